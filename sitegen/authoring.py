"""Authoring: the commands that write files for editors to go on with."""

import shlex
from argparse import Namespace
from pathlib import Path

from sitegen.console import FAILED, UsageError, folder_of, say, tell, today_of
from sitegen.nearest import nearest
from sitegen.scaffold import (
    Draft,
    TakenError,
    UnknownNameError,
    draft_resource,
    one_line,
    starter,
    to_fill_in,
    topic_of,
    type_of,
    undescribed_topic,
    write_drafts,
)
from sitegen.settings import Settings


def new(options: Namespace) -> int:
    """Start a resource's file. Raises ``UsageError``."""
    try:
        return _new(options)
    except UnknownNameError as misuse:
        raise UsageError(str(misuse)) from None


def _new(options: Namespace) -> int:
    from sitegen.site_settings import read_configuration  # noqa: PLC0415  # is slow to import

    root = folder_of(options.root)
    title, day = one_line(options.title), today_of(options)
    if not title:
        raise UsageError("the title is empty; write it in quotes after the type")
    settings, faults = read_configuration(root)
    if settings is None:
        tell(faults)
        return FAILED
    topic = _topic(options.topic, root, settings)
    draft, blanks = draft_resource(title, type_of(options.type, settings), topic, day, settings)
    return _write(root, (draft,), "\n".join(to_fill_in(root / draft.path, blanks)))


def _topic(written: str, root: Path, settings: Settings) -> str:
    """Spell a topic as its file does, and ask about one that looks like a slip."""
    if not written:
        return ""
    from sitegen.site_settings import read_topic_names  # noqa: PLC0415  # is slow to import

    labels = read_topic_names(root, settings)
    topic = topic_of(written, labels, settings)
    if topic not in labels.values() and nearest(topic, labels.values()):
        say(undescribed_topic(topic, labels), 0)
    return topic


def init(options: Namespace) -> int:
    """Start a site."""
    folder = shlex.quote(str(options.folder))
    words = f"A new site is in {folder}. To draw it: sitegen build {folder}"
    return _write(options.folder, tuple(starter()), words)


def _write(root: Path, drafts: tuple[Draft, ...], words: str) -> int:
    try:
        write_drafts(root, drafts)
    except TakenError as taken:
        verb = "is" if len(taken.paths) == 1 else "are"
        return say(f"{taken} {verb} there already; nothing was written", FAILED)
    print(words)
    return 0
