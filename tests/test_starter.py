"""The site that ``sitegen init`` starts: whole, without faults, and easy to make one's own."""

import re
from datetime import date
from pathlib import Path

import pytest

from sitegen.orders import Result
from sitegen.parse import parse
from sitegen.scaffold import starter, write_drafts
from sitegen.source import Source
from tests.sites import TODAY, Folder, tree

HOSTS = ("github", "gitlab", "netlify", "cloudflare")


class Started(Folder):
    """A site as it is started."""

    def __init__(self, root: Path, host: str = "github") -> None:
        self.root = root
        write_drafts(root, tuple(starter(host)))


@pytest.fixture
def site(tmp_path: Path) -> Started:
    """Start a site."""
    return Started(tmp_path / "site")


def _built(result: Result) -> Result:
    assert (result.report is not None, result.diagnostics, result.unpublished) == (True, (), {})
    return result


@pytest.mark.parametrize("host", HOSTS)
def test_whoever_publishes_it_it_builds_without_a_word(host: str, tmp_path: Path) -> None:
    _built(Started(tmp_path / "site", host).build())


@pytest.mark.parametrize("today", [TODAY, date(2100, 1, 1)])
def test_it_builds_without_a_word_on_any_day(today: date, site: Started) -> None:
    _built(site.build(today=today))


def test_it_builds_in_either_dialect_and_below_a_path(site: Started) -> None:
    settings = (site.root / "site.yaml").read_text()
    moved = settings.replace("https://example.org/", "https://example.org/library/")
    site.write("site.yaml", f"{moved}markdown: gfm\n")
    _built(site.build())
    assert 'href="/library/topics/accessibility/"' in site.page("index.html")


def test_it_shows_its_resources_topics_and_articles(site: Started) -> None:
    _built(site.build())
    for folder in ("resources", "topics"):
        for file in (site.root / f"content/{folder}").glob("*.md"):
            assert (site.root / f"output/{folder}/{file.stem}/index.html").is_file()
    home = site.page("index.html")
    for page in ("about", "accessibility"):
        assert f'href="/{page}/"' in home


@pytest.mark.parametrize("page", ["about", "accessibility"])
def test_the_blanks_of_a_page_are_marked_for_its_editors(page: str, site: Started) -> None:
    text = (site.root / f"content/{page}.md").read_text()
    assert "> **Before you publish:**" in text
    assert re.findall(r"\*\*\[[^\]]+\]\*\*", text) != []


def test_the_blanks_of_the_settings_are_marked(site: Started) -> None:
    settings = (site.root / "site.yaml").read_text()
    names = re.findall(r"^# ([a-z]+):", settings.partition("BLANKS")[2], re.MULTILINE)
    assert names == ["publisher", "contact", "suggest", "license"]
    site.write("site.yaml", re.sub(r"^# ([a-z]+:)", r"\1", settings, flags=re.MULTILINE))
    _built(site.build())


def test_what_is_built_is_ignored_by_git(site: Started) -> None:
    _built(site.build())
    ignored = (site.root / ".gitignore").read_text().split("\n")
    assert {"/output/", "/.sitegen/"} <= set(ignored)
    assert (site.root / ".sitegen/.gitignore").read_bytes() == b"*\n"


def test_every_resource_is_one_that_an_editor_could_copy(site: Started) -> None:
    for path, data in tree(site.root / "content/resources").items():
        document, faults = parse(Source(f"content/resources/{path}", data))
        assert document, faults
        names = {key.text for key, _ in document.fields.entries}
        assert {"title", "type", "date", "topic", "summary", "link"} <= names


@pytest.mark.parametrize("host", HOSTS)
def test_each_host_takes_sitegen_from_a_file(host: str) -> None:
    """The bare name belongs to another program."""
    files = "".join(draft.data.decode() for draft in starter(host) if "content/" not in draft.path)
    assert re.findall(r"pip install (\S+)", files) == ["wheels/sitegen-*.whl"]
    assert "sitegen build" in files


@pytest.mark.parametrize("host", HOSTS)
def test_it_holds_only_small_text_files(host: str) -> None:
    drafts = tuple(starter(host))
    assert sum(len(draft.data) for draft in drafts) < 20_000
    for draft in drafts:
        assert b"\r" not in draft.data
        assert draft.data.decode().endswith("\n")
