"""The ledger's file: read as other texts of a site are, and replaced at one stroke."""

from errno import EAGAIN
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, Severity
from sitegen.files import TEXT_LIMIT
from sitegen.ledger import LEDGER, NO_LEDGER, Ledger, read_ledger, write_ledger
from sitegen.replacing import replace_file
from sitegen.texts import read_text_file


class Remembered(Struct, frozen=True):
    """What the ledger says, the faults of its file, and its bytes; ``None`` if there are none."""

    ledger: Ledger
    faults: Diagnostics = ()
    data: bytes | None = None


def recall(root: Path) -> Remembered:
    """Read a site's ledger; there may be none."""
    file = root / LEDGER
    if not (file.exists() or file.is_symlink()):
        return Remembered(NO_LEDGER)
    data = read_text_file(root, LEDGER)
    if isinstance(data, Diagnostic):
        return Remembered(NO_LEDGER, (data,))
    try:
        ledger, faults = read_ledger(data.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        hint = "save the file with the encoding UTF-8, or take back the change with git"
        message = "the ledger is no text in UTF-8"
        place = Location(LEDGER, line)
        return Remembered(NO_LEDGER, (Diagnostic(place, Code.LEDGER_INVALID, message, hint),))
    return Remembered(ledger, faults, data)


def warned(faults: Diagnostics) -> Diagnostics:
    """Make warnings of what is wrong with the ledger, where nothing else depends on it."""
    return tuple(replace(each, severity=Severity.WARNING) for each in faults)


def remember(root: Path, ledger: Ledger, before: Remembered) -> Diagnostic | None:
    """Write the ledger in the place of what was read, or say why it can't be written.

    Raises ``OSError``, also if it has changed meanwhile.
    """
    data = write_ledger(ledger)
    if len(data) > TEXT_LIMIT:
        message = f"so many addresses fail that {LEDGER} would have more than {TEXT_LIMIT:,} bytes"
        hint = "see whether lychee had a network, and run it again"
        return Diagnostic(Location(LEDGER), Code.FILE_LIMIT, message, hint)
    if data != before.data:
        _replace(root / LEDGER, data, before.data)
    return None


def _replace(file: Path, data: bytes, before: bytes | None) -> None:
    if (file.read_bytes() if file.exists() else None) != before:
        raise OSError(EAGAIN, "it was changed meanwhile; take the report in once more", LEDGER)
    replace_file(file, data, file)
