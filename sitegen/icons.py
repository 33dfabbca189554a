"""Icons: which of the theme's drawings stands for a type of resources."""

from collections.abc import Iterable

from sitegen.settings import TypeSetting
from sitegen.slugs import key_of

_NAMES = {
    "audio": "audio audiobook interview music oral-history podcast recording sound",
    "building": "archive association company institution library museum organisation organization",
    "course": "class course lesson mooc training tutorial workshop",
    "data": "data dataset database report statistics study survey",
    "document": "article document essay leaflet paper policy publication slides text thesis",
    "event": "conference event fair festival meeting",
    "guide": "book ebook guide guideline handbook how-to manual textbook",
    "image": "chart exhibition image infographic map photograph picture poster",
    "news": "announcement blog blog-post magazine news newsletter post press-release",
    "people": "community forum group mailing-list network people person",
    "standard": "act best-practice certificate framework law regulation specification standard",
    "tool": "app checklist kit resource-kit service software template tool toolkit",
    "video": "film lecture screencast talk video webcast webinar",
    "web": "blogroll directory link portal site web web-page web-site website",
}
PLAIN = "page"
ICONS = (*_NAMES, PLAIN)
"""The drawings; the last is for all types that none of the others suits."""
_BY_KEY = {key_of(name): icon for icon, names in _NAMES.items() for name in names.split()}


def icon_of(label: str, types: Iterable[TypeSetting]) -> str:
    """Choose the icon of a type: as the settings say, or by what it is usually called."""
    given = next((each.icon for each in types if each.name == label), "")
    return given or _BY_KEY.get(key_of(label), PLAIN)
