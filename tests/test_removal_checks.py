"""Where and in which words it is told what a page will not show."""

import pytest

from sitegen.diagnostics import Location, render_text
from sitegen.removal_checks import removed_html


def told(name: str, source: str) -> str:
    return render_text(removed_html([name], source, Location("content/a.md", 5)))


@pytest.mark.parametrize(
    ("name", "source", "place"),
    [
        ("<script>", "<script>x</script>", "5:1"),
        ("<script>", "a\n\n b <SCRIPT src='x'>", "7:4"),
        ("<s-x>", "<s-x-y> <s-x>", "5:9"),
        ("<b>", "<body> <b>", "5:8"),
        ("onclick=", "onclick <a\nonclick = 'x'>", "6:1"),
        ("class=", "{: subclass=a class=b }", "5:15"),
        ("class=", "a.site-b {: .site-b }", "5:2"),
        ("id=", "A\n{: #site-menu }", "6:4"),
        ("U+0008", "&#80; &#8;", "5:7"),
        ("U+009B", "&#x09B;", "5:1"),
        ("onclick=", "on-onclick <b onclick>", "5:15"),
        ("javascript:", "[a](JavaScript:x)", "5:5"),
        ("http://[", "[a](http://[)", "5:5"),
        # what an engine, an entity or an extension has written in another way
        ("<script>", "&lt;script&gt;", "5:1"),
    ],
)
def test_where_it_is(name: str, source: str, place: str) -> None:
    assert told(name, source).startswith(f"content/a.md:{place}: warning[")


def test_a_character_is_no_html() -> None:
    assert told("U+0008", "&#8;") == (
        "content/a.md:5:1: warning[character-forbidden] the invisible character U+0008 is left"
        " out\n"
        "  hint: delete what stands for it, or write what was meant"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "<script>",
            (
                "<script> is left out of the page\n"
                "  hint: write it in Markdown; to show code as it is, put it between backquotes"
            ),
        ),
        (
            "onclick=",
            (
                "'onclick=' is left out of the page\n"
                "  hint: delete it: pages have no scripts and no looks of their own"
            ),
        ),
        (
            'md"=',
            (
                "'md\"=' is left out of the page\n"
                "  hint: the value before it ends at its first quote; write quotes within a value"
                " as &quot;"
            ),
        ),
        *(
            (
                name,
                (
                    f"'{name}' is left out of the page\n"
                    "  hint: names that start with 'site-' are the theme's, and none may have a"
                    " space; take another"
                ),
            )
            for name in ("class=", "id=", "name=")
        ),
        (
            "data:",
            (
                "an address that starts with 'data:' is left out of the page\n"
                "  hint: start the address with https:, http:, mailto: or tel: instead"
            ),
        ),
        (
            "http://[",
            (
                "the address 'http://[' is left out of the page\n"
                "  hint: correct it, or delete the link"
            ),
        ),
    ],
)
def test_its_words(name: str, words: str) -> None:
    assert told(name, "") == f"content/a.md:5:1: warning[html-removed] {words}"


def test_each_thing_is_told_by_itself() -> None:
    found = removed_html(["<form>", "style="], "style= <form>", Location("content/a.md"))
    assert [str(each.location) for each in found] == [
        "content/a.md:1:8",
        "content/a.md:1:1",
    ]
