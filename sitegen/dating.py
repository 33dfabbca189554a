"""Dating: the day of a file's last change, where its editor hasn't said one."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache

from msgspec.structs import replace

from sitegen.commits import States
from sitegen.dates import Moment
from sitegen.fingerprint import combine, digest
from sitegen.model import Item, Topic

_HELD = 4096


def dated(items: Iterable[Item], files: States, today: date) -> tuple[Item, ...]:
    """Give items the days of their files' last changes; a day after today isn't there yet."""
    return tuple([_dated(each, files, today) for each in items]) if files else tuple(items)


def _dated(item: Item, files: States, today: date) -> Item:
    value = item.value
    if isinstance(value, Topic) or value.updated or value.path not in files:
        return item
    moment = _moment(files[value.path].time)
    if moment is None or moment.day > today:
        return item
    mark = combine(item.digest, digest(moment))
    return replace(item, value=replace(value, updated=moment), digest=mark)


@lru_cache(maxsize=_HELD)
def _moment(time: int | None) -> Moment | None:
    """Turn Unix time into a moment of UTC, as ``today`` is a day of UTC."""
    if time is None:
        return None
    try:
        found = datetime.fromtimestamp(time, UTC)
    except (OverflowError, ValueError, OSError):  # no calendar has that year
        return None
    return Moment(found.date(), f"{found:%Y-%m-%dT%H:%M:%S}Z")
