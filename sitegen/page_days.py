"""Page days: when each page changed last, as far as the content says so.

A list changed when what it shows did: the newest change of its resources. Nothing tells when a
resource left it, and what a page says of itself has a day if its file has ``updated``.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sitegen.entries import last_change
from sitegen.listings import EVENTS, HOME, INDEXES, INTRODUCTIONS, Listing, page_address
from sitegen.material import Material
from sitegen.model import Article, Resource
from sitegen.pagination import paginate

_PATHS = {path: address for address, path in INTRODUCTIONS.items()}


def day_of_change(resource: Resource) -> date | None:
    """Give the day on which a resource changed last."""
    moment = last_change(resource)
    return moment.day if moment else None


def page_days(made: Material, lists: Iterable[Listing]) -> Mapping[str, date]:
    """Map the addresses of pages to their days; where none is known there is no address.

    The days of resources' own pages aren't among them.
    """
    days = {each.path: day_of_change(each) for each in made.collection.listed}
    found: dict[str, date | None]
    found = dict.fromkeys((HOME, *INDEXES), _newest(days.values()))
    for address, first, members in _lists(made, lists):
        divided = paginate(members, made.settings.page_size)
        pages = [_newest(map(days.get, paths)) for paths in divided.pages]
        front = _newest(map(days.get, (*first, *divided.front)))
        found[address] = _newest((front, *pages))
        found |= {page_address(address, at): day for at, day in enumerate(pages, 1)}
    for article in made.collection.articles:
        address = _address(article)
        if article.updated:
            found[address] = _newest((article.updated.day, found.get(address)))
    return {address: day for address, day in found.items() if day}


def _lists(
    made: Material, lists: Iterable[Listing]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """List the addresses of lists, each with what only its front shows and its members."""
    yield from ((each.address, (), each.members) for each in lists)
    yield EVENTS, made.agenda.upcoming, made.agenda.past


def _newest(days: Iterable[date | None]) -> date | None:
    return max(filter(None, days), default=None)


def _address(article: Article) -> str:
    """Give the address of an article; an introduction has that of the page that it introduces."""
    return _PATHS.get(article.path, article.address)
