"""The command ``schema``: print what other programs are told, write it, or check it."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import Protocol

from sitegen.console import FAILED, UsageError, folder_of, say
from sitegen.copies import FORMATS, Format, copy, is_copy
from sitegen.kinds import shown
from sitegen.nearest import did_you_mean
from sitegen.site_settings import read_configuration, read_vocabulary
from sitegen.telling import TEXT, report
from sitegen.vocabulary import Vocabulary


class Act(Protocol):
    """Does something with the copy of a format; ``asked`` says that somebody named it."""

    def __call__(self, root: Path, form: Format, vocabulary: Vocabulary, *, asked: bool) -> int:
        """Give the exit status."""


def schema(options: Namespace) -> int:
    """Do what is asked with one format, or with all copies. Raises ``UsageError``."""
    root, form = folder_of(options.root), _format(options.format)
    if form is None and not (options.write or options.check):
        raise UsageError(f"name a format: {', '.join(FORMATS)}")
    settings, faults = read_configuration(root)
    report(faults, root, TEXT)
    if settings is None:
        return FAILED
    vocabulary = read_vocabulary(root, settings)
    if form is None or options.write or options.check:
        return _copies(root, form, vocabulary, _write if options.write else _check)
    sys.stdout.write(copy(form, vocabulary))
    return 0


def _copies(root: Path, form: Format | None, vocabulary: Vocabulary, act: Act) -> int:
    """Do something with one copy, or with all that there are."""
    found = [form] if form else [each for each in FORMATS.values() if (root / each.path).exists()]
    if not found:
        return say("there is no copy yet; write one first: sitegen schema guide --write", 0)
    for each in found:
        if not (root / each.path).resolve().is_relative_to(root.resolve()):
            return say(f"{each.path} is, or lies in, a link that leads out of the site", FAILED)
    return max([act(root, each, vocabulary, asked=bool(form)) for each in found])


def _format(name: str | None) -> Format | None:
    if name is None:
        return None
    if name not in FORMATS:
        near = did_you_mean(name, FORMATS) or f"; name one of {', '.join(FORMATS)}"
        raise UsageError(f"there is no format {shown(name)}{near}")
    return FORMATS[name]


def _write(root: Path, form: Format, vocabulary: Vocabulary, *, asked: bool) -> int:
    """Write a copy, if its place is free or holds an older one."""
    file = root / form.path
    present = _read(file)
    if present is not None and not is_copy(form, present):
        return _foreign(form, asked=asked)
    text = copy(form, vocabulary, present or "")
    if text == present:
        print(f"{form.path} is up to date")
        return 0
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
    print(f"{form.path} is written")
    return 0


def _check(root: Path, form: Format, vocabulary: Vocabulary, *, asked: bool) -> int:
    """Hold a copy against what would be written now."""
    present = _read(root / form.path)
    command = f"sitegen schema {form.name} --write"
    if present is None:
        return say(f"{form.path} isn't there; to write it: {command}", FAILED)
    if not is_copy(form, present):
        return _foreign(form, asked=asked)
    if present == copy(form, vocabulary, present):
        return 0
    return say(f"{form.path} is out of date; to write it anew: {command}", FAILED)


def _foreign(form: Format, *, asked: bool) -> int:
    """Leave alone what sitegen hasn't written; that is a fault only if it was asked for."""
    return say(f"{form.path} wasn't written by sitegen, and stays as it is", FAILED * asked)


def _read(file: Path) -> str | None:
    """Read a file; git may have changed its line ends."""
    return file.read_text(encoding="utf-8", errors="replace") if file.exists() else None
