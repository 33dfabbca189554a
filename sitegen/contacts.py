"""Contacts: the mail address in what a site says of how to reach it."""

import re
from urllib.parse import unquote

_NAME = r"[^\s@<>()\[\]:;,/?\"]+"
_HOST = r"[^\s@<>()\[\]:;,/?\"]*[^\s@<>()\[\]:;,/?\".]"
_MAIL = re.compile(rf"(?:^|(?<=[\s:<(\"])){_NAME}@{_HOST}")
"""What nobody but a mail address has: words around it, ``mailto:`` and a ready subject are not it.

In the address of a page, a ``@`` comes after a ``/``.
"""
_SCHEME = "mailto:"


def mail_of(contact: str) -> str:
    """Give the mail address of a contact, which may be words, an address of either sort, or both.

    Empty if it has none. After ``mailto:`` signs of it may be encoded (RFC 6068).
    """
    found = _MAIL.search(contact)
    if not found or "." not in found[0].partition("@")[2]:
        return ""
    is_encoded = contact[: found.start()].lower().endswith(_SCHEME)
    mail = unquote(found[0]) if is_encoded else found[0]
    return mail if _MAIL.fullmatch(mail) else found[0]
