"""Scaffold: start a site, or the file of a resource, without overwriting anything."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from sitegen.fields import Field, required_fields
from sitegen.settings import Settings
from sitegen.slugs import key_of, slug_of

_STARTER = Path(__file__).parent / "starter"
_DOTTED = frozenset({"gitignore", "github"})
"""What has its dot taken away in the starter, where it would mean something to this project."""


class Draft(Struct, frozen=True):
    """A file to be written."""

    path: str
    text: str


class TakenError(Exception):
    """A file is there already, and stays as it is."""


def draft_resource(title: str, type_name: str, topic: str, day: date, settings: Settings) -> Draft:
    """Draft a resource with all fields that its type must have; blanks are to be filled in."""
    kind = _type_name(type_name, settings)
    known = {"title": title, "type": kind, "date": day.isoformat(), "topic": topic}
    lines = (_line(field, known.get(field.name, "")) for field in required_fields(settings, kind))
    text = f"---\n{''.join(lines)}summary:\nlink:\n---\n"
    return Draft(f"content/resources/{slug_of(title)}.md", text)


def starter() -> Iterator[Draft]:
    """List the files of a new site."""
    for path in sorted(_STARTER.rglob("*")):
        if path.is_file():
            first, *rest = path.relative_to(_STARTER).parts
            name = f".{first}" if first in _DOTTED else first
            yield Draft("/".join((name, *rest)), path.read_text(encoding="utf-8"))


def write_drafts(root: Path, drafts: tuple[Draft, ...]) -> None:
    """Write all drafts, or none if the place of any is taken. Raises ``TakenError``."""
    for draft in drafts:
        if (root / draft.path).exists():
            raise TakenError(draft.path)
    for draft in drafts:
        file = root / draft.path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8", newline="\n") as out:
            out.write(draft.text)


def _type_name(written: str, settings: Settings) -> str:
    """Spell a type as the settings do; one that they don't have is left for the check to refuse."""
    names = {
        key_of(name): kind.name for kind in settings.types for name in (kind.name, kind.plural)
    }
    return names.get(key_of(written), written)


def _line(field: Field, value: str) -> str:
    return f"{field.name}: {_quoted(value)}".rstrip() + "\n"


def _quoted(value: str) -> str:
    """Quote text that YAML would take for something else."""
    if value.replace(" ", "").isalnum() or value.replace("-", "").isdigit() or not value:
        return value
    return "'" + value.replace("'", "''") + "'"
