"""The addresses in clean HTML: which of them are internal, and what they become."""

import re
from collections.abc import Mapping
from html import unescape

from msgspec import Struct

from sitegen.model import Size
from sitegen.tags import attributes_in, attributes_of, escaped, start_tag

_CONCERNED = re.compile(r'<[a-z][^>]* (?:href|src|id|name)="[^>]*>')
_ADDRESSES = frozenset(["href", "src"])
_PLACES = frozenset(["id", "name"])
_PLAYERS = frozenset(["audio", "video"])
_SIZED = frozenset(["width", "height"])
_UNKNOWN: Mapping[str, Size] = {}
_OUTWARD = re.compile(r'<a [^>]*?\bhref="(?:(?i:https?:)|[\\/]{2})[^>]*')
_EXTERNAL = re.compile(r"[\x00-\x20]*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
_TOKEN = re.compile(r"<a(?: [^>]*)?>|</a>|<(img|audio|video|source|track) [^>]*>")


class Found(Struct, frozen=True):
    """The internal targets in HTML, those among them that are shown, and all places in it."""

    links: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def links_and_ids(html: str) -> Found:
    """List the internal targets, each once and as written, and all ids and named anchors."""
    found = attributes_in("".join(_CONCERNED.findall(html)))
    targets = dict.fromkeys([unescape(value) for name, value in found if name in _ADDRESSES])
    links = tuple([target for target in targets if not is_external(target)])
    shown = {unescape(value) for name, value in found if name == "src"}
    pictures = tuple([target for target in links if target in shown])
    return Found(
        links, pictures, tuple([unescape(value) for name, value in found if name in _PLACES])
    )


def addresses_in(html: str) -> list[str]:
    """List all addresses in HTML, in their order and as often as they are there."""
    found = attributes_in("".join(_CONCERNED.findall(html)))
    return [unescape(value) for name, value in found if name in _ADDRESSES]


def is_external(target: str) -> bool:
    """Tell whether an address leaves the site: it has a scheme or starts with ``//``."""
    return target.startswith("https://") or _EXTERNAL.match(target) is not None


def alternative_of(image: Mapping[str, str]) -> str:
    """Give what stands for a picture that can't be shown: its text, and its id if it has one."""
    text = image.get("alt", "")
    return f'<span id="{image["id"]}">{text}</span>' if "id" in image else text


def resolve_links(
    html: str, targets: Mapping[str, str | None], sizes: Mapping[str, Size] = _UNKNOWN
) -> str:
    """Replace each internal target by its address; draw one that has none (``None``) as its text.

    A target that isn't in the mapping stays as it is. A picture gets the size that its target has,
    unless its editor has given it one.
    """
    return _TOKEN.sub(_Resolver(targets, sizes), html) if targets else html


def mark_outward(html: str, rel: str) -> str:
    """Say of links that lead to other hosts what they lead to; what they have is nh3's."""
    said = f' rel="{rel}"'
    return _OUTWARD.sub(lambda tag: tag[0] + said, html)


class _Resolver:
    """Rewrites the tags of links and pictures, one after the other, as anchors may nest."""

    def __init__(self, targets: Mapping[str, str | None], sizes: Mapping[str, Size]) -> None:
        self._targets, self._sizes = targets, sizes
        self._closings: list[str] = []

    def __call__(self, match: re.Match[str]) -> str:
        tag = match[0]
        if tag == "</a>":
            return self._closings.pop()
        attributes = attributes_of(tag)
        if match[1]:
            return self._shown(match[1], attributes)
        opening = self._opening(attributes)
        self._closings.append("</a>" if opening else "")
        return opening

    def _shown(self, element: str, attributes: dict[str, str]) -> str:
        """Show a picture, or its text in its place; let other media play, or say what they say."""
        resolved = self._resolved(attributes, "src")
        if element == "img":
            if resolved is None:
                return alternative_of(attributes)
            return start_tag("img", resolved | self._size(attributes))
        if resolved is None:
            attributes.pop("src")
            return start_tag(element, attributes) if element in _PLAYERS else ""
        return start_tag(element, resolved)

    def _size(self, image: Mapping[str, str]) -> dict[str, str]:
        """Say how much space to keep for a picture that is still on its way."""
        size = self._sizes.get(unescape(image.get("src", "")))
        if size is None or not _SIZED.isdisjoint(image):
            return {}
        return {"width": str(size.width), "height": str(size.height)}

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
