"""Languages: what the theme says in the language of a site, from a file for each language.

A language's file is looked for with the site and with the theme; the site's goes first, message
by message. So it does for a language in general (``pt``) and as a region has it (``pt-BR``).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, Severity
from sitegen.files import read_file
from sitegen.messages import Message
from sitegen.parse import parse_words
from sitegen.themes import template_file
from sitegen.wordlists import read_list, read_measure
from sitegen.words import Words

ENGLISH = "en"
_FOLDER = "languages"
_ENDING = ".yaml"
_NAMED = 8
"""Missing messages that are told by name."""


class _File(Struct, frozen=True):
    """A language's file, as editors know it."""

    language: str
    path: str
    file: Path


def read_words(
    folders: tuple[Path, Path], language: str, place: Location
) -> tuple[Words, Diagnostics]:
    """Read what the theme says in a language; what isn't translated is said in English.

    The folders of templates are the site's own and the theme's. ``place`` is where the settings
    name the language.
    """
    measure = _measure(folders[1])
    messages, faults = dict(measure), list[Diagnostic]()
    files = tuple(_files(folders, language))
    for each in files:
        table, slips = parse_words(read_file(each.file), each.path)
        read, found = read_list(table, each.path, each.language, measure) if table else ({}, ())
        messages |= read
        faults += (*slips, *found)
    words = Words(language, messages)
    return words, (*faults, *_untranslated(words, files, place, folders))


def _measure(theme: Path) -> dict[str, Message]:
    """Read the theme's own English, which is the measure of all other files."""
    file = theme / _FOLDER / (ENGLISH + _ENDING)
    table, _ = parse_words(file.read_bytes(), str(file))
    assert table
    return read_measure(table, ENGLISH)


def _files(folders: tuple[Path, Path], language: str) -> Iterator[_File]:
    """Find the files that serve a language, the one whose messages count the most last."""
    site, theme = folders
    for tag in dict.fromkeys((ENGLISH, *_general_first(language))):
        for name, folder in (("theme/", theme), ("templates/", site)):
            file = template_file(folder, f"{_FOLDER}/{tag}{_ENDING}")
            if file and (tag, folder) != (ENGLISH, theme):
                yield _File(tag, f"{name}{_FOLDER}/{tag}{_ENDING}", file)


def _general_first(language: str) -> Iterator[str]:
    parts = language.split("-")
    yield from ("-".join(parts[:end]) for end in range(1, len(parts) + 1))


def _untranslated(
    words: Words, files: Iterable[_File], place: Location, folders: Iterable[Path]
) -> Iterator[Diagnostic]:
    """Report what is said in English on a site that isn't."""
    if words.language.partition("-")[0] == ENGLISH:
        return
    lacking = [name for name, each in words.messages.items() if each.language == ENGLISH]
    own = [each.path for each in files if each.language != ENGLISH]
    if not own:
        message = f"the theme doesn't speak '{words.language}', so its words are in English"
        known = ", ".join(_known(folders))
        hint = f"write templates/languages/{words.language}.yaml, or choose one of {known}"
        yield Diagnostic(place, Code.LANGUAGE_UNTRANSLATED, message, hint, Severity.WARNING)
    elif lacking:
        named = ", ".join(lacking[:_NAMED]) + (", …" if len(lacking) > _NAMED else "")
        message = f"these messages are not in '{words.language}' but in English: {named}"
        hint = "translate them; docs/languages.md tells where their English is"
        yield Diagnostic(Location(own[-1]), Code.MESSAGE_MISSING, message, hint, Severity.WARNING)


def _known(folders: Iterable[Path]) -> list[str]:
    """Name the languages that there are files for."""
    return sorted({each.stem for folder in folders for each in (folder / _FOLDER).glob("*.yaml")})
