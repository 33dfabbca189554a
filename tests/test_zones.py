"""The zone database: names, what clocks show, and when they are changed."""

import zoneinfo
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sitegen.zones import (
    Shift,
    around_gap,
    offsets_at,
    shifts,
    state_at,
    zone,
    zone_name,
    zone_names,
)

_HOUR = timedelta(hours=1)
_at = datetime.fromisoformat  # what clocks show, in no zone


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("America/New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("utc", "UTC"),
        ("GMT", "GMT"),
        ("EST", ""),
        ("EST5EDT", ""),
        ("New York", ""),
        ("../zones", ""),
        ("", ""),
    ],
)
def test_a_zone_is_a_place_whatever_its_spelling(written: str, name: str) -> None:
    assert zone_name(written) == name


def test_the_machine_is_never_asked(tmp_path: Path) -> None:
    assert "Europe/Berlin" in zone_names()
    tokyo = (files("tzdata") / "zoneinfo" / "Asia" / "Tokyo").read_bytes()
    (tmp_path / "Asia").mkdir()
    (tmp_path / "Asia" / "Kathmandu").write_bytes(tokyo)
    zoneinfo.reset_tzpath([str(tmp_path)])
    zone.cache_clear()
    try:
        noon = _at("2026-07-01 12:00")
        assert ZoneInfo.no_cache("Asia/Kathmandu").utcoffset(noon) == 9 * _HOUR
        assert offsets_at(noon, "Asia/Kathmandu") == (timedelta(minutes=345),)
    finally:
        zoneinfo.reset_tzpath()


@pytest.mark.parametrize(
    ("local", "name", "hours"),
    [
        (_at("2026-05-04 14:00"), "America/New_York", (-4,)),
        (_at("2026-01-04 14:00"), "America/New_York", (-5,)),
        (_at("2026-03-08 02:30"), "America/New_York", ()),
        (_at("2026-03-08 03:00"), "America/New_York", (-4,)),
        (_at("2026-11-01 01:30"), "America/New_York", (-4, -5)),
        (_at("2026-11-01 02:00"), "America/New_York", (-5,)),
        (_at("2026-07-04 14:00"), "UTC", (0,)),
        (_at("2011-12-30 12:00"), "Pacific/Apia", ()),  # a day that Samoa left out
    ],
)
def test_how_far_from_utc_clocks_are(local: datetime, name: str, hours: tuple[int, ...]) -> None:
    assert offsets_at(local, name) == tuple(_HOUR * each for each in hours)


def test_what_clocks_show_in_place_of_a_time_that_they_leave_out() -> None:
    gap = _at("2026-03-08 02:30")
    assert around_gap(gap, "America/New_York") == _at("2026-03-08 03:30")


def test_the_changes_of_a_year() -> None:
    assert shifts("Europe/Berlin", 2026) == (
        Shift(_at("2026-03-29 02:00"), _HOUR, 2 * _HOUR, "CEST", is_summer=True),
        Shift(_at("2026-10-25 03:00"), 2 * _HOUR, _HOUR, "CET", is_summer=False),
    )
    assert shifts("Asia/Tokyo", 2026) == ()
    assert shifts("Asia/Tokyo", 9999) == ()


def test_what_clocks_are_like_at_a_time() -> None:
    summer = _at("2026-07-01 00:00")
    assert state_at(summer, "Europe/Berlin") == Shift(
        summer, 2 * _HOUR, 2 * _HOUR, "CEST", is_summer=True
    )
