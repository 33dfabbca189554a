"""Reasons: why an output file was drawn, in words for somebody who hasn't read the code."""

from collections.abc import Callable, Container, Iterator
from functools import cache
from inspect import Parameter, signature
from posixpath import normpath

from sitegen.fingerprint import combine
from sitegen.planned import Bundle, Compressed, Copy, Page, Stamped
from sitegen.records import Record
from sitegen.urls import address_of, file_address, output_path

_SHORT = 4
"""Bytes of a digest in a trace, enough to tell whether it has changed; the last parts share one."""
_AROUND = (
    "the template, one that it includes, or the words of the theme",
    "sitegen itself, or one of its libraries",
)
WORDS = {
    "site": "what every page shows of the settings",
    "head": "what its head says: title, description, address, feeds, other forms",
    "heading": "its heading",
    "title": "its title",
    "modified": "the day it was modified",
    "size": "the size of its picture",
    "body": "its text",
    "links": "where the links in its text lead",
    "card": "its fields, or the start of its text",
    "member": "its type or its topics",
    "is_expired": "whether it has expired",
    "ways": "where the addresses in its fields lead",
    "wording": "the site's address, the theme's words, or what the settings say of fields or links",
    "course": "the way to its numbered pages",
    "shown": "the resources that it lists",
    "related": "the resources related to it",
    "recent": "the newest resources",
    "recent_href": "where the newest resources are listed",
    "events": "how many events are to come, or where all are",
    "headings": "the theme's words",
    "upcoming": "how many events are to come",
    "topics": "the topics that it lists",
    "terms": "the topics, types or years that it lists",
    "link": "where it leads",
    "channel": "what it says of itself",
    "entries": "the resources in it",
    "lots": "the resources in it",
    "taxonomy": "the topics and types",
    "scheme": "what the vocabulary says of itself, or the topics at its top",
    "shares": "the topics in it",
    "concept": "its topic, or what those around it are called",
    "language": "the language of the site",
    "added": "the fields that the settings add",
    "urls": "the addresses in it",
    "base_url": "the site's address",
    "pages": "the addresses in it, or when they changed",
    "sitemaps": "the addresses in it",
    "sitemap_url": "the address of the sitemap",
    "engine": "the site's title, address or description",
    "app": "the site's title, address or description",
    "data": "its bytes",
    "href": "the site's address",
    "fields": "the fields whose values the settings list",
    "types": "the types that it lists",
    "columns": "the words of resources",
    "work": "what citations say of it",
    "works": "what citations say of the resources in it",
    "slots": "the resources in it",
    "width": "how many resources there may be",
    "sizes": "how many files the search has",
    "lengths": "how long titles and summaries are",
    "facets": "what results can be narrowed by",
    "moves": "the old addresses in it, or where they lead",
    "html": "what the settings allow in texts",
    "resource": "its fields, or the start of its text",
    "lines": "the resources in it",
    "listed": "its topic or type, or the addresses beside it",
    "about": "what the settings say of the site",
    "schema": "the fields of resources",
    "described": "what it says of itself, or the oldest day in it",
    "files": "its fields, or the start of its text",
    "number": "which file it is",
}
"""What the parts of pages are, by the names that presenters have for them."""


def trace_of(each: Stamped) -> bytes:
    """Write down in short what an output file is made from."""
    if isinstance(each.planned, Compressed):
        return b""
    if isinstance(each.planned, Copy):
        return each.planned.digest[:_SHORT]
    single, rest = parts_of(each.planned.present)
    digests = [part.digest for part in each.planned.parts]
    if rest:
        digests[len(single) :] = [combine(*digests[len(single) :])]
    told = (each.template, each.engine, *digests)
    return b"".join([digest[:_SHORT].ljust(_SHORT, b"\0") for digest in told])


def reason(each: Stamped, record: Record | None) -> str:
    """Say why a file was drawn, by what is recorded of the last time."""
    if record is None:
        return "there is no record of an earlier one"
    if record.inputs == each.inputs:
        return "somebody else has changed or removed it since it was drawn"
    if isinstance(each.planned, Compressed):
        return f"{each.planned.of} has changed, or what compresses it"
    if isinstance(each.planned, Copy):
        return "the file that it is a copy of has changed"
    changed = tuple(dict.fromkeys(_changed(each, each.planned, record.trace)))
    return f"this has changed: {'; '.join(changed)}" if changed else "it is made in another way"


def find_file(named: str, output: str, files: Container[str]) -> str:
    """Find the output file that somebody means by its path, its address or its source's path."""
    path = normpath(f"/{named}".replace("\\", "/")).lstrip("/")
    path = f"{path}/".removeprefix(f"{normpath(output)}/".lstrip("/")).rstrip("/")
    source = path.removeprefix("content/")
    page = output_path(address_of(source)) if source.endswith(".md") else ""
    copied = output_path(file_address(source))
    inside = f"{path}/index.html".lstrip("/")
    return next((each for each in (path, inside, page, copied) if each and each in files), "")


@cache
def parts_of(present: Callable[..., object]) -> tuple[tuple[str, ...], str]:
    """Name the parts of a page as its presenter does: each by itself, and those at the end."""
    given = signature(present).parameters.values()
    single = tuple(each.name for each in given if each.kind is not Parameter.VAR_POSITIONAL)
    return single, next((each.name for each in given if each.kind is Parameter.VAR_POSITIONAL), "")


def _changed(each: Stamped, page: Page | Bundle, before: bytes) -> Iterator[str]:
    single, rest = parts_of(page.present)
    fixed = (*_AROUND, *(WORDS[name] for name in single))
    old, new = _split(before), _split(trace_of(each))
    yield from (name for name, *pair in zip(fixed, old, new, strict=False) if pair[0] != pair[1])
    if old[len(fixed) :] != new[len(fixed) :]:
        yield WORDS[rest]


def _split(trace: bytes) -> list[bytes]:
    return [trace[at : at + _SHORT] for at in range(0, len(trace), _SHORT)]
