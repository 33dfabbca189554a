"""What schema.org calls the types of resources, and which of its properties each of them has.

The vocabulary has eight hundred types; here are those that a collection has use for. Each is a
work, an event, or what offers something: that decides which properties it can have.
"""

from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from sitegen.settings import TypeSetting
from sitegen.slugs import key_of


class Family(Enum):
    """What a type descends from."""

    WORK = "CreativeWork"
    ARTICLE = "Article"
    EVENT = "Event"
    EDUCATION_EVENT = "EducationEvent"
    ORGANIZATION = "Organization"
    SERVICE = "Service"


_FAMILIES = {
    Family.WORK: (
        *("AudioObject", "Book", "Chapter", "Collection", "Course", "CreativeWork"),
        *("DataCatalog", "Dataset", "DigitalDocument", "FAQPage", "Game", "HowTo", "ImageObject"),
        *("LearningResource", "Legislation", "Manuscript", "Map", "Movie", "Periodical"),
        *("Photograph", "PodcastEpisode", "PodcastSeries", "PresentationDigitalDocument"),
        *("Quiz", "Review", "SoftwareApplication", "SoftwareSourceCode"),
        *("SpreadsheetDigitalDocument", "TextDigitalDocument", "Thesis", "VideoObject"),
        *("WebApplication", "WebPage", "WebSite"),
    ),
    Family.ARTICLE: (
        *("Article", "BlogPosting", "NewsArticle", "Report", "ScholarlyArticle"),
        *("SocialMediaPosting", "TechArticle"),
    ),
    Family.EVENT: ("BusinessEvent", "Event", "ExhibitionEvent", "Festival", "SocialEvent"),
    Family.EDUCATION_EVENT: ("EducationEvent",),
    Family.ORGANIZATION: ("EducationalOrganization", "Library", "Organization"),
    Family.SERVICE: ("Service",),
}
FAMILY = {name: family for family, names in _FAMILIES.items() for name in names}
"""The family of each type."""
TIMED = (Family.EVENT, Family.EDUCATION_EVENT)
"""What takes place at a time."""
SCHEMA_TYPES = tuple(sorted(FAMILY))
"""The types that the settings can name."""
_WORK, _EVENT = "CreativeWork", "Event"
_NAMES = {
    "Article": "article essay column",
    "AudioObject": "audio interview oral-history recording sound",
    "BlogPosting": "blog blog-post post",
    "Book": "audiobook book ebook handbook textbook",
    "Course": "class course mooc training",
    "Dataset": "data dataset database statistics",
    "DigitalDocument": "document form leaflet paper policy template",
    "EducationEvent": "workshop",
    "Event": "conference event fair festival meeting meetup",
    "ExhibitionEvent": "exhibition",
    "HowTo": "how-to recipe",
    "ImageObject": "chart image infographic picture poster",
    "LearningResource": "exercise guide lesson lesson-plan tutorial worksheet",
    "Legislation": "act law regulation",
    "Map": "map",
    "NewsArticle": "announcement news press-release",
    "Organization": "association community company forum group institution network organisation "
    "organization",
    "Periodical": "journal magazine newsletter",
    "Photograph": "photo photograph",
    "PodcastEpisode": "podcast",
    "PresentationDigitalDocument": "presentation slides",
    "Quiz": "quiz",
    "Report": "report study survey",
    "Review": "review",
    "ScholarlyArticle": "scholarly-article research-article",
    "Service": "service",
    "SoftwareApplication": "app software tool",
    "Thesis": "dissertation thesis",
    "VideoObject": "film lecture screencast talk video webcast webinar",
    "WebSite": "portal site web-site website",
}
_BY_KEY = {key_of(word): name for name, words in _NAMES.items() for word in words.split()}
_LIVE = {"Course": "EducationEvent", "VideoObject": "EducationEvent"}
"""What takes place at a time is no recording: a Webinar that has a ``start`` is an event."""


def given_schema(label: str, types: Iterable[TypeSetting]) -> str:
    """Give what the settings say that schema.org calls a type; empty if they don't."""
    return next((each.schema for each in types if each.name == label), "")


@lru_cache(maxsize=1024)
def schema_type(label: str, given: str, *, takes_place: bool) -> str:
    """Name the type of a resource: as the settings say, or by what its type is usually called.

    ``takes_place`` tells whether it starts at a time, as events do.
    """
    if given:
        return given
    usual = _BY_KEY.get(key_of(label), "")
    if takes_place:
        return usual if FAMILY.get(usual) in TIMED else _LIVE.get(usual, _EVENT)
    return usual or _WORK
