"""What a build has learnt is kept for the next one."""

from pathlib import Path

from sitegen.engine import engine
from sitegen.learning import Learnt, keep
from sitegen.source import pack_sightings
from sitegen.store import SIGHTINGS, Writer, recall_notes, store_file


def test_notes_are_written_where_they_say_something_new(tmp_path: Path) -> None:
    file, seen = store_file(tmp_path), pack_sightings({}, engine())
    before = {SIGHTINGS: seen, "root": b"one", "elsewhere": b"two"}
    keep(Learnt({}), {"root": b"one"}, before, Writer(file, None))
    assert not file.exists()
    keep(Learnt({}), {"root": b"another"}, before, Writer(file, None))
    assert recall_notes(file) == {SIGHTINGS: seen, "root": b"another"}
