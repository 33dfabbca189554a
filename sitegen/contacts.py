"""Contacts: the mail address in what a site says of how to reach it."""

import re

_NAME = r"[^\s@<>()\[\]:;,/?\"]+"
_HOST = r"[^\s@<>()\[\]:;,/?\"]*[^\s@<>()\[\]:;,/?\".]"
_MAIL = re.compile(rf"(?:^|(?<=[\s:<(\"])){_NAME}@{_HOST}")
"""What nobody but a mail address has: words around it, ``mailto:`` and a ready subject are not it.

In the address of a page, a ``@`` comes after a ``/``.
"""


def mail_of(contact: str) -> str:
    """Give the mail address of a contact, which may be words, an address of either sort, or both.

    Empty if it has none.
    """
    found = _MAIL.search(contact)
    return found[0] if found and "." in found[0].partition("@")[2] else ""
