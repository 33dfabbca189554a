"""What is pasted keeps an address; tests/test_comparison.py shows all ways to write aliases."""

import pytest

from sitegen.diagnostics import Location
from sitegen.pasting import Advice, advice, line_of
from sitegen.source import Source


@pytest.mark.parametrize(
    ("address", "line"),
    [
        ("/a/", "aliases: [/a/]"),
        ("/a, b: [c]/", "aliases: [/a%2C%20b%3A%20%5Bc%5D/]"),
        ("/über/", "aliases: [/über/]"),
        ("/100%/", "aliases: [/100%25/]"),
    ],
)
def test_whatever_the_address_is_the_line_is_one_of_yaml(address: str, line: str) -> None:
    assert line_of((address,)) == line


def test_blank_lines_before_the_fields_count() -> None:
    found = advice(Source("a.md", b"\n\n---\ntitle: A\n---\n"), ("/x/",))
    assert found == Advice(Location("a.md", 4), "paste as line 4: aliases: [/x/]")


def test_what_can_not_be_read_is_mended_first() -> None:
    found = advice(Source("a.md", b"title: A\n"), ("/x/",))
    hint = "once its front matter can be read, add to it: aliases: [/x/]"
    assert found == Advice(Location("a.md"), hint)
