"""The mail address in what a site says of how to reach it."""

import pytest

from sitegen.contacts import mail_of


@pytest.mark.parametrize(
    ("contact", "mail"),
    [
        ("mailto:staff@example.org", "staff@example.org"),
        ("staff@example.org", "staff@example.org"),
        ("MAILTO:Ann.Lee+site@Example.org", "Ann.Lee+site@Example.org"),
        ("mailto:staff@example.org?subject=Hello", "staff@example.org"),
        ("mailto:ann%2Bsite@example.org", "ann+site@example.org"),
        ("ann%2Bsite@example.org", "ann%2Bsite@example.org"),  # which is an address, too
        ("mailto:ann%20lee@example.org", "ann%20lee@example.org"),
        ("Write to us: mailto:staff@example.org", "staff@example.org"),
        ("Ann Lee <ann@example.org>", "ann@example.org"),
        ("Write to ann@example.org.", "ann@example.org"),
        ("Ann (ann@example.org), or bob@example.org", "ann@example.org"),
        ("アン@例え.jp", "アン@例え.jp"),
        ("", ""),
        ("ask at the desk", ""),
        ("https://example.org/contact/", ""),
        ("https://social.example/@library.name", ""),
        ("https://ann@example.org/", ""),
        ("https://example.org/?to=ann@example.org", ""),
        ("staff@localhost", ""),
        ("@library", ""),
        ("ann@", ""),
    ],
)
def test_a_mail_address_is_found_and_nothing_else_is_taken_for_one(contact: str, mail: str) -> None:
    assert mail_of(contact) == mail
