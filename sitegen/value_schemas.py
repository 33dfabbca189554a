"""What a value must be, as JSON Schema (2020-12) says it: one answer for each kind of field.

A schema sees what YAML 1.2 makes of a value: ``2015`` is a number there, ``no`` and a date are
text. What it can't say exactly, it leaves to ``sitegen check``: whatever it refuses is a mistake.
Patterns are written for ECMA-262 and mean the same in Python, as tests use them.
"""

from collections.abc import Iterable, Mapping

from sitegen.field_limits import MOST, limit_of
from sitegen.fields import Field, kind_of, wanted
from sitegen.slugs import key_of

Schema = Mapping[str, object]
NOTHING: Schema = {"$ref": "#/$defs/nothing"}
_SCALARS = ("string", "number", "boolean")
_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_BETWEEN = r"[\s_-]*"
_LEFT_TO_CHECK = r"[^\x00-\x7f]|&#?[A-Za-z0-9]+;"
"""Accents and entities of HTML, which can be one word in many ways."""
_BOOLEANS = ("true", "yes", "on", "false", "no", "off")
_BOOLEAN_WORDS = frozenset({*_BOOLEANS, "y", "n"})
_MOST = 999_999_999_999_999
"""Numbers have 15 digits at most."""
_FIRST_DAY, _LAST_DAY = 10101, 9999_12_31
"""A date without hyphens is a number for YAML."""

_DAY = (
    r"(?!0000)[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_MOMENT = (
    rf"{_DAY}|[0-9]{{4}}-?[0-9]{{2}}-?[0-9]{{2}}[T ].*|[0-9]{{8}}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt \t]+[0-9].*|[0-9]{4}-?W[0-9]{2}-?[1-7].*"
)
_PARTIAL = rf"(?!0000)[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]))?|{_MOMENT}"
_SCHEME = "[A-Za-z][A-Za-z0-9+.-]*:"


def _any_case(text: str) -> str:
    """Match a text in any case; nothing else in a pattern can say so for all its readers."""
    return "".join(_letter(each) for each in text)


def _letter(character: str) -> str:
    if character.isascii() and character.isalpha():
        return f"[{character.upper()}{character.lower()}]"
    return f"\\{character}" if character in _SYNTAX else character


def _either(*texts: str) -> str:
    return "|".join(map(_any_case, texts))


_HOSTS = _either("com", "edu", "gov", "int", "mil", "net", "org")
_OF_THE_WEB = (
    rf"(?!{_SCHEME}|//|{_any_case('www.')}|[A-Za-z0-9_.-]+\.(?:{_HOSTS})(?:[:/?#]|\s*$)"
    r"|10\.[0-9]{4,9}/|[^\s@:/?#]+@[^\s@:/?#]+\.[^\s@:/?#]+\s*$)"
)
"""What is no path: an address of the web, or one that lacks its beginning."""
_PICTURES = _either("avif", "gif", "jpeg", "jpg", "png", "svg", "webp")
_UNSEEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
"""Characters that nobody can see, and that come along where text is copied."""
_SEEN = rf"[^\s\\{_UNSEEN}]"
_HOST = rf"(?:\[[0-9A-Fa-f:.]+\](?=[:/?#]|\s*$)|[^\s\\/?#\[\]{_UNSEEN}])"
"""How a server's name starts; between brackets, all of it."""
_ADDRESS = (
    rf"{_any_case('http')}[Ss]?://{_HOST}{_SEEN}*|{_any_case('mailto:')}{_SEEN}*@{_SEEN}*"
    rf"|{_OF_THE_WEB}{_SEEN}+"
)
_SEGMENT = r"(?!\.{1,2}(?:/|\s*$))[^/?#\\]+"
_ALIAS = rf"[^?#\\]*%.*|(?!{_SCHEME}|//)/?{_SEGMENT}(?:/{_SEGMENT})*/?"
_FEATURED = r"(?:.*(?:\./|//).*|/?(?:content/)?resources/.+)\.md"
_NAME = "(?:(?!://)[^<>])*"
_PERSON = (
    rf"{_NAME}|{_NAME}[^<>\s]\s*<\s*"
    rf"{_any_case('http')}[Ss]?://[^<>\s]*\s*>|[\s\S]*&#?[A-Za-z0-9]+;[\s\S]*"
)
_LANGUAGE = (
    "[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|[0-9]{3}))?"
    "(?:-(?:[A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*"
    "(?:-[A-WYZa-wyz0-9](?:-[A-Za-z0-9]{2,8})+)*(?:-[Xx](?:-[A-Za-z0-9]{1,8})+)?"
)


def _scalar(pattern: str, *types: str) -> dict[str, object]:
    return {"type": types or _SCALARS, "pattern": rf"^\s*(?:{pattern})\s*$"}


_DATE: Schema = {
    **_scalar(_MOMENT, "string", "integer"),
    "minimum": _FIRST_DAY,
    "maximum": _LAST_DAY,
}
KIND_SCHEMAS: Mapping[str, Schema] = {
    "text": {"type": _SCALARS},
    "date": _DATE,
    "event time": _DATE,
    "partial date": {
        **_scalar(_PARTIAL, "string", "integer"),
        "minimum": 1,
        "maximum": _LAST_DAY,
    },
    "number": {
        **_scalar(r"[-+]?[0-9]+(?:\.[0-9]+)?", "string", "number"),
        "minimum": -_MOST,
        "maximum": _MOST,
    },
    "boolean": _scalar(_either(*_BOOLEANS), "string", "boolean"),
    "link": _scalar(_ADDRESS),
    "person": _scalar(_PERSON),
    "language": _scalar(_LANGUAGE, "string"),
    "picture": _scalar(rf"{_OF_THE_WEB}[^\s\\]+\.(?:{_PICTURES})", "string"),
    "alias": _scalar(_ALIAS),
    "featured": _scalar(_FEATURED, "string"),
}
"""Each kind of field; an empty value is another matter."""
YES: Schema = {"anyOf": [{"const": True}, _scalar(_either("true", "yes", "on"), "string")]}
"""What a boolean field says yes by."""


def pattern_of(keys: Iterable[str]) -> str:
    """Match a text that has one of these keys, whatever its case, hyphens and spaces are."""
    words = (_BETWEEN.join(_letter(each) for each in key) for key in keys)
    return f"^{_BETWEEN}(?:{'|'.join(words)}){_BETWEEN}$"


def one_of(spelled: tuple[str, ...], keys: Iterable[str]) -> Schema:
    """Offer some names, and take what their keys match; ``sitegen check`` knows more of accents."""
    listed = tuple(keys)
    types = {"string"}
    if any(each.isdigit() for key in listed for each in key):
        types.add("number")  # as YAML takes 1.10 for a number, its text can't be told any more
    if _BOOLEAN_WORDS.intersection(listed):
        types.add("boolean")
    pattern = f"{pattern_of(listed)}|{_LEFT_TO_CHECK}"
    return {"anyOf": [{"enum": spelled}, {"type": sorted(types), "pattern": pattern}]}


def value_schema(field: Field) -> Schema:
    """Say what a value of a field must be; editors read ``errorMessage`` in their program."""
    if field.choices:
        schema = one_of(field.choices, [key_of(name) for name in field.choices])
    else:
        schema = KIND_SCHEMAS[field.kind]
    example = field.example or kind_of(field).example
    told = {"examples": [example]} if example and not field.choices else {}
    return {**schema, **told, "errorMessage": f"must be {wanted(field)}"}


def field_schema(name: str, value: Schema, *, many: bool) -> Schema:
    """Say what a field may hold: a value, several where it can have many, or nothing at all."""
    bounded = {**value, "maxLength": limit_of(name)}
    items = {"type": "array", "items": {"anyOf": [bounded, NOTHING]}, "maxItems": MOST}
    return {"anyOf": [bounded, items, NOTHING] if many else [bounded, NOTHING]}
