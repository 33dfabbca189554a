import pytest

from sitegen.footnotes import number_footnotes


def _mark(label: str, number: str) -> str:
    link = f'<a href="#fn-{label}" id="fnref-{label}">{number}</a>'
    return f'<sup class="footnote-ref">{link}</sup>'


def _back(label: str) -> str:
    return f'<a href="#fnref-{label}" class="footnote-backref" aria-label="x">↩</a>'


def test_html_without_footnotes_stays() -> None:
    html = '<li id="fn-a"><a href="#x">↩</a></li>'
    assert number_footnotes(html) == html


def test_labels_become_numbers() -> None:
    marks = _mark("b", "1") + _mark("a", "2")
    html = f'{marks}<li id="fn-b">B {_back("b")}</li><li id="fn-a">A</li>'
    assert number_footnotes(html) == (
        f"{_mark('1', '1')}{_mark('2', '2')}"
        '<li id="fn-1">B&nbsp;'
        '<a href="#fnref-1" class="footnote-backref" site-label="back_to_reference 1">↩</a></li>'
        '<li id="fn-2">A</li>'
    )


def test_a_note_links_back_to_each_of_its_marks() -> None:
    back = (
        '<a class="footnote-backref" href="#fnref-a">↩</a>'
        ' <a href="#fnref-a-2" class="footnote-backref">↩<sup class="footnote-ref">2</sup></a>'
    )
    html = f'{_mark("a", "1")}{_mark("a", "1")}<li id="fn-a">A {back}</li>'
    assert number_footnotes(html) == (
        '<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>'
        '<sup class="footnote-ref"><a href="#fn-1" id="fnref-1-2">1</a></sup>'
        '<li id="fn-1">A'
        '&nbsp;<a href="#fnref-1" class="footnote-backref"'
        ' site-label="back_to_reference 1">↩</a>'
        '&nbsp;<a href="#fnref-1-2" class="footnote-backref"'
        ' site-label="back_to_reference 1-2">↩<sup>2</sup></a></li>'
    )


@pytest.mark.parametrize("marks", ["", _mark("1", "1")])
def test_a_note_without_a_mark_leads_nowhere_back(marks: str) -> None:
    html = f'{marks}<li id="fn-a">A {_back("a")}</li>'
    assert number_footnotes(html) == f'{marks}<li id="fn-a">A</li>'
