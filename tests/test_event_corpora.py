"""Calendars of real collections, read by the library for them."""

import re
import tarfile
from datetime import UTC, date, datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from icalendar import Calendar

from tests.sites import TODAY, Folder, tree

_PROJECT = Path(__file__).parents[1]
_CORPUS = Path(__file__).parents[2] / "shared" / "corpora" / "digitalgov.tar.gz"
_EVENTS = "digitalgov/content/resources/events/"
_SETTINGS = """\
title: T
base_url: https://example.org/
unknown_fields: allow
fields: {topic: {required: false}}
"""
_WRITTEN = re.compile(r"^date: (.*)$", re.MULTILINE)

pytestmark = pytest.mark.no_cover  # no line is run here alone


def _read(output: Path) -> dict[str, Any]:  # whose types name every kind of value
    found: dict[str, Any] = {}
    for path, data in tree(output).items():
        if path.endswith(".ics"):
            found[path] = Calendar.from_ical(data)
            assert not any(each.errors for each in found[path].walk())
    return found


def test_the_sample(tmp_path: Path) -> None:
    for folder in ("content", "templates"):
        copytree(_PROJECT / folder, tmp_path / folder)
    site = Folder(tmp_path, (_PROJECT / "site.yaml").read_text(encoding="utf-8"))
    site.build()
    calendars = _read(tmp_path / "output")
    events = calendars["events.ics"].walk("VEVENT")
    assert [(each["DTSTART"].dt, each["SUMMARY"][:12]) for each in events] == [
        (date(2013, 3, 20), "Customer Ser"),
        (date(2021, 4, 26), "Preservation"),
        (date(2024, 4, 29), "Preservation"),
    ]
    single = [path for path in calendars if path.endswith("/event.ics")]
    assert len(single) == len(events)


@pytest.mark.skipif(not _CORPUS.is_file(), reason="there is no corpus beside the checkout")
def test_what_editors_of_a_large_collection_wrote(tmp_path: Path) -> None:
    """Its events are dated by when they took place; here that is their start."""
    site = Folder(tmp_path, _SETTINGS)
    starts = {}
    with tarfile.open(_CORPUS) as corpus:
        for member in corpus:
            file = corpus.extractfile(member) if member.name.startswith(_EVENTS) else None
            if file and member.name.endswith(".md"):
                text = file.read().decode()
                name = member.name.removeprefix("digitalgov/")
                site.write(name, _WRITTEN.sub(r"date: \1\nstart: \1", text, count=1))
                starts[name.removesuffix(".md")] = _WRITTEN.findall(text)[0]
    result = site.build()
    assert result.report
    calendars = _read(tmp_path / "output")
    whole = calendars["events.ics"].walk("VEVENT")
    assert len(whole) == len(starts) == 332
    moments = [each["DTSTART"].dt for each in whole]
    assert moments == sorted(moments)
    for name, written in starts.items():
        path = name.removeprefix("content/") + "/event.ics"
        (event,) = calendars[path].walk("VEVENT")
        assert event["DTSTART"].dt == _moment(written)
    assert any(moment.date() < TODAY for moment in moments)


def _moment(written: str) -> datetime:
    """Read what most of its editors write: 2017-10-11 14:00:00 -0500."""
    day, time, offset = written.split()
    hour, rest = time.split(":", 1)
    text = f"{day} {hour:0>2}:{rest} {offset}"
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S %z").astimezone(UTC)
