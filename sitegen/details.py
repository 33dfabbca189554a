"""Details: the labelled facts about a resource, in the order in which readers want them."""

from collections.abc import Iterator, Mapping

from sitegen.dates import Moment, long_date, month_name, parse_moment
from sitegen.entries import named
from sitegen.model import Person, Resource, Value
from sitegen.settings import FieldSetting
from sitegen.urls import is_external
from sitegen.views import Detail, Link
from sitegen.wording import Ways, Wording, fields_by_name, led

_LABELS = {
    "author": "By",
    "publisher": "Publisher",
    "published": "Published",
    "start": "Starts",
    "end": "Ends",
    "duration": "Duration",
    "level": "Level",
    "audience": "Audience",
    "language": "Language",
    "license": "License",
    "reviewed": "Last reviewed",
}
_ABSENT = ("", None, ())
_DAY = len("2015-09-23")
_TIME = slice(_DAY + 1, _DAY + 6)
_ZONE = slice(len("2015-09-23T14:00:00"), None)


def details_of(resource: Resource, ways: Ways, wording: Wording) -> tuple[Detail, ...]:
    """Word what is known of a resource beside its title, type, dates, topics and summary."""
    named = fields_by_name(wording)
    given = ((name, getattr(resource, name)) for name in _LABELS)
    known = (
        Detail(_label(name, named), tuple(_known(name, value, ways, wording)))
        for name, value in given
        if value not in _ABSENT
    )
    added = (
        Detail(_label(name, named), tuple(_added(value, named[name], ways, wording)))
        for name, value in resource.extra
    )
    return tuple(detail for detail in (*known, *added) if detail.values)


def _label(name: str, fields: Mapping[str, FieldSetting]) -> str:
    given = fields[name].label if name in fields else None
    return given or _LABELS.get(name) or name.replace("_", " ").capitalize()


def _known(name: str, value: object, ways: Ways, wording: Wording) -> Iterator[Link]:
    match value:
        case tuple():
            yield from (_one(each) for each in value)
        case Moment():
            yield Link(_worded_moment(value))
        case str() if name == "published":
            yield Link(_worded_partial(value))
        case str() if name == "license":
            yield _address(value, ways, wording)
        case _:
            yield Link(str(value))


def _added(value: Value, field: FieldSetting, ways: Ways, wording: Wording) -> Iterator[Link]:
    for each in value if isinstance(value, tuple) else (value,):
        match each:
            case bool():
                yield Link("Yes" if each else "No")
            case Moment():
                yield Link(_worded_moment(each))
            case str() if field.kind == "link":
                yield _address(each, ways, wording)
            case _:
                yield Link(str(each))


def _one(value: object) -> Link:
    return Link(value.name, value.identifier) if isinstance(value, Person) else Link(str(value))


def _address(written: str, ways: Ways, wording: Wording) -> Link:
    """Show an address by its host, and text that is no address as it is."""
    if is_external(written):
        return Link(named(written), written)
    found = led(written, ways)
    if found is None or found.address is None:
        return Link(written)
    return Link(found.address, wording.href(found.address, found.tail))


def _worded_moment(moment: Moment) -> str:
    """Word a day, and the time of day and its distance from UTC where they were written."""
    time, zone = moment.instant[_TIME], moment.instant[_ZONE]
    if time == "00:00":
        return long_date(moment.day)
    return f"{long_date(moment.day)}, {time}" + (f" (UTC{zone})" if zone != "Z" else "")


def _worded_partial(text: str) -> str:
    """Word a date as exactly as it is known: ``2012``, ``May 2012``, ``02 May 2012``."""
    whole = parse_moment(f"{text}-01-01"[:_DAY])
    if whole is None or len(text) == len("2012"):
        return text
    return month_name(whole.day) if len(text) == len("2012-05") else long_date(whole.day)
