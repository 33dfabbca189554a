"""How long things take, where that is sure."""

import pytest

from sitegen.durations import iso_duration


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("45 minutes", "PT45M"),
        ("90 min", "PT1H30M"),
        ("1 hour", "PT1H"),
        ("1.5 hours", "PT1H30M"),
        ("1,5 Stunden", "PT1H30M"),
        ("1 h 30 min", "PT1H30M"),
        ("1h30min", "PT1H30M"),
        ("1h30", "PT1H30M"),
        ("2 h 05", "PT2H5M"),
        ("0h00", ""),
        ("1 h 3", ""),
        ("1h75", ""),
        ("1 hour and 30 minutes", "PT1H30M"),
        ("1 Std. 10 Min.", "PT1H10M"),
        ("2 heures et 15 minutes", "PT2H15M"),
        ("2 horas, 10 minutos", "PT2H10M"),
        ("30 seconds", "PT30S"),
        ("26 hours", "PT26H"),
        ("3 weeks", "P3W"),
        ("2 days", "P2D"),
        ("6 months", "P6M"),
        ("1 year and 6 months", "P1Y6M"),
        (" PT45M ", "PT45M"),
        ("P1DT2H", "P1DT2H"),
        ("1 day 2 hours", ""),
        ("1.5 days", ""),
        ("0 minutes", ""),
        ("0.01 minutes", ""),
        ("about 2 hours", ""),
        ("2-3 hours", ""),
        ("2 hours a week", ""),
        ("2 hours 3 hours", ""),
        ("1:30", ""),
        ("90", ""),
        ("2 lessons", ""),
        ("2 hours 3 lessons", ""),
        ("P", ""),
        ("PT", ""),
        ("self-paced", ""),
        ("", ""),
    ],
)
def test_a_duration_is_read_if_it_can_mean_one_thing_only(written: str, expected: str) -> None:
    assert iso_duration(written) == expected
