"""The commands: each does what was asked, prints what came of it and gives an exit status."""

import gc
import os
import re
import shlex
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic

from sitegen.diagnostics import Diagnostics, has_errors, render_text
from sitegen.kinds import Fault, shown
from sitegen.located import Text
from sitegen.manual import codes, explanation
from sitegen.model import Edition
from sitegen.nearest import did_you_mean, nearest
from sitegen.orders import Order, Result, Watch
from sitegen.progress import unwatched, watched
from sitegen.publish import MisplacedError, NotOursError
from sitegen.resume import resume
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
from sitegen.setting_kinds import read_base_url
from sitegen.settings import Settings
from sitegen.summary import summarise, summarise_check

_DIGITS = re.compile("[0-9]+")
_RARELY = (50_000, 20, 50)
"""When garbage is collected: values have no cycles; to look for some took a third of a build."""
FAILED = 1
MISUSED = 2


class UsageError(Exception):
    """The command was written wrongly."""


def run(options: Namespace) -> int:
    """Do what was asked. Raises ``OSError`` where the machine fails."""
    try:
        return COMMANDS[options.command](options)
    except (UsageError, MisplacedError, UnknownNameError) as misuse:
        return _say(str(misuse), MISUSED)
    except NotOursError as refusal:
        return _say(str(refusal), FAILED)


def _build(options: Namespace) -> int:
    output = str(_output(options))
    return _report(
        options, _build_or_resume, lambda result, seconds: summarise(result, seconds, output)
    )


def _build_or_resume(order: Order, watch: Watch) -> Result:
    return resume(order) or _build_anew(order, watch)


def _build_anew(order: Order, watch: Watch) -> Result:
    from sitegen.pipeline import build  # noqa: PLC0415  # takes longer to import than to resume

    return build(order, watch)


def _check(options: Namespace) -> int:
    from sitegen.pipeline import check  # noqa: PLC0415  # takes longer to import than to resume

    return _report(options, check, summarise_check)


def _report(
    options: Namespace,
    work: Callable[[Order, Watch], Result],
    summary: Callable[[Result, float], str],
) -> int:
    """Do the work of ``build`` or ``check``, and tell what came of it."""
    started = monotonic()
    gc.set_threshold(*_RARELY)
    order = _order(options)
    if not (order.root / "content").is_dir():
        return _no_site(order.root)
    result = work(order, unwatched if options.quiet else watched)
    _tell(result.diagnostics)
    for remark in result.remarks:
        _say(remark, 0)
    if not options.quiet:
        print(summary(result, monotonic() - started))
    return FAILED if has_errors(result.diagnostics) else 0


def _order(options: Namespace) -> Order:
    return Order(
        root=_folder(options.root),
        output=_output(options),
        edition=Edition(_today(options), options.drafts, options.future),
        base_url=_base_url(options.base_url),
        strict=options.strict,
        clean=getattr(options, "clean", False),
        jobs=options.jobs,
    )


def _no_site(root: Path) -> int:
    """Say that this is no site, or none yet."""
    from sitegen.pipeline import read_configuration  # noqa: PLC0415  # is slow to import

    _, faults = read_configuration(root)
    _tell(faults)
    place = "this folder" if root == Path() else str(root)
    return _say(
        f"{place} has no folder 'content', which holds the pages of a site; "
        "name the site's folder, or start a site: sitegen init my-site",
        FAILED,
    )


def _new(options: Namespace) -> int:
    from sitegen.pipeline import read_configuration  # noqa: PLC0415  # is slow to import

    root = _folder(options.root)
    title, day = one_line(options.title), _today(options)
    if not title:
        raise UsageError("the title is empty; write it in quotes after the type")
    settings, faults = read_configuration(root)
    if settings is None:
        _tell(faults)
        return FAILED
    topic = _topic(options.topic, root, settings)
    draft, blanks = draft_resource(title, type_of(options.type, settings), topic, day, settings)
    return _write(root, (draft,), "\n".join(to_fill_in(root / draft.path, blanks)))


def _topic(written: str, root: Path, settings: Settings) -> str:
    """Spell a topic as its file does, and ask about one that looks like a slip."""
    if not written:
        return ""
    from sitegen.pipeline import read_topic_names  # noqa: PLC0415  # is slow to import

    labels = read_topic_names(root, settings)
    topic = topic_of(written, labels, settings)
    if topic not in labels.values() and nearest(topic, labels.values()):
        _say(undescribed_topic(topic, labels), 0)
    return topic


def _init(options: Namespace) -> int:
    folder = shlex.quote(str(options.folder))
    words = f"A new site is in {folder}. To draw it: sitegen build {folder}"
    return _write(options.folder, tuple(starter()), words)


def _write(root: Path, drafts: tuple[Draft, ...], words: str) -> int:
    try:
        write_drafts(root, drafts)
    except TakenError as taken:
        verb = "is" if len(taken.paths) == 1 else "are"
        return _say(f"{taken} {verb} there already; nothing was written", FAILED)
    print(words)
    return 0


def _explain(options: Namespace) -> int:
    code = re.sub(r".*\[|\].*", "", options.code.strip()).lower()
    text = explanation(code)
    if text is None:
        near = did_you_mean(code, codes())
        raise UsageError(f"there is no code {shown(options.code)}{near}")
    print(text, end="")
    return 0


def _folder(root: Path) -> Path:
    if root.is_dir():
        return root
    there = root.exists()
    fault = f"{root} is a file" if there else f"there is no folder {root}"
    raise UsageError(f"{fault}; name the folder of a site, which holds site.yaml and content")


def _output(options: Namespace) -> Path:
    output: Path = getattr(options, "output", None) or options.root / "output"
    return output


def _base_url(written: str | None) -> str:
    if written is None:
        return ""
    found = read_base_url(Text(written, 1, 1))
    if isinstance(found, Fault):
        raise UsageError(f"--base-url {found.problem}; {found.hint}")
    return found


def _today(options: Namespace) -> date:
    """Take the day from the command, from SOURCE_DATE_EPOCH (reproducible-builds.org), or UTC's."""
    today: date | None = options.today
    if today:
        return today
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return _day_of(epoch) if epoch else datetime.now(UTC).date()


def _day_of(epoch: str) -> date:
    try:
        return datetime.fromtimestamp(int(epoch if _DIGITS.fullmatch(epoch) else ""), UTC).date()
    except (OverflowError, ValueError, OSError):
        expected = "must be a number of seconds since the start of 1970"
        raise UsageError(f"SOURCE_DATE_EPOCH {expected}, not {shown(epoch)}") from None


def _tell(diagnostics: Diagnostics) -> None:
    if diagnostics:
        print(render_text(diagnostics), file=sys.stderr)


def _say(message: str, status: int) -> int:
    print(f"sitegen: {message}", file=sys.stderr)
    return status


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "build": _build,
    "check": _check,
    "new": _new,
    "init": _init,
    "explain": _explain,
}
