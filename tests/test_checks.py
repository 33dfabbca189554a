"""The rules for a whole collection, where the cases show less than all."""

from pathlib import Path

import pytest

from sitegen.checks import CHECKS, check
from tests.planning import collection_of
from tests.sites import Folder, resource


def told(root: Path, files: dict[str, str], *only: str) -> list[str]:
    """Check a site; ``only`` are the names of codes."""
    site = Folder(root)
    site.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    for path, text in files.items():
        site.write(f"content/{path}", text)
    collection, _ = collection_of(site)
    return [
        f"{each.location.path}: {each.hint}"
        for each in check(collection)
        if not only or each.code in only
    ]


def article(title: str = "Article") -> str:
    return f"---\ntitle: {title}\n---\nText.\n"


def test_every_rule_is_held(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/Bare.md", resource(body=""))
    collection, _ = collection_of(site)
    assert set(check(collection)) == {each for rule in CHECKS for each in rule(collection)}
    assert len(check(collection)) == 2


@pytest.mark.parametrize(
    ("path", "better"),
    [
        ("resources/Accents.md", "resources/accents.md"),
        ("resources/Two  Words/A b.md", "resources/two-words/a-b.md"),
        ("resources/Über uns.md", "resources/über-uns.md"),
        ("resources/Straße.md", "resources/straße.md"),
        ("resources/ΣΟΦΟΣ.md", "resources/σοφος.md"),
        ("resources/no\u00a0break.md", "resources/no-break.md"),
        ("topics/Access.md", "topics/access.md"),
        ("About/Us.md", "about/us.md"),
        ("resources/a-b_c.d~e.md", None),
        ("resources/日本語.md", None),
        ("resources/मानचित्र.md", None),
    ],
)
def test_better_names_for_files(tmp_path: Path, path: str, better: str | None) -> None:
    text = resource() if path.startswith("resources/") else article()
    expected = [f"content/{path}: rename it to content/{better}"] if better else []
    assert told(tmp_path, {path: text}, "address-spelling") == expected


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("search.md", True),
        ("Search.md", True),
        ("recent/index.md", True),
        ("recent/map.pdf", True),
        ("page/2.md", True),
        ("assets/style.css", True),
        ("types.md", True),
        ("searching.md", False),
        ("help/search.md", False),
        ("help/page/2.md", False),
        ("index.md", False),
        ("topics/index.md", False),
        ("resources/index.md", False),
        ("resources/years.md", False),
        ("topics/recent.md", False),
        ("resources/page.md", True),
        ("resources/a/Page/2.md", True),
        ("resources/a/page/map.pdf", True),
        ("resources/a/page-2.md", False),
        ("topics/page.md", True),
        ("topics/service/page/2.md", True),
    ],
)
def test_words_that_are_kept_for_the_site_itself(tmp_path: Path, path: str, *, kept: bool) -> None:
    resources = path.startswith("resources/") and not path.endswith("/index.md")
    found = told(tmp_path, {path: resource() if resources else article()}, "address-reserved")
    assert found == ([f"content/{path}: rename the file or its folder"] if kept else [])


@pytest.mark.parametrize("field", ["topic", "type"])
@pytest.mark.parametrize(
    ("name", "kept"), [("page", True), ("Page", True), ("'(page)'", True), ("pages", False)]
)
def test_names_that_are_kept_for_numbered_pages(
    tmp_path: Path, field: str, name: str, *, kept: bool
) -> None:
    found = told(tmp_path, {"resources/a.md": resource(**{field: name})}, "address-reserved")
    assert found == (["content/resources/a.md: name it otherwise"] if kept else [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://example.org/a", "http://www.example.org/a/", True),
        ("https://example.org/a", "https://EXAMPLE.org/a?utm_source=b", True),
        ("https://example.org/a", "https://example.org/A", False),
        ("mailto:ann@example.org", "mailto:ann@example.org", True),
        ("map.pdf", "map.pdf", False),
        ("/map.pdf", "/map.pdf", True),
        ("../map.pdf", "/resources/map.pdf", True),
        ("//map.pdf"[1:], "../../map.pdf", True),
    ],
)
def test_links_that_are_the_same(tmp_path: Path, one: str, other: str, *, same: bool) -> None:
    files = {"resources/a/x.md": resource(link=one), "resources/b/x.md": resource(link=other)}
    hint = "keep one of the two resources, or point them to different pages"
    expected = [f"content/resources/b/x.md: {hint}"] if same else []
    assert told(tmp_path, files, "link-repeated") == expected


@pytest.mark.parametrize("ending", ["MD", "Md", "markdown", "mdown", "mkd", "md.txt", "MD.TXT"])
def test_files_that_were_probably_meant_to_be_pages(tmp_path: Path, ending: str) -> None:
    files = {f"resources/a.b.{ending}": resource(), f".well-known/c.{ending}": "x"}
    assert told(tmp_path, files, "file-ending") == [
        f"content/resources/a.b.{ending}: rename it to content/resources/a.b.md"
    ]


@pytest.mark.parametrize("name", ["a.txt", "amd", "md", "a.mdx", "a.md.pdf", "a.md/b.txt"])
def test_files_that_were_not(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, {f"resources/{name}": resource()}, "file-ending") == []
