import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.records import NO_RECORDS, Record, Records, pack_records, records_note, unpack_records
from sitegen.stamps import Stamp

_RECORDS = Records(
    {"index.html": Record(b"in", b"out"), "é/a": Record(b"", b"\xff", Stamp(1, 2, 3, 2**63))},
    {"": None, "é": Stamp(0, 1, 2, 3)},
)


def test_what_is_written_can_be_read() -> None:
    assert unpack_records(pack_records(_RECORDS)) == _RECORDS
    assert unpack_records(pack_records(NO_RECORDS)) == NO_RECORDS


def test_every_output_folder_has_its_own_records(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("output")
    one = records_note(tmp_path / "output")
    assert records_note(tmp_path / "other") != one
    assert records_note(tmp_path / "x" / ".." / "output") == one
    assert records_note(tmp_path / "link") == one


def test_an_output_folder_may_have_any_name(tmp_path: Path) -> None:
    assert records_note(tmp_path / os.fsdecode(b"\xff")).startswith("records ")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc0",
        b"\x92\x81\xa1a",
        b"\x92\x81\xa1a\xc0\x80",
        b"\x92\x81\xa1a\x91\xc4\x00\x80",
        b"\x92\x81\x01\x92\xc4\x00\xc4\x00\x80",
        b"\x92\x81\xa1\xff\x92\xc4\x00\xc4\x00\x80",
        b"\x92\xdf\xff\xff\xff\xff",
        b"\x92\x81\xa1a\x92\xc6\xff\xff\xff\xff",
        b"\x92\x81\xa1a\x93\xc4\x00\xc4\x00" + b"\x91" * 100_000,
    ],
)
def test_damaged_records_are_none(data: bytes) -> None:
    assert unpack_records(data) == NO_RECORDS


@given(st.binary())
def test_any_bytes_are_records_or_none(data: bytes) -> None:
    assert isinstance(unpack_records(data), Records)
