"""Findings: all that a run has to say of files, with what those need who show it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from sitegen.diagnostics import Diagnostic, Diagnostics
from sitegen.edits import Lines
from sitegen.fingerprint import digest
from sitegen.printable import one_line

_FIGURES = re.compile("[0-9]+")


class Findings(Struct, frozen=True):
    """Diagnostics in their order, and the lines of the files that they are about.

    ``folder`` leads from the top of the repository to the site, and is empty or ends with ``/``;
    ``manual`` explains codes.
    """

    diagnostics: Diagnostics
    lines: Lines
    folder: str = ""
    manual: Mapping[str, str] = {}

    def place(self, path: str) -> str:
        """Give a file's path from the top of the repository, where hosts look for it."""
        return one_line(self.folder + path)


def identified(findings: Findings) -> Iterator[tuple[Diagnostic, str]]:
    """Pair each fault with a name that it keeps while its file is edited around it.

    So neither its place counts nor the figures in its message; equal faults are numbered.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for each in findings.diagnostics:
        which = findings.place(each.location.path), each.code, _FIGURES.sub("0", each.message)
        yield each, digest(tuple(map(one_line, (*which, str(seen[which]))))).hex()
        seen[which] += 1
