import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.headings import anchor_of, fit_headings


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Opening hours", "opening-hours"),
        ("What's new in 2.0?", "whats-new-in-20"),
        ("  A \N{EN DASH} B -- C  ", "a-b-c"),
        ("snake_case & more~", "snake_case-more"),
        ("C++ and C#", "c-and-c"),
        ("Über Straße 2.0~", "über-straße-20"),
        ("E\u0301tude", "étude"),
        ("गिनती", "गिनती"),
        ("ภาษาไทย", "ภาษาไทย"),
        ("क\u200dष", "कष"),
        ("日本語 テスト", "日本語-テスト"),
        ("???", "section"),
        ("", "section"),
        ("Site", "section-site"),
        ("Site map", "section-site-map"),
        ("Sites", "sites"),
    ],
)
def test_a_heading_as_an_id(text: str, anchor: str) -> None:
    assert anchor_of(text) == anchor


@given(st.text())
def test_an_id_has_no_spaces_and_is_never_the_themes(text: str) -> None:
    anchor = anchor_of(text)
    assert anchor.split() == [anchor]
    assert not anchor.startswith("site-")


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("1", "2"),
        ("2", "2"),
        ("6", "2"),
        ("13", "23"),
        ("1321", "2332"),
        ("2434", "2334"),
        ("321", "222"),
        ("1352", "2343"),
        ("123456", "234566"),
    ],
)
def test_levels_start_below_the_title_and_skip_none(written: str, drawn: str) -> None:
    html, _ = fit_headings("".join(f"<h{n}>a</h{n}>" for n in written), ())
    assert [tag[0] for tag in html.split("<h")[1:]] == list(drawn)
    assert [tag[0] for tag in html.split("</h")[1:]] == list(drawn)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>A <em>b</em> &amp; c</h2>", '<h2 id="a-b-c">A <em>b</em> &amp; c</h2>'),
        ('<h2 class="k">A</h2>', '<h2 id="a" class="k">A</h2>'),
        ('<h3 class="k" id="b">A</h3>', '<h2 class="k" id="b">A</h2>'),
        ("<h2><div><h3>A</h3></div>B</h2>", '<h2 id="a-b"><div><h3 id="a">A</h3></div>B</h2>'),
        (
            '<h2>A<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup></h2>',
            '<h2 id="a">A<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup></h2>',
        ),
        ("<hr>", "<hr>"),
    ],
)
def test_headings_get_ids(html: str, expected: str) -> None:
    assert fit_headings(html, ())[0] == expected


@pytest.mark.parametrize(
    ("headings", "taken", "ids"),
    [
        (["A", "A", "A"], (), ("a", "a-1", "a-2")),
        (["A", "A 1", "A"], (), ("a", "a-1", "a-2")),
        (["A 1", "A", "A"], (), ("a-1", "a", "a-2")),
        (["A", "B"], ("a", "a-1"), ("a-2", "b")),
        (["Site", "Site"], (), ("section-site", "section-site-1")),
    ],
)
def test_ids_differ(headings: list[str], taken: tuple[str, ...], ids: tuple[str, ...]) -> None:
    assert fit_headings("".join(f"<h2>{each}</h2>" for each in headings), taken)[1] == ids
