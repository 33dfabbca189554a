"""The addresses in clean HTML: which of them are internal, and what they become."""

import re
from collections.abc import Mapping
from html import unescape

from sitegen.tags import attributes_in, attributes_of, escaped, start_tag

_CONCERNED = re.compile(r'<[a-z][^>]* (?:href|src|id|name)="[^>]*>')
_ADDRESSES = frozenset(["href", "src"])
_PLACES = frozenset(["id", "name"])
_EXTERNAL = re.compile(r"[\x00-\x20]*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
_TOKEN = re.compile(r"<a(?: [^>]*)?>|</a>|<img [^>]*>")


def links_and_ids(html: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List the internal targets, each once and as written, and all ids and named anchors."""
    found = attributes_in("".join(_CONCERNED.findall(html)))
    targets = dict.fromkeys([unescape(value) for name, value in found if name in _ADDRESSES])
    links = tuple([target for target in targets if not is_external(target)])
    return links, tuple([unescape(value) for name, value in found if name in _PLACES])


def is_external(target: str) -> bool:
    """Tell whether an address leaves the site: it has a scheme or starts with ``//``."""
    return target.startswith("https://") or _EXTERNAL.match(target) is not None


def alternative_of(image: Mapping[str, str]) -> str:
    """Give what stands for a picture that can't be shown: its text, and its id if it has one."""
    text = image.get("alt", "")
    return f'<span id="{image["id"]}">{text}</span>' if "id" in image else text


def resolve_links(html: str, targets: Mapping[str, str | None]) -> str:
    """Replace each internal target by its address; draw one that has none (``None``) as its text.

    A target that isn't in the mapping stays as it is.
    """
    return _TOKEN.sub(_Resolver(targets), html) if targets else html


class _Resolver:
    """Rewrites the tags of links and pictures, one after the other, as anchors may nest."""

    def __init__(self, targets: Mapping[str, str | None]) -> None:
        self._targets = targets
        self._closings: list[str] = []

    def __call__(self, match: re.Match[str]) -> str:
        tag = match[0]
        if tag == "</a>":
            return self._closings.pop()
        attributes = attributes_of(tag)
        if tag.startswith("<img"):
            resolved = self._resolved(attributes, "src")
            return start_tag("img", resolved) if resolved else alternative_of(attributes)
        opening = self._opening(attributes)
        self._closings.append("</a>" if opening else "")
        return opening

    def _opening(self, attributes: dict[str, str]) -> str:
        """Start a link; of a broken one, keep only what other links point to."""
        resolved = self._resolved(attributes, "href")
        if resolved is None:
            places = {name: attributes[name] for name in attributes if name in _PLACES}
            return start_tag("a", places) if places else ""
        return start_tag("a", resolved)

    def _resolved(self, attributes: dict[str, str], name: str) -> dict[str, str] | None:
        if name not in attributes:
            return attributes
        written = unescape(attributes[name])
        address = self._targets.get(written, written)
        return None if address is None else attributes | {name: escaped(address)}
