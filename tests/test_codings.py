"""Texts as servers may send them: what comes out is what went in, the same bytes every time."""

import gzip
import random

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.codings import Coding, encode

_TEXT = b"A library is a growing organism. " * 40
_DECODERS = {Coding.GZIP: gzip.decompress, Coding.BROTLI: brotli.decompress}


@pytest.mark.parametrize("coding", Coding)
@given(st.binary(min_size=1, max_size=40))
def test_what_comes_out_is_what_went_in(coding: Coding, piece: bytes) -> None:
    data = piece * 3000
    found = encode(data, coding)
    assert found is not None or len(data) < 10_000
    if found is not None:
        assert _DECODERS[coding](found) == data
        assert len(found) < len(data)
        assert encode(data, coding) == found


def test_no_time_name_or_system_is_in_the_file() -> None:
    found = encode(_TEXT, Coding.GZIP)
    assert found
    assert found[:10] == bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255])


@pytest.mark.parametrize("coding", Coding)
@pytest.mark.parametrize(
    ("data", "pays"),
    [
        (_TEXT[:999], False),
        (_TEXT[:1000], True),
        (random.Random(1).randbytes(5000), False),
        (b"", False),
    ],
)
def test_where_it_does_not_pay_there_is_none(coding: Coding, data: bytes, *, pays: bool) -> None:
    assert (encode(data, coding) is not None) == pays


def test_a_large_text_is_compressed_quickly() -> None:
    """The best level would take half a minute for it."""
    found = encode(_TEXT * 10_000, Coding.BROTLI)
    assert found
    assert brotli.decompress(found) == _TEXT * 10_000
