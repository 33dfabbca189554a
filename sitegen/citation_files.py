"""Citation files: works in the forms that reference managers read, alone and many in one file.

All forms of a work are made at once, as they share what takes the longest. A file of many is joined
from what the files of each hold.
"""

from collections.abc import Iterable

from msgspec import Struct

from sitegen.bibtex import bibtex_entry
from sitegen.cited_works import Reference
from sitegen.csl_json import csl_item
from sitegen.ris import ris_record


class Written(Struct, frozen=True, array_like=True):
    """A work in each form, as it stands in a file of many."""

    bibtex: bytes
    ris: bytes
    csl_json: bytes


UNCITED = Written(b"", b"", b"")
"""What is written of works where the settings want no citations."""


def written(work: Reference) -> Written:
    """Write a work in each form."""
    return Written(bibtex_entry(work).encode(), ris_record(work).encode(), csl_item(work))


def citation_files(*works: Written) -> tuple[bytes, bytes, bytes]:
    """Write the files of some works, in the order of the formats."""
    return (
        bibtex_file([each.bibtex for each in works]),
        ris_file([each.ris for each in works]),
        csl_file([each.csl_json for each in works]),
    )


def bibtex_file(entries: Iterable[bytes]) -> bytes:
    """Join entries of BibTeX, which makes a file of them."""
    return b"\n".join(entries)


def ris_file(records: Iterable[bytes]) -> bytes:
    """Join records of RIS, which makes a file of them."""
    return b"\r\n".join(records)


def csl_file(items: Iterable[bytes]) -> bytes:
    """Write a file of CSL-JSON: an array, one item a line."""
    return b"[\n%b\n]\n" % b",\n".join(items)
