"""The corpus: a collection of any size, the same on every machine and on every day.

Each resource is a function of its number, the collection's size and the seed, so that resources
can link to each other, and 100,000 of them are written without being held.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from math import sqrt

from msgspec import Struct

from benchmarks import prose
from benchmarks.dice import Dice, zipf

TYPES = {
    "News": "News",
    "Document": "Documents",
    "Webinar": "Webinars",
    "Course": "Courses",
    "Guide": "Guides",
    "Standard": "Standards",
    "Toolkit": "Toolkits",
    "Organization": "Organizations",
}
"""The types with their plurals, the most frequent first."""

LAST_DAY = date(2023, 12, 31)
_DAYS = 12 * 365
_SEED = 20_231_231
_LINK = re.compile(r"\]\(resource:([^)]*)\)")
_NAMES, _TYPE_SUMS = tuple(TYPES), zipf(len(TYPES))
_COUNTS, _COUNT_SUMS = (1, 2, 3), (0.60, 0.88, 1.00)
_FAMILIES = ("Abara", "Brandt", "Costa", "Diaz", "Eriksen", "Fofana", "Gupta", "Haddad", "Ito")
_GIVEN = ("Ada", "Ben", "Chioma", "Dmitri", "Elena", "Farid", "Grace", "Hiro", "Ines", "Jonas")
_BODIES = ("Association", "Consortium", "Institute", "Library", "Network", "University")
_QUALIFIERS = (
    *("digital", "school", "rural", "medical", "legal", "academic", "public", "children's"),
    *("audio", "community", "mobile", "multilingual", "historical", "open", "scientific"),
    *("national", "oral", "visual", "technical", "regional", "volunteer", "university", "music"),
    *("prison", "government", "theatre"),
)
_FIELDS = (
    *("literacy", "preservation", "cataloging", "outreach", "copyright", "accessibility"),
    *("reference", "storytelling", "archives", "newspapers", "statistics", "fundraising"),
    *("repositories", "exhibitions", "metadata", "privacy", "lending", "instruction", "maps"),
    *("programming", "assessment", "buildings", "genealogy", "manuscripts"),
)


class Topic(Struct, frozen=True):
    """A topic: its name in lower case, its title and a paragraph of plain text."""

    name: str
    title: str
    introduction: str

    @property
    def slug(self) -> str:
        """Name the topic in addresses."""
        return slugify(self.name)


class Resource(Struct, frozen=True, kw_only=True):
    """A resource as values; empty texts are absent ones.

    ``path`` is a year and a name, such as ``2015/reading-maps-7``. In the body a link to another
    resource is written ``[title](resource:path)``; each layout spells it in its own way.
    """

    path: str
    title: str
    type: str
    date: str
    topics: tuple[str, ...]
    summary: str = ""
    link: str = ""
    author: str = ""
    publisher: str = ""
    updated: str = ""
    body: str


class Corpus(Struct, frozen=True):
    """A collection of so many resources."""

    size: int
    seed: int = _SEED

    @property
    def topics(self) -> tuple[Topic, ...]:
        """List the topics, the most frequent first: some 150 at 10,000 resources."""
        return tuple(map(self._topic, range(self._topic_count)))

    def resources(self) -> Iterator[Resource]:
        """Write the resources one by one."""
        sums = zipf(self._topic_count)
        return (self._resource(number, sums) for number in range(self.size))

    def resource(self, number: int) -> Resource:
        """Write one resource."""
        return self._resource(number, zipf(self._topic_count))

    def newcomer(self, number: int) -> Resource:
        """Write a resource newer than all others and than newcomers of lower numbers.

        It has one topic, neither the largest nor the smallest.
        """
        day = LAST_DAY + timedelta(days=1 + number)
        dice = self._dice(-1 - number)
        title = prose.title(dice)
        return Resource(
            path=f"{day.year}/{slugify(title)}-new-{number}",
            title=title,
            type="Guide",
            date=day.isoformat(),
            topics=(_topic_name(self._topic_count // 4),),
            summary=prose.sentences(dice, 1),
            body=prose.body(dice, lambda: self._link(dice)),
        )

    @property
    def _topic_count(self) -> int:
        most = len(_QUALIFIERS) * len(_FIELDS)
        return max(3, min(most, round(150 * sqrt(self.size / 10_000))))

    def _dice(self, number: int) -> Dice:
        return Dice(self.seed * 1_000_003 + number)

    def _topic(self, rank: int) -> Topic:
        name = _topic_name(rank)
        return Topic(name, name.title().replace("'S", "'s"), prose.sentences(Dice(rank), 3))

    def _resource(self, number: int, sums: tuple[float, ...]) -> Resource:
        dice = self._dice(number)
        title, day, path = _stub(dice, number)
        later = date.fromordinal(day.toordinal() + 30 + dice.below(700))
        return Resource(
            path=path,
            title=title,
            type=dice.weigh(_NAMES, _TYPE_SUMS),
            date=day.isoformat(),
            topics=_topics(dice, sums),
            summary=prose.sentences(dice, dice.between(1, 3)) if dice.falls(0.7) else "",
            link=prose.address(dice, number) if dice.falls(0.6) else "",
            author=_author(dice) if dice.falls(0.4) else "",
            publisher=_organization(dice) if dice.falls(0.3) else "",
            updated=later.isoformat() if dice.falls(0.1) else "",
            body=prose.body(dice, lambda: self._link(dice)),
        )

    def _link(self, dice: Dice) -> str:
        number = dice.below(self.size)
        title, _, path = _stub(self._dice(number), number)
        return f"[{title}](resource:{path})"


def slugify(text: str) -> str:
    """Turn words into lower-case letters and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-")


def spell_links(body: str, before: str, after: str) -> str:
    """Give links to other resources the address that the layout needs, around their path."""
    return _LINK.sub(lambda match: f"]({before}{match[1]}{after})", body)


def _stub(dice: Dice, number: int) -> tuple[str, date, str]:
    """Make what others need to know of a resource: title, date, path."""
    title = prose.title(dice)
    day = LAST_DAY - timedelta(days=dice.below(_DAYS))
    return title, day, f"{day.year}/{slugify(title)}-{number}"


def _topic_name(rank: int) -> str:
    """Pair qualifiers and fields so that neighbours in rank share neither."""
    row, column = divmod(rank, len(_QUALIFIERS))
    return f"{_QUALIFIERS[column]} {_FIELDS[(row + column) % len(_FIELDS)]}"


def _topics(dice: Dice, sums: tuple[float, ...]) -> tuple[str, ...]:
    ranks = range(len(sums))
    wanted = dice.weigh(_COUNTS, _COUNT_SUMS)
    return tuple(dict.fromkeys(_topic_name(dice.weigh(ranks, sums)) for _ in range(wanted)))


def _author(dice: Dice) -> str:
    if dice.falls(0.3):
        return _organization(dice)
    return f"{dice.pick(_FAMILIES)}, {dice.pick(_GIVEN)}"


def _organization(dice: Dice) -> str:
    return f"{dice.pick(_FAMILIES)} {dice.pick(_BODIES)}"
