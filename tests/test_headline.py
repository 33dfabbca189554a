"""Headline-style capitals."""

import pytest

from sitegen.headline import headline


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("a tale of two cities", "A Tale of Two Cities"),
        ("what is it for", "What Is It For"),
        ("who? what! and then: a start", "Who? What! And Then: A Start"),
        ("iPhone and the NASA app", "iPhone and the NASA App"),
        ("GUIDE FOR LIBRARIANS", "GUIDE FOR LIBRARIANS"),
        ("facts about e-mail", "Facts About E-Mail"),
        ("state-of-the-art tools", "State-of-the-Art Tools"),
        ("tools: up-to", "Tools: Up-To"),
        ("‘quoted’ (un)common “sense”", "‘Quoted’ (Un)common “Sense”"),  # noqa: RUF001  # quotes
        ("a case of him (and her)", "A Case of Him (and Her)"),
        ("3d printing, 10 ways", "3d Printing, 10 Ways"),
        ("naïve école", "Naïve École"),
        ("who follows #books and @library on .org", "Who Follows #books and @library on .org"),
        ("the <details> element, in *short*", "The <details> Element, in *short*"),
        ("part\xa0one of\xa0two", "Part One of Two"),
        ("see https://example.org and example.org", "See https://example.org and example.org"),
        ("this v. that", "This v. That"),
        ("", ""),
        ("… 1", "… 1"),
    ],
)
def test_headline(title: str, expected: str) -> None:
    assert headline(title) == expected
