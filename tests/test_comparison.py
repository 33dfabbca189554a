"""check --since: no address that readers had at an earlier revision is lost without a word."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen import building
from sitegen.cli import main
from tests.repositories import commit, git, start
from tests.sites import SETTINGS, Folder, resource

_TODAY = ("--today", "2026-06-15")
_LONG = "How to listen when an accent is new to you, and how to make yourself understood.\n"
Edit = Callable[[Folder], None]


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setattr(building, "monotonic", lambda: 0.0)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a site in a folder of a repository, where it has one revision."""
    top = tmp_path_factory.mktemp("repository")
    (top / "library").mkdir()
    folder = Folder(top / "library")
    folder.write(
        "content/about.md", "---\ntitle: About\naliases: /about-us.html\n---\nWho we are.\n"
    )
    folder.write("content/resources/accents.md", resource(body=_LONG))
    folder.write("content/resources/words.md", resource("Words", type="Guide", topic="Writing"))
    folder.write("content/topics/service.md", "---\ntitle: Service\n---\nAt the desk.\n")
    folder.write("content/resources/maps.md", resource("Maps", body="Where the books are.\n"))
    start(top)
    commit(top)
    return top


@pytest.fixture
def site(first: Path, tmp_path: Path) -> Folder:
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    return Folder(tmp_path / "library")


def compared(site: Folder, *words: str, since: str = "main") -> int:
    return main(["check", str(site.root), *_TODAY, "--since", since, *words])


def told(site: Folder, capsys: pytest.CaptureFixture[str], *words: str, status: int = 1) -> str:
    """Give what is said of addresses, and of nothing else."""
    assert compared(site, *words) == status
    lines = capsys.readouterr().err.splitlines()
    found = (at for at, line in enumerate(lines) if "[address-gone]" in line)
    return "".join(f"{line}\n" for at in found for line in lines[at : at + 2])


def move(site: Folder, old: str, new: str) -> None:
    (site.root / new).parent.mkdir(parents=True, exist_ok=True)
    (site.root / old).rename(site.root / new)


def edit(site: Folder, path: str, was: str, text: str) -> None:
    file = site.root / path
    before = file.read_text()
    assert was in before
    file.write_text(before.replace(was, text))


def test_where_all_is_as_it_was_nothing_is_told(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compared(site) == 0
    assert capsys.readouterr().out == (
        "No errors (0.0 s)\n1 note\nOf 9 addresses at 'main', each still leads somewhere\n"
    )


_PASTE = """\
content/resources/speech.md:2:1: error[address-gone] /resources/accents/ leads nowhere any more: \
at 'main' it was the address of content/resources/accents.md, which is this file now
  hint: paste as line 2: aliases: [/resources/accents/]
"""


def test_a_renamed_file_is_told_with_the_line_to_paste(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    move(site, "content/resources/accents.md", "content/resources/speech.md")
    assert told(site, capsys) == _PASTE


def test_the_line_takes_the_error_away(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    move(site, "content/resources/accents.md", "content/resources/speech.md")
    file = site.root / "content/resources/speech.md"
    lines = file.read_text().splitlines(keepends=True)
    pasted = _PASTE.splitlines()[1].partition("line 2: ")[2]
    file.write_text("".join((lines[0], f"{pasted}\n", *lines[1:])))
    assert compared(site) == 0
    assert "Of 9 addresses at 'main', each still leads somewhere\n" in capsys.readouterr().out


def test_it_does_not_matter_whether_the_change_is_committed(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    git(site.root, "tag", "v1")
    move(site, "content/resources/accents.md", "content/resources/speech.md")
    commit(site.root)
    assert compared(site, since="v1") == 1
    assert capsys.readouterr().err.startswith(_PASTE.replace("main", "v1"))


@pytest.mark.parametrize(
    ("front", "place", "hint"),
    [
        ("aliases:\n", "2:9", "write as line 2: aliases: [/resources/accents/]"),
        ("aliases: []\n", "2:10", "write as line 2: aliases: [/resources/accents/]"),
        ("aliases: /x/\n", "2:10", "write as line 2: aliases: [/x/, /resources/accents/]"),
        ("aliases: [/x, y]\n", "2:10", "write as line 2: aliases: [/x, y, /resources/accents/]"),
        ("aliases: ['/x/']\n", "2:10", 'write as line 2: aliases: ["/x/", /resources/accents/]'),
        ("aliases:\n  - /x/\n  - /y/\n", "3:1", "paste as line 3:   - /resources/accents/"),
        ("aliases:\n- /x/\n", "3:1", "paste as line 3: - /resources/accents/"),
        ("aliases: [\n  /x/]\n", "2:10", "add to its aliases: /resources/accents/"),
        ("aliases:\n  /x/\n", "3:3", "add to its aliases: /resources/accents/"),
    ],
)  # fmt: skip
def test_what_is_to_be_pasted_where_there_are_aliases(
    front: str, place: str, hint: str, site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(site, "content/resources/accents.md", "---\ntitle", f"---\n{front}title")
    move(site, "content/resources/accents.md", "content/resources/speech.md")
    first, second, *_ = told(site, capsys).splitlines()
    assert first.startswith(f"content/resources/speech.md:{place}: ")
    assert second == f"  hint: {hint}"


def test_fields_between_braces(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    (site.root / "content/about.md").unlink()
    site.write("content/who.md", "---\n{title: About, summary: Us}\n---\nWho we are.\n")
    assert told(site, capsys) == (
        "content/who.md:2:1: error[address-gone] /about/ and /about-us.html lead nowhere any more: "
        "at 'main' they were addresses of content/about.md, which is this file now\n"
        "  hint: add to its fields: aliases: [/about/, /about-us.html]\n"
    )


def test_aliases_between_braces(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    (site.root / "content/about.md").unlink()
    site.write("content/who.md", "---\n{title: About, aliases: /x/}\n---\nWho we are.\n")
    assert "  hint: add to its aliases: /about/, /about-us.html\n" in told(site, capsys)


def test_an_item_of_several_lines_to_paste(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    (site.root / "content/about.md").unlink()
    site.write("content/who.md", "---\ntitle: About\naliases:\n  - /x/\n---\nWho we are.\n")
    hint = "  hint: paste as line 4:   - /about/; as line 5:   - /about-us.html\n"
    assert hint in told(site, capsys)


def _whole_folder(site: Folder) -> None:
    move(site, "content/resources", "content/things")
    move(site, "content/things", "content/resources/desk")


def _rewritten(site: Folder) -> None:
    move(site, "content/resources/accents.md", "content/resources/speech.md")
    edit(site, "content/resources/speech.md", "title: Accents", "title: On Speech")


def _no_alias(site: Folder) -> None:
    edit(site, "content/about.md", "aliases: /about-us.html\n", "")


def _draft(site: Folder) -> None:
    edit(site, "content/resources/accents.md", "type: News", "type: News\ndraft: true")


def _future(site: Folder) -> None:
    edit(site, "content/resources/accents.md", "2015-09-23", "2027-01-01")


def _removed(site: Folder) -> None:
    site.remove("content/resources/accents.md")


def _renamed_topic(site: Folder) -> None:
    edit(site, "content/resources/words.md", "topic: Writing", "topic: C#")


def _topic_with_a_file(site: Folder) -> None:
    site.write("content/topics/good-style.md", "---\ntitle: Style\n---\n")
    edit(site, "content/resources/words.md", "topic: Writing", "topic: Style")


def _unnamed_topic(site: Folder) -> None:
    edit(site, "content/resources/words.md", "topic: Writing", "topic: Service")


def _topic_without_its_file(site: Folder) -> None:
    site.remove("content/topics/service.md")
    edit(site, "content/resources/accents.md", "topic: Service", "topic: Help")
    edit(site, "content/resources/maps.md", "topic: Service", "topic: Help")


def _topic_that_goes(site: Folder) -> None:
    site.remove("content/topics/service.md")
    edit(site, "content/resources/accents.md", "topic: Service", "topic: Writing")
    edit(site, "content/resources/maps.md", "topic: Service", "topic: Writing")


def _capitals(site: Folder) -> None:
    move(site, "content/resources/accents.md", "content/resources/x.md")
    move(site, "content/resources/x.md", "content/resources/Accents.md")


def _odd_type(site: Folder) -> None:
    edit(site, "content/resources/words.md", "type: Guide", "type: News")


_AT = "leads nowhere any more: at 'main' it was the address of"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_rewritten, _PASTE),
        (
            _no_alias,
            (f"content/about.md:2:1: error[address-gone] /about-us.html {_AT} this file\n"
            "  hint: paste as line 2: aliases: [/about-us.html]\n"),
        ),
        (
            _draft,
            (f"content/resources/accents.md:4:8: error[address-gone] /resources/accents/ {_AT} "
            "this file, which is a draft now\n"
            "  hint: publish it again, or give another page its address: "
            "aliases: [/resources/accents/]\n"),
        ),
        (
            _future,
            (f"content/resources/accents.md:4:7: error[address-gone] /resources/accents/ {_AT} "
            "this file, which is dated in the future now\n"
            "  hint: publish it again, or give another page its address: "
            "aliases: [/resources/accents/]\n"),
        ),
        (
            _removed,
            (f"content/resources/accents.md:1:1: error[address-gone] /resources/accents/ {_AT} "
            "this file, which is gone\n"
            "  hint: paste into the fields of the page that readers should find: "
            "aliases: [/resources/accents/]\n"),
        ),
        (
            _renamed_topic,
            (f"content/resources/words.md:5:8: error[address-gone] /topics/writing/ {_AT} "
            "the topic 'Writing', whose resources name 'C#' now\n"
            '  hint: make content/topics/c-sharp.md with the fields title: "C#" and '
            "aliases: [/topics/writing/]\n"),
        ),
        (
            _topic_with_a_file,
            (f"content/topics/good-style.md:2:1: error[address-gone] /topics/writing/ {_AT} "
            "the topic 'Writing', whose resources name 'Style' now\n"
            "  hint: paste as line 2: aliases: [/topics/writing/]\n"),
        ),
        (
            _unnamed_topic,
            (f"content/resources/words.md:1:1: error[address-gone] /topics/writing/ {_AT} "
            "the topic 'Writing', which no resource names any more\n"
            "  hint: make content/topics/writing.md to keep its page, or add to the fields of "
            "another: aliases: [/topics/writing/]\n"),
        ),
        (
            _topic_without_its_file,
            (f"content/resources/accents.md:5:8: error[address-gone] /topics/service/ {_AT} "
            "the topic 'Service', whose resources name 'Help' now\n"
            "  hint: make content/topics/help.md with the fields title: Help and "
            "aliases: [/topics/service/]\n"),
        ),
        (
            _topic_that_goes,
            (f"content/topics/service.md:1:1: error[address-gone] /topics/service/ {_AT} "
            "this file, which is gone\n"
            "  hint: paste into the fields of the page that readers should find: "
            "aliases: [/topics/service/]\n"),
        ),
        (
            _capitals,
            (f"content/resources/Accents.md:1:1: error[address-gone] /resources/accents/ {_AT} "
            "content/resources/accents.md, which is this file now\n"
            "  hint: give it its old name back: addresses that differ in capitals alone can't "
            "both be\n"),
        ),
    ],
)  # fmt: skip
def test_each_way_to_lose_an_address(
    change: Edit, expected: str, site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    change(site)
    assert told(site, capsys) == expected


def test_a_type_that_goes_is_no_error(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    _odd_type(site)
    assert told(site, capsys, status=0) == (
        "content/resources/words.md:1:1: warning[address-gone] /types/guide/ leads nowhere any "
        "more: at 'main' it was the address of the type 'Guide', which no resource has any more\n"
        "  hint: paste into the fields of the page that readers should find: "
        "aliases: [/types/guide/]\n"
    )
    assert "error[address-gone] /types/guide/" in told(site, capsys, "--strict")


def test_files_that_a_folder_took_along(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    _whole_folder(site)
    assert [line for line in told(site, capsys).splitlines() if "hint" in line] == [
        "  hint: paste as line 2: aliases: [/resources/accents/]",
        "  hint: paste as line 2: aliases: [/resources/maps/]",
        "  hint: paste as line 2: aliases: [/resources/words/]",
    ]
    assert compared(site) == 1
    assert "Of 9 addresses at 'main', 3 lead nowhere any more\n" in capsys.readouterr().out


def test_one_address_is_told_as_one(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    _no_alias(site)
    assert compared(site) == 1
    assert "Of 9 addresses at 'main', 1 leads nowhere any more\n" in capsys.readouterr().out


def test_what_nobody_could_read_had_no_address(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/resources/soon.md", resource("Soon", date="2026-06-16"))
    site.write("content/resources/draft.md", resource("Draft", draft="true"))
    site.write("content/topics/untitled.md", "---\nlabel: Nothing\n---\n")
    site.write("content/resources/broken.md", "no front matter\n")
    site.write("content/_old/x.pdf", "x")
    site.write("content/con.pdf", "x")
    site.write("content/map.png", "x")
    (site.root / "content/link.pdf").symlink_to("map.png")
    commit(site.root)
    for name in ("resources/soon.md", "resources/draft.md", "resources/broken.md", "link.pdf",
                 "topics/untitled.md", "_old/x.pdf", "con.pdf", "map.png"):  # fmt: skip
        site.remove(f"content/{name}")
    assert told(site, capsys, status=0) == ""


def test_a_file_that_is_no_page_has_no_aliases(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("content/handouts/map.pdf", "x")
    commit(site.root)
    site.remove("content/handouts/map.pdf")
    assert told(site, capsys, status=0) == (
        "content/handouts/map.pdf:1:1: warning[address-gone] /handouts/map.pdf leads nowhere any "
        "more: at 'main' it was the address of this file, which is gone\n"
        "  hint: if people have this address, keep a copy of the file under its old name\n"
    )


def test_a_name_that_no_alias_can_have(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    site.write("content/resources/why?.md", resource("Why", body=_LONG * 2))
    commit(site.root)
    move(site, "content/resources/why?.md", "content/resources/because.md")
    assert told(site, capsys) == (
        "content/resources/because.md:1:1: error[address-gone] /resources/why?/ leads nowhere any "
        "more: at 'main' it was the address of content/resources/why?.md, which is this file now\n"
        "  hint: give it its old name back: no alias can have such a name\n"
    )


def test_of_what_can_not_be_read_now_nothing_is_told_besides(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(site, "content/about.md", "---\ntitle", "--\ntitle")
    assert told(site, capsys) == ""


def test_other_faults_hide_nothing(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    _no_alias(site)
    edit(site, "content/about.md", "title: About", "title: About\nupdated: soon")
    assert "/about-us.html leads nowhere any more" in told(site, capsys)


_TYPES = "types: [{name: Guide, plural: Guides}, {name: News, plural: News}]\n"


def test_settings_are_those_of_the_revision(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write("site.yaml", SETTINGS + _TYPES)
    edit(site, "content/resources/words.md", "type: Guide", "type: Guides")
    commit(site.root)
    site.write("site.yaml", SETTINGS)
    edit(site, "content/resources/words.md", "type: Guides", "type: Guide")
    assert told(site, capsys, status=0) == ""


def test_where_there_was_no_site_yet_nothing_was_lost(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    git(site.root, "rm", "--quiet", "--cached", "site.yaml")
    git(site.root, "commit", "--quiet", "-m", "No settings")
    site.remove("content/resources/accents.md")
    assert told(site, capsys, status=0) == ""
    assert compared(site) == 0
    assert "Of 0 addresses at 'main', each still leads somewhere\n" in capsys.readouterr().out


def test_without_settings_there_is_nothing_to_compare(
    site: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    site.remove("site.yaml")
    assert told(site, capsys) == ""
    assert compared(site) == 1
    assert "addresses at" not in capsys.readouterr().out


def test_a_program_hears_of_it(site: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    _removed(site)
    assert compared(site, "--format", "github") == 1
    assert "::error file=library/content/resources/accents.md," in capsys.readouterr().out
