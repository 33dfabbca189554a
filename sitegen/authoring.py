"""Authoring: the commands that write files for editors to go on with."""

import shlex
import sys
from argparse import Namespace
from functools import partial
from pathlib import Path

from sitegen.console import FAILED, UsageError, folder_of, say, today_of
from sitegen.kinds import Fault
from sitegen.nearest import nearest
from sitegen.scaffold import (
    Draft,
    TakenError,
    UnknownNameError,
    draft_of,
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
from sitegen.telling import TEXT, report
from sitegen.vocabulary import Vocabulary, labels_of


def new(options: Namespace) -> int:
    """Start a resource's file. Raises ``UsageError``."""
    try:
        return _new(options)
    except UnknownNameError as misuse:
        raise UsageError(str(misuse)) from None


def _new(options: Namespace) -> int:
    from sitegen.site_settings import read_configuration  # noqa: PLC0415  # is slow to import

    root = folder_of(options.root)
    asked = (options.type, options.title, options.topic)
    if options.from_issue and any(asked):
        raise UsageError("--from-issue says it all; leave out TYPE, TITLE and --topic")
    if not options.from_issue and None in asked:
        raise UsageError("name the type and the title, as in: sitegen new Webinar 'Every Reader'")
    settings, faults = read_configuration(root)
    if settings is None:
        report(faults, root, TEXT)
        return FAILED
    if options.from_issue:
        return _from_issue(options, root, settings)
    title = one_line(options.title)
    if not title:
        raise UsageError("the title is empty; write it in quotes after the type")
    topic = _topic(options.topic, root, settings)
    type_name = type_of(options.type, settings)
    draft, blanks = draft_resource(title, type_name, topic, today_of(options), settings)
    return _write(root, (draft,), "\n".join(to_fill_in(root / draft.path, blanks)))


def _from_issue(options: Namespace, root: Path, settings: Settings) -> int:
    """Start a resource's file with what somebody suggested, and say what was left out."""
    from sitegen.issue_answers import read_answers  # noqa: PLC0415  # as above
    from sitegen.site_settings import read_vocabulary  # noqa: PLC0415  # as above

    vocabulary = read_vocabulary(root, settings)
    answers = read_answers(
        _issue(options.from_issue), vocabulary, one_line, partial(spell, vocabulary)
    )
    for remark in answers.remarks:
        say(f"left out: {remark}", 0)
    if "title" not in answers.values:
        return say("the issue has no title of a resource; is it an answer to the form?", FAILED)
    given = {"date": (today_of(options).isoformat(),), **answers.values}
    draft, blanks = draft_of(given, settings)
    return _write(root, (draft,), "\n".join(to_fill_in(root / draft.path, blanks)))


def _issue(file: Path) -> str:
    """Read the text of an issue, from standard input if it is called ``-``."""
    from sitegen.issue_answers import LONGEST  # noqa: PLC0415  # as above

    with sys.stdin.buffer if file == Path("-") else file.open("rb") as source:
        text = source.read(4 * LONGEST + 1).decode("utf-8-sig", errors="replace")
    if len(text) > LONGEST:
        raise UsageError(f"the issue is longer than the {LONGEST:,} characters that GitHub allows")
    return text


def spell(vocabulary: Vocabulary, field: str, written: str) -> str | Fault:
    """Spell a type or a topic as the site does."""
    try:
        if field == "type":
            return type_of(written, vocabulary.settings)
        return topic_of(written, labels_of(vocabulary), vocabulary.settings)
    except UnknownNameError as unknown:
        return Fault(str(unknown).partition("\n")[0])


def _topic(written: str, root: Path, settings: Settings) -> str:
    """Spell a topic as its file does, and ask about one that looks like a slip."""
    if not written:
        return ""
    from sitegen.site_settings import read_vocabulary  # noqa: PLC0415  # is slow to import

    labels = labels_of(read_vocabulary(root, settings))
    topic = topic_of(written, labels, settings)
    if topic not in labels.values() and nearest(topic, labels.values()):
        say(undescribed_topic(topic, labels), 0)
    return topic


def init(options: Namespace) -> int:
    """Start a site."""
    folder = shlex.quote(str(options.folder))
    words = f"A new site is in {folder}. To draw it: sitegen build {folder}"
    return _write(options.folder, tuple(starter(options.host)), words)


def _write(root: Path, drafts: tuple[Draft, ...], words: str) -> int:
    try:
        write_drafts(root, drafts)
    except TakenError as taken:
        verb = "is" if len(taken.paths) == 1 else "are"
        return say(f"{taken} {verb} there already; nothing was written", FAILED)
    print(words)
    return 0
