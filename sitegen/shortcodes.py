"""Shortcodes: addresses such as ``{{< ref "x" >}}``, which editors bring from other generators.

CommonMark reads no link in ``[text]({{< ref "x" >}})``, as its address has spaces, and readers
would see the code. Drawn as a link it is reported as one that leads nowhere, and shown as its text.
"""

import re

_MARK = "]({{"
_CODE_OR_LINK = re.compile(
    r"<(?P<end>/?)(?P<code>pre|code)\b"
    r"|(?P<picture>!?)\[(?P<label>(?:[^\[\]<>]|</?(?:em|strong|del)>)*)\]"
    r"\((?P<address>\{\{.{0,500}?\}\})\)",
    re.DOTALL,
)


def draw_links(html: str) -> str:
    """Draw what CommonMark left as text, outside of code, as the link or picture that was meant."""
    return _CODE_OR_LINK.sub(_Links(html), html) if _MARK in html else html


class _Links:
    """Draws links one after the other, and knows of each whether it is in code."""

    def __init__(self, html: str) -> None:
        self._last = {name: html.rfind(f"</{name}>") for name in ("pre", "code")}
        self._within = ""

    def __call__(self, match: re.Match[str]) -> str:
        if match["code"]:
            self._note(match)
        elif not self._within:
            return _link(match)
        return match[0]

    def _note(self, tag: re.Match[str]) -> None:
        """Note where code starts and ends; what is never closed is none."""
        name = tag["code"]
        if tag["end"]:
            self._within = "" if name == self._within else self._within
        elif not self._within and tag.end() <= self._last[name]:
            self._within = name


def _link(match: re.Match[str]) -> str:
    label, address = match["label"], match["address"]
    if match["picture"]:
        return f'<img src="{address}" alt="{re.sub("<[^>]*>", "", label)}">'
    return f'<a href="{address}">{label}</a>'
