"""The commands: what each prints, and with which status it ends."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import pytest

from sitegen import building, manual
from sitegen.cli import main
from tests.sites import SETTINGS, Folder, resource, tree

T = TypeVar("T")
_MANUAL = """\
# Messages

## `field-missing`

**What** a field is missing.

    ## no heading

## field-empty
**What** a field is empty.
"""


class Terminal:
    """Runs commands in a folder; keeps what they print with the seconds blotted out."""

    def __init__(self, folder: Path, printed: pytest.CaptureFixture[str]) -> None:
        self.site = Folder(folder)
        self._printed = printed

    def run(self, *words: str) -> tuple[int, str, str]:
        """Run a command; give its status, and what it printed to standard output and to error."""
        status = main(list(words))
        told = self._printed.readouterr()
        return status, told.out, told.err


@pytest.fixture
def at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """Stand in the folder of a site with one topic and one resource."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(building, "monotonic", lambda: 0.0)
    terminal = Terminal(tmp_path, capsys)
    terminal.site.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    terminal.site.write("content/resources/accents.md", resource())
    return terminal


def test_a_build_tells_what_it_did(at: Terminal) -> None:
    drawn = len(tree(at.site.root / "output"))
    assert drawn == 0
    status, out, err = at.run("build")
    drawn = len(tree(at.site.root / "output")) - 1  # the marker
    assert (status, err) == (0, "")
    assert out == f"{drawn} files drawn, 0 kept, 0 removed in output (0.0 s)\n"
    assert at.run("build")[1] == f"0 files drawn, {drawn} kept, 0 removed in output (0.0 s)\n"
    assert at.run("build", "--clean")[1].startswith(f"{drawn} files drawn, 0 kept, 0 removed")


def test_faults_are_told_on_standard_error_and_nothing_is_published(at: Terminal) -> None:
    at.run("build")
    before = tree(at.site.root / "output")
    at.site.write("content/resources/accents.md", resource(topik="x"))
    assert at.run("build") == (
        1,
        "Nothing was published; output is as it was (0.0 s)\n1 error\n",
        (
            "content/resources/accents.md:6:1: error[field-unknown] unknown field 'topik': did you"
            " mean 'topic'?\n  hint: remove it, or add it to the fields of resources in site.yaml\n"
        ),
    )
    assert tree(at.site.root / "output") == before
    assert at.run("check")[:2] == (
        1,
        "Until the errors are put right, nothing is published (0.0 s)\n1 error\n",
    )


def test_a_check_writes_nothing(at: Terminal) -> None:
    at.site.write("content/resources/draft.md", "---\ndraft: yes\n---\n[x](y.md)\n")
    before = tree(at.site.root)
    assert at.run("check") == (0, "No errors (0.0 s)\nLeft out: 1 draft\n", "")
    assert tree(at.site.root) == before


def test_a_check_draws_the_pages_too(at: Terminal) -> None:
    at.site.write("templates/resource.html", "\n{{ page.titel }}")
    status, _, err = at.run("check")
    assert status == 1
    assert err.startswith("templates/resource.html:2:1: error[template-failed] ")


@pytest.mark.parametrize(
    ("words", "status", "titles"),
    [
        ((), 0, {"accents"}),
        (("--drafts",), 0, {"accents", "draft"}),
        (("--future",), 0, {"accents", "future"}),
        (("--today", "2030-01-01"), 0, {"accents", "future"}),
        (("--today", "2000-01-01"), 0, set()),
        (("--strict",), 0, {"accents"}),
        (("--strict", "--drafts"), 1, set()),
        (("--jobs", "2"), 0, {"accents"}),
    ],
)
def test_options(words: tuple[str, ...], status: int, titles: set[str], at: Terminal) -> None:
    broken = resource("Draft", draft="yes", body="[x](y.md)\n")
    at.site.write("content/resources/draft.md", broken)
    at.site.write("content/resources/future.md", resource("Future", date="2029-12-31"))
    assert at.run("build", "--today", "2026-06-15", *words)[0] == status
    pages = (at.site.root / "output/resources").glob("*/index.html")
    assert {page.parent.name for page in pages} == titles


def test_quiet(at: Terminal) -> None:
    assert at.run("build", "--quiet") == (0, "", "")
    assert at.run("check", "--quiet") == (0, "", "")
    at.site.write("content/resources/accents.md", resource(topic=""))
    status, out, err = at.run("build", "--quiet")
    assert (status, out) == (1, "")
    assert "'topic' is empty" in err


@pytest.mark.parametrize("command", ["build", "check"])
def test_progress_is_shown_unless_it_is_to_be_quiet(
    command: str, at: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def watched(things: Iterable[T], number: int, label: str) -> Iterable[T]:  # noqa: ARG001  # a Watch
        seen.append(label)
        return things

    monkeypatch.setattr(building, "watched", watched)
    at.run(command, "--quiet")
    assert seen == []
    at.run(command, "--future")
    assert seen == ["Reading", "Drawing"]


def test_what_only_costs_time_is_told(at: Terminal) -> None:
    at.site.write(".sitegen/store.sqlite3", "spoiled" * 1000)
    status, _, err = at.run("build", "--quiet")
    assert status == 0
    assert err == (
        "sitegen: what earlier builds learnt is lost, so this one took longer: "
        "file is not a database\n"
    )


def test_the_time_that_it_took(at: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((100.0, 102.5))
    monkeypatch.setattr(building, "monotonic", lambda: next(clock))
    assert at.run("check")[1] == "No errors (2.5 s)\n"


def test_an_output_folder_and_a_site_elsewhere(at: Terminal, tmp_path: Path) -> None:
    other = Folder(tmp_path / "other")
    other.write("content/about.md", "---\ntitle: About\n---\n")
    status, out, err = at.run("build", "other", "--output", "public/site")
    assert (status, err) == (0, "")
    assert out.endswith(" 0 kept, 0 removed in public/site (0.0 s)\n")
    assert (tmp_path / "public/site/about/index.html").is_file()
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://test.example.org/x", "https://test.example.org/x/"),
        ("http://localhost:8000/", "http://localhost:8000/"),
    ],
)
def test_another_address(written: str, address: str, at: Terminal) -> None:
    assert at.run("build", "--base-url", written)[0] == 0
    assert f"Sitemap: {address}sitemap.xml" in at.site.page("robots.txt")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("", "write https://example.org/library/"),
        ("example.org/x", "write https://example.org/x"),
        ("https://", "write https://example.org/library/"),
        ("https://example.org/?x", "leave out '?' and '#' and what follows them"),
    ],
)
def test_no_address(written: str, hint: str, at: Terminal) -> None:
    message = f"--base-url must be the full address of the site, not '{written}'; {hint}"
    for command in ("build", "check"):
        assert at.run(command, "--base-url", written) == (2, "", f"sitegen: {message}\n")


@pytest.mark.parametrize(
    ("epoch", "day"),
    [("0", "1970-01-01"), ("1434499199", "2015-06-16"), ("1434499200", "2015-06-17")],
)
def test_the_day_of_source_date_epoch(
    epoch: str, day: str, at: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert at.run("new", "News", "Tips")[0] == 0
    assert f"date: {day}\n" in (at.site.root / "content/resources/tips.md").read_text()


def test_a_given_day_goes_before_source_date_epoch(
    at: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert at.run("check", "--today", "2026-06-15")[0] == 0


def test_without_any_it_is_the_day_in_utc(at: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    at.site.write("content/resources/late.md", resource(date="2999-01-01"))
    assert at.run("check")[1] == "No errors (0.0 s)\nLeft out: 1 dated in the future\n"


@pytest.mark.parametrize("epoch", ["soon", "-5", "1.5", "٣", " 1", "9" * 20, "9" * 5000])
def test_no_source_date_epoch(epoch: str, at: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    status, out, err = at.run("build")
    assert (status, out) == (2, "")
    told = "sitegen: SOURCE_DATE_EPOCH must be a number of seconds since the start of 1970, not '"
    assert err.startswith(told)
    assert len(err) < len(told) + 70


@pytest.mark.parametrize(
    "words", [["build", "X"], ["check", "X"], ["new", "News", "T", "--root", "X"]]
)
def test_no_folder(words: list[str], at: Terminal) -> None:
    wanted = "name the folder of a site, which holds site.yaml and content"
    assert at.run(*words) == (2, "", f"sitegen: there is no folder X; {wanted}\n")
    at.site.write("X", "")
    assert at.run(*words) == (2, "", f"sitegen: X is a file; {wanted}\n")


@pytest.mark.parametrize(
    ("words", "place"), [(["build"], "this folder"), (["check", "empty"], "empty")]
)
def test_a_folder_without_content(words: list[str], place: str, at: Terminal) -> None:
    at.site.remove("content/resources/accents.md")
    for folder in ("content/resources", "content/topics/service.md", "content/topics", "content"):
        path = at.site.root / folder
        path.unlink() if path.is_file() else path.rmdir()
    at.site.write("empty/site.yaml", SETTINGS)
    assert at.run(*words) == (
        1,
        "",
        (
            f"sitegen: {place} has no folder 'content', which holds the pages of a site; "
            "name the site's folder, or start a site: sitegen init my-site\n"
        ),
    )
    assert not (at.site.root / "output").exists()


def test_a_folder_that_is_no_site(at: Terminal) -> None:
    at.site.write("empty/x", "")
    status, out, err = at.run("build", "empty")
    assert (status, out) == (1, "")
    first, hint, last = err.splitlines()
    assert first == "site.yaml:1:1: error[settings-missing] the site has no settings"
    assert hint.startswith("  hint: write a file site.yaml with two lines, 'title: ")
    assert last.startswith("sitegen: empty has no folder 'content'")


def test_a_site_without_settings(at: Terminal) -> None:
    at.site.remove("site.yaml")
    status, out, err = at.run("build")
    assert (status, out) == (1, "Nothing was published; output is as it was (0.0 s)\n1 error\n")
    assert err.startswith("site.yaml:1:1: error[settings-missing] the site has no settings\n")
    assert at.run("new", "News", "Tips") == (1, "", err)


@pytest.mark.parametrize("place", [".", "content", "content/x", "templates"])
def test_an_output_folder_in_the_wrong_place(place: str, at: Terminal) -> None:
    before = tree(at.site.root)
    status, out, err = at.run("build", "--output", place)
    assert (status, out) == (2, "")
    assert err.startswith(f"sitegen: {place} can't be the output folder, as ")
    assert tree(at.site.root) == before


def test_an_output_folder_with_other_files(at: Terminal) -> None:
    at.site.write("output/thesis.txt", "years of work")
    assert at.run("build") == (
        1,
        "",
        (
            "sitegen: output holds files that sitegen didn't write and would remove; "
            "empty it, or name another folder with --output\n"
        ),
    )
    assert tree(at.site.root / "output") == {"thesis.txt": b"years of work"}


def test_a_new_resource(at: Terminal) -> None:
    at.site.write("site.yaml", f"{SETTINGS}types: [{{name: Webinar, requires: [start]}}]\n")
    file = "content/resources/serving-every-reader.md"
    words = ("new", "webinar", "Serving: Every Reader", "--today", "2026-06-15")
    assert at.run(*words) == (
        0,
        (
            f"{file} is there now.\n"
            "Fill in:\n"
            "  topic: a topic such as customer service\n"
            "  start: a date, or a date and a time such as 2026-05-04 14:00\n"
            "Fill in at least one: summary, link, or a text below the second '---'.\n"
        ),
        "",
    )
    assert (at.site.root / file).read_text() == (
        "---\ntitle: 'Serving: Every Reader'\ntype: Webinar\ndate: 2026-06-15\ntopic:\n"
        "summary:\nlink:\nstart:\n---\n"
    )
    assert at.run(*words) == (1, "", f"sitegen: {file} is there already; nothing was written\n")


def test_a_new_resource_in_another_folder(at: Terminal) -> None:
    Folder(at.site.root / "other")
    status, out, _ = at.run("new", "News", "Tips", "--root", "other")
    assert (status, out.splitlines()[0]) == (0, "other/content/resources/tips.md is there now.")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["News", " \t"], "the title is empty; write it in quotes after the type"),
        (
            ["Webniar", "T"],
            "there is no type 'Webniar': did you mean 'Webinar'?\n  hint: use one of News, Webinar",
        ),
        (
            ["News", "T", "--topic", "servise"],
            "there is no topic 'servise': did you mean 'Service'?",
        ),
        (["News", "T", "--topic", "zebras"], "there is no topic 'zebras'"),
    ],
)
def test_no_new_resource(words: list[str], message: str, at: Terminal) -> None:
    at.site.write("site.yaml", f"{SETTINGS}types: [News, Webinar]\ntopics: closed\n")
    before = tree(at.site.root)
    assert at.run("new", *words) == (2, "", f"sitegen: {message}\n")
    assert tree(at.site.root) == before


@pytest.mark.parametrize(
    ("topic", "spelled", "told"),
    [
        ("SERVICE", "Service", ""),
        ("care", "Service", ""),
        ("zebras", "zebras", ""),
        ("servise", "servise", "sitegen: there is no topic 'servise': did you mean 'Service'?\n"),
        ("faulty", "faulty", ""),
    ],
)
def test_the_topic_of_a_new_resource(topic: str, spelled: str, told: str, at: Terminal) -> None:
    at.site.write("content/topics/service.md", "---\ntitle: Service\nsynonyms: care\n---\n")
    at.site.write("content/topics/faulty.md", "no front matter")
    assert at.run("new", "News", "Tips", "--topic", topic)[::2] == (0, told)
    assert f"topic: {spelled}\n" in (at.site.root / "content/resources/tips.md").read_text()


def test_a_new_resource_of_a_site_with_faulty_settings(at: Terminal) -> None:
    at.site.write("site.yaml", "title: T\n")
    status, out, err = at.run("new", "News", "Tips")
    assert (status, out) == (1, "")
    assert err.startswith("site.yaml:1:1: error[setting-missing] ")
    assert not (at.site.root / "content/resources/tips.md").exists()


def test_a_new_site(at: Terminal) -> None:
    assert at.run("init", "my site") == (
        0,
        "A new site is in 'my site'. To draw it: sitegen build 'my site'\n",
        "",
    )
    assert at.run("build", "my site")[::2] == (0, "")


def test_no_new_site_over_another(at: Terminal) -> None:
    at.site.write("other/README.md", "mine")
    assert at.run("init", "other") == (
        1,
        "",
        "sitegen: other/README.md is there already; nothing was written\n",
    )
    assert tree(at.site.root / "other") == {"README.md": b"mine"}
    at.site.write("other/site.yaml", "mine")
    assert "other/README.md, other/site.yaml are there already" in at.run("init", "other")[2]


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a short manual in place of the project's."""
    page = tmp_path / "manual.md"
    page.write_text(_MANUAL)
    monkeypatch.setattr(manual, "_file", lambda: page)


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    "code", ["field-missing", "[field-missing]", " error[Field-Missing] 'date' is missing"]
)
def test_a_code_explained(code: str, at: Terminal) -> None:
    text = "field-missing\n\n**What** a field is missing.\n\n    ## no heading\n"
    assert at.run("explain", code) == (0, text, "")


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("code", "near"),
    [("feild-missing", ": did you mean 'field-missing'?"), ("nonsense", ""), ("no-heading", "")],
)
def test_a_code_that_is_not_there(code: str, near: str, at: Terminal) -> None:
    assert at.run("explain", code) == (2, "", f"sitegen: there is no code '{code}'{near}\n")


def test_the_manual_lies_in_the_wheel_or_in_the_documentation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manual, "__file__", str(tmp_path / "sitegen/manual.py"))
    docs, packed = tmp_path / "docs/diagnostics.md", tmp_path / "sitegen/diagnostics.md"
    for page in (docs, packed):
        page.parent.mkdir()
        page.write_text(f"## {page.parent.name}\n")
        assert manual.codes() == (page.parent.name,)


def test_the_output_can_be_proved(at: Terminal) -> None:
    at.run("build", "--quiet")
    files = len(tree(at.site.root / "output")) - 1
    assert at.run("prove") == (
        0,
        f"output is what a clean build makes, byte for byte: {files} files (0.0 s)\n",
        "",
    )
    at.site.remove("output/404.html")
    status, out, err = at.run("prove")
    assert (status, out) == (
        1,
        f"output is not what a clean build makes, which is {files} files (0.0 s)\n",
    )
    assert err.startswith("output/404.html:1:1: error[output-differs] a clean build makes this ")
    at.site.write("content/resources/accents.md", "---\n---\n")
    status, out, _ = at.run("prove")
    assert (status, out) == (
        1,
        "Nothing can be compared until the errors are put right (0.0 s)\n",
    )


def test_a_build_says_why_a_page_was_drawn_or_kept(at: Terminal) -> None:
    def why(path: str) -> str:
        status, out, _ = at.run("build", "--why", path)
        assert status == 0
        return out.splitlines()[0]

    page = "resources/accents/index.html"
    assert why("/resources/accents/") == (
        f"{page} was drawn, as there is no record of an earlier one"
    )
    assert why("content/resources/accents.md") == (
        f"{page} was kept, as all that it is made from is as it was, and so is the file"
    )
    at.site.write("content/resources/accents.md", resource(body="Some text.\n\n[a](#)\n"))
    assert why(f"output/{page}") == (
        f"{page} was drawn, as this has changed: its fields, or the start of its text; "
        "what citations say of it; its text; where the links in its text lead"
    )
    at.site.write(f"output/{page}", "spoiled")
    assert why(page) == (
        f"{page} was drawn, as somebody else has changed or removed it since it was drawn"
    )
    at.site.write("output/topics/service/x", "stray")
    assert why("topics") == (
        "topics/index.html was kept, as all that it is made from is as it was, and so is the file"
    )
    assert why("topic/index.html") == (
        "There is no file topic/index.html in output: did you mean 'topics/index.html'?"
    )
    at.site.write("content/resources/accents.md", "---\n---\n")
    status, out, _ = at.run("build", "--why", page)
    assert (status, out.splitlines()[0]) == (
        1,
        "Nothing was published; output is as it was (0.0 s)",
    )


def test_a_site_is_published(at: Terminal) -> None:
    status, out, err = at.run("publish", "www")
    number = len(tree(at.site.root / "www/current"))
    assert (status, err) == (0, "")
    assert out == (
        f"{number} files drawn, 0 kept, 0 removed in output (0.0 s)\n"
        f"www/current is release 000001 now: {number} files, {number} of them new or changed\n"
    )
    assert at.run("publish", "www")[1] == (
        f"0 files drawn, {number} kept, 0 removed in output (0.0 s)\n"
        "www/current is release 000001 already, in which nothing has changed\n"
    )
    assert at.run("publish", "www", "--quiet") == (0, "", "")


def test_a_site_with_mistakes_is_not_published(at: Terminal) -> None:
    at.site.write("content/resources/accents.md", resource(date="never"))
    status, out, _ = at.run("publish", "www")
    assert (status, out) == (1, "Nothing was published; output is as it was (0.0 s)\n1 error\n")
    assert not (at.site.root / "www").exists()


def test_one_can_go_back_to_the_release_before(at: Terminal) -> None:
    at.run("publish", "www")
    assert at.run("publish", "www", "--rollback") == (
        1,
        "",
        "sitegen: www has no release older than 000001\n",
    )
    at.site.write("content/resources/accents.md", resource("Other"))
    at.run("publish", "www")
    assert at.run("publish", "www", "--rollback") == (
        0,
        "www/current is release 000001 again\n",
        "",
    )
    assert "Accents" in (at.site.root / "www/current/resources/accents/index.html").read_text()


@pytest.mark.parametrize(
    ("place", "status", "words"),
    [
        ("content", 2, "content can't be published into, as it is in content, which holds the"),
        ("elsewhere", 1, "elsewhere holds files that sitegen didn't publish; empty it, or name"),
    ],
)
def test_a_folder_that_must_not_be_published_into(
    place: str, status: int, words: str, at: Terminal
) -> None:
    at.site.write("elsewhere/theirs", "")
    found = at.run("publish", place)
    assert found[:2] == (status, "")
    assert found[2].startswith(f"sitegen: {words}")
    assert not (at.site.root / "output").exists()
