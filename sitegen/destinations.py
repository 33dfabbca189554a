"""Destinations: from the target that an editor wrote to an address of this site, or why not."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from posixpath import normpath
from unicodedata import normalize
from urllib.parse import unquote

from msgspec import Struct

from sitegen.address_kinds import missing_scheme
from sitegen.codes import Code
from sitegen.model import Article, Collection, Resource, Topic
from sitegen.nearest import nearest, nearest_file
from sitegen.source import CONTENT

_TOP = frozenset({"", "top"})
_MANY = 500
"""Names of files; a broken link is compared with fewer, as there may be many of these too."""


class Directory(Struct, frozen=True):
    """All that a link can lead to.

    ``addresses`` goes from the path of a content file to its address, ``known`` holds every
    address of the site, ``ids`` what fragments an address has, ``names`` the paths of each name.
    Links to ``faulty`` files are not judged: their errors are reported already.
    """

    addresses: Mapping[str, str]
    known: frozenset[str]
    ids: Mapping[str, tuple[str, ...]]
    unpublished: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    faulty: frozenset[str]


class Destination(Struct, frozen=True):
    """Where a link leads; ``code``, ``message`` and ``hint`` say what is wrong with it, if at all.

    The address is empty for a place on the same page, and ``None`` where the link leads nowhere;
    ``tail`` is the query and the fragment.
    """

    address: str | None
    tail: str = ""
    code: Code | None = None
    message: str = ""
    hint: str = ""


def directory(collection: Collection, generated: Iterable[str]) -> Directory:
    """Gather what links can lead to, the addresses of generated pages among it."""
    topics = (term.topic for term in collection.topics if term.topic)
    pages: tuple[Resource | Topic | Article, ...]
    pages = (*collection.resources, *collection.articles, *topics)
    addresses = {_nfc(each.path): each.address for each in pages}
    addresses |= {_nfc(each.path): each.address for each in collection.files}
    names: defaultdict[str, list[str]] = defaultdict(list)
    for path in addresses:
        names[path.rpartition("/")[2]].append(path)
    return Directory(
        addresses,
        frozenset((*addresses.values(), *generated)),
        {each.address: collection.items[each.path].prose.ids for each in pages},
        {_nfc(path): reason for path, reason in collection.unpublished.items()},
        {name: tuple(paths) for name, paths in names.items()},
        frozenset(map(_nfc, collection.faulty)),
    )


def find(target: str, origin: str, where: Directory) -> Destination:
    """Follow a target that stands in the file ``origin``."""
    path, hash_, fragment = target.partition("#")
    path, mark, query = path.partition("?")
    candidates = _candidates(_nfc(path), _nfc(origin))
    first = next(candidates, None)
    address = where.addresses.get(first) if first else None  # which is all there is to most
    if address is None or first in where.faulty:
        whole = (first, *candidates) if first else ()
        if not where.faulty.isdisjoint(whole):
            return Destination(None)
        address = next((found for each in whole if (found := _known(each, where))), None)
        if address is None:
            return _nowhere(target, whole, where)
    if hash_ and not _has_place(address, unquote(fragment), where):
        return _without_fragment(target, path, address, where)
    return Destination(address if path else "", f"{mark}{query}{hash_}{fragment}")


def _candidates(path: str, origin: str) -> Iterator[str]:
    """Name the content files that a path may mean, the likeliest first; none is the file itself."""
    return _spelled(path, origin) if path else iter((origin,))


def _spelled(path: str, origin: str) -> Iterator[str]:
    base = CONTENT if path.startswith("/") else origin.rpartition("/")[0] + "/"
    spellings = dict.fromkeys((_nfc(unquote(path)), path))  # a file's name may have a percent sign
    for each in spellings:
        whole = normpath(base + each.lstrip("/"))
        if f"{whole}/".startswith(CONTENT):
            yield from (whole + ending for ending in ("", ".md", "/index.md"))


def _nfc(text: str) -> str:
    return text if text.isascii() else normalize("NFC", text)


def _has_place(address: str, fragment: str, where: Directory) -> bool:
    """Tell whether a fragment names a place of a page; what it means in a file isn't ours to say.

    HTML leads an empty one, and ``top``, to the top of any page.
    """
    return (
        not address.endswith("/")
        or fragment.lower() in _TOP
        or fragment in where.ids.get(address, ())
    )


def _known(path: str, where: Directory) -> str | None:
    """Find the address of a content file, or of a generated page that is written as a path."""
    if path in where.addresses:
        return where.addresses[path]
    page = f"/{path.removeprefix(CONTENT.rstrip('/')).strip('/')}/".replace("//", "/")
    return next((each for each in (page, page.rstrip("/")) if each in where.known), None)


def _nowhere(target: str, candidates: tuple[str, ...], where: Directory) -> Destination:
    reason = next((where.unpublished[c] for c in candidates if c in where.unpublished), None)
    if reason:
        message = f"'{target}' leads to a page that is {reason}"
        hint = "readers see the text without a link until that page is published"
    else:
        message, hint = f"'{target}' leads nowhere", _remedy(target, candidates, where)
    return Destination(None, "", Code.LINK_BROKEN, message, hint)


def _remedy(target: str, candidates: tuple[str, ...], where: Directory) -> str:
    name = candidates[0].rpartition("/")[2] if candidates else ""
    if "{" in target:
        return "this looks like a template's code; write a path or an address instead"
    if full := missing_scheme(target):
        return full
    found = where.names.get(name) or where.names.get(f"{name}.md") or _alike(name, where)
    if found:
        return f"did you mean /{found[0].removeprefix(CONTENT)}?"
    return "write the path of a file in content/, or a full address with https://"


def _alike(name: str, where: Directory) -> tuple[str, ...]:
    """Find the files whose name is most like one; where there are many, that takes too long."""
    found = nearest_file(name, where.names) if len(where.names) < _MANY else None
    return where.names[found] if found else ()


def _without_fragment(target: str, path: str, address: str, where: Directory) -> Destination:
    found = nearest(unquote(target.partition("#")[2]), sorted(where.ids.get(address, ())))
    near = f": did you mean '#{found}'?" if found else ""
    return Destination(
        address if path else None,
        "",
        Code.FRAGMENT_MISSING,
        f"'{target}' names a place that the page doesn't have{near}",
        "copy the part after '#' from the address of the heading",
    )
