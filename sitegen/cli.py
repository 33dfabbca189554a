"""The shell: arguments in, text and an exit status out. What a command needs is imported for it."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic

from sitegen.arguments import parser

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 is success, 1 errors or a broken machine, 2 wrong usage, 130 interrupted."""
    options = parser().parse_args(argv)
    try:
        return _COMMANDS[options.command](options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return 1
    except OSError as fault:
        return _fail(f"{fault.strerror or fault}{f': {fault.filename}' if fault.filename else ''}")


def _build(options: Namespace) -> int:
    from sitegen.pipeline import build
    from sitegen.publish import NotOursError

    try:
        return _report(options, build)
    except NotOursError:
        return _fail(
            f"{_output(options)} holds files that sitegen didn't write and would remove; "
            "empty it, or name another folder with --output"
        )


def _check(options: Namespace) -> int:
    from sitegen.pipeline import check

    return _report(options, check)


def _report(options: Namespace, work: "Callable[[Order, Watch], Result]") -> int:
    """Do the work of ``build`` or ``check``, and tell what came of it."""
    from sitegen.diagnostics import has_errors, render_text
    from sitegen.progress import unwatched, watched
    from sitegen.summary import summarise

    started = monotonic()
    result = work(_order(options), unwatched if options.quiet else watched)
    if result.diagnostics:
        print(render_text(result.diagnostics), file=sys.stderr)
    if not options.quiet:
        print(summarise(result, monotonic() - started, str(_output(options))))
    return int(has_errors(result.diagnostics))


def _order(options: Namespace) -> "Order":
    from sitegen.model import Edition
    from sitegen.pipeline import Order

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
    from sitegen.pipeline import read_configuration
    from sitegen.scaffold import draft_resource

    settings, faults = read_configuration(options.root)
    if settings is None:
        return _refuse(faults)
    day = _today(options)
    draft = draft_resource(options.title, options.type, options.topic, day, settings)
    return _write(options.root, (draft,), f"{draft.path} is there now: fill in what is empty.")


def _init(options: Namespace) -> int:
    from sitegen.scaffold import starter

    words = f"A new site is in {options.folder}. To draw it: sitegen build {options.folder}"
    return _write(options.folder, tuple(starter()), words)


def _write(root: Path, drafts: "tuple[Draft, ...]", words: str) -> int:
    from sitegen.scaffold import TakenError, write_drafts

    try:
        write_drafts(root, drafts)
    except TakenError as taken:
        return _fail(f"{root / str(taken)} is there already and stays as it is")
    print(words)
    return 0


def _explain(options: Namespace) -> int:
    from sitegen.manual import codes, explanation
    from sitegen.nearest import did_you_mean

    text = explanation(options.code)
    if text is None:
        return _fail(f"there is no code '{options.code}'{did_you_mean(options.code, codes())}")
    print(text, end="")
    return 0


def _refuse(faults: "Diagnostics") -> int:
    from sitegen.diagnostics import render_text

    print(render_text(faults), file=sys.stderr)
    return 1


def _output(options: Namespace) -> Path:
    return getattr(options, "output", None) or options.root / "output"


def _today(options: Namespace) -> date:
    """Take the day from the command, from SOURCE_DATE_EPOCH (reproducible-builds.org) or from UTC."""
    if options.today:
        return options.today
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else datetime.now(UTC).date()


def _fail(message: str) -> int:
    print(f"sitegen: {message}", file=sys.stderr)
    return 1


def _silence() -> None:
    """Let the interpreter close what nobody reads any more without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


_COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "build": _build,
    "check": _check,
    "new": _new,
    "init": _init,
    "explain": _explain,
}
