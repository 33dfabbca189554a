"""Ledger checks: what the ledger knows of a site's addresses, told at each place where they stand.

No page depends on it, so builds never ask.
"""

from sitegen.dead_links import failing_links
from sitegen.diagnostics import Diagnostics, in_order, strict
from sitegen.ledger_file import recall, warned
from sitegen.material import Material
from sitegen.orders import Order
from sitegen.outbound import outbound
from sitegen.web_addresses import key


def told_by_ledger(order: Order, made: Material) -> Diagnostics:
    """Warn of addresses that are dead, and of a ledger that can't be read.

    Raises ``OSError`` if a file changes meanwhile.
    """
    remembered = recall(order.root)
    faults = warned(remembered.faults)
    dead = {name: each for name, each in remembered.ledger.items() if each.is_dead}
    if dead:
        found = outbound(
            order.root,
            made.collection,
            made.settings,
            made.lookups.bodies,
            lambda address: key(address) in dead,
        )
        seen = (each for each, is_seen in found if is_seen)
        faults = in_order((*faults, *failing_links(seen, dead)))
    return strict(faults) if order.strict else faults
