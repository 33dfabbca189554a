"""Header limits: how much YAML a file may have, and what is said of more."""

from msgspec import Struct

from sitegen.codes import Code
from sitegen.slips import Slip

DEPTH = 32
"""Collections within collections: a field that a person writes has one or two."""
CHARACTERS = 65_536
EVENTS = 20_000
"""Two for each collection and one for each scalar: about 10,000 values."""
MOST_SLIPS = 50


class Sheet(Struct, frozen=True):
    """The YAML of a file: the file's path, the line it starts at, and what people call it."""

    path: str
    line: int
    noun: str


def too_long(sheet: Sheet, row: int = 0) -> Slip:
    """Refuse what no person writes, before it costs anything."""
    message = f"{sheet.noun} is longer or deeper than anybody would write it"
    hint = f"it may have {CHARACTERS:,} characters, {EVENTS // 2:,} values and {DEPTH} levels"
    return Slip(row, 0, message, hint, Code.FRONT_MATTER_LIMIT)


def too_faulty(slips: list[Slip], sheet: Sheet) -> Slip:
    """Leave it at the first faults, where there are so many that nobody would read all."""
    row = slips[MOST_SLIPS].row
    del slips[MOST_SLIPS:]
    message = f"{sheet.noun} has more faults than the {MOST_SLIPS} that are told here"
    return Slip(row, 0, message, "put these right first", Code.FRONT_MATTER_LIMIT)
