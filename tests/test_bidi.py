import pytest

from sitegen.bidi import isolated


@pytest.mark.parametrize(
    "text",
    ["", "abc", "אבג", "a\u200fb", "a \u2067אבג\u2069 b", "\u2066a\u2068b\u2069\u2069"],
)
def test_what_turns_nothing_else_stays(text: str) -> None:
    assert isolated(text) == text


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("a\u202ecba", "\u2068a\u202ecba\u2069"),
        ("\u202da\u202c", "\u2068\u202da\u202c\u2069"),
        ("a\u2067b", "\u2068a\u2067b\u2069\u2069"),
        ("a\u2069b", "\u2068ab\u2069"),
        ("\u202e\u2069\u202ea", "\u2068\u202e\u202ea\u2069"),
    ],
)
def test_what_turns_is_closed_in_itself(text: str, closed: str) -> None:
    assert isolated(text) == closed
    assert isolated(closed).count("\u2069") == isolated(closed).count("\u2068") + text.count(
        "\u2067"
    )
