"""The judge of published sites is judged itself: what isn't safe must not slip through."""

from pathlib import Path

import pytest

from tests.sites import Folder, resource
from tests.unsafe import csv_faults, json_faults, page_faults, prose_faults, unsafe, xml_faults

_BASE = "https://example.org/library/"


def _page(main: str = "", head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>a</title>{head}</head>'
        f'<body><main><div class="site-prose">{main}</div></main></body></html>'
    )


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ('<p id="a" class="b"><a href="https://a.org/?javascript:">c</a></p>', []),
        ('<input type="checkbox" disabled="">', []),
        ("<script>a</script>", ["holds <script>", "holds a script"]),
        ("<style>a</style>", ["holds <style>"]),
        ("<svg><path></path></svg>", ["holds <svg>", "holds <path>"]),
        ('<p onclick="a">b</p>', ["holds onclick="]),
        ('<p style="a">b</p>', ["holds style="]),
        ('<input type="text">', ["holds an <input>"]),
        ('<input type="checkbox">', ["holds an <input>"]),
        ('<p id="Site-a" class="b site-c">b</p>', [
            "has the theme's id 'site-a'",
            "has the theme's class 'site-c'",
        ]),
        ('<a href="javascript:a">b</a>', ["href= leads to 'javascript:a'"]),
        ('<a href=" java&#10;SCRIPT:a">b</a>', ["href= leads to ' java\\nSCRIPT:a'"]),
        ('<img src="&#1;data:a" alt="b">', ["src= leads to '\\x01data:a'"]),
        ("<!-- a -->", ["holds the comment ' a '"]),
    ],
)  # fmt: skip
def test_bodies(html: str, faults: list[str]) -> None:
    assert prose_faults(html) == faults


@pytest.mark.parametrize(
    ("page", "faults"),
    [
        (_page(), []),
        (_page(head='<meta http-equiv="refresh" content="0; url=/library/a/">'), []),
        (_page(head='<script type="module" src="/library/assets/a.js"></script>'), []),
        (_page("a\x08"), ["holds the character U+0008"]),
        (_page("</div></main><p>a</p><main><div>"), ["its body has ['main', 'p', 'main']"]),
        (_page(head="<script>a</script>"), ["holds a script"]),
        (_page(head="<script type=module src=//a/b></script>"), ["holds a script"]),
        (_page(head="<base href=/a>"), ["holds <base>"]),
        (_page(head='<link rel="stylesheet" href="//a/b">'), ["loads '//a/b'"]),
        (
            _page(head='<meta http-equiv="refresh" content="0; url=//a">'),
            ["leads on to '//a'"],
        ),
        (
            _page().replace("<main>", "<main><form action=//a></form>"),
            ["sends a form to '//a'"],
        ),
    ],
)
def test_pages(page: str, faults: list[str]) -> None:
    found = [each for each in page_faults(page, _BASE) if not each.startswith("HTML error")]
    assert found == faults


def test_broken_html() -> None:
    assert list(page_faults(_page("<p>a</b>"), _BASE)) == [
        "HTML error unexpected-end-tag at (1, 104)"
    ]


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        (b"<a>b</a>", []),
        (b"<a>b", ["isn't well-formed: no element found: line 1, column 4"]),
        (b"<a>\x08</a>", ["isn't well-formed: not well-formed (invalid token): line 1, column 3"]),
        (b"<description>&lt;b></description>", []),
        (
            b"<description>&lt;u onclick=a></description>",
            ["<description>: holds onclick="],
        ),
        (b"<link>javascript:a</link>", ["link= leads to 'javascript:a'"]),
        (b'<link href="javascript:a"/>', ["href= leads to 'javascript:a'"]),
    ],
)
def test_feeds(data: bytes, faults: list[str]) -> None:
    assert list(xml_faults(data)) == faults


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        (b'{"a": "b"}', []),
        (b'{"a": NaN}', ["is no JSON: NaN"]),
        (b'{"a": "<"}', ["could be broken out of where it stands in a script"]),
        ('["\u2028"]'.encode(), ["could be broken out of where it stands in a script"]),
    ],
)
def test_json(data: bytes, faults: list[str]) -> None:
    assert list(json_faults(data)) == faults


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        (b"a,-1.5,'=b\r\n", []),
        (b'a,"=b"\r\n', ["has the cell '=b'"]),
        (b"@a\r\n", ["has the cell '@a'"]),
    ],
)
def test_tables(data: bytes, faults: list[str]) -> None:
    assert list(csv_faults(data)) == faults


def test_a_site_is_judged_file_by_file(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource())
    assert site.build().report
    assert unsafe(tmp_path / "output", _BASE) == []
    for path in ("resources/a/index.html", "feed.xml", "feed.json", "catalog.csv"):
        (tmp_path / "output" / path).write_text("=<script>a</script>")
    found = {each.partition(":")[0] for each in unsafe(tmp_path / "output", _BASE)}
    assert found == {"resources/a/index.html", "feed.xml", "feed.json", "catalog.csv"}
