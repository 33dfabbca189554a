"""Citation files: works in the forms that reference managers read, alone and many in one file.

All forms of a work are made at once, as they share what takes the longest. A file of many is joined
from what the files of each hold.
"""

from msgspec import Struct

from sitegen.bibtex import bibtex_entry
from sitegen.cited_works import Reference
from sitegen.csl_json import csl_item
from sitegen.ris import ris_record


class Written(Struct, frozen=True):
    """A work, or some, in each form, as they stand in a file of many."""

    bibtex: bytes
    ris: bytes
    csl_json: bytes


def written(work: Reference) -> Written:
    """Write a work in each form."""
    return Written(bibtex_entry(work).encode(), ris_record(work).encode(), csl_item(work))


def bibtex_lines(*works: Written) -> bytes:
    """Join entries of BibTeX, which makes a file of them."""
    return b"\n".join([each.bibtex for each in works])


def ris_lines(*works: Written) -> bytes:
    """Join records of RIS, which makes a file of them."""
    return b"\r\n".join([each.ris for each in works])


def csl_lines(*works: Written) -> bytes:
    """Join items of CSL-JSON."""
    return b",\n".join([each.csl_json for each in works])


def csl_file(*works: Written) -> bytes:
    """Write a file of CSL-JSON: an array, one item a line."""
    return csl_joined(csl_lines(*works))


def bibtex_joined(*fragments: bytes) -> bytes:
    """Join a file of BibTeX from shares of it."""
    return b"\n".join(fragments)


def ris_joined(*fragments: bytes) -> bytes:
    """Join a file of RIS from shares of it."""
    return b"\r\n".join(fragments)


def csl_joined(*fragments: bytes) -> bytes:
    """Join a file of CSL-JSON from shares of it."""
    return b"[\n%b\n]\n" % b",\n".join(fragments)
