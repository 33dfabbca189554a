"""The commands: each does what was asked, prints what came of it and gives an exit status."""

import gc
import re
from argparse import Namespace
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from time import monotonic

from msgspec.structs import replace

from sitegen.console import FAILED, MISUSED, UsageError, folder_of, say, today_of
from sitegen.diagnostics import has_errors
from sitegen.lock import BusyError, locked
from sitegen.manual import codes, explanation
from sitegen.model import Edition
from sitegen.nearest import did_you_mean
from sitegen.orders import Order, Result, Watch
from sitegen.outlook import Outlook, look_out
from sitegen.printable import one_line
from sitegen.progress import unwatched, watched
from sitegen.publish import Report
from sitegen.releases import NoReleaseError, Release, lay_claim, release, roll_back
from sitegen.resume import resume
from sitegen.shelf import MisplacedError, NotOursError, Shelf, claim, private_folder
from sitegen.summary import (
    summarise,
    summarise_check,
    summarise_proof,
    summarise_release,
    summarise_rollback,
)
from sitegen.telling import TEXT, inform, report


def run(options: Namespace) -> int:
    """Do what was asked. Raises ``OSError`` where the machine fails."""
    try:
        return COMMANDS[options.command](options)
    except (UsageError, MisplacedError) as misuse:
        return say(str(misuse), MISUSED)
    except (NotOursError, BusyError, NoReleaseError) as refusal:
        return say(str(refusal), FAILED)


def _build(options: Namespace) -> int:
    output = str(_output(options))
    return _report(
        options,
        partial(_build_or_resume, options.why, options.format),
        lambda result, seconds: summarise(result, seconds, output),
    )


def _build_or_resume(asked: str | None, form: str, order: Order, watch: Watch) -> Result:
    claim(Shelf(order.output, order.root, recorded=True))  # before anything is written
    with locked(order.root):
        result, seen = _built(order, watch)
    if asked is not None and result.report:
        inform(one_line(_why(asked, result, seen, result.report)), form)
    return result


def _built(order: Order, watch: Watch) -> tuple[Result, Outlook]:
    seen = look_out(order)
    return resume(order, seen) or _build_anew(order, watch, seen), seen


def _publish(options: Namespace) -> int:
    if options.rollback:
        name = roll_back(options.folder)
        print(summarise_rollback(options.folder, name))
        return 0
    released: list[Release] = []
    output = str(_output(options))
    return _report(
        options,
        partial(_build_and_release, options.folder, released.append),
        lambda result, seconds: "\n".join(
            (
                summarise(result, seconds, output),
                *(summarise_release(options.folder, each) for each in released),
            )
        ),
    )


def _build_and_release(
    place: Path, tell_of: Callable[[Release], None], order: Order, watch: Watch
) -> Result:
    """Build, and publish what the output folder then holds before another build changes it."""
    claim(Shelf(order.output, order.root, recorded=True))  # before anything is written
    lay_claim(place, order.root, order.output)
    with locked(order.root):
        result, _ = _built(order, watch)
        if result.report:
            tell_of(release(order.output, result.report.records.files, place))
    return result


def _why(asked: str, result: Result, seen: Outlook, report: Report) -> str:
    """Say why an output file was drawn or kept."""
    from sitegen.reasons import find_file, reason  # noqa: PLC0415  # only where it is asked for

    output = str(seen.shelf.output)
    path = find_file(asked, output, report.records.files)
    if not path:
        near = did_you_mean(asked, report.records.files)
        return f"There is no file {asked} in {output}{near}"
    if path in report.kept:
        return f"{path} was kept, as all that it is made from is as it was, and so is the file"
    drawn = next(each for each in result.stale if each.planned.path == path)
    return f"{path} was drawn, as {reason(drawn, seen.records.files.get(path))}"


def _prove(options: Namespace) -> int:
    from sitegen.proof import prove  # noqa: PLC0415  # takes longer to import than to resume

    output = str(_output(options))
    return _report(options, prove, lambda result, seconds: summarise_proof(result, seconds, output))


def _build_anew(order: Order, watch: Watch, seen: Outlook) -> Result:
    from sitegen.pipeline import build  # noqa: PLC0415  # takes longer to import than to resume

    return build(order, watch, seen)


def _check(options: Namespace) -> int:
    from sitegen.pipeline import check  # noqa: PLC0415  # takes longer to import than to resume

    return _report(options, check, summarise_check)


def _fix(options: Namespace) -> int:
    from sitegen.fixing import fix, show  # noqa: PLC0415  # takes longer to import than to resume

    order = _order(options)
    if not (order.root / "content").is_dir():
        return _no_site(order.root, options.format)
    watch = unwatched if options.quiet else watched
    if options.diff:
        return show(order, watch)
    speak = _keep_quiet if options.quiet else partial(inform, form=options.format)
    return fix(order, watch, speak, partial(_check, options))


def _keep_quiet(_: str) -> None:
    """Print nothing."""


def _report(
    options: Namespace,
    work: Callable[[Order, Watch], Result],
    summary: Callable[[Result, float], str],
) -> int:
    """Do the work of ``build`` or ``check``, and tell what came of it."""
    started = monotonic()
    gc.disable()  # values have no cycles; to look for some took a fifth of a build
    order = _order(options)
    if not (order.root / "content").is_dir():
        return _no_site(order.root, options.format)
    result = work(order, unwatched if options.quiet else watched)
    report(result.diagnostics, order.root, options.format)
    for remark in result.remarks:
        say(remark, 0)
    if not options.quiet:
        inform(summary(result, monotonic() - started), options.format)
    return FAILED if has_errors(result.diagnostics) else 0


def _order(options: Namespace) -> Order:
    return Order(
        root=folder_of(options.root),
        output=_output(options),
        edition=Edition(today_of(options), options.drafts, options.future),
        base_url=_base_url(options.base_url),
        strict=options.strict,
        clean=getattr(options, "clean", False),
        jobs=options.jobs,
    )


def _no_site(root: Path, form: str) -> int:
    """Say that this is no site, or none yet."""
    from sitegen.site_settings import read_configuration  # noqa: PLC0415  # is slow to import

    _, faults = read_configuration(root)
    report(faults, root, form)
    place = "this folder" if root == Path() else str(root)
    return say(
        f"{place} has no folder 'content', which holds the pages of a site; "
        "name the site's folder, or start a site: sitegen init my-site",
        FAILED,
    )


def _serve(options: Namespace) -> int:
    from sitegen.previewing import serve  # noqa: PLC0415  # nothing else needs a server

    order = replace(_order(options), output=private_folder(folder_of(options.root)))
    if not (order.root / "content").is_dir():
        return _no_site(order.root, TEXT)
    return serve(order, options.port, unwatched if options.quiet else watched)


def _new(options: Namespace) -> int:
    from sitegen.authoring import new  # noqa: PLC0415  # builds needn't wait for it

    return new(options)


def _schema(options: Namespace) -> int:
    from sitegen.doors import schema  # noqa: PLC0415  # as above

    return schema(options)


def _init(options: Namespace) -> int:
    from sitegen.authoring import init  # noqa: PLC0415  # as above

    return init(options)


def _explain(options: Namespace) -> int:
    from sitegen.kinds import shown  # noqa: PLC0415  # as above

    code = re.sub(r".*\[|\].*", "", options.code.strip()).lower()
    text = explanation(code)
    if text is None:
        near = did_you_mean(code, codes())
        raise UsageError(f"there is no code {shown(options.code)}{near}")
    print(text, end="")
    return 0


def _output(options: Namespace) -> Path:
    output: Path = getattr(options, "output", None) or options.root / "output"
    return output


def _base_url(written: str | None) -> str:
    if written is None:
        return ""
    from sitegen.kinds import Fault  # noqa: PLC0415  # as above
    from sitegen.located import Text  # noqa: PLC0415  # as above
    from sitegen.setting_kinds import read_base_url  # noqa: PLC0415  # as above

    found = read_base_url(Text(written, 1, 1))
    if isinstance(found, Fault):
        raise UsageError(f"--base-url {found.problem}; {found.hint}")
    return found


COMMANDS: Mapping[str, Callable[[Namespace], int]] = {
    "build": _build,
    "publish": _publish,
    "prove": _prove,
    "check": _check,
    "fix": _fix,
    "serve": _serve,
    "new": _new,
    "schema": _schema,
    "init": _init,
    "explain": _explain,
}
