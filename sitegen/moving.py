"""Moving: the commands that keep topics and addresses, of which each says what it does."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from sitegen.assurance import assure
from sitegen.carrying_out import carry_out, still_to_do
from sitegen.console import FAILED, UsageError, folder_of, say, today_of
from sitegen.design import Design, Ground, ground_of
from sitegen.diagnostics import has_errors
from sitegen.history import HISTORY, History, unpack_history
from sitegen.line_changes import changes_in_words
from sitegen.manuscripts import ImpossibleError
from sitegen.model import Edition
from sitegen.options import no_site
from sitegen.orders import Order
from sitegen.outlook import look_at_sources
from sitegen.printable import one_line
from sitegen.progress import unwatched
from sitegen.rehearsal import Stage, rehearse, stage
from sitegen.resource_moves import move
from sitegen.shelf import trust
from sitegen.summary import summarise_move
from sitegen.telling import TEXT, report
from sitegen.topic_lists import as_json, as_table, overview
from sitegen.topic_moves import merge, rename
from sitegen.workbench import Proposal, refuse_faults

_TWO = 2
Propose = Callable[..., Proposal]
"""Gives a proposal for a site, by two names."""
_ACTIONS: Mapping[str, Propose] = {"merge": merge, "rename": rename}
_EXAMPLES = {
    "merge": "name two topics, as in: sitegen topics merge 'patron service' 'customer service'",
    "rename": "name a topic and its new name, as in: sitegen topics rename maps 'maps and plans'",
}


def topics(options: Namespace) -> int:
    """List the topics, merge two or rename one. Raises ``UsageError``."""
    if options.action is None:
        return _attempt(options, partial(_list, options.format))
    if len(options.names) != _TWO:
        raise UsageError(_EXAMPLES[options.action])
    return _attempt(options, partial(_carry_out, options, _ACTIONS[options.action], options.names))


def mv(options: Namespace) -> int:
    """Move a file."""
    return _attempt(options, partial(_carry_out, options, move, (options.old, options.new)))


def _attempt(options: Namespace, work: Callable[[Stage], int]) -> int:
    """Do something with a site as it is, and say why if it can't be done."""
    root = folder_of(options.root)
    if not (root / "content").is_dir():
        return no_site(root, TEXT)
    edition = Edition(today_of(options))
    order = Order(root=root, output=root / "output", edition=edition, jobs=options.jobs)
    trust(order.root, order.output)
    seen = look_at_sources(order)
    ground = _ground(order, unpack_history(seen.notes.get(HISTORY, b"")))
    if ground is None:
        return FAILED
    try:
        return work(stage(order, unwatched, seen, ground))
    except ImpossibleError as reason:
        return say(f"{reason}", FAILED)


def _ground(order: Order, known: History) -> Ground | None:
    """Read the settings; without sound ones nothing can be told of files."""
    ground = ground_of(order, known)
    faults = ground.diagnostics if isinstance(ground, Design) else ground.found.diagnostics
    if isinstance(ground, Design) or has_errors(faults):
        report(faults, order.root, TEXT)
        return None
    return ground


def _list(form: str, found: Stage) -> int:
    print((as_table if form == TEXT else as_json)(overview(found.collection)), end="")
    return 0


def _carry_out(options: Namespace, propose: Propose, names: Sequence[str], found: Stage) -> int:
    """Say what is to be done, and do it unless only that was asked for."""
    _refuse_unread(found)
    proposal = propose(found, *names)
    still_to_do(found.order.root, proposal)  # to refuse at once what could not be written
    assure(found, rehearse(found, proposal.after), proposal.moved)
    for line in _told(proposal):
        print(one_line(line))
    if not options.dry_run:
        carry_out(found.order.root, proposal)
    print(summarise_move(_number(proposal), is_done=not options.dry_run))
    return 0


def _refuse_unread(found: Stage) -> None:
    """Refuse to change a site of which not every file can be read: it may name what moves."""
    edition = Edition(found.order.edition.today, drafts=True, future=True)
    for path, reading in found.readings.items():
        if reading.item is None:
            refuse_faults(found, path, edition, "it may name what is to change")


def _number(proposal: Proposal) -> int:
    """Count the files that change; one that moves is one."""
    return len(proposal.after) - sum(_is_new(proposal, each) for each in proposal.moved.values())


def _is_new(proposal: Proposal, path: str) -> bool:
    return path in proposal.before and proposal.before[path] is None


def _told(proposal: Proposal) -> Iterator[str]:
    sources = {new: old for old, new in proposal.moved.items()}
    for path, data in proposal.after.items():
        before = proposal.before[path]
        if data is None:
            target = proposal.moved[path]
            goes = f"{path} goes, as {target} takes its place"
            yield f"{path} is now {target}" if _is_new(proposal, target) else goes
            continue
        if before is None:
            old = sources.get(path)
            before = proposal.before[old] if old else b""
        yield from changes_in_words(path, before or b"", data)
    yield from proposal.remarks
