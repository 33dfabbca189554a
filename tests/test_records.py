import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.records import Record, read_records, records_file, write_records

_RECORDS = {"index.html": Record(b"in", b"out"), "é/index.html": Record(b"", b"\xff")}


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    file = records_file(tmp_path, tmp_path / "output")
    write_records(file, _RECORDS)
    assert read_records(file) == _RECORDS
    write_records(file, {})
    assert read_records(file) == {}


def test_records_are_kept_out_of_git_and_leave_nothing_half_written(tmp_path: Path) -> None:
    file = records_file(tmp_path, tmp_path / "output")
    write_records(file, _RECORDS)
    assert file.parent == tmp_path / ".sitegen"
    assert sorted(each.name for each in file.parent.iterdir()) == [".gitignore", file.name]
    assert (file.parent / ".gitignore").read_bytes() == b"*\n"


def test_every_output_folder_has_its_own_records(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("output")
    one = records_file(tmp_path, tmp_path / "output")
    assert records_file(tmp_path, tmp_path / "other") != one
    assert records_file(tmp_path, tmp_path / "x" / ".." / "output") == one
    assert records_file(tmp_path, tmp_path / "link") == one


def test_an_output_folder_may_have_any_name(tmp_path: Path) -> None:
    assert records_file(tmp_path, tmp_path / os.fsdecode(b"\xff")).parent == tmp_path / ".sitegen"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xc0",
        b"\x81\xa1a",
        b"\x81\xa1a\xc0",
        b"\x81\xa1a\x91\xc4\x00",
        b"\x81\x01\x92\xc4\x00\xc4\x00",
        b"\x81\xa1\xff\x92\xc4\x00\xc4\x00",
        b"\xdf\xff\xff\xff\xff",
        b"\x81\xa1a\x92\xc6\xff\xff\xff\xff",
        b"\x81\xa1a\x93\xc4\x00\xc4\x00" + b"\x91" * 100_000,
    ],
)
def test_damaged_records_are_none(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "records"
    file.write_bytes(data)
    assert read_records(file) == {}


def test_missing_records_and_a_folder_in_their_place_are_none(tmp_path: Path) -> None:
    assert read_records(tmp_path / "missing") == {}
    assert read_records(tmp_path) == {}


@given(st.binary())
def test_any_bytes_are_records_or_none(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "records"
        file.write_bytes(data)
        assert all(isinstance(each, Record) for each in read_records(file).values())
