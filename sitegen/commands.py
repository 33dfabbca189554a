"""The commands: each does what was asked, prints what came of it and gives an exit status."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic

from sitegen.diagnostics import Diagnostics, has_errors, render_text
from sitegen.manual import codes, explanation
from sitegen.model import Edition
from sitegen.nearest import did_you_mean
from sitegen.pipeline import Order, Result, Watch, build, check, read_configuration
from sitegen.progress import unwatched, watched
from sitegen.publish import NotOursError
from sitegen.scaffold import Draft, TakenError, draft_resource, starter, write_drafts
from sitegen.summary import summarise


def _build(options: Namespace) -> int:
    try:
        return _report(options, build)
    except NotOursError:
        return _fail(
            f"{_output(options)} holds files that sitegen didn't write and would remove; "
            "empty it, or name another folder with --output"
        )


def _check(options: Namespace) -> int:
    return _report(options, check)


def _report(options: Namespace, work: Callable[[Order, Watch], Result]) -> int:
    """Do the work of ``build`` or ``check``, and tell what came of it."""
    started = monotonic()
    result = work(_order(options), unwatched if options.quiet else watched)
    if result.diagnostics:
        print(render_text(result.diagnostics), file=sys.stderr)
    if not options.quiet:
        print(summarise(result, monotonic() - started, str(_output(options))))
    return int(has_errors(result.diagnostics))


def _order(options: Namespace) -> Order:
    return Order(
        root=options.root,
        output=_output(options),
        edition=Edition(_today(options), options.drafts, options.future),
        base_url=options.base_url or "",
        strict=options.strict,
        clean=getattr(options, "clean", False),
        jobs=options.jobs,
    )


def _new(options: Namespace) -> int:
    settings, faults = read_configuration(options.root)
    if settings is None:
        return _refuse(faults)
    day = _today(options)
    draft = draft_resource(options.title, options.type, options.topic, day, settings)
    return _write(options.root, (draft,), f"{draft.path} is there now: fill in what is empty.")


def _init(options: Namespace) -> int:
    words = f"A new site is in {options.folder}. To draw it: sitegen build {options.folder}"
    return _write(options.folder, tuple(starter()), words)


def _write(root: Path, drafts: tuple[Draft, ...], words: str) -> int:
    try:
        write_drafts(root, drafts)
    except TakenError as taken:
        return _fail(f"{root / str(taken)} is there already and stays as it is")
    print(words)
    return 0


def _explain(options: Namespace) -> int:
    text = explanation(options.code)
    if text is None:
        return _fail(f"there is no code '{options.code}'{did_you_mean(options.code, codes())}")
    print(text, end="")
    return 0


def _refuse(faults: Diagnostics) -> int:
    print(render_text(faults), file=sys.stderr)
    return 1


def _output(options: Namespace) -> Path:
    output: Path = getattr(options, "output", None) or options.root / "output"
    return output


def _today(options: Namespace) -> date:
    """Take the day from the command, from SOURCE_DATE_EPOCH (reproducible-builds.org), or UTC's."""
    today: date | None = options.today
    if today:
        return today
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def _fail(message: str) -> int:
    print(f"sitegen: {message}", file=sys.stderr)
    return 1


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "build": _build,
    "check": _check,
    "new": _new,
    "init": _init,
    "explain": _explain,
}
