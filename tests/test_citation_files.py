"""BibTeX, RIS and CSL-JSON give back what a work is, to readers that others wrote."""

import json

import pytest
import rispy  # type: ignore[import-untyped]  # it ships no types
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string as parse_bibtex
from hypothesis import example, given
from hypothesis import strategies as st
from pybtex.database import parse_string  # type: ignore[import-untyped]  # as above
from rispy.config import TYPE_OF_REFERENCE_MAPPING  # type: ignore[import-untyped]

from sitegen.bibtex import bibtex_entry
from sitegen.citation_files import (
    citation_files,
    csl_file,
    written,
)
from sitegen.cited_works import Reference, citation_key
from sitegen.person_names import Name
from sitegen.references import csl_type
from sitegen.ris import ris_record
from sitegen.schema_types import SCHEMA_TYPES
from sitegen.spaces import one_line

_TYPES = sorted({csl_type(schema) for schema in SCHEMA_TYPES})
_WORK = Reference(
    key="service/accents",
    type="report",
    title="Accents: 100% of R&D",
    authors=(Name("de la Cruz", "Jean-Paul", "Jr."), Name("Acme, Sons and Co.")),
    issued=(2015, 5, 2),
    publisher="Library_1",
    url="https://doi.org/10.1000/1_8%20",
    doi="10.1000/1_8%20",
    language="en",
    abstract="Costs $5.",
    keywords=("Service, and more", "Speech"),
)


def _entry(text: str) -> dict[str, str]:
    """Read an entry as bibtexparser does, with LaTeX decoded."""
    library = parse_bibtex(text)
    assert library.failed_blocks == []
    library = middlewares.LatexDecodingMiddleware().transform(library)
    (entry,) = library.entries
    return {**{name: each.value for name, each in entry.fields_dict.items()}, "": entry.entry_type}


def test_an_entry_of_bibtex() -> None:
    assert bibtex_entry(_WORK) == (
        "@techreport{service/accents,\n"
        "  title = {{Accents: 100\\% of R\\&D}},\n"
        "  author = {de la Cruz, Jr., Jean-Paul and {Acme, Sons and Co.}},\n"
        "  year = {2015},\n"
        "  month = may,\n"
        "  day = {2},\n"
        "  institution = {Library\\_1},\n"
        "  doi = {10.1000/1_8%20},\n"
        "  url = {https://doi.org/10.1000/1_8%20},\n"
        "  language = {en},\n"
        "  keywords = {{Service, and more}, Speech},\n"
        "  abstract = {Costs \\$5.}\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("100% of R&D_1 #2 $3", r"100\% of R\&D\_1 \#2 \$3"),
        ("~ ^ \\", r"{\textasciitilde} {\textasciicircum} {\textbackslash}"),
        ("{a} b", r"\{a\} b"),
        ("{a", r"{\lbrace}a"),
        ("a--b ''c", "a-{}-b '{}'c"),
        ("«Où?» “Ça”", "«Où?» “Ça”"),
    ],
)
def test_latex_shows_the_signs_of_a_text(text: str, written: str) -> None:
    work = Reference(key="a", type="book", title=text, url="u", language="en")
    assert f"  title = {{{{{written}}}}},\n" in bibtex_entry(work)


def test_a_record_of_ris() -> None:
    lines = """\
TY  - RPRT
ID  - service/accents
AU  - de la Cruz, Jean-Paul, Jr.
AU  - Acme, Sons and Co.
TI  - Accents: 100% of R&D
PB  - Library_1
PY  - 2015
DA  - 2015/05/02/
AB  - Costs $5.
KW  - Service, and more
KW  - Speech
LA  - en
DO  - 10.1000/1_8%20
UR  - https://doi.org/10.1000/1_8%20
ER  - @
"""
    assert ris_record(_WORK) == lines.replace("@", "").replace("\n", "\r\n")


def test_an_address_in_ris_stays_one() -> None:
    work = Reference(key="a", type="book", title="T", url="https://x.org/a;b?c;d", language="en")
    (record,) = rispy.loads(ris_record(work))
    assert record["urls"] == ["https://x.org/a%3Bb?c%3Bd"]


def test_an_item_of_csl_json() -> None:
    assert json.loads(written(_WORK).csl_json) == {
        "id": "service/accents",
        "type": "report",
        "title": "Accents: 100% of R&D",
        "author": [
            {"family": "de la Cruz", "given": "Jean-Paul", "suffix": "Jr."},
            {"literal": "Acme, Sons and Co."},
        ],
        "issued": {"date-parts": [[2015, 5, 2]]},
        "publisher": "Library_1",
        "DOI": "10.1000/1_8%20",
        "URL": "https://doi.org/10.1000/1_8%20",
        "language": "en",
        "keyword": "Service, and more, Speech",
        "abstract": "Costs $5.",
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("article-journal", ("article", "journal", "JOUR")),
        ("article-newspaper", ("article", "journal", "NEWS")),
        ("post-weblog", ("misc", "howpublished", "BLOG")),
        ("webpage", ("misc", "howpublished", "ELEC")),
    ],
)
def test_what_appears_in_something_names_it(kind: str, expected: tuple[str, ...]) -> None:
    work = Reference(key="a", type=kind, title="T", url="u", language="en", container="The Times")
    entry, (record,) = _entry(bibtex_entry(work)), rispy.loads(ris_record(work))
    name = "journal" if "journal" in entry else "howpublished"
    assert (entry[""], name, record["type_of_reference"]) == expected
    assert entry[name] == record["secondary_title"] == "The Times"


@pytest.mark.parametrize("kind", _TYPES)
def test_every_type_is_one_of_each_form(kind: str) -> None:
    work = Reference(key="a", type=kind, title="T", url="u", language="en", publisher="P")
    (record,) = rispy.loads(ris_record(work))
    assert record["type_of_reference"] in {*TYPE_OF_REFERENCE_MAPPING, "DATA"}
    entry = parse_string(bibtex_entry(work), "bibtex").entries["a"]
    assert entry.type in {"article", "book", "misc", "techreport", "unpublished"}
    assert entry.fields.get("publisher") or entry.fields["institution"]


@pytest.mark.parametrize(
    ("issued", "bibtex", "ris"),
    [
        ((), {}, {}),
        ((2015,), {"year": "2015"}, {"year": "2015", "date": "2015///"}),
        ((985, 12), {"year": "985", "month": "dec"}, {"year": "0985", "date": "0985/12//"}),
    ],
)
def test_dates_are_told_as_far_as_they_are_known(
    issued: tuple[int, ...], bibtex: dict[str, str], ris: dict[str, str]
) -> None:
    work = Reference(key="a", type="book", title="T", url="u", language="en", issued=issued)
    entry, (record,) = _entry(bibtex_entry(work)), rispy.loads(ris_record(work))
    assert {name: entry[name] for name in ("year", "month", "day") if name in entry} == bibtex
    assert {name: record[name] for name in ("year", "date") if name in record} == ris


def test_names_are_those_that_pybtex_sees() -> None:
    authors = (
        Name("de la Cruz", "Jean-Paul", "Jr."),
        Name("City Library and Archive"),
        Name("hooks", "bell"),
        Name("Sand and Sea", "Ann"),
    )
    work = Reference(key="a", type="book", title="T", url="u", language="en", authors=authors)
    people = parse_string(bibtex_entry(work), "bibtex").entries["a"].persons["author"]
    assert [
        (" ".join(each.prelast_names + each.last_names), each.first_names, each.lineage_names)
        for each in people
    ] == [
        ("de la Cruz", ["Jean-Paul"], ["Jr."]),
        ("{City Library and Archive}", [], []),
        ("hooks", ["bell"], []),
        ("{Sand and Sea}", ["Ann"], []),
    ]


_TEXTS = st.text(
    st.one_of(
        st.sampled_from("\\{}&%$#_~^-'`\"?!,;:@<>|= aAé"),
        st.characters(exclude_categories=("C", "Z", "M", "Sk", "Lm")),
    ),
    min_size=1,
).map(one_line)


@given(_TEXTS)
@example("a -- b --- c")
@example("?` !` ``a'' -")
@example("\\{}^~ \\textbf{a}")
@example("{")
@example("}{")
@example("ER  - ")
@example("@book{x, title = {y}}")
@example("TY  - BOOK")
def test_any_text_comes_back(text: str) -> None:
    text = one_line(text)
    work = Reference(
        key="a", type="book", title=text, url="u", language="en", publisher=text, keywords=(text,)
    )
    made = written(work)
    (record,) = rispy.loads(made.ris.decode())
    names = ("title", "publisher")
    assert [record.get(name, "") for name in names] == [text, text]
    assert record.get("keywords", []) == [text] * bool(text)
    (item,) = json.loads(csl_file([made.csl_json]))
    assert [item.get(name, "") for name in (*names, "keyword")] == [text, text, text]
    entry = _entry(made.bibtex.decode())
    assert [_plain(entry.get(name, "")) for name in names] == [text, text]


def _plain(text: str) -> str:
    """Mend what pylatexenc makes of ``\\textasciicircum``: it takes it for U+02C6."""
    return text.replace("\u02c6", "^")


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/resources/accents/", "accents"),
        ("/resources/service/mount.smb3/", "service/mount.smb3"),
        ("/resources/Été/", "+C3+89t+C3+A9"),
        ("/resources/a+b ~c/", "a+2Bb+20+7Ec"),
    ],
)
def test_a_key_is_the_address_in_signs_that_all_take(address: str, key: str) -> None:
    assert citation_key(address) == key


_SEGMENTS = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1)


@given(_SEGMENTS, _SEGMENTS)
def test_two_addresses_have_two_keys(one: str, other: str) -> None:
    keys = [citation_key(f"/resources/{each}/") for each in (one, other)]
    assert all(each.isascii() and not set(each) & set(" \"#%'(),={}~\\@") for each in keys)
    assert (keys[0] == keys[1]) == (one == other)


def test_files_of_many_are_joined_of_those_of_each() -> None:
    another = Reference(key="b", type="book", title="B", url="u", language="en")
    works = written(_WORK), written(another)
    loads = (lambda text: parse_bibtex(text).entries, rispy.loads, json.loads)
    for count in range(3):
        files = citation_files(*works[:count])
        found = [load(data.decode()) for load, data in zip(loads, files, strict=True)]
        assert [len(each) for each in found] == [count] * 3
