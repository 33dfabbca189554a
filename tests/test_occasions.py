"""When an event takes place, in words."""

from datetime import date

import pytest

from sitegen.diagnostics import Location
from sitegen.event_times import EventTime
from sitegen.languages import read_words
from sitegen.model import Resource
from sitegen.occasions import occasion_of
from sitegen.themes import theme_folder
from sitegen.views import Day, Occasion
from sitegen.words import Words

_DAY, _LATER = date(2026, 5, 4), date(2026, 5, 6)


def _words(language: str) -> Words:
    return read_words((theme_folder(), theme_folder()), language, Location("site.yaml"))[0]


def _of(
    start: EventTime | None, end: EventTime | None = None, language: str = "en"
) -> Occasion | None:
    resource = Resource(path="a", address="/a/", title="A", start=start, end=end)
    return occasion_of(resource, _words(language))


def _ny(day: date, time: str) -> EventTime:
    return EventTime(day, time, "America/New_York", "-04:00")


@pytest.mark.parametrize(
    ("start", "end", "occasion"),
    [
        (None, None, None),
        (EventTime(_DAY), None, Occasion(Day("04 May 2026", "2026-05-04"))),
        (EventTime(_DAY), EventTime(_DAY), Occasion(Day("04 May 2026", "2026-05-04"))),
        (
            EventTime(_DAY),
            EventTime(_LATER),
            Occasion(
                Day("04–", "2026-05-04"),  # noqa: RUF001  # a span's dash
                Day("06 May 2026", "2026-05-06"),
                is_run=True,
            ),
        ),
        (
            _ny(_DAY, "14:00:00"),
            None,
            Occasion(Day("04 May 2026, 14:00", "2026-05-04T14:00-04:00"), None, "New York time"),
        ),
        (
            _ny(_DAY, "14:00:00"),
            _ny(_DAY, "15:30:20"),
            Occasion(
                Day("04 May 2026, 14:00", "2026-05-04T14:00-04:00"),
                Day("15:30", "2026-05-04T15:30:20-04:00"),
                "New York time",
            ),
        ),
        (
            _ny(_DAY, "14:00:00"),
            _ny(_LATER, "12:00:00"),
            Occasion(
                Day("04 May 2026, 14:00", "2026-05-04T14:00-04:00"),
                Day("06 May 2026, 12:00", "2026-05-06T12:00-04:00"),
                "New York time",
            ),
        ),
        (
            EventTime(_DAY, "14:00:00", "", "+00:00"),
            EventTime(_DAY, "18:00:00", "Etc/GMT-2", "+02:00"),
            Occasion(
                Day("04 May 2026, 14:00 (UTC)", "2026-05-04T14:00Z"),
                Day("04 May 2026, 18:00", "2026-05-04T18:00+02:00"),
                "UTC+02:00",
            ),
        ),
    ],
)
def test_in_english(
    start: EventTime | None, end: EventTime | None, occasion: Occasion | None
) -> None:
    assert _of(start, end) == occasion


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("de", ("4. Mai 2026, 14:00 Uhr", "15:30 Uhr", "Ortszeit New York")),
        ("fr", ("4 mai 2026 à 14:00", "15:30", "heure locale : New York")),
        ("es", ("4 de mayo de 2026, 14:00", "15:30", "hora de Nueva York")),
    ],
)
def test_in_other_languages(language: str, texts: tuple[str, str, str]) -> None:
    found = _of(_ny(_DAY, "14:00:00"), _ny(_DAY, "15:30:00"), language)
    assert found
    assert found.end
    assert (found.start.text, found.end.text, found.zone) == texts


def test_from_right_to_left_what_is_filled_in_is_isolated() -> None:
    found = _of(_ny(_DAY, "14:00:00"), None, "ar")
    assert found
    assert found.zone == "بتوقيت \u2068نيويورك\u2069"
    assert found.start.text == "\u20684 مايو 2026\u2069، \u20682:00 م\u2069"
