"""Scaffold: start a site, or the file of a resource, without overwriting anything."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from sitegen.fields import Field, required_fields, resource_fields, wanted
from sitegen.kinds import clean
from sitegen.nearest import did_you_mean
from sitegen.settings import Settings
from sitegen.slugs import key_of, slug_of

_STARTER = Path(__file__).parent / "starter"
_HOSTS = Path(__file__).parent / "hosts"
"""What each host builds and publishes a site by."""
_DOTTED = frozenset({"gitignore", "github", "gitlab-ci.yml"})
"""What has its dot taken away in the starter, where it would mean something to this project."""
_USEFUL = ("summary", "link")
"""A resource without these says nothing but its title."""
_RESERVED = frozenset({"index", "page"})
"""File names that stand for something else: a list's introduction, its numbered pages."""
_LONGEST = 120
"""Bytes of a file name without its ending; file systems end at 255, readers much earlier."""
_YAML_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SEVERAL = 2
RESOURCES = "content/resources/"
Given = Mapping[str, tuple[str, ...]]
"""What is known of a resource: the values of its fields."""
_UNWRITABLE = dict.fromkeys([0xFEFF, 0xFFFE, 0xFFFF], "")


class Draft(Struct, frozen=True):
    """A file to be written."""

    path: str
    data: bytes


class Blank(Struct, frozen=True):
    """A field that an editor has yet to fill in; ``required`` or only useful."""

    field: Field
    required: bool


class UnknownNameError(Exception):
    """A type or a topic that the site doesn't have."""


class TakenError(Exception):
    """Files are there already, and stay as they are; ``paths`` names them."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        """Keep the paths."""
        super().__init__(", ".join(paths))
        self.paths = paths


def draft_resource(
    title: str, type_name: str, topic: str, day: date, settings: Settings
) -> tuple[Draft, tuple[Blank, ...]]:
    """Draft a resource with all fields that its type must have; say which are to be filled in."""
    day_given = {"date": (day.isoformat(),)}
    topics = {"topic": (topic,)} if topic else {}
    return draft_of({"title": (title,), "type": (type_name,), **day_given, **topics}, settings)


def draft_of(given: Given, settings: Settings) -> tuple[Draft, tuple[Blank, ...]]:
    """Draft a resource of which the title is known, and whatever else is."""
    title, type_name = given["title"][0], given.get("type", ("",))[0]
    required = required_fields(settings, type_name)
    lines, blanks = [], []
    for field in resource_fields(settings):
        values = given.get(field.name) or ((field.default,) if field.default else ())
        if field in required or field.name in _USEFUL or field.name in given:
            lines.append(f"{field.name}: {_written(values)}".rstrip() + "\n")
            blanks += [] if values else [Blank(field, field in required)]
    path = f"{RESOURCES}{_file_name(title, type_name)}.md"
    return Draft(path, f"---\n{''.join(lines)}---\n".encode()), tuple(blanks)


def one_line(written: str) -> str:
    """Make one line of a text, without the characters that no text file may hold."""
    kept = (" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in written)
    return " ".join("".join(kept).translate(_UNWRITABLE).split())


def type_of(written: str, settings: Settings) -> str:
    """Spell a type as the settings do. Raises ``UnknownNameError``, where they have a list."""
    plurals = {key_of(each.plural): each.name for each in settings.types}
    names = {key_of(each.name): each.name for each in settings.types}
    found = (plurals | names).get(key_of(written))
    if found is None and names:
        near = did_you_mean(written, names.values())
        listed = ", ".join(names.values())
        raise UnknownNameError(f"there is no type '{written}'{near}\n  hint: use one of {listed}")
    return found or one_line(written)


def topic_of(written: str, labels: Mapping[str, str], settings: Settings) -> str:
    """Spell a topic as its file does; ``labels`` goes from the key of each name to the label.

    Raises ``UnknownNameError``, where only topics with a file may be used.
    """
    found = labels.get(key_of(written))
    if found is None and written and settings.topics == "closed":
        raise UnknownNameError(undescribed_topic(written, labels))
    return found or one_line(written)


def undescribed_topic(written: str, labels: Mapping[str, str]) -> str:
    """Say that a topic has no file, and which one may be meant."""
    return f"there is no topic '{written}'{did_you_mean(written, labels.values())}"


def to_fill_in(file: Path, blanks: Iterable[Blank]) -> Iterator[str]:
    """Name the empty fields of a new file, and what each should hold."""
    yield f"{file} is there now."
    required = [
        f"  {blank.field.name}: {wanted(blank.field)}" for blank in blanks if blank.required
    ]
    if required:
        yield from ("Fill in:", *required)
    useful = [blank.field.name for blank in blanks if not blank.required]
    if useful:
        yield f"Fill in at least one: {', '.join(useful)}, or a text below the second '---'."


def starter(host: str) -> Iterator[Draft]:
    """List the files of a new site that a host builds and publishes."""
    for folder in (_STARTER, _HOSTS / host):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                first, *rest = path.relative_to(folder).parts
                name = f".{first}" if first in _DOTTED else first
                yield Draft("/".join((name, *rest)), path.read_bytes())


def write_drafts(root: Path, drafts: tuple[Draft, ...]) -> None:
    """Write all drafts, or none if the place of any is taken. Raises ``TakenError``."""
    taken = dict.fromkeys(_taken(root, (draft.path for draft in drafts)))
    if taken:
        raise TakenError(tuple(taken))
    for draft in drafts:
        file = root / draft.path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as out:
            out.write(draft.data)


def _taken(root: Path, paths: Iterable[str]) -> Iterator[str]:
    """Find what is in the way: a file of that name, or a file where a folder has to be."""
    for path in paths:
        file = root / path
        blocked = [each for each in file.parents if os.path.lexists(each) and not each.is_dir()]
        yield from map(str, blocked or ([file] if os.path.lexists(file) else []))


def _file_name(title: str, type_name: str) -> str:
    slug = slug_of(clean(title))
    head = slug.encode()[:_LONGEST].decode(errors="ignore")
    if head != slug:
        slug = head.rpartition("-")[0] or head
    return f"{slug}-{slug_of(type_name)}" if slug in _RESERVED else slug


def _written(values: tuple[str, ...]) -> str:
    """Write the value of a field, or a list of them."""
    quoted = [_quoted(each) for each in values]
    return "".join(quoted) if len(quoted) < _SEVERAL else f"[{', '.join(quoted)}]"


def _quoted(value: str) -> str:
    """Quote text that YAML, or a reader of YAML, would take for something else."""
    words = value.replace(" ", "").isalpha() and value.casefold() not in _YAML_WORDS
    if words or not value or _DAY.fullmatch(value):
        return value
    return "'" + value.replace("'", "''") + "'"
