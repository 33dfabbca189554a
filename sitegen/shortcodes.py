"""Shortcodes: addresses such as ``{{< ref "x" >}}``, which editors bring from other generators.

CommonMark reads no link in ``[text]({{< ref "x" >}})``, as its address has spaces, and readers
would see the code. Drawn as a link it is reported as one that leads nowhere, and shown as its text.
"""

import re

_MARK = "]({{"
_CODE_OR_LINK = re.compile(
    r"<(pre|code)\b.*?</\1>"
    r"|(?P<picture>!?)\[(?P<label>(?:[^\[\]<>]|</?(?:em|strong|del)>)*)\]\((?P<address>\{\{.*?\}\})\)",
    re.DOTALL,
)


def draw_links(html: str) -> str:
    """Draw what CommonMark left as text, outside of code, as the link or picture that was meant."""
    return _CODE_OR_LINK.sub(_link, html) if _MARK in html else html


def _link(match: re.Match[str]) -> str:
    label, address = match["label"], match["address"]
    if address is None:
        return match[0]
    if match["picture"]:
        return f'<img src="{address}" alt="{re.sub("<[^>]*>", "", label)}">'
    return f'<a href="{address}">{label}</a>'
