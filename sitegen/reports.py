"""Reports: where readers say that something is wrong with a resource."""

import re
from urllib.parse import quote

from sitegen.words import Words

_ADDRESS = re.compile(r"(?:mailto:|https?://)[^\s<>\"]+$")


def report_href(contact: str, title: str, url: str, words: Words) -> str:
    """Give the address for reports: that of the contact, which may end a text; else none.

    A mail comes with the title as its subject and the page's address as its text (RFC 6068).
    """
    found = _ADDRESS.search(contact)
    if found is None:
        return ""
    if not found[0].startswith("mailto:"):
        return found[0]
    subject = quote(words.say("report_subject", title=title), safe="")
    mark = "&" if "?" in found[0] else "?"
    return f"{found[0]}{mark}subject={subject}&body={quote(url, safe='')}"
