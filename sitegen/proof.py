"""Proof: hold the output against a clean build, as the law says that they are the same."""

from collections.abc import Iterator, Mapping, Sequence
from os.path import relpath
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.design import design
from sitegen.diagnostics import Diagnostic, Location, has_errors
from sitegen.fingerprint import digest_of
from sitegen.orders import Order, Result, Watch
from sitegen.outlook import Outlook, look_at_sources, look_out
from sitegen.pipeline import draw_into
from sitegen.planned import Stamped
from sitegen.reasons import reason
from sitegen.records import Record
from sitegen.survey import MARKER

_NAMED = 10
"""Differing files that are told of; where there are more, these will do."""
_AGAIN = "build once more; that puts it right"
_CLEAN = "please report it, with both files; to mend the output, build with --clean"


def prove(order: Order, watch: Watch) -> Result:
    """Build clean into a scratch folder, and report where the output is another.

    Raises ``NotOursError``, ``MisplacedError`` and, where the machine fails, ``OSError``.
    """
    seen = look_out(order)
    fresh = replace(order, clean=True)
    made = design(fresh, watch, look_at_sources(fresh))
    with TemporaryDirectory() as folder:
        report, stamped, faults = draw_into(Path(folder), made, fresh, watch)
        diagnostics = (*made.diagnostics, *faults)
        if report is None or has_errors(diagnostics):
            return Result(None, made.unpublished, diagnostics)
        differences = tuple(_differences(Path(folder), stamped, seen))
    return Result(report, made.unpublished, (*diagnostics, *differences))


def _differences(clean: Path, stamped: Sequence[Stamped], seen: Outlook) -> Iterator[Diagnostic]:
    """Name the first files that differ, those that are missing, and those that are too many."""
    output = seen.shelf.output
    planned = {path: each for each in stamped for path in each.planned.paths}
    differing = [path for path in planned if _data(clean / path) != _data(output / path)]
    spare = _files(output) - planned.keys()
    told = sorted((*differing, *spare))
    for path in told[:_NAMED]:
        words, hint = _words(path, planned, seen.records.files.get(path), output)
        yield _difference(path, words, hint, seen)
    if len(told) > _NAMED:
        words = f"{len(told) - _NAMED} more files differ from a clean build's"
        yield _difference("", words, _AGAIN, seen)


def _words(
    path: str, planned: Mapping[str, Stamped], record: Record | None, output: Path
) -> tuple[str, str]:
    """Say in what a file differs and why, and what to do about it."""
    if path not in planned:
        return "a clean build makes no such file", _AGAIN
    data = _data(output / path)
    if data is None:
        return "a clean build makes this file, and it is not there", _AGAIN
    other = "this is not what a clean build makes"
    if record is None or record.inputs != planned[path].inputs:
        return f"{other}, as {reason(planned[path], record)}", _AGAIN
    if record.output != digest_of(data):
        return f"{other}, as somebody else has changed it since it was drawn", _AGAIN
    return f"{other}, though nothing has changed: this is a fault of sitegen", _CLEAN


def _difference(path: str, words: str, hint: str, seen: Outlook) -> Diagnostic:
    place = relpath(seen.shelf.output / path, seen.shelf.root).replace("\\", "/")
    return Diagnostic(Location(place), Code.OUTPUT_DIFFERS, words, hint)


def _data(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() and not file.is_symlink() else None


def _files(folder: Path) -> set[str]:
    """List all that is no folder, but for the marker."""
    found = (each for each in folder.rglob("*") if each.is_symlink() or not each.is_dir())
    return {each.relative_to(folder).as_posix() for each in found} - {MARKER}
