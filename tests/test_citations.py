"""Citations in APA and Chicago: what both manuals have, and what citeproc-py makes of the same."""

import json
from html import unescape
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.apa import apa, initials
from sitegen.chicago import chicago, spaced
from sitegen.citation_terms import terms_of
from sitegen.citations import citations
from sitegen.cited_works import SERIAL, Reference
from sitegen.csl_json import csl_item
from sitegen.diagnostics import Location
from sitegen.languages import read_words
from sitegen.person_names import Name
from sitegen.references import csl_type
from sitegen.schema_types import SCHEMA_TYPES
from sitegen.themes import theme_folder
from sitegen.words import Words
from tests.citing import LOCALES, judged
from tests.planning import ENGLISH

_THEME = (theme_folder(), theme_folder())
_TYPES = sorted({csl_type(schema) for schema in SCHEMA_TYPES})
_LEE, _CRUZ = Name("Lee", "Ann B."), Name("de la Cruz", "Jean-Paul")
_PEOPLE = ((), (_LEE,), (_LEE, _CRUZ), (Name("Acme & Sons"), _LEE, _CRUZ))
_DATES = ((), (2015,), (2015, 5), (2015, 5, 2))
_TERMS = terms_of(ENGLISH)


def _work(kind: str = "webpage", **known: object) -> Reference:
    given = {"key": "a", "title": "Reading the Room: A Guide", "url": "https://x.org/a"}
    return Reference(**{"type": kind, "language": "en", **given, **known})  # type: ignore[arg-type]  # any field


def _published(kind: str, publisher: str, **known: object) -> Reference:
    field = "container" if kind in SERIAL else "publisher"
    return _work(kind, **{field: publisher or ("The Times" if kind in SERIAL else "")}, **known)


def _words(language: str) -> Words:
    return read_words(_THEME, language, Location("site.yaml"))[0]


def _differences(work: Reference, language: str = "en") -> list[tuple[str, str]]:
    """Compare what we write with what citeproc-py does; give both where they differ."""
    item = json.loads(csl_item(work))
    made = [(unescape(each.text), each.style) for each in citations(work, _words(language))]
    pairs = [(text, judged(item, style, language)) for text, style in made]
    return [pair for pair in pairs if pair[0] != pair[1]]


@pytest.mark.parametrize("kind", _TYPES)
def test_a_work_of_any_type_is_cited_as_citeproc_does(kind: str) -> None:
    for number, publisher in product(range(4), ("", "Acme Press")):
        authors, issued = _PEOPLE[number], _DATES[number - bool(publisher)]
        work = _published(kind, publisher, authors=authors, issued=issued)
        assert _differences(work) == []


@pytest.mark.parametrize("language", LOCALES)
def test_terms_dates_and_quotes_are_those_of_the_locales_of_csl(language: str) -> None:
    dates: list[tuple[int, ...]] = [(2015, month, 2) for month in range(1, 13)]
    for issued in (*dates, (2015, 5), (2015,), ()):
        work = _work(authors=(_LEE, _CRUZ), issued=issued, language=language)
        assert _differences(work, language) == []


_LETTERS = st.text("abcdefghijklmnopqrstuvwxyzéßñøčžабв", min_size=2, max_size=8)  # noqa: RUF001  # as people and styles write
_PROPER = _LETTERS.map(str.capitalize)
_PHRASES = st.lists(_PROPER, min_size=1, max_size=4).map(" ".join)
_NAMES = st.one_of(
    st.builds(Name, _PROPER, _PHRASES), st.builds(Name, _PHRASES), st.builds(Name, _PROPER, _PROPER)
)
_ISSUED = st.one_of(
    st.just(()),
    st.tuples(st.integers(1000, 2999)),
    st.tuples(st.integers(1000, 2999), st.integers(1, 12)),
    st.tuples(st.integers(1000, 2999), st.integers(1, 12), st.integers(1, 28)),
)


@given(
    kind=st.sampled_from(_TYPES),
    title=_PHRASES.map("On {}".format),
    publisher=_PHRASES.map("{} Press".format),
    authors=st.lists(_NAMES, max_size=8, unique_by=lambda name: name.family),
    issued=_ISSUED,
)
def test_any_work_is_cited_as_citeproc_does(
    kind: str, title: str, publisher: str, authors: list[Name], issued: tuple[int, ...]
) -> None:
    assert (
        _differences(
            _published(kind, publisher, title=title, authors=tuple(authors), issued=issued)
        )
        == []
    )


@pytest.mark.parametrize("count", [2, 6, 7, 20, 21, 23])
def test_of_many_authors_some_are_named(count: int) -> None:
    authors = tuple(Name(f"Lee{chr(97 + at)}", "Ann") for at in range(count))
    assert _differences(_work(authors=authors, issued=(2015,))) == []


@pytest.mark.parametrize(
    ("known", "apa_text", "chicago_text"),
    [
        (
            {"authors": (_LEE,), "issued": (2015, 5, 2), "publisher": "Acme Press"},
            (
                "Lee, A. B. (2015, May 2). <i>Reading the Room: A Guide</i>. Acme Press."
                " https://x.org/a"
            ),
            "Lee, Ann B. 2015. “Reading the Room: A Guide.” Acme Press, May 2. https://x.org/a.",
        ),
        (  # what is published on a site appears in it
            {"container": "staff pages", "publisher": "City Library", "issued": (2015, 5)},
            (
                "City Library. (2015, May). <i>Reading the Room: A Guide</i>. Staff Pages."
                " https://x.org/a"
            ),
            "City Library. 2015. “Reading the Room: A Guide.” Staff Pages, May. https://x.org/a.",
        ),
        (
            {"container": "staff Pages"},
            "<i>Reading the Room: A Guide</i>. (n.d.). Staff Pages. https://x.org/a",
            "Staff Pages. n.d. “Reading the Room: A Guide.” https://x.org/a.",
        ),
        (  # who is named already isn't named again; Chicago names a publisher all the same
            {"authors": (Name("Acme Inc."),), "publisher": "Acme Inc."},
            "Acme Inc. (n.d.). <i>Reading the Room: A Guide</i>. https://x.org/a",
            "Acme Inc. n.d. “Reading the Room: A Guide.” Acme Inc. https://x.org/a.",
        ),
        (  # nor is a site
            {"authors": (Name("City Library"),), "container": "City Library"},
            "City Library. (n.d.). <i>Reading the Room: A Guide</i>. https://x.org/a",
            "City Library. n.d. “Reading the Room: A Guide.” City Library. https://x.org/a.",
        ),
        (  # a person is no publisher of that name
            {"authors": (Name("Wiley", "John"),), "publisher": "Wiley"},
            "Wiley, J. (n.d.). <i>Reading the Room: A Guide</i>. Wiley. https://x.org/a",
            "Wiley, John. n.d. “Reading the Room: A Guide.” Wiley. https://x.org/a.",
        ),
        (  # an end is no end twice
            {"title": "Why read?", "publisher": "Foo Co."},
            "Foo Co. (n.d.). <i>Why read?</i> https://x.org/a",
            "Foo Co. n.d. “Why Read?” https://x.org/a.",
        ),
        (  # quotes within quotes, and the stop before both
            {"title": "She said “no”", "authors": (_LEE,)},
            "Lee, A. B. (n.d.). <i>She said “no.”</i> https://x.org/a",
            "Lee, Ann B. n.d. “She Said ‘No.’” https://x.org/a.",  # noqa: RUF001  # as people and styles write
        ),
        (  # a single sign may be an apostrophe as well
            {"title": "On ‘being’"},  # noqa: RUF001  # as people and styles write
            "<i>On ‘being.’</i> (n.d.). https://x.org/a",  # noqa: RUF001  # as above
            "“On ‘Being.’” n.d. https://x.org/a.",  # noqa: RUF001  # as above
        ),
        (
            {"title": "Books of the readers'"},
            "<i>Books of the readers'</i>. (n.d.). https://x.org/a",
            "“Books of the Readers'.” n.d. https://x.org/a.",
        ),
        (
            {"title": 'The "best" <b>&</b>', "authors": (Name("R&D"),)},
            'R&amp;D. (n.d.). <i>The "best" &lt;b&gt;&amp;&lt;/b&gt;</i>. https://x.org/a',
            "R&amp;D. n.d. “The ‘Best’ &lt;b&gt;&amp;&lt;/b&gt;.” https://x.org/a.",  # noqa: RUF001  # as people and styles write
        ),
        (
            {"authors": (Name("King", "Martin Luther", "Jr."), Name("Davis", "Sammy", "Jr."))},
            (
                "King, M. L., Jr., &amp; Davis, S., Jr. (n.d.). <i>Reading the Room: A Guide</i>."
                " https://x.org/a"
            ),
            (
                "King, Martin Luther, Jr., and Sammy Davis Jr. n.d. “Reading the Room: A Guide.”"
                " https://x.org/a."
            ),
        ),
        (  # in East Asia the family name comes first, and no comma says so
            {
                "authors": (
                    Name("王", "小明"),
                    Name("김", "민수"),
                    Name("村上", "ハルキ"),
                    Name("王", "Ann"),
                )
            },
            (
                "王小明, 김민수, 村上ハルキ, &amp; 王, A. (n.d.). <i>Reading the Room: A Guide</i>."
                " https://x.org/a"
            ),
            (
                "王小明, 김민수, 村上ハルキ, and Ann 王. n.d. “Reading the Room: A Guide.”"
                " https://x.org/a."
            ),
        ),
        (
            {"doi": "10.1000/182", "authors": (_LEE,), "issued": (2015,)},
            "Lee, A. B. (2015). <i>Reading the Room: A Guide</i>. https://doi.org/10.1000/182",
            "Lee, Ann B. 2015. “Reading the Room: A Guide.” https://doi.org/10.1000/182.",
        ),
        (  # an address can be followed as it stands
            {"doi": "10.1000/4<9>;2#O"},
            "<i>Reading the Room: A Guide</i>. (n.d.). https://doi.org/10.1000/4%3C9%3E;2%23O",
            "“Reading the Room: A Guide.” n.d. https://doi.org/10.1000/4%3C9%3E;2%23O.",
        ),
    ],
)
def test_what_the_manuals_have(known: dict[str, object], apa_text: str, chicago_text: str) -> None:
    work = _work("webpage", **known)
    assert (apa(work, _TERMS), chicago(work, _TERMS)) == (apa_text, chicago_text)


def test_titles_in_other_languages_keep_their_case() -> None:
    work = _work(title="von der Kunst zu lesen", language="de", authors=(_LEE,))
    assert "“von der Kunst zu lesen.”" in chicago(work, _TERMS)
    assert "“Von Der Kunst Zu Lesen.”" in chicago(_work(title=work.title), _TERMS)


def test_a_post_has_no_headline() -> None:
    work = _work("post", title="what i read", authors=(_LEE,))
    assert "“what i read.”" in chicago(work, _TERMS)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Ann", "A."),
        ("Ann B.", "A. B."),
        ("A.B.", "A. B."),
        ("Jean-Paul Marie", "J.-P. M."),
        ("J.-P.", "J.-P."),
        ("Yu-ting", "Y."),
        ("Jean de", "J. de"),
        ("Ann (Annie)", "A. (Annie)"),
        ("Фёдор Михайлович", "Ф. М."),  # noqa: RUF001  # as people and styles write
        ("نجيب", "نجيب"),
        ("", ""),
    ],
)
def test_initials(given: str, expected: str) -> None:
    assert initials(given) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("J.R.R.", "J. R. R."),
        ("J. R. R.", "J. R. R."),
        ("James T", "James T."),
        ("A", "A."),
        ("Л.Н.", "Л. Н."),  # noqa: RUF001  # as people and styles write
        ("J.-P.", "J.-P."),
        ("e.e.", "e.e."),
        ("Jo St. John", "Jo St. John"),
        ("雷", "雷"),
    ],
)
def test_initials_in_chicago_have_stops_and_spaces(given: str, expected: str) -> None:
    assert spaced(given) == expected
    work = _work(authors=(Name("Lee", given), Name("Lee", given)))
    assert chicago(work, _TERMS).startswith(f"Lee, {expected}, and {expected} Lee. n.d.")


def test_quotes_are_read_off_the_words_of_a_language() -> None:
    french = terms_of(_words("fr"))
    assert (french.quotes.opening, french.quotes.closing) == ("«\xa0", "\xa0»")
    assert (french.quotes.is_around_stops, _TERMS.quotes.is_around_stops) == (False, True)
    assert french.months[7] == "août"
    assert french.kinds["software"] == "Logiciel"
