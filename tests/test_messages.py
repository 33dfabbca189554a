"""What messages are made of, and which form of one goes with a number."""

import pytest

from sitegen.messages import Message, Piece, pieces_of


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        ("Topics", (Piece("Topics"),)),
        ("{day}", (Piece("", "day"),)),
        ("Added: {day}.", (Piece("Added: "), Piece("", "day"), Piece("."))),
        ("{a}{b}", (Piece("", "a"), Piece("", "b"))),
        ("to [all of it](resources)!", (Piece("to "), Piece("all of it", "resources"), Piece("!"))),
        ("[x] (y) {Day} {", (Piece("[x] (y) {Day} {"),)),
    ],
)
def test_a_message_is_text_with_places(text: str, pieces: tuple[Piece, ...]) -> None:
    assert pieces_of(text) == pieces


def _message(language: str, **forms: str) -> Message:
    return Message(language, {name: pieces_of(text) for name, text in forms.items()})


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "z"), (1, "1"), (2, "2"), (3, "f"), (11, "m"), (100, "o"), ("3", "o"), (None, "o")],
)
def test_a_number_chooses_among_the_forms(count: object, text: str) -> None:
    message = _message("ar", zero="z", one="1", two="2", few="f", many="m", other="o")
    assert message.form(count) == (Piece(text),)


def test_a_form_that_is_not_there_is_like_the_others() -> None:
    assert _message("ar", one="1", other="o").form(3) == (Piece("o"),)
    assert _message("ar", other="o").form(1) == (Piece("o"),)


def test_the_rule_is_that_of_the_language_that_the_message_is_in() -> None:
    assert _message("fr", one="1", other="o").form(0) == (Piece("1"),)
    assert _message("en", one="1", other="o").form(0) == (Piece("o"),)


def test_a_message_knows_what_is_filled_in() -> None:
    assert _message("en", one="a", other="{count} [of](all)").slots == {"count", "all"}
