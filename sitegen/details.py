"""Details: the labelled facts about a resource, in the order in which readers want them.

First comes whether it is for them, then all else.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from sitegen.dates import Moment, parse_moment
from sitegen.entries import named
from sitegen.model import Person, Resource, Value
from sitegen.settings import FieldSetting
from sitegen.urls import is_external
from sitegen.views import Detail, Link
from sitegen.wording import Ways, Wording, fields_by_name, led
from sitegen.words import Words

_SHOWN = (
    *("author", "publisher", "published", "duration"),
    *("level", "audience", "language", "license", "reviewed"),
)
"""Fields whose labels are messages of the catalog, unless the site gives others."""
_FIT = frozenset({"duration", "level", "audience", "language", "license"})
_REVIEWED = "reviewed"
_ABSENT = ("", None, ())
_DAY = len("2015-09-23")
_PARTIAL = {len("2012"): Words.year, len("2012-05"): Words.month}
_TIME = slice(_DAY + 1, _DAY + 6)
_ZONE = slice(len("2015-09-23T14:00:00"), None)


class Facts(Struct, frozen=True):
    """What is known of a resource: what tells whether it suits one, its last review, the rest."""

    fit: tuple[Detail, ...]
    reviewed: Detail | None
    details: tuple[Detail, ...]


def facts_of(resource: Resource, ways: Ways, wording: Wording) -> Facts:
    """Word what is known of a resource beside its title, type, dates, topics and summary.

    Fields that have choices are made to choose by, so they tell whether a resource suits one.
    """
    named = fields_by_name(wording)
    fit, details, reviewed = list[Detail](), list[Detail](), None
    for name, detail in _facts(resource, ways, wording, named):
        if name == _REVIEWED:
            reviewed = detail
        elif name in _FIT or (name in named and named[name].choices):
            fit.append(detail)
        else:
            details.append(detail)
    return Facts(tuple(fit), reviewed, tuple(details))


def _facts(
    resource: Resource, ways: Ways, wording: Wording, named: Mapping[str, FieldSetting]
) -> Iterator[tuple[str, Detail]]:
    for name in _SHOWN:
        value = getattr(resource, name)
        if value not in _ABSENT:
            if name == "publisher":
                value = (Person(resource.publisher, resource.publisher_id),)
            values = tuple(_known(name, value, ways, wording))
            yield name, Detail(label_of(name, wording), values)
    for name, value in resource.extra:
        values = tuple(_added(value, named[name], ways, wording))
        yield name, Detail(label_of(name, wording), values)


def label_of(name: str, wording: Wording) -> str:
    """Name a field: as the site does, or else as the theme does."""
    given = fields_by_name(wording).get(name)
    if given and given.label:
        return given.label
    if name == "start":
        return wording.words.say("field_when")
    if name in _SHOWN:
        return wording.words.say(f"field_{name}")
    return name.replace("_", " ").capitalize()


def _known(name: str, value: object, ways: Ways, wording: Wording) -> Iterator[Link]:
    match value:
        case tuple():
            yield from (_one(each, wording) for each in value)
        case Moment():
            yield Link(_worded_moment(value, wording.words))
        case str() if name == "published":
            yield Link(_worded_partial(value, wording.words))
        case str() if name == "language":
            yield Link(wording.words.named(value))
        case str() if name == "license":
            yield _address(value, ways, wording)
        case _:
            yield Link(str(value))


def _added(value: Value, field: FieldSetting, ways: Ways, wording: Wording) -> Iterator[Link]:
    for each in value if isinstance(value, tuple) else (value,):
        match each:
            case bool():
                yield Link(wording.words.say("value_yes" if each else "value_no"))
            case Moment():
                yield Link(_worded_moment(each, wording.words))
            case str() if field.kind == "link":
                yield _address(each, ways, wording)
            case _:
                yield Link(str(each))


def _one(value: object, wording: Wording) -> Link:
    if isinstance(value, Person):
        return wording.link(value.name, value.identifier)
    return Link(str(value))


def _address(written: str, ways: Ways, wording: Wording) -> Link:
    """Show an address by its host, and text that is no address as it is."""
    if is_external(written) and " " not in written:
        return wording.link(named(written), written)
    found = led(written, ways)
    if found is None or found.address is None:
        return Link(written)
    return Link(found.address, wording.href(found.address, found.tail))


def _worded_moment(moment: Moment, words: Words) -> str:
    """Word a day, and the time of day and its distance from UTC where they were written."""
    time, zone = moment.instant[_TIME], moment.instant[_ZONE]
    day = words.day(moment.day)
    if time == "00:00":
        return day
    if zone == "Z":
        return words.say("day_time", day=day, time=time)
    return words.say("day_time_zone", day=day, time=time, offset=zone)


def _worded_partial(text: str, words: Words) -> str:
    """Word a date as exactly as it is known: ``2012``, ``May 2012``, ``02 May 2012``."""
    whole = parse_moment(f"{text}-01-01"[:_DAY])
    assert whole  # a fault otherwise, which is told when the file is read
    word = _PARTIAL.get(len(text), Words.day)
    return word(words, whole.day)
