"""Which addresses are the same, and how lychee is given one so that it takes the whole of it."""

import pytest

from sitegen.web_addresses import askable, is_web, key


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("https://example.org", True),
        ("HTTP://EXAMPLE.ORG/x", True),
        ("mailto:ann@example.org", False),
        ("//example.org/", False),
        ("a.md", False),
        ("", False),
    ],
)
def test_addresses_of_the_web(written: str, *, is_one: bool) -> None:
    assert is_web(written) is is_one


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        # lychee looks for addresses as in running text, and what ends a sentence ends an address
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org?q=a", "https://example.org/?q=a"),
        ("HTTPS://User:Pass@Example.ORG/A", "https://User:Pass@example.org/A"),
        ("https://example.org/a.", "https://example.org/a%2E"),
        ("https://example.org/a!?,", "https://example.org/a!?%2C"),
        ("https://example.org/a...", "https://example.org/a%2E%2E%2E"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/a?#b", "https://example.org/a#b"),
        ("https://example.org/a#", "https://example.org/a"),
        ("https://example.org/Foo_(bar)", "https://example.org/Foo_(bar)"),
        ("https://example.org/Foo_(bar", "https://example.org/Foo_%28bar"),
        ("https://example.org/([)]", "https://example.org/%28%5B%29%5D"),
        ("https://example.org/a)b", "https://example.org/a%29b"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ('https://example.org/"<|>`{}^\\', "https://example.org/%22%3C%7C%3E%60%7B%7D%5E%5C"),
        ("https://example.org/é?ü", "https://example.org/%C3%A9?%C3%BC"),
        ("https://bücher.example.org/", "https://bücher.example.org/"),
        (" https://exam\nple.org/\ta ", "https://example.org/a"),
        ("https://example.org/a%2fb%", "https://example.org/a%2fb%"),
    ],
)
def test_an_address_is_written_so_that_it_is_taken_whole(written: str, asked: str) -> None:
    assert askable(written) == asked
    assert askable(asked) == asked
    assert key(asked) == key(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org", "https://EXAMPLE.org:443/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org/a/../b/./c", "https://example.org/b/c"),
        ("https://example.org/../a/..", "https://example.org/"),
        ("https://example.org/a/%2E%2e/b", "https://example.org/b"),
        ("https://example.org/b/.", "https://example.org/b/"),
        ("https://example.org/%7Eann/%c3%a9", "https://example.org/~ann/é"),
        ("https://bücher.example.org/", "https://xn--bcher-kva.example.org/"),
        ("https://faß.example.org/", "https://xn--fa-hia.example.org/"),
        ("https://example.org/a?b=../c", "https://example.org/a?b=../c#"),
    ],
)
def test_addresses_that_every_server_takes_for_one(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "http://example.org/a"),
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/a", "https://www.example.org/a"),
        ("https://example.org/a", "https://example.org:8443/a"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/a?b", "https://example.org/a?c"),
        ("https://example.org/a#b", "https://example.org/a#c"),
        ("https://example.org/?a/../b", "https://example.org/?b"),
        ("https://fass.example.org/", "https://faß.example.org/"),
    ],
)
def test_addresses_that_may_be_two_things(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_a_host_that_is_no_word_in_letters_stays_as_it_is() -> None:
    assert key("https://xn--\x80.example.org/") == "https://xn--\x80.example.org/"
    assert key("https://xn--99999999.example.org/") == "https://xn--99999999.example.org/"


def test_only_addresses_of_the_web_have_a_key() -> None:
    with pytest.raises(ValueError, match="mailto:ann"):
        key("mailto:ann")
