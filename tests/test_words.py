"""What the theme says, filled in as plain text."""

from datetime import date

import pytest

from sitegen.messages import Message, pieces_of
from sitegen.words import Words


def _words(language: str, **messages: str) -> Words:
    said = {name: Message(language, {"other": pieces_of(each)}) for name, each in messages.items()}
    return Words(language, said)


def test_a_message_is_filled_in() -> None:
    words = _words("de", pages="Alle {count} Seiten von {list}")
    assert words.say("pages", count=1234, list="A & B") == "Alle 1.234 Seiten von A & B"


def test_text_among_words_from_right_to_left_is_isolated() -> None:
    words = _words("ar", go_to="إلى {host}", pages="{count} صفحة")
    assert words.say("go_to", host="w3.org") == "إلى \u2068w3.org\u2069"
    assert words.say("pages", count=12) == "12 صفحة"


def test_an_unknown_message_is_a_fault_that_names_the_nearest() -> None:
    with pytest.raises(
        LookupError, match=r"^there is no message 'topcis': did you mean 'topics'\?$"
    ):
        _words("en", topics="Topics").say("topcis")


def test_days_and_languages_are_worded_in_the_language_of_the_site() -> None:
    words, day = _words("fr"), date(2015, 9, 3)
    assert words.day(day) == "3 septembre 2015"
    assert words.month(day) == "septembre 2015"
    assert words.year(day) == "2015"
    assert words.number(12) == "12"
    assert words.named("en") == "anglais"
    assert (words.direction, _words("he").direction) == ("ltr", "rtl")


def test_what_was_filled_in_itself_runs_as_its_words_do() -> None:
    """Its first letters are isolated, and a browser would take it to run from left to right."""
    words = _words("ar", days="{first} / {last}", time_in_zone="{time} ({zone})")
    days = words.say("days", first="4", last="5")
    assert days.startswith("\u20684\u2069")
    assert words.say("time_in_zone", time=days, zone="UTC") == (
        f"\u2067{days}\u2069 (\u2068UTC\u2069)"
    )
    marked = f'<time datetime="2026">{days}</time>'
    assert words.written(marked) == f"\u2067{marked}\u2069"
    assert words.written(words.written(days)) == f"\u2067\u2067{days}\u2069\u2069"
    assert words.written("<time>4</time>") == "\u2068<time>4</time>\u2069"
    assert _words("de").written(days) == days
