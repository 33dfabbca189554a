"""The setting ``metadata``: what machines are told of each page, and in which forms."""

from sitegen.diagnostics import Diagnostics
from sitegen.filling import Form, faults, fill
from sitegen.kinds import BOOLEAN, Faults, one
from sitegen.located import Node, Table
from sitegen.settings import MetadataSetting

_read = one(BOOLEAN)
METADATA_FORM: Form = dict.fromkeys(MetadataSetting.__struct_fields__, _read)
_NOTHING = MetadataSetting(*(False for _ in METADATA_FORM))


def read_metadata(node: Node) -> tuple[MetadataSetting, Diagnostics]:
    """Read which forms there are: a switch for each, or one word for all of them."""
    if isinstance(node, Table):
        filled = fill(node, METADATA_FORM)
        return MetadataSetting(**filled.values), filled.diagnostics
    value = _read(node)
    if isinstance(value, Faults):
        return MetadataSetting(), tuple(faults("metadata", value))
    return MetadataSetting() if value else _NOTHING, ()
