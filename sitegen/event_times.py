"""Event times: a day, or a day with a time and a zone, as it was written and as it is settled."""

from datetime import UTC, date, datetime, timedelta, timezone

from msgspec import Struct


class EventTime(Struct, frozen=True, gc=False):
    """A day; or a day with a time (``14:00:00``) and how far its clocks are from UTC (``-04:00``).

    ``zone`` is the name of a time zone (``America/New_York``) if one was given or is the site's.
    """

    day: date
    time: str = ""
    zone: str = ""
    offset: str = ""

    @property
    def local(self) -> datetime:
        """What the clocks at the event show; of a whole day its beginning."""
        return datetime.fromisoformat(f"{self.day.isoformat()}T{self.time or '00:00:00'}")

    @property
    def iso(self) -> str:
        """Write it in ISO 8601: ``2026-05-04``, or ``2026-05-04T14:00:00-04:00``."""
        day = self.day.isoformat()
        return f"{day}T{self.time}{_zulu(self.offset)}" if self.time else day


def _zulu(offset: str) -> str:
    return "Z" if offset == "+00:00" else offset


def moment_of(when: EventTime) -> datetime:
    """Give the instant of a settled time, in UTC; of a whole day, as if it were one in UTC."""
    if not when.time:
        return when.local.replace(tzinfo=UTC)
    return _in_utc(datetime.fromisoformat(when.iso))


def at_offset(local: datetime, offset: timedelta) -> datetime:
    """Give the instant at which clocks that are so far from UTC show a time."""
    return _in_utc(local.replace(tzinfo=timezone(offset)))


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # on the first or the last day that there is
        return moment.replace(tzinfo=UTC)


def offset_text(offset: timedelta) -> str:
    """Write how far clocks are from UTC: ``-04:00``; seconds, of a century ago, are left out."""
    sign, size = ("-", -offset) if offset < timedelta() else ("+", offset)
    minutes = int(size.total_seconds()) // 60
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"
