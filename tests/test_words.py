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
