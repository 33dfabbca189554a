"""Kinds of values: each reads one located text, and gives its value or says what was expected.

A fault's words go after the field's name: 'date' *must be a date, not 'soon'*.
"""

import re
from collections.abc import Callable, Mapping
from unicodedata import category

from msgspec import Struct

from sitegen.bidi import isolated
from sitegen.codes import Code
from sitegen.located import Node, Table, Text
from sitegen.nearest import did_you_mean
from sitegen.slugs import key_of

_BREAK = re.compile(r"\s*[\n\r\f\x85\u2028\u2029]\s*")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_NUMBER = re.compile(r"[-+]?(?=(?:\.?[0-9]){1,15}$)[0-9]+(?:\.[0-9]+)?")
_THOUSANDS = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+")
_DECIMAL_COMMA = re.compile(r"[-+]?[0-9]+,[0-9]+")
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}"  # language, with what extends it
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"  # script and region
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"  # variants
    r"(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",  # extensions, private use
    re.IGNORECASE,
)
_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr",
    "german": "de", "hindi": "hi", "italian": "it", "japanese": "ja", "korean": "ko",
    "polish": "pl", "portuguese": "pt", "russian": "ru", "spanish": "es", "thai": "th",
    "ukrainian": "uk", "vietnamese": "vi", "welsh": "cy",
}  # fmt: skip
_BOOLEANS = {
    "true": True, "yes": True, "on": True, "false": False, "no": False, "off": False
}  # fmt: skip
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})
_LONGEST = 60
_LISTED = 8


class Fault(Struct, frozen=True):
    """What is wrong with a value, in words that follow the field's name, and the remedy.

    ``instead`` is what must have been meant, where there is no doubt about that.
    """

    problem: str
    hint: str = ""
    code: Code = Code.FIELD_INVALID
    instead: str = ""


class Kind(Struct, frozen=True):
    """What a value must be: in words, as the function that reads it, and an example."""

    expected: str
    read: Callable[[Text], object]
    example: str


class Faults(Struct, frozen=True):
    """All that is wrong with a field's value or the items of its list, each with its place."""

    found: tuple[tuple[Node, Fault], ...]


def is_empty(node: Node) -> bool:
    """Tell whether nothing was written: no value, a text that nobody sees, a list of nothing."""
    if isinstance(node, Text):
        return node.is_null or _is_unseen(node.text)
    return not node.entries if isinstance(node, Table) else all(map(is_empty, node.items))


def _is_unseen(text: str) -> bool:
    """Tell a text of spaces, controls and formats (Unicode's general category) from all others."""
    if text[:1].isalnum():  # as most texts start; all signs are looked at only in the others
        return False
    return all(category(each) in _UNSEEN for each in text)


def one(kind: Kind) -> Callable[[Node], object]:
    """Read a field that has one value."""

    def read(node: Node) -> object:
        if not isinstance(node, Text):
            return Faults(((node, _misshapen(kind, node)),))
        value = kind.read(node)
        return Faults(((node, value),)) if isinstance(value, Fault) else value

    return read


def many(kind: Kind) -> Callable[[Node], object]:
    """Read a field that has a value or a list of them; nothing and doubles are dropped."""

    def read(node: Node) -> object:
        if isinstance(node, Text):
            return _only(node, kind)
        if isinstance(node, Table):
            return Faults(((node, _misshapen(kind, node)),))
        given = [(item, _item(kind, item)) for item in node.items if not is_empty(item)]
        faults = tuple((item, value) for item, value in given if isinstance(value, Fault))
        return Faults(faults) if faults else tuple(dict.fromkeys(value for _, value in given))

    return read


def _only(text: Text, kind: Kind) -> object:
    """Read a value that stands for a list of one."""
    if is_empty(text):
        return ()
    value = kind.read(text)
    return Faults(((text, value),)) if isinstance(value, Fault) else (value,)


def _item(kind: Kind, node: Node) -> object:
    return kind.read(node) if isinstance(node, Text) else _misshapen(kind, node)


def _misshapen(kind: Kind, node: Node) -> Fault:
    if isinstance(node, Table):
        problem = f"must be {kind.expected}, not a group of fields"
        return Fault(problem, "text that holds ': ' or starts with '{' needs quotes")
    return Fault(f"must be {kind.expected}, not a list", "write one value, without '-' or '['")


def not_(expected: str, written: str) -> str:
    """Say what was expected, and what was written instead, shortened where it is long."""
    return f"must be {expected}, not {shown(written)}"


def shown(written: str) -> str:
    """Quote what an editor wrote."""
    cut = written if len(written) <= _LONGEST else written[: _LONGEST - 1] + "…"
    return f"'{cut}'"


def clean(written: str) -> str:
    """Decode HTML's entities, and make one line of the text, which turns no other's direction."""
    text = _decoded(written) if "&" in written else written
    return text.strip() if text.isprintable() else isolated(_BREAK.sub(" ", text).strip())


def _decoded(text: str) -> str:
    from html import unescape  # noqa: PLC0415  # few texts need its table of two thousand names

    return _ENTITY.sub(lambda entity: unescape(entity[0]), text)


def read_text(text: Text) -> str:
    """Take text as it is: ``1.10`` and ``no`` too."""
    return clean(text.text)


def read_number(text: Text) -> int | float | Fault:
    """Read a number that has at most 15 digits, so that it stays as exact as it was written."""
    written = text.text.strip()
    if _NUMBER.fullmatch(written):
        return float(written) if "." in written else int(written)
    hint = "write up to 15 digits, such as 12 or 1.5"
    if _THOUSANDS.fullmatch(written):
        hint = f"write {written.replace(',', '')}"
    elif _DECIMAL_COMMA.fullmatch(written):
        hint = f"write {written.replace(',', '.')}"
    return Fault(not_("a number", written), hint)


def read_boolean(text: Text) -> bool | Fault:
    """Read yes or no in any of YAML 1.1's spellings."""
    value = _BOOLEANS.get(text.text.strip().lower())
    problem = not_("true or false", text.text)
    return Fault(problem, "write true or false") if value is None else value


def read_language(text: Text) -> str | Fault:
    """Read a language tag (BCP 47) and give it in the usual case: ``pt-BR``."""
    written = text.text.strip()
    if _LANGUAGE.fullmatch(written):
        return _usual_case(written)
    guess = _LANGUAGES.get(written.lower()) or written.replace("_", "-")
    hint = f"write {_usual_case(guess)}" if _LANGUAGE.fullmatch(guess) else "write en, for example"
    return Fault(not_("the code of a language, such as en or pt-BR", written), hint)


def _usual_case(tag: str) -> str:
    first, *rest = tag.lower().split("-")
    cases = {2: str.upper, 4: str.title}
    before_extension = True
    parts = [first]
    for part in rest:
        before_extension &= len(part) > 1
        parts.append(cases.get(len(part), str)(part) if before_extension else part)
    return "-".join(parts)


def choice(names: Mapping[str, str], code: Code = Code.FIELD_INVALID) -> Kind:
    """Make the kind of texts that are one of some names; the mapping is of keys to names.

    Case, accents, ``-``, ``_`` and spaces make no difference; the value is as the names spell it.
    """
    spelled = tuple(dict.fromkeys(names.values()))
    more = ", …" if len(spelled) > _LISTED else ""
    expected = f"one of {', '.join(spelled[:_LISTED])}{more}"
    exact = {name: names.get(key_of(clean(name))) for name in spelled}  # what most write

    def read(text: Text) -> str | Fault:
        name = exact.get(text.text)
        if name is not None:
            return name
        written = clean(text.text)
        name = names.get(key_of(written))
        if name is not None:
            return name
        return Fault(not_(expected, written) + did_you_mean(written, spelled), code=code)

    return Kind(expected, read, spelled[0])


TEXT = Kind("text", read_text, "")
NUMBER = Kind("a number", read_number, "12")
BOOLEAN = Kind("true or false", read_boolean, "true")
LANGUAGE = Kind("the code of a language", read_language, "en")
