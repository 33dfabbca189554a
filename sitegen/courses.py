"""Courses: the way from a list's front through its numbered pages, by the days they cover."""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct

from sitegen.listings import page_address
from sitegen.pagination import Paginated
from sitegen.presenters import Course
from sitegen.views import Span
from sitegen.words import Words


class Route(Struct, frozen=True):
    """A list's front as its numbered pages name it, and their spans; ``pages[0]`` is page 1's."""

    front: Span
    pages: tuple[Span, ...]

    def of_front(self) -> Course:
        """Lead from the front to every numbered page, the newest first."""
        spans = self.pages[::-1]
        return Course(None, spans[0] if spans else None, spans)

    def of_page(self, number: int) -> Course:
        """Lead from a numbered page to the two beside it."""
        newer = self.pages[number] if number < len(self.pages) else self.front
        return Course(newer, self.pages[number - 2] if number > 1 else None)


def route(
    address: str, divided: Paginated[date | None], href: Callable[[str], str], words: Words
) -> Route:
    """Plan the way through a list whose entries have the given days, the newest first."""
    pages = tuple(
        Span(_between(days, words), href(page_address(address, number)))
        for number, days in enumerate(divided.pages, 1)
    )
    return Route(Span(_since(divided.front, words), href(address)), pages)


def _between(days: Sequence[date | None], words: Words) -> str:
    first, last = _worded(days[-1], words), _worded(days[0], words)
    return first if first == last else words.say("days", first=first, last=last)


def _since(days: Sequence[date | None], words: Words) -> str:
    """Name the front by its oldest day: its newest changes with every entry that is added."""
    if days and days[-1]:
        return words.say("since", day=words.day(days[-1]))
    return words.say("newest")


def _worded(day: date | None, words: Words) -> str:
    return words.day(day) if day else words.say("undated")
