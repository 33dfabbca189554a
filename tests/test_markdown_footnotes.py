"""Python-Markdown's footnotes; each source is converted and cleaned, as a page's body is."""

import pytest

from sitegen.markup import convert

_UNMARKED = "<li>\n<p>Y</p>\n</li>"


def _html(source: str) -> str:
    return convert(source, "python-markdown", ()).html


def _mark(number: int, place: str = "") -> str:
    link = f'<a href="#fn-{number}" id="fnref-{place or number}">{number}</a>'
    return f'<sup class="footnote-ref">{link}</sup>'


def _back(place: str) -> str:
    return (
        f'&nbsp;<a href="#fnref-{place}" class="footnote-backref"'
        f' site-label="back_to_reference {place}">↩</a>'
    )


def _section(*notes: str) -> str:
    items = "".join(f"{note}\n" for note in notes)
    return f'<div class="footnotes">\n<ol>\n{items}</ol>\n</div>'


def _note(number: int, text: str) -> str:
    return f'<li id="fn-{number}">\n<p>{text}{_back(str(number))}</p>\n</li>'


def test_notes_are_numbered_by_their_marks_and_not_by_their_definitions() -> None:
    assert _html("a[^x] b[^y z]\n\n[^y z]: Y\n[^x]: X") == (
        f"<p>a{_mark(1)} b{_mark(2)}</p>\n{_section(_note(1, 'X'), _note(2, 'Y'))}"
    )


def test_marks_count_in_the_order_of_the_page() -> None:
    assert _html("- a[^x]\n\nb[^y]\n\n[^y]: Y\n[^x]: X") == (
        f"<ul>\n<li>a{_mark(1)}</li>\n</ul>\n<p>b{_mark(2)}</p>\n"
        f"{_section(_note(1, 'X'), _note(2, 'Y'))}"
    )


def test_a_note_may_have_blocks() -> None:
    note = f'<li id="fn-1">\n<p>X</p>\n<ul>\n<li>b</li>\n</ul>{_back("1")}</li>'
    assert _html("a[^x]\n\n[^x]: X\n\n    - b") == f"<p>a{_mark(1)}</p>\n{_section(note)}"


def test_a_note_without_a_mark_comes_last_and_leads_nowhere_back() -> None:
    assert _html("a[^x]\n\n[^y]: Y\n\n[^x]: X") == (
        f"<p>a{_mark(1)}</p>\n{_section(_note(1, 'X'), _UNMARKED)}"
    )


def test_a_mark_without_a_note_is_text() -> None:
    assert _html("a[^x]") == "<p>a[^x]</p>"


@pytest.mark.parametrize("source", ["[^x]:", "[^x]: ", "[^x]:\n[^x]:"])
def test_an_empty_note(source: str) -> None:
    assert _html(source) == _section("<li></li>")


def test_a_note_may_define_another() -> None:
    assert convert("a[^x]\n\n[^x]: > [^y]: Y", "python-markdown", ()).text == "a Y"


def test_a_mark_that_is_not_drawn_does_not_count() -> None:
    assert _html("![a[^y]](b.png) c[^x]\n\n[^y]: Y\n[^x]: X") == (
        f'<p><img src="b.png" alt="a" loading="lazy"> c{_mark(1)}</p>\n'
        f"{_section(_note(1, 'X'), _UNMARKED)}"
    )


def test_a_part_of_the_page_may_look_like_the_librarys_notes() -> None:
    source = 'a\n\n<div class="footnote" markdown="1">\n\n1. b\n\n</div>'
    assert convert(source, "python-markdown", ("md_in_html",)).text == "a b"


def test_the_place_of_the_notes_can_be_named() -> None:
    assert _html("///Footnotes Go Here///\n\na[^x]\n\n[^x]: X") == (
        f"{_section(_note(1, 'X'))}\n<p>a{_mark(1)}</p>"
    )
