"""Building: the commands that read a site whole, and tell what came of it."""

import gc
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

from sitegen.console import FAILED, say
from sitegen.diagnostics import has_errors
from sitegen.lock import locked
from sitegen.nearest import did_you_mean
from sitegen.options import no_site, order_of, output_of
from sitegen.orders import Order, Result, Watch
from sitegen.outlook import Outlook, look_out
from sitegen.printable import one_line
from sitegen.progress import unwatched, watched
from sitegen.publish import Report
from sitegen.releases import Release, lay_claim, release, roll_back
from sitegen.resume import resume
from sitegen.shelf import Shelf, claim, trust
from sitegen.summary import (
    summarise,
    summarise_check,
    summarise_comparison,
    summarise_proof,
    summarise_release,
    summarise_rollback,
)
from sitegen.telling import inform, report


def build(options: Namespace) -> int:
    """Draw the site."""
    output = str(output_of(options))
    return _carry_out(
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


def publish(options: Namespace) -> int:
    """Draw the site and release it, or go back to the release before."""
    if options.rollback:
        name = roll_back(options.folder)
        print(summarise_rollback(options.folder, name))
        return 0
    released: list[Release] = []
    output = str(output_of(options))
    return _carry_out(
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
    drawn = next(each for each in result.stale if path in each.planned.paths)
    return f"{path} was drawn, as {reason(drawn, seen.records.files.get(path))}"


def prove(options: Namespace) -> int:
    """Hold the output against a clean build."""
    from sitegen import proof  # noqa: PLC0415  # takes longer to import than to resume

    output = str(output_of(options))
    return _carry_out(
        options, proof.prove, lambda result, seconds: summarise_proof(result, seconds, output)
    )


def _build_anew(order: Order, watch: Watch, seen: Outlook) -> Result:
    from sitegen import pipeline  # noqa: PLC0415  # takes longer to import than to resume

    return pipeline.build(order, watch, seen)


def check(options: Namespace) -> int:
    """Look for mistakes."""
    if getattr(options, "since", None) is None:  # fix looks for mistakes as well
        return _carry_out(options, _looked_over, summarise_check)
    compared: list[tuple[int, int]] = []
    return _carry_out(
        options,
        partial(_compared, options.since, compared.append),
        lambda result, seconds: "\n".join(
            (
                summarise_check(result, seconds),
                *(summarise_comparison(*each, options.since) for each in compared),
            )
        ),
    )


def _looked_over(order: Order, watch: Watch) -> Result:
    from sitegen import pipeline  # noqa: PLC0415  # as above

    trust(order.root, order.output)
    return pipeline.check(order, watch)


def _compared(
    revision: str, tell_of: Callable[[tuple[int, int]], None], order: Order, watch: Watch
) -> Result:
    from sitegen.comparison import check_since  # noqa: PLC0415  # as above

    trust(order.root, order.output)
    return check_since(revision, tell_of, order, watch)


def _carry_out(
    options: Namespace,
    work: Callable[[Order, Watch], Result],
    summary: Callable[[Result, float], str],
) -> int:
    """Do the work of ``build`` or ``check``, and tell what came of it."""
    started = monotonic()
    gc.disable()  # values have no cycles; to look for some took a fifth of a build
    order = order_of(options)
    if not (order.root / "content").is_dir():
        return no_site(order.root, options.format)
    result = work(order, unwatched if options.quiet else watched)
    report(result.diagnostics, order.root, options.format)
    for remark in result.remarks:
        say(remark, 0)
    if not options.quiet:
        inform(summary(result, monotonic() - started), options.format)
    return FAILED if has_errors(result.diagnostics) else 0
