"""Alias ways: where old addresses lead that pages still have, in a circle or on to another."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from sitegen.codes import Code
from sitegen.planned import Claim, Copy, FileClaim, Page
from sitegen.source import CONTENT
from sitegen.urls import address_of, collation_key, output_path

_ALIAS = "the alias"
_TAKE_OUT = "remove this alias, or correct it"
Told = tuple[Code, str, str]
"""A code, what follows the name of the alias, and a remedy."""


class AliasWays(Struct, frozen=True):
    """Where old addresses lead.

    ``movers`` goes from an old address, as the key of its output file, to the file that it leads
    to; ``led`` from a file to the name of one alias that leads to it.
    """

    movers: Mapping[str, str]
    led: Mapping[str, str]

    def fault(self, alias: Page | Copy, page: Page | Copy) -> Told | None:
        """Say where an alias leads readers that has the address of a file's own page.

        ``None`` where the two claims to one address are all that is wrong.
        """
        mover, other = alias.claim.path, page.claim.path
        if collation_key(page.path) != _home(other):
            return None
        if mover == other:
            return Code.ALIAS_LOOP, "is the page's own address, and would lead to itself", _TAKE_OUT
        if self._leads_back(mover, other):
            words = f"is the address of {other}, and would lead back to it"
            return Code.ALIAS_LOOP, words, _TAKE_OUT
        if other in self.led:
            words = f"is the address of {other}, to which {self.led[other]} leads"
            return Code.ALIAS_CHAIN, words, _chain_remedy(mover, other)
        return None

    def _leads_back(self, mover: str, other: str) -> bool:
        """Follow the way from a file's page for as long as its address leads on."""
        passed, at = {mover}, self.movers.get(_home(mover))
        while at is not None and at != other and at not in passed:
            passed.add(at)
            at = self.movers.get(_home(at))
        return at == other


def alias_ways(planned: Iterable[Page | Copy]) -> AliasWays:
    """Gather where old addresses lead; where two want one, the first has it."""
    movers: dict[str, str] = {}
    led: dict[str, str] = {}
    for each in planned:
        if is_alias(each.claim):
            movers.setdefault(collation_key(each.path), each.claim.path)
            led.setdefault(each.claim.path, each.claim.owner)
    return AliasWays(movers, led)


def is_alias(claim: Claim | FileClaim) -> bool:
    """Tell whether a claim is that of an old address."""
    return claim.owner.startswith(_ALIAS)


def _home(path: str) -> str:
    """Give the key of the page of a Markdown file."""
    return collation_key(output_path(address_of(path.removeprefix(CONTENT))))


def _chain_remedy(mover: str, other: str) -> str:
    return f"remove this alias; if {other} is to go, delete it and move its aliases to {mover}"
