import pytest

from sitegen.body_links import (
    Found,
    alternative_of,
    is_external,
    links_and_ids,
    mark_outward,
    resolve_links,
)
from sitegen.model import Size


@pytest.mark.parametrize(
    "target",
    ["https://example.org", "HTTP://example.org", "mailto:a@b.org", "tel:1", "//example.org/a"],
)
def test_addresses_with_a_scheme_or_a_host_are_external(target: str) -> None:
    assert is_external(target)
    assert is_external(f" {target}")


def test_a_browser_takes_backslashes_for_slashes() -> None:
    assert is_external(r"\\example.org")


@pytest.mark.parametrize(
    "target",
    ["", "a.md", "../a b.md", "/a/", "#a", "?a=b", "{{< ref a.md >}}", "12:30.md", "a/b:c.md"],
)
def test_all_others_are_internal(target: str) -> None:
    assert not is_external(target)


def test_links_are_listed_once_in_their_order_as_they_were_written() -> None:
    html = (
        '<p><a title="t" href="b.md#x">b</a> <a href="https://example.org/">e</a>'
        ' <img src="a.png" alt="a"> <a href="b.md#x">b</a> <a href="">empty</a>'
        ' <a href="{{&lt; ref &quot;c&amp;d&nbsp;e&quot; &gt;}}">c</a></p>'
    )
    assert links_and_ids(html).links == ("b.md#x", "a.png", "", '{{< ref "c&d\xa0e" >}}')


def test_ids_and_named_anchors_are_listed() -> None:
    html = '<h2 class="k" id="a">A</h2><p id="b&amp;c"><a name="d e" href="x.md">x</a></p>'
    assert links_and_ids(html) == Found(("x.md",), (), ("a", "b&c", "d e"))


def test_a_value_that_ends_like_an_attribute_is_none() -> None:
    html = '<img src="a.png" alt="x id="><a title=" href=" id="b">b</a>'
    assert links_and_ids(html) == Found(("a.png",), ("a.png",), ("b",))


def test_text_that_looks_like_an_attribute_is_none() -> None:
    html = '<p>write &lt;a href="a.md" id="b"&gt; or  src="c.png"</p>'
    assert links_and_ids(html) == Found()


@pytest.mark.parametrize(
    ("html", "targets", "expected"),
    [
        ('<a href="b.md">b</a>', {"b.md": "/b/"}, '<a href="/b/">b</a>'),
        ('<a href="b.md" title="t">b</a>', {"b.md": "/b/"}, '<a href="/b/" title="t">b</a>'),
        ('<img src="b.png" alt="b">', {"b.png": "/b.png"}, '<img src="/b.png" alt="b">'),
        ('<a href="b&amp;c.md">b</a>', {"b&c.md": "/b/"}, '<a href="/b/">b</a>'),
        ('<a href="b.md">b</a>', {"b.md": '/b/?"<&>'}, '<a href="/b/?&quot;&lt;&amp;&gt;">b</a>'),
        ('<a href="b.md">b</a>', {"b.md": ""}, '<a href="">b</a>'),
        ('<a href="b.md">b</a>', {"c.md": "/c/"}, '<a href="b.md">b</a>'),
        ('<a href="b.md">b</a>', {}, '<a href="b.md">b</a>'),
        ('<a title="x">b</a>', {"b.md": "/b/"}, '<a title="x">b</a>'),
        ('<abbr title="b.md">b</abbr>', {"b.md": None}, '<abbr title="b.md">b</abbr>'),
    ],
)
def test_targets_become_addresses(html: str, targets: dict[str, str | None], expected: str) -> None:
    assert resolve_links(html, targets) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p>a <a href="b.md"><em>b</em> c</a> d</p>', "<p>a <em>b</em> c d</p>"),
        ('<a href="b.md">b</a> <a href="c.md">c</a>', 'b <a href="c.md">c</a>'),
        ('<a id="x" href="b.md" name="y">b</a>', '<a id="x" name="y">b</a>'),
        ('<img src="b.md" alt="a &lt; b">', "a &lt; b"),
        ('<img src="b.md">', ""),
        ('<img src="b.md" alt="a" id="x">', '<span id="x">a</span>'),
        ('<a href="b.md"><img src="b.md" alt="a"></a>', "a"),
        (
            '<a href="c"><table><tbody><tr><td><a href="b.md">b</a></td></tr></tbody></table></a>',
            '<a href="c"><table><tbody><tr><td>b</td></tr></tbody></table></a>',
        ),
    ],
)
def test_a_broken_link_is_drawn_as_its_text(html: str, expected: str) -> None:
    assert resolve_links(html, {"b.md": None}) == expected


def test_a_picture_without_an_alternative_text_leaves_nothing() -> None:
    assert alternative_of({"width": "3"}) == ""


@pytest.mark.parametrize(
    ("image", "drawn"),
    [
        ('<img src="a.png" alt="a">', '<img src="/a.png" alt="a" width="3" height="4">'),
        ('<img src="a&amp;b.png">', '<img src="/a&amp;b.png" width="5" height="6">'),
        ('<img src="a.png" width="9">', '<img src="/a.png" width="9">'),
        ('<img src="c.png">', '<img src="/c.png">'),
        ('<img src="https://example.org/a.png">', '<img src="https://example.org/a.png">'),
        ('<img alt="a">', '<img alt="a">'),
        ('<a href="a.png">a</a>', '<a href="/a.png">a</a>'),
    ],
)
def test_a_picture_gets_its_size_unless_it_has_one(image: str, drawn: str) -> None:
    targets = {name: f"/{name}" for name in ("a.png", "a&b.png", "c.png")}
    assert resolve_links(image, targets, {"a.png": Size(3, 4), "a&b.png": Size(5, 6)}) == drawn


@pytest.mark.parametrize(
    ("html", "played", "broken"),
    [
        (
            '<video src="b.md" controls="">c</video>',
            '<video src="/b/" controls="">c</video>',
            '<video controls="">c</video>',
        ),
        (
            '<audio><source src="b.md" type="d">c</audio>',
            '<audio><source src="/b/" type="d">c</audio>',
            "<audio>c</audio>",
        ),
        (
            '<video controls=""><track src="b.md"></video>',
            '<video controls=""><track src="/b/"></video>',
            '<video controls=""></video>',
        ),
    ],
)
def test_what_is_played_leads_to_its_file_or_says_what_it_says(
    html: str, played: str, broken: str
) -> None:
    assert links_and_ids(html).links == ("b.md",)
    assert resolve_links(html, {"b.md": "/b/"}) == played
    assert resolve_links(html, {"b.md": None}) == broken


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ('<a href="https://a.org">b</a>', '<a href="https://a.org" rel="c">b</a>'),
        ('<a class="d" href="//a.org">b</a>', '<a class="d" href="//a.org" rel="c">b</a>'),
        ('<a href="/\\a.org" id="d">b</a>', '<a href="/\\a.org" id="d" rel="c">b</a>'),
        *((each, each) for each in ('<a href="/a/">b</a>', '<a href="mailto:a@b.c">b</a>')),
        *((each, each) for each in ('<a title="href=https://a">b</a>', '<img src="https://a">')),
    ],
)
def test_links_out_of_the_site_say_so(html: str, marked: str) -> None:
    assert mark_outward(html, "c") == marked
