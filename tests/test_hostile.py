"""Files as a hostile or mistaken editor writes them: what is told of each, and that nothing runs.

Each folder of ``tests/hostile/`` is a group. A case of it is a file (``case.md``, or one that is
copied, ``case.svg``), which is put into a small site's ``content/resources/``, and its report,
word for word (``case.txt``; ``case.gfm.txt`` where that dialect's is another one; none if there is
nothing to tell). All cases of a group are built at once; those with errors are then left out, as
nothing would be published. A group may have settings of its own (``site.yaml``).
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from sitegen.diagnostics import Diagnostic, has_errors, in_order, render_text
from sitegen.orders import Result
from tests.sites import SETTINGS, Folder
from tests.unsafe import unsafe

_HOSTILE = Path(__file__).parent / "hostile"
_GROUPS = sorted(each.name for each in _HOSTILE.iterdir())
_DIALECTS = ("python-markdown", "gfm")
_PLACE = "content/resources/"
_TOPIC = "---\ntitle: Service\n---\n"
_BASE = "https://example.org/library/"
_ALLOWED = {"allowed": frozenset({"iframe", "video", "audio", "source", "track", "picture"})}
"""What the settings of a group allow besides."""

Reports = dict[str, str]


def _cases(group: str) -> list[Path]:
    """List a group's cases, in the order of their names."""
    files = sorted((_HOSTILE / group).iterdir())
    return [each for each in files if each.suffix != ".txt" and each.name != "site.yaml"]


def _site(group: str, dialect: str, root: Path) -> Folder:
    own = _HOSTILE / group / "site.yaml"
    more = own.read_text(encoding="utf-8") if own.exists() else ""
    site = Folder(root, f"{SETTINGS}markdown: {dialect}\n{more}")
    site.write("content/topics/service.md", _TOPIC)
    for case in _cases(group):
        site.write(_PLACE + case.name, case.read_bytes())
    return site


def _published(site: Folder, result: Result) -> Result:
    """Publish a site without the files that have errors."""
    if has_errors(result.diagnostics):
        for path in {each.location.path for each in result.diagnostics if has_errors([each])}:
            site.remove(path)
        return site.build()
    return result


def _told(diagnostics: Iterable[Diagnostic]) -> Reports:
    """Part a report by files; one that has nothing to tell has none."""
    found: dict[str, list[Diagnostic]] = {}
    for each in in_order(diagnostics):
        found.setdefault(each.location.path.removeprefix(_PLACE), []).append(each)
    return {name: render_text(faults) + "\n" for name, faults in found.items()}


def _expected(group: str, dialect: str) -> Reports:
    read = {case.name: _report_of(case, dialect) for case in _cases(group)}
    texts = {name: file.read_bytes().decode() for name, file in read.items() if file.exists()}
    return {name: text for name, text in texts.items() if text}


def _report_of(case: Path, dialect: str) -> Path:
    own = case.with_suffix(f".{dialect}.txt")
    return own if own.exists() else case.with_suffix(".txt")


def _rewrite(group: str, dialect: str, told: Reports) -> None:
    """Write the reports anew, the general ones by the dialect that has most rules."""
    for case in _cases(group):
        general, own = case.with_suffix(".txt"), case.with_suffix(".gfm.txt")
        text = told.get(case.name, "").encode()
        if dialect != "gfm":
            general.unlink(missing_ok=True)
            if text:
                general.write_bytes(text)
        elif text == (general.read_bytes() if general.exists() else b""):
            own.unlink(missing_ok=True)
        else:
            own.write_bytes(text)


@pytest.mark.parametrize("dialect", _DIALECTS)
@pytest.mark.parametrize("group", _GROUPS)
def test_what_is_told_and_that_nothing_runs(
    tmp_path: Path, group: str, dialect: str, *, regold: bool
) -> None:
    site = _site(group, dialect, tmp_path)
    result = site.build()
    told = _told(result.diagnostics)
    if regold:
        _rewrite(group, dialect, told)
    assert told == _expected(group, dialect)
    assert _published(site, result).report
    found = unsafe(site.root / "output", _BASE, _ALLOWED.get(group, frozenset()))
    assert found == []


@pytest.mark.parametrize("group", _GROUPS)
def test_each_report_belongs_to_a_case(group: str) -> None:
    stems = {case.with_suffix("").name for case in _cases(group)}
    reports = {
        re.sub(r"(\.gfm)?\.txt$", "", each.name) for each in (_HOSTILE / group).glob("*.txt")
    }
    assert reports - stems == set()
    assert len(stems) == len(_cases(group))
