"""The commands ``schema`` and ``new --from-issue``: what is printed, written and refused."""

import io
import json
from pathlib import Path

import pytest
import yaml

from sitegen.cli import main
from sitegen.copies import FORMATS
from tests.sites import SETTINGS, Folder, tree

ISSUE = "### Title\n\nServing Every Reader\n\n### Type\n\nWebinar\n\n### Topics\n\nservice\n"


class Site(Folder):
    """A site, and what commands say of it."""

    def __init__(self, root: Path, printed: pytest.CaptureFixture[str]) -> None:
        super().__init__(root)
        self.write("content/topics/service.md", "---\ntitle: Service\n---\n")
        self._printed = printed

    def run(self, *words: str) -> tuple[int, str, str]:
        status = main([*words, "--root", str(self.root)])
        told = self._printed.readouterr()
        return status, told.out, told.err

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Site:
    """Start a site with one topic."""
    return Site(tmp_path / "site", capsys)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_is_printed_and_nothing_written(name: str, site: Site) -> None:
    before = tree(site.root)
    status, out, err = site.run("schema", name)
    assert (status, err) == (0, "")
    assert out.endswith("\n")
    assert not out.endswith("\n\n")
    assert tree(site.root) == before


def test_what_is_printed_tells_of_the_site(site: Site) -> None:
    schema = json.loads(site.run("schema", "resource-schema")[1])
    assert schema["properties"]["topic"]["anyOf"][0]["examples"] == ["Service"]
    assert yaml.safe_load(site.run("schema", "decap")[1])["site_url"] == (
        "https://example.org/library/"
    )
    assert "- `Service`" in site.run("schema", "guide")[1]
    assert json.loads(site.run("schema", "introduction-schema")[1])["title"] == (
        "Front matter: introduction"
    )


@pytest.mark.parametrize("name", FORMATS)
def test_a_copy_is_written_checked_and_written_anew(name: str, site: Site) -> None:
    path, command = FORMATS[name].path, f"sitegen schema {name} --write"
    absent = f"sitegen: {path} isn't there; to write it: {command}\n"
    assert site.run("schema", name, "--check") == (1, "", absent)
    assert site.run("schema", name, "--write") == (0, f"{path} is written\n", "")
    assert site.run("schema", name, "--check") == (0, "", "")
    assert site.run("schema", name, "--write") == (0, f"{path} is up to date\n", "")
    site.write("site.yaml", f"{SETTINGS}fields: {{isbn: {{kind: text}}}}\ntypes: [News]\n")
    site.write("content/topics/late.md", "---\ntitle: Late\n---\n")
    if name.startswith(("resource", "decap", "issue", "guide", "topic")):
        stale = f"sitegen: {path} is out of date; to write it anew: {command}\n"
        assert site.run("schema", "--check") == (1, "", stale)
        assert site.run("schema", "--write") == (0, f"{path} is written\n", "")
    assert site.run("schema", "--check") == (0, "", "")


def test_line_ends_are_gits_affair(site: Site) -> None:
    site.run("schema", "guide", "--write")
    file = site.root / FORMATS["guide"].path
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert site.run("schema", "--check") == (0, "", "")


def test_what_stands_above_the_mark_is_the_sites_own(site: Site) -> None:
    path = FORMATS["decap"].path
    site.run("schema", "decap", "--write")
    _, mark, below = site.text(path).partition("# From here on sitegen")
    own = "backend: {name: git-gateway}\nmedia_folder: content/pictures\n"
    site.write(path, own + mark + below)
    assert site.run("schema", "--check") == (0, "", "")
    site.write(path, own + mark + below.replace("Resources", "Things"))
    assert site.run("schema", "--check")[0] == 1
    assert site.run("schema", "--write")[0] == 0
    assert site.text(path) == own + mark + below


@pytest.mark.parametrize("name", FORMATS)
def test_what_others_wrote_stays(name: str, site: Site) -> None:
    path = FORMATS[name].path
    site.write(path, b"\xff written by hand\n")
    told = f"sitegen: {path} wasn't written by sitegen, and stays as it is\n"
    for words in (["--check"], ["--write"]):
        assert site.run("schema", *words) == (0, "", told)
        assert site.run("schema", name, *words) == (1, "", told)
    assert (site.root / path).read_bytes() == b"\xff written by hand\n"


def test_without_a_copy_there_is_nothing_to_check(site: Site) -> None:
    told = "sitegen: there is no copy yet; write one first: sitegen schema guide --write\n"
    assert site.run("schema", "--check") == (0, "", told)


@pytest.mark.parametrize("words", [["--write"], ["--check"], ["guide", "--write"]])
def test_no_link_leads_out_of_the_site(words: list[str], site: Site, tmp_path: Path) -> None:
    site.run("schema", "guide", "--write")
    (site.root / "docs").rename(tmp_path / "elsewhere")
    (site.root / "docs").symlink_to(tmp_path / "elsewhere")
    before = tree(tmp_path / "elsewhere")
    told = "docs/adding-a-resource.md is, or lies in, a link that leads out of the site"
    assert site.run("schema", *words) == (1, "", f"sitegen: {told}\n")
    assert tree(tmp_path / "elsewhere") == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "name a format: resource-schema, topic-schema, article-schema, "),
        (["decapp"], "there is no format 'decapp': did you mean 'decap'?\n"),
        (["zzz"], "there is no format 'zzz'; name one of resource-schema, "),
    ],
)
def test_a_format_must_be_one(words: list[str], told: str, site: Site) -> None:
    status, out, err = site.run("schema", *words)
    assert (status, out) == (2, "")
    assert err.startswith(f"sitegen: {told}")


def test_faulty_settings_come_first(site: Site) -> None:
    site.write("site.yaml", "title: T\n")
    for words in (["schema", "guide"], ["new", "--from-issue", "x"]):
        status, out, err = site.run(*words)
        assert (status, out) == (1, "")
        assert "error[setting-missing]" in err


def test_an_issue_becomes_a_file(site: Site, tmp_path: Path) -> None:
    issue = tmp_path / "issue.md"
    issue.write_text(f"\ufeff{ISSUE}\n### Address\n\nfile:///etc/passwd\n", encoding="utf-8")
    path = "content/resources/serving-every-reader.md"
    words = ("new", "--from-issue", str(issue), "--today", "2026-06-15")
    status, out, err = site.run(*words)
    assert (status, err) == (
        0,
        (
            "sitegen: left out: Address: must be an address with https:, http: or mailto:, not with"
            " 'file:' (write another address, or the path of a file of this site)\n"
        ),
    )
    assert out == (
        f"{site.root / path} is there now.\n"
        "Fill in at least one: summary, link, or a text below the second '---'.\n"
    )
    assert site.text(path) == (
        "---\ntitle: Serving Every Reader\ntype: Webinar\ndate: 2026-06-15\ntopic: Service\n"
        "summary:\nlink:\n---\n"
    )
    status, out, err = site.run(*words)
    assert (status, out) == (1, "")
    assert err.endswith("serving-every-reader.md is there already; nothing was written\n")


def test_several_values_make_a_list(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    text = ISSUE.replace("\nservice\n", "\nservice; patrons & us\n").encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert site.run("new", "--from-issue", "-")[0] == 0
    written = site.text("content/resources/serving-every-reader.md")
    assert "topic: [Service, 'patrons & us']\n" in written


def test_nothing_in_an_issue_commands_a_log(site: Site, tmp_path: Path) -> None:
    issue = tmp_path / "issue.md"
    issue.write_text("### Title\n\nx\n\n### Address\n\n##[error]\u200bx:y\n", encoding="utf-8")
    err = site.run("new", "--from-issue", str(issue))[2]
    assert "Address: must be an address" in err
    assert "##[" not in err
    assert "\\u200b" in err


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        ("Hello!", 1, "the issue has no title of a resource; is it an answer to the form?"),
        (
            "x" * 65_537,
            2,
            "the issue is longer than the 65,536 characters that GitHub allows",
        ),
    ],
)
def test_what_is_no_answer_makes_no_file(
    text: str, status: int, told: str, site: Site, tmp_path: Path
) -> None:
    issue = tmp_path / "issue.md"
    issue.write_text(text, encoding="utf-8")
    assert site.run("new", "--from-issue", str(issue)) == (status, "", f"sitegen: {told}\n")
    assert not (site.root / "content/resources").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["News", "--from-issue", "x"],
            "--from-issue says it all; leave out TYPE, TITLE and --topic",
        ),
        (
            ["--topic", "x", "--from-issue", "x"],
            "--from-issue says it all; leave out TYPE, TITLE and --topic",
        ),
        (["News"], "name the type and the title, as in: sitegen new Webinar 'Every Reader'"),
        ([], "name the type and the title, as in: sitegen new Webinar 'Every Reader'"),
    ],
)
def test_a_new_file_needs_one_or_the_other(words: list[str], told: str, site: Site) -> None:
    assert site.run("new", *words) == (2, "", f"sitegen: {told}\n")
