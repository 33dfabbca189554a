"""The command links: the addresses that a site leads to, and what becomes of them."""

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import json

from sitegen import building, linking
from sitegen.cli import main
from sitegen.diagnostics import Location, Severity
from sitegen.ledger import LEDGER
from sitegen.ledger_checks import told_by_ledger
from sitegen.link_reports import read_report
from sitegen.preview import UNSEEN, in_turn, look
from sitegen.recent import Recent
from sitegen.store import Finder
from tests.sites import SETTINGS, Folder, resource, resumed, tree

_A = "content/resources/a.md"
_LINK = "https://link.example.org/a"
_BODY = "https://body.example.org/b."
_LISTED = f"""\
content/resources/a.md:6:7: {_LINK}
content/resources/a.md:8:10: {_BODY}
content/resources/a.md:8:48: {_LINK}
content/topics/service.md:4:6: https://topic.example.org/
site.yaml:4:10: https://contact.example.org/
"""
_PLAIN = """\
https://body.example.org/b%2E
https://contact.example.org/
https://link.example.org/a
https://topic.example.org/
"""
_DEAD = (
    f"'{_LINK}' is dead: it failed 3 times since 05 January 2026: 404 Not Found\n"
    f"  hint: link to where it is now, or to a copy that was kept of it: "
    f"https://web.archive.org/web/20260105/{_LINK}\n"
)
_FAILING = "hint: open it in a browser; it is called dead after 3 failures over 14 days\n"
_AS_IT_WAS = "sitegen: links.jsonl is as it was\n"

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    monkeypatch.setattr(building, "monotonic", lambda: 0.0)
    folder = Folder(tmp_path / "site", f"{SETTINGS}contact: https://contact.example.org/\n")
    folder.write(
        "content/topics/service.md", "---\ntitle: Service\n---\nSee <https://topic.example.org/>.\n"
    )
    folder.write(_A, resource(body=f"See [b](<{_BODY}>) and [a]({_LINK}).\n", link=_LINK))
    folder.write(
        "content/resources/b.md",
        resource("B", body="", draft="true", link="https://draft.example.org/"),
    )
    folder.write(
        "content/resources/c.md",
        resource("C", body="[a](a.md) <mailto:a@example.org>\n", link="mailto:ann@example.org"),
    )
    return folder


@pytest.fixture
def run(site: Folder, capsys: pytest.CaptureFixture[str]) -> Run:
    def _run(*words: str) -> tuple[int, str, str]:
        status = main([words[0], str(site.root), *words[1:]])
        told = capsys.readouterr()
        return status, told.out, told.err

    return _run


def lychee(site: Folder, *, failed: tuple[str, ...] = (), well: tuple[str, ...] = ()) -> str:
    """Write a report beside the site, and give its path."""

    def answers(urls: tuple[str, ...], code: int) -> dict[str, object]:
        return {"stdin": [{"url": each, "status": {"text": "", "code": code}} for each in urls]}

    data = {
        "success_map": answers(well, 200),
        "error_map": answers(failed, 404),
        "detailed_stats": True,
    }
    file = site.root.parent / "lychee.json"
    file.write_bytes(json.encode(data))
    return str(file)


def entry(failures: int = 3, last: str = "2026-01-19", address: str = _LINK) -> str:
    return (
        f'{{"address":"{address}","failures":{failures},"first":"2026-01-05","last":"{last}",'
        '"why":"404 Not Found"}\n'
    )


def test_all_addresses_are_listed_with_their_places(run: Run) -> None:
    assert run("links", "--quiet") == (0, _LISTED, "")


def test_drafts_are_listed_where_they_are_asked_for(run: Run) -> None:
    _, out, _ = run("links", "--quiet", "--drafts")
    assert "content/resources/b.md:7:7: https://draft.example.org/\n" in out


def test_for_lychee_each_is_listed_once_and_taken_whole(run: Run) -> None:
    assert run("links", "--plain", "--quiet") == (0, _PLAIN, "")


def test_of_a_site_with_errors_what_can_be_read_is_listed(site: Folder, run: Run) -> None:
    site.write("content/resources/d.md", "No front matter.\n")
    told = "sitegen: the site has errors, so addresses may be missing; see sitegen check\n"
    assert run("links", "--quiet") == (1, _LISTED, told)
    site.write(
        "content/topics/service.md",
        "---\ntitle: Service\nsumary: x\n---\nSee <https://topic.example.org/>.\n",
    )
    assert run("links", "--quiet")[1] == _LISTED.replace("4:6", "5:6")


def test_of_settings_that_cannot_be_read_the_files_are_listed(site: Folder, run: Run) -> None:
    site.write("site.yaml", "title: [\n")
    assert run("links", "--quiet")[:2] == (1, _LISTED.rpartition("site.yaml")[0])


def test_nobody_is_asked(site: Folder, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write(LEDGER, entry())
    monkeypatch.setattr("socket.socket", None)
    assert run("links", "--quiet")[0] == 0
    assert run("links", "--quiet", "--report", lychee(site, failed=(_LINK,)))[0] == 0
    assert run("check", "--quiet")[0] == 0


def test_without_settings_or_content_there_is_nothing_to_list(site: Folder, run: Run) -> None:
    site.remove("site.yaml")
    assert run("links")[:2] == (1, "")
    (site.root / "content").rename(site.root / "contents")
    assert "has no folder 'content'" in run("links")[2]


def test_a_link_fails_and_dies_and_lives_again(site: Folder, run: Run) -> None:
    report = lychee(site, failed=(_LINK,), well=(f"{_BODY[:-1]}%2E",))
    status, out, err = run("links", "--report", report, "--today", "2026-01-05")
    assert (status, out) == (0, "1 of 5 addresses failing, 0 of them dead\n")
    assert err == (
        f"{_A}:6:7: note[link-failing] '{_LINK}' failed on 05 January 2026: 404 Not Found\n"
        f"  {_FAILING}"
        f"{_A}:8:48: note[link-failing] '{_LINK}' failed on 05 January 2026: 404 Not Found\n"
        f"  {_FAILING}"
    )
    assert (site.root / LEDGER).read_text() == entry(1, "2026-01-05")
    _, _, err = run("links", "--report", report, "--today", "2026-01-12")
    assert f"note[link-failing] '{_LINK}' failed 2 times since 05 January 2026: 404" in err
    assert run("check", "--quiet") == (0, "", "")
    for _ in range(2):
        status, out, err = run("links", "--report", report, "--today", "2026-01-19")
        assert (status, out) == (0, "1 of 5 addresses failing, 1 of them dead\n")
        assert err == f"{_A}:6:7: warning[link-dead] {_DEAD}{_A}:8:48: warning[link-dead] {_DEAD}"
        assert (site.root / LEDGER).read_text() == entry()
    assert run("check", "--quiet") == (0, "", err)
    report = lychee(site, well=(_LINK,))
    told = (0, "0 of 5 addresses failing, 0 of them dead\n", "")
    assert run("links", "--report", report, "--today", "2026-01-26") == told
    assert (site.root / LEDGER).read_text() == ""
    assert run("check", "--quiet") == (0, "", "")


def test_drafts_are_remembered_and_not_told(site: Folder, run: Run) -> None:
    report = lychee(site, failed=("https://draft.example.org/",))
    told = (0, "1 of 5 addresses failing, 0 of them dead\n", "")
    assert run("links", "--report", report) == told
    site.write(LEDGER, entry(address="https://draft.example.org/"))
    assert run("check", "--quiet") == (0, "", "")
    assert "b.md:7:7: warning[link-dead]" in run("check", "--quiet", "--drafts")[2]


def test_strict_makes_errors_of_dead_links_and_not_of_notes(site: Folder, run: Run) -> None:
    site.write(LEDGER, entry(1, "2026-01-12"))
    report = lychee(site, failed=(_LINK,))
    assert run("links", "--quiet", "--strict", "--report", report, "--today=2026-01-13")[0] == 0
    site.write(LEDGER, entry())
    status, out, err = run("links", "--quiet", "--strict", "--report", report, "--today=2026-01-20")
    assert (status, out) == (1, "")
    assert "error[link-dead]" in err
    assert run("check", "--quiet", "--strict")[0] == 1


def test_strict_minds_nothing_but_dead_links(site: Folder, run: Run) -> None:
    site.write("content/about.md", "---\ntitle: About\n---\n[gone](gone.md)\n")
    assert run("links", "--quiet", "--strict") == (0, _LISTED, "")
    report = lychee(site, well=(_LINK,))
    assert run("links", "--quiet", "--strict", "--report", report) == (0, "", "")


def test_a_report_is_told_in_every_form(site: Folder, run: Run) -> None:
    report = lychee(site, failed=(_LINK,))
    words = ("links", "--report", report, "--today", "2026-01-05", "--format")
    status, out, err = run(*words, "json")
    assert (status, err) == (0, "1 of 5 addresses failing, 0 of them dead\n")
    assert [json.decode(line)["code"] for line in out.splitlines()] == ["link-failing"] * 2
    assert run(*words, "github")[1].startswith(f"::notice file={_A},line=6,")


def test_a_report_may_come_from_standard_input(
    site: Folder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Path(lychee(site, failed=(_LINK,))).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert run("links", "--quiet", "--report", "-", "--today", "2026-01-05")[0] == 0
    assert (site.root / LEDGER).exists()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    monkeypatch.setattr(linking, "REPORT_LIMIT", 10)
    status, _, err = run("links", "--report", "-")
    assert status == 1
    assert err.startswith("standard input:1:1: error[report-invalid] the report has more than 10 ")


def _pipe(file: Path) -> None:
    os.mkfifo(file)


def _text(text: str) -> Callable[[Path], object]:
    return lambda file: file.write_text(text)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda _: None, "there is no such report"),
        (_pipe, "this is no file"),
        (Path.mkdir, "this is no file"),
        (_text(" " * 2_001), "the report has more than 2,000 bytes"),
        (_text('{"a"'), "the report ends in the midst of its JSON"),
        (_text("{\n x"), "the report is no JSON: object keys must be strings"),
        (
            _text('{"detailed_stats":true,"success_map":{},"error_map":{}}'),
            "the report names none of the site's addresses",
        ),
    ],
)
def test_what_is_no_report_is_told_and_nothing_is_remembered(
    made: Callable[[Path], object],
    message: str,
    site: Folder,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(linking, "REPORT_LIMIT", 2_000)
    made(site.root / "r.json")
    status, out, err = run("links", "--report", str(site.root / "r.json"))
    assert (status, out) == (1, "")
    assert err.startswith("r.json:")
    assert f"error[report-invalid] {message}\n  hint: " in err
    assert err.endswith(_AS_IT_WAS)
    assert not (site.root / LEDGER).exists()


def test_a_site_without_addresses_has_an_empty_ledger(tmp_path: Path) -> None:
    site = Folder(tmp_path / "site")
    site.write(_A, resource())
    assert main(["links", str(site.root), "--quiet", "--report", lychee(site)]) == 0
    assert (site.root / LEDGER).read_bytes() == b""


def test_of_a_site_with_errors_nothing_is_forgotten(site: Folder, run: Run) -> None:
    site.write(LEDGER, entry())
    site.write(_A, "No front matter.\n")
    status, _, err = run("links", "--report", lychee(site, well=(_LINK,)))
    assert status == 1
    assert f"{_A}:1:1: error[front-matter-missing]" in err
    assert err.endswith(_AS_IT_WAS)
    assert (site.root / LEDGER).read_text() == entry()


_SPOILED: list[tuple[Callable[[Path], object], str]] = [
    (_text(f"{entry()}<<<<<<< HEAD\n"), "2:1: {}[ledger-invalid] git has left two versions here"),
    (
        lambda file: file.write_bytes(b"\n\xff"),
        "2:1: {}[ledger-invalid] the ledger is no text in UTF-8",
    ),
    (_text("x" * 1_000_001), "1:1: {}[file-limit] the file has 1,000,001 bytes"),
    (_pipe, "1:1: {}[file-kind] this is no file"),
    (lambda file: file.symlink_to("/etc/hostname"), "1:1: {}[file-link] the link leads out of"),
    (lambda file: file.symlink_to("gone"), "1:1: {}[file-link] the link leads to nothing"),
]


@pytest.mark.parametrize(("made", "told"), _SPOILED)
def test_a_ledger_that_cannot_be_read_is_left_alone(
    made: Callable[[Path], object], told: str, site: Folder, run: Run
) -> None:
    made(site.root / LEDGER)
    before = (site.root / LEDGER).lstat()
    status, _, err = run("links", "--report", lychee(site, failed=(_LINK,)))
    assert status == 1
    assert f"{LEDGER}:{told.format('error')}" in err
    assert err.endswith(_AS_IT_WAS)
    after = (site.root / LEDGER).lstat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    status, _, err = run("check", "--quiet")
    assert (status, told.format("warning") in err) == (0, True)


def test_what_a_sound_part_of_a_ledger_says_is_told_all_the_same(site: Folder, run: Run) -> None:
    site.write(LEDGER, f"{entry()}x\n")
    _, _, err = run("check", "--quiet")
    assert [each.split("[")[1].split("]")[0] for each in err.splitlines()[::2]] == (
        ["link-dead", "link-dead", "ledger-invalid"]
    )


def test_more_failures_than_a_ledger_may_hold_are_no_chance(
    site: Folder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitegen.ledger_file.TEXT_LIMIT", 100)
    status, _, err = run("links", "--report", lychee(site, failed=(_LINK,)))
    assert status == 1
    assert err.startswith(
        "links.jsonl:1:1: error[file-limit] so many addresses fail that links.jsonl would have "
        "more than 100 bytes\n"
    )
    assert not (site.root / LEDGER).exists()


def test_a_ledger_that_changes_meanwhile_is_not_overwritten(
    site: Folder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(data: bytes) -> object:
        site.write(LEDGER, entry())
        return original(data)

    original = read_report
    monkeypatch.setattr(linking, "read_report", meanwhile)
    status, _, err = run("links", "--report", lychee(site, failed=(_BODY,)))
    assert (status, err) == (
        1,
        "sitegen: links.jsonl: it was changed meanwhile; take the report in once more\n",
    )
    assert (site.root / LEDGER).read_text() == entry()


def test_a_ledger_is_replaced_at_one_stroke(
    site: Folder, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    site.write(LEDGER, entry())
    (site.root / LEDGER).chmod(0o640)
    before = sorted(each.name for each in site.root.iterdir())
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        assert run("links", "--report", lychee(site, well=(_LINK,)))[0] == 1
    assert (site.root / LEDGER).read_text() == entry()
    assert sorted(each.name for each in site.root.iterdir()) == before
    assert run("links", "--report", lychee(site, well=(_LINK,)))[0] == 0
    assert (site.root / LEDGER).stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in site.root.iterdir()) == before


def test_the_preview_tells_what_check_tells_and_a_build_does_not(site: Folder) -> None:
    site.write(LEDGER, entry())
    order = site.order()
    seen = look(order, UNSEEN, Recent(Finder(None, b"")), in_turn)
    dead = [each for each in seen.diagnostics if each.code == "link-dead"]
    assert [each.location for each in dead] == [Location(_A, 6, 7), Location(_A, 8, 48)]
    assert {each.severity for each in dead} == {Severity.WARNING}
    assert seen.showing
    assert told_by_ledger(order, seen.showing.made) == tuple(dead)
    assert site.build().diagnostics == ()


def test_no_page_depends_on_the_ledger(site: Folder) -> None:
    assert site.build().report
    before = tree(site.root / "output")
    site.write(LEDGER, entry())
    assert resumed(site.order())
    assert site.build(clean=True).report
    assert tree(site.root / "output") == before
