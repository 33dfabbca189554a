import pytest

from sitegen.cleaning import clean
from sitegen.normal_form import normalise, without_doubles

_TO_DO = '<input type="checkbox" disabled="" site-label="to_do"> '
_DONE = '<input type="checkbox" checked="" disabled="" site-label="done"> '


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ('<img alt="a" src="b" title="c">', '<img src="b" alt="a" title="c" loading="lazy">'),
        ('<img alt="x src=" src="b">', '<img src="b" alt="x src=" loading="lazy">'),
        ('<img alt="a &amp; b">', "a &amp; b"),
        ('<img alt="a" id="b">', '<span id="b">a</span>'),
    ],
)
def test_pictures(html: str, expected: str) -> None:
    assert normalise(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<li><input type="checkbox"> a</li>', f'<li class="task">{_TO_DO}a</li>'),
        ('<li><input checked type="checkbox">a</li>', f'<li class="task">{_DONE}a</li>'),
        (
            '<li>\n<p><input type="checkbox"> a</p></li>',
            f'<li class="task">\n<p>{_TO_DO}a</p></li>',
        ),
        (
            '<li><input type="checkbox"> \n<p>a</p></li>',
            f'<li class="task">\n<p>{_TO_DO}a</p></li>',
        ),
        ('<li class="k"><input type="checkbox"> a</li>', f'<li class="k">{_TO_DO}a</li>'),
        ('<p><input type="checkbox" id="a"> a</p>', f"<p>{_TO_DO}a</p>"),
        ('<p><input type="checkbox" title="x checked="> a</p>', f"<p>{_TO_DO}a</p>"),
        ('<p><input type="text" title="x checked="> a</p>', "<p>a</p>"),
        ('<li><input type="submit">a</li>', "<li>a</li>"),
    ],
)
def test_boxes(html: str, expected: str) -> None:
    assert normalise(clean(html)) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<td align="left">', '<td class="align-left">'),
        ('<th align="center">', '<th class="align-center">'),
        ('<td colspan="2" align="right" id="a">', '<td class="align-right" colspan="2" id="a">'),
        ('<td align="right" class="b c">', '<td class="align-right b c">'),
        ('<td title="x align=" id="a">', '<td title="x align=" id="a">'),
        ("<td>", "<td>"),
    ],
)
def test_aligned_cells(cell: str, expected: str) -> None:
    assert normalise(f"<table>{cell}") == f"<table>{expected}"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p id="a">1</p><h2 class="k" id="a">2</h2>', '<p id="a">1</p><h2 class="k">2</h2>'),
        (
            '<p id="a">1</p><p title="x id=">2</p><p id="b">',
            '<p id="a">1</p><p title="x id=">2</p><p id="b">',
        ),
        (
            '<p title="x id=">1</p><p title="x id=">2</p>',
            '<p title="x id=">1</p><p title="x id=">2</p>',
        ),
    ],
)
def test_of_equal_ids_the_first_stays(html: str, expected: str) -> None:
    assert without_doubles(html) == expected
