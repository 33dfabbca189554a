"""Past: what a site was at a revision of its repository, as far as its addresses go.

Only front matter is read, with that revision's own settings: no body, no template and no picture
has a say in what is where.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from sitegen.collect import collect
from sitegen.configuration import lenient
from sitegen.file_names import odd_names
from sitegen.files import TEXT_LIMIT
from sitegen.git import (
    DEEPEN,
    Entry,
    GitError,
    NoRevisionError,
    Repository,
    commit_of,
    contents,
    entries,
)
from sitegen.kinds import shown
from sitegen.model import Collection, Edition, File, Item, Prose, Topic
from sitegen.parse import SETTINGS_PATH, parse
from sitegen.places import pack_places
from sitegen.schema import places, validate
from sitegen.settings import Settings
from sitegen.site_settings import configured
from sitegen.source import CONTENT, Source, is_markdown, is_read
from sitegen.urls import file_address

_LINK = "120000"
"""The mode of a link; what it leads to isn't looked at."""


class Past(Struct, frozen=True):
    """A site at a revision, by the name that was given; ``texts`` are its Markdown files."""

    revision: str
    collection: Collection
    texts: Mapping[str, bytes]


def past(found: Repository, revision: str, today: date) -> Past:
    """Read what a site was at a revision: what readers would see of that today.

    Raises ``NoRevisionError`` and ``GitError``.
    """
    commit = commit_of(found, revision)
    if not commit and found.is_shallow:
        raise GitError(f"this clone is shallow, and {shown(revision)} isn't in it", DEEPEN)
    if not commit:
        raise NoRevisionError(
            f"there is no revision {shown(revision)} in the repository; "
            "name a branch, a tag or a commit, such as origin/main"
        )
    return _past(found, revision, commit, today)


def _past(found: Repository, revision: str, commit: str, today: date) -> Past:
    kept = {each.path: each for each in entries(found, commit, SETTINGS_PATH, CONTENT)}
    objects = {path: each.object for path, each in kept.items() if _is_text(each)}
    data = contents(found, objects.values())
    texts = {path: data[name] for path, name in objects.items()}
    written = texts.pop(SETTINGS_PATH, None)
    if written is None:  # there was no site yet
        return Past(revision, _collected((), (), lenient(None), today), {})
    settings = configured(written).settings
    files = tuple(map(_file, _read(path for path, each in kept.items() if _is_copied(each))))
    texts = {path: texts[path] for path in _read(texts)}
    items = tuple(_items(texts, settings))
    return Past(revision, _collected(items, files, settings, today), texts)


def _collected(
    items: tuple[Item, ...], files: tuple[File, ...], settings: Settings, today: date
) -> Collection:
    return collect(items, {}, files, settings, Edition(today))[0]


def _is_text(entry: Entry) -> bool:
    is_one = entry.path == SETTINGS_PATH or is_markdown(entry.path)
    return is_one and entry.size <= TEXT_LIMIT and entry.mode != _LINK


def _is_copied(entry: Entry) -> bool:
    return not (entry.path == SETTINGS_PATH or is_markdown(entry.path) or entry.mode == _LINK)


def _read(paths: Iterable[str]) -> Iterator[str]:
    """Choose of the paths of files those that a scan would find, in their order."""
    ordered = sorted(paths)
    odd = odd_names(ordered)
    return (path for path in ordered if path not in odd and _is_found(path))


def _is_found(path: str) -> bool:
    names = path.removeprefix(CONTENT).split("/")
    folders = (CONTENT + "".join(f"{name}/" for name in names[:at]) for at in range(len(names)))
    return all(is_read(name, folder) for name, folder in zip(names, folders, strict=True))


def _file(path: str) -> File:
    return File(path, file_address(path.removeprefix(CONTENT)), b"")


def _items(texts: Mapping[str, bytes], settings: Settings) -> Iterator[Item]:
    """Read what front matter says; what is wrong with it was told in its time."""
    for path, data in texts.items():
        document, _ = parse(Source(path, data))
        if document is None:
            continue
        value, _ = validate(document, settings)
        if not isinstance(value, Topic) or value.title:
            yield Item(value, "", b"", Prose(), pack_places(places(document)))
