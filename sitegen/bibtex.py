"""BibTeX: a work as an entry that BibTeX itself, biber and reference managers read.

Values are in braces, and hold text as LaTeX has it. The whole title is in braces of its own, as
styles would else take its capitals away; so is an organization, which has no family name.
"""

import re
from collections.abc import Iterator

from sitegen.cited_works import Reference
from sitegen.person_names import Name

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "manuscript": "unpublished",
    "report": "techreport",
}
"""What BibTeX calls the types of CSL; it has no name for the others, which are ``misc``."""
_PUBLISHERS = {"report": "institution"}
_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
"""Macros that every style of BibTeX defines."""
_special = re.compile(r"[\\{}&%$#_~^]|--|''|``|[?!]`").search
_ESCAPES = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
}
_ALONE = {"{": r"{\lbrace}", "}": r"{\rbrace}"}
"""Braces that don't match: BibTeX counts those that LaTeX would take for text, too."""
_LIGATURE = re.compile("(?<=-)(?=-)|(?<=')(?=')|(?<=[`?!])(?=`)")
"""Between signs that LaTeX makes one of."""
_PAIRED = re.compile(r"[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+")
_divides = re.compile(r"\band\b|,", re.IGNORECASE).search


def bibtex_entry(work: Reference) -> str:
    """Write an entry, a field a line."""
    fields = [f"title = {{{{{_escaped(work.title)}}}}}"]
    if work.authors:
        fields.append(f"author = {{{' and '.join(map(_name, work.authors))}}}")
    fields += map("{} = {}".format, ("year", "month", "day"), _date(work.issued))
    fields += [f"{name} = {_value(text)}" for name, text in _places(work) if text]
    if work.doi:
        fields.append(f"doi = {{{work.doi}}}")
    fields += (f"url = {{{work.url}}}", f"language = {{{work.language}}}")
    if work.keywords:
        fields.append(f"keywords = {{{', '.join(map(_keyword, work.keywords))}}}")
    if work.abstract:
        fields.append(f"abstract = {_value(work.abstract)}")
    kind = _TYPES.get(work.type, "misc")
    return "".join((f"@{kind}{{{work.key},\n  ", ",\n  ".join(fields), "\n}\n"))


def _places(work: Reference) -> tuple[tuple[str, str], ...]:
    """Name what a work appears in, and who published it."""
    return (
        ("journal" if work.type in _TYPES else "howpublished", work.container),
        (_PUBLISHERS.get(work.type, "publisher"), work.publisher),
    )


def _date(issued: tuple[int, ...]) -> Iterator[str]:
    """Write a year, a month by its macro, and a day, as far as they are known."""
    for number, value in enumerate(issued):
        yield _MONTHS[value - 1] if number == 1 else f"{{{value}}}"


def _name(name: Name) -> str:
    """Write ``Family, Suffix, Given``, which is BibTeX's order."""
    if not name.given:
        return _value(name.family)
    parts = (name.family, name.suffix, name.given) if name.suffix else (name.family, name.given)
    return ", ".join(map(_part, parts))


def _part(text: str) -> str:
    """Write a part of a name: in braces, where a word or sign of it would divide names."""
    return _value(text) if _divides(text) else _escaped(text)


def _keyword(text: str) -> str:
    return _value(text) if "," in text else _escaped(text)


def _value(text: str) -> str:
    return f"{{{_escaped(text)}}}"


def _escaped(text: str) -> str:
    """Write text so that LaTeX shows it, and BibTeX finds its end."""
    if not _special(text):
        return text
    signs = _ESCAPES if _PAIRED.fullmatch(text) else _ESCAPES | _ALONE
    written = _LIGATURE.sub("\0", text).translate({ord(sign): to for sign, to in signs.items()})
    return written.replace("\0", "{}")
