"""Citation files: works in the forms that reference managers read, alone and many in one file.

All forms of a work are made at once, as they share what takes the longest, and so are those of a
share of the whole collection. A file of many is joined from what the files of each hold.
"""

from collections.abc import Iterable

from msgspec import Struct, msgpack

from sitegen.bibtex import bibtex_entry
from sitegen.cited_works import Reference
from sitegen.csl_json import csl_item
from sitegen.ris import ris_record


class Written(Struct, frozen=True, array_like=True):
    """A work, or some, in each form, as they stand in a file of many."""

    bibtex: bytes
    ris: bytes
    csl_json: bytes


_pack, _unpack = msgpack.Encoder().encode, msgpack.Decoder(Written).decode


def written(work: Reference) -> Written:
    """Write a work in each form."""
    return Written(bibtex_entry(work).encode(), ris_record(work).encode(), csl_item(work))


def bibtex_lines(*works: Written) -> bytes:
    """Join entries of BibTeX, which makes a file of them."""
    return b"\n".join([each.bibtex for each in works])


def ris_lines(*works: Written) -> bytes:
    """Join records of RIS, which makes a file of them."""
    return b"\r\n".join([each.ris for each in works])


def csl_file(*works: Written) -> bytes:
    """Write a file of CSL-JSON: an array, one item a line."""
    return _array(_csl_lines(works))


def share(*works: Written) -> bytes:
    """Write some works in each form, for the files of all."""
    return _pack(Written(bibtex_lines(*works), ris_lines(*works), _csl_lines(works)))


def bibtex_joined(*fragments: bytes) -> bytes:
    """Join a file of BibTeX from shares of it."""
    return b"\n".join([_unpack(each).bibtex for each in fragments])


def ris_joined(*fragments: bytes) -> bytes:
    """Join a file of RIS from shares of it."""
    return b"\r\n".join([_unpack(each).ris for each in fragments])


def csl_joined(*fragments: bytes) -> bytes:
    """Join a file of CSL-JSON from shares of it."""
    return _array(b",\n".join([_unpack(each).csl_json for each in fragments]))


def _csl_lines(works: Iterable[Written]) -> bytes:
    return b",\n".join([each.csl_json for each in works])


def _array(lines: bytes) -> bytes:
    return b"[\n%b\n]\n" % lines
