"""Agenda: which events are still to come on the day of a build, and in which order.

An event is to come, or going on, as long as its last moment isn't before the day of the build,
which is a day in UTC. Its last moment is its end, or without one its start; a whole day ends as it
does in the site's time zone. So no event is past anywhere while it goes on, and one is past from
the next day in UTC at the latest.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from sitegen.event_times import at_offset, moment_of
from sitegen.model import Resource
from sitegen.settings import Settings
from sitegen.zones import UTC, state_at

OFF, LISTS, CALENDARS = "off", "lists", "calendars"
"""What the setting ``events`` may say; each has all that the one before has."""
_LAST_SECOND = time(23, 59, 59)


class Agenda(Struct, frozen=True):
    """The paths of events: those to come, the soonest first, and those past, the latest first.

    ``all`` are both, by when they start: so the order of a calendar's events is the same each day.
    """

    upcoming: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    all: tuple[str, ...] = ()

    def within(self, members: Iterable[str]) -> "Agenda":
        """Keep the events that are members of a list."""
        if not self.all:
            return self
        kept = frozenset(members)
        return Agenda(_kept(self.upcoming, kept), _kept(self.past, kept), _kept(self.all, kept))


def _kept(paths: tuple[str, ...], kept: Collection[str]) -> tuple[str, ...]:
    return tuple(path for path in paths if path in kept)


def agenda_of(listed: Iterable[Resource], settings: Settings, today: date) -> Agenda:
    """Sort the events among the resources that are listed, unless the site wants no such list."""
    if settings.events == OFF:
        return Agenda()
    events = sorted((each for each in listed if each.start), key=_soonest)
    over = {each.path: _last_moment(each, settings.timezone) for each in events}
    past = [path for path, moment in over.items() if moment.date() < today]
    return Agenda(
        tuple(path for path, moment in over.items() if moment.date() >= today),
        tuple(sorted(past, key=over.__getitem__, reverse=True)),
        tuple(over),
    )


def _soonest(event: Resource) -> tuple[datetime, str, str]:
    assert event.start
    return moment_of(event.start), event.title.casefold(), event.path


def _last_moment(event: Resource, zone: str) -> datetime:
    when = event.end or event.start
    assert when
    if when.time:
        return moment_of(when)
    midnight = datetime.combine(when.day, _LAST_SECOND)
    if zone == UTC:  # most sites name none, and need no data of any
        return at_offset(midnight, timedelta())
    return at_offset(midnight, state_at(midnight, zone).after)
