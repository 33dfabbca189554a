"""Comparison: a check that also holds a site's addresses against those of a git revision."""

from collections.abc import Callable

from msgspec.structs import replace

from sitegen.design import Arrangement, arrangement
from sitegen.diagnostics import strict
from sitegen.git import repository
from sitegen.lost_addresses import Now, compare
from sitegen.orders import Order, Result, Watch
from sitegen.outlook import look_at_sources
from sitegen.past import past
from sitegen.pipeline import try_out
from sitegen.source import fetch_again
from sitegen.urls import collation_key


def check_since(
    revision: str, tell_of: Callable[[tuple[int, int]], None], order: Order, watch: Watch
) -> Result:
    """Do all that a check does, and report the addresses that are gone since a revision.

    It tells of how many addresses there were, and how many of these are lost.
    Raises ``NoRevisionError`` and ``GitError``.
    """
    before = past(repository(order.root), revision, order.edition.today)
    found = arrangement(order, watch, look_at_sources(order))
    if not isinstance(found, Arrangement):  # without settings nothing has an address
        return try_out(found, order, watch)
    plan = found.plan
    known = plan.where.known
    now = Now(
        plan.made.collection,
        known,
        frozenset(map(collation_key, known)),
        lambda path: fetch_again(order.root, path).data,
    )
    compared = compare(before, now)
    tell_of((compared.addresses, compared.lost))
    lost = strict(compared.diagnostics) if order.strict else compared.diagnostics
    made = replace(found.design, diagnostics=(*found.design.diagnostics, *lost))
    return try_out(replace(found, design=made), order, watch)
