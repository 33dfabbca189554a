"""Telling: findings go to whoever reads them, in the form that was asked for."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from sitegen.checkouts import checkout_around
from sitegen.diagnostics import Diagnostics, in_order, render_text
from sitegen.edits import lines_of
from sitegen.files import TEXT_LIMIT

TEXT = "text"


def report(diagnostics: Diagnostics, root: Path, form: str) -> None:
    """Tell of a site's files: as text on standard error, in another form on standard output."""
    if form != TEXT:
        _write(diagnostics, root, form)
    elif diagnostics and sys.stderr.isatty():
        _show(diagnostics, root)
    elif diagnostics:
        print(render_text(diagnostics), file=sys.stderr)


def inform(text: str, form: str) -> None:
    """Print what a run came to: beside the findings, where these are for a program."""
    print(text, file=sys.stdout if form == TEXT else sys.stderr)


def read_lines(root: Path, paths: Iterable[str]) -> dict[str, Sequence[str]]:
    """Read the lines of files that are there, whatever is in them."""
    files = {path: root / path for path in paths}
    return {
        path: lines_of(file.read_bytes().decode(errors="replace"))
        for path, file in files.items()
        if file.is_file() and file.stat().st_size <= TEXT_LIMIT
    }


def _show(diagnostics: Diagnostics, root: Path) -> None:
    from sitegen import format_terminal  # noqa: PLC0415  # only where somebody looks on
    from sitegen.findings import Findings  # noqa: PLC0415  # as above

    lines = read_lines(root, {each.location.path for each in diagnostics})
    findings = Findings(in_order(diagnostics), lines)
    write = format_terminal.write_colored if _has_colors() else format_terminal.write
    print(write(findings), end="", file=sys.stderr)


def _has_colors() -> bool:
    """Tell whether a terminal shows colors and its user wants them (no-color.org)."""
    able = "WT_SESSION" in os.environ or os.environ.get("TERM", "dumb") != "dumb"
    return able and not os.environ.get("NO_COLOR")


def _write(diagnostics: Diagnostics, root: Path, form: str) -> None:
    """Write in UTF-8, whatever the terminal's encoding is: a program reads it."""
    from sitegen.findings import Findings  # noqa: PLC0415  # few ask for it
    from sitegen.formats import WRITERS  # noqa: PLC0415  # as above
    from sitegen.manual import sections  # noqa: PLC0415  # as above

    paths = {edit.location.path for each in diagnostics for edit in each.edits}
    lines = read_lines(root, paths)
    around = checkout_around(root)
    folder = around[1] if around else ""
    findings = Findings(in_order(diagnostics), lines, folder, sections())
    sys.stdout.flush()
    sys.stdout.buffer.write(WRITERS[form](findings).encode(errors="backslashreplace"))
