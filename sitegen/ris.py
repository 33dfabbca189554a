"""RIS: a work as a record that reference managers read, a tag a line, lines ended by CR and LF."""

from collections.abc import Iterator

from sitegen.cited_works import Reference
from sitegen.person_names import Name

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "document": "GEN",
    "graphic": "ART",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "VIDEO",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""What RIS calls the types of CSL."""


def ris_record(work: Reference) -> str:
    """Write a record, from its type to its end."""
    lines = "".join([f"{tag}  - {value}\r\n" for tag, value in _tags(work) if value])
    return f"TY  - {_TYPES[work.type]}\r\n{lines}ER  - \r\n"


def _tags(work: Reference) -> Iterator[tuple[str, str]]:
    yield "ID", work.key
    for name in work.authors:
        yield "AU", _name(name)
    yield "TI", work.title
    yield "T2", work.container
    yield "PB", work.publisher
    if work.issued:
        yield "PY", f"{work.issued[0]:04}"
        yield "DA", _date(*work.issued)
    yield "AB", work.abstract
    for word in work.keywords:
        yield "KW", word
    yield "LA", work.language
    yield "DO", work.doi
    yield "UR", work.url.replace(";", "%3B")  # which divides addresses in RIS


def _date(year: int, month: int = 0, day: int = 0) -> str:
    """Write ``2015/05/02/``; what isn't known is left out between the strokes."""
    return f"{year:04}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"


def _name(name: Name) -> str:
    parts = (name.family, name.given, name.suffix)
    return ", ".join([each for each in parts if each])
