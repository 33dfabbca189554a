"""People and organizations as editors write them: a name, and an address that identifies them."""

import re

from sitegen.identifiers import meant
from sitegen.kinds import Fault, Kind, clean, not_
from sitegen.located import Text
from sitegen.model import Person

_NAME = "(?:(?!://)[^<>])*"
_PERSON = re.compile(rf"({_NAME}[^<>\s])\s*<([^<>]*)>")
_LOOSE = re.compile(
    rf"({_NAME}[^<>\s,;:(\[])[\s,;:(\[]+(https?://[^\s<>()\[\],;]+)[\s)\],.;]*",
    re.IGNORECASE,
)
"""A name that an address follows without angle brackets."""
_is_web = re.compile(r"https?://\S*", re.IGNORECASE).fullmatch


def read_person(text: Text) -> Person | Fault:
    """Read ``Family, Given <https://orcid.org/…>`` or an organisation."""
    written = clean(text.text)
    if several := _several(written):
        listed = ", ".join([f'"{each}"' for each in several])
        return Fault(not_("one name", written), f"write several names as a list: [{listed}]")
    if _is_name(written):
        return Person(written)
    found = _PERSON.fullmatch(written)
    if found and _is_web(found[2].strip()) and _is_name(found[1]):
        return Person(found[1], found[2].strip())
    problem = not_("a name, or a name with an address in < >", written)
    return Fault(problem, _identified(found or _LOOSE.fullmatch(written)))


def _several(written: str) -> tuple[str, ...]:
    """Part names of people that stand in one value, as library catalogs have them.

    Between names of organizations a semicolon may be a part of one.
    """
    names = tuple(each.strip().replace('"', "'") for each in written.split(";") if each.strip())
    return names if names[1:] and all("," in each for each in names) else ()


def _is_name(written: str) -> bool:
    """Tell a name, which has letters, from one that an address is a part of."""
    if "<" in written or ">" in written or "://" in written:
        return False
    return any(map(str.isalnum, written))


def _identified(found: re.Match[str] | None) -> str:
    """Say how a name is written that an address or a number follows in another way."""
    name, identifier = (found[1], found[2].strip()) if found else ("", "")
    known = meant(identifier)
    if _is_name(name) and (known or _is_web(identifier)):
        return f"write {name} <{known.address if known else identifier}>"
    return "write the name, then an address in angle brackets: Lee, Ann <https://orcid.org/…>"


PERSON = Kind("a name", read_person, "Lee, Ann")
