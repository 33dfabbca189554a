"""Edits of links: each way to write one, in both dialects, and what only looks like one."""

from functools import partial

import pytest

from sitegen.link_edits import relink
from sitegen.manuscripts import ImpossibleError, manuscript
from sitegen.markup import convert
from sitegen.model import Body

_BOTH = ("python-markdown", "gfm")


def relinked(body: str, targets: dict[str, str], dialect: str = "gfm") -> str:
    def draw(text: str) -> Body:
        return convert(text, dialect, ())

    written = manuscript("content/resources/a.md", f"---\ntitle: old.md\n---\n{body}".encode())
    assert written
    return relink(written, targets, draw).text.removeprefix("---\ntitle: old.md\n---\n")


rename = partial(relinked, targets={"old.md": "../b/new.md"})


@pytest.mark.parametrize("dialect", _BOTH)
@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("[a](old.md)\n", "[a](../b/new.md)\n"),
        ("[old.md](old.md) and [b](old.md)", "[old.md](../b/new.md) and [b](../b/new.md)"),
        ('[a](old.md "old.md")\n', '[a](../b/new.md "old.md")\n'),
        ("[a](<old.md>)\n", "[a](<../b/new.md>)\n"),
        ("![a](old.md)\n", "![a](../b/new.md)\n"),
        ('<a href="old.md">a</a>\n', '<a href="../b/new.md">a</a>\n'),
        ("<a href='old.md'>a</a>\n", "<a href='../b/new.md'>a</a>\n"),
        ("[a][b]\n\n[b]: old.md\n", "[a][b]\n\n[b]: ../b/new.md\n"),
        ("[a][b]\n\n[b]:   <old.md> 'x'\n", "[a][b]\n\n[b]:   <../b/new.md> 'x'\n"),
        ("[unused]: old.md\n\nText\n", "[unused]: ../b/new.md\n\nText\n"),
        ("[a](old.md) `[a](old.md)`\n", "[a](../b/new.md) `[a](old.md)`\n"),
        ("[a](old.md)\n\n    [a](old.md)\n", "[a](../b/new.md)\n\n    [a](old.md)\n"),
        ("[a](old.md)\n\n<!-- (old.md) -->\n", "[a](../b/new.md)\n\n<!-- (old.md) -->\n"),
        ("[a](old.md) x [b](bold.md) (old.md)\n", "[a](../b/new.md) x [b](bold.md) (old.md)\n"),
        ("[a](old%2Emd)\n", "[a](../b/new.md)\n"),
        ("[a](old.md)\r\n\r\n- x\r\n", "[a](../b/new.md)\r\n\r\n- x\r\n"),
    ],
)
def test_a_link_leads_elsewhere_and_the_rest_stays(body: str, after: str, dialect: str) -> None:
    found = "old%2Emd" if "%2E" in body else "old.md"
    assert relinked(body, {found: "../b/new.md"}, dialect) == after


@pytest.mark.parametrize("dialect", _BOTH)
def test_links_change_places_without_being_taken_for_each_other(dialect: str) -> None:
    body = "[a](a.md) [b](b.md) [c](a.md#x)"
    assert relinked(body, {"a.md": "b.md", "b.md": "a.md"}, dialect) == (
        "[a](b.md) [b](a.md) [c](a.md#x)"
    )


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("[a](old\\_1.md)", "old_1.md"),
        ("[a](<a b.md>)", "a%20b.md"),
        ("[a](a&amp;b.md)", "a&b.md"),
        ("[a](ä.md)", "%C3%A4.md"),
        ("[a](%c3%a4.md)", "%c3%a4.md"),
    ],
)
def test_a_target_is_found_however_it_is_spelled(body: str, target: str) -> None:
    after = relinked(body, {target: "new.md"})
    assert after in {"[a](new.md)", "[a](<new.md>)"}


def test_without_targets_nothing_is_looked_at() -> None:
    assert relinked("[a](old.md)", {}) == "[a](old.md)"


def test_a_link_that_cannot_be_found_is_told_with_its_place() -> None:
    with pytest.raises(ImpossibleError) as refusal:
        rename("Text\n\n[a](&#111;ld.md)\n")
    assert str(refusal.value) == (
        "content/resources/a.md:4:1: a link to 'old.md' in the text is written in a way that can't "
        "be changed here\n  hint: write ../b/new.md there by hand, then run this again"
    )
