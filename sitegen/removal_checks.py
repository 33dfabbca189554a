"""Report what a body holds and its page won't: scripts, frames, styles, foreign addresses."""

import re
from collections.abc import Iterable, Iterator

from sitegen.cleaning import MORE
from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location, Severity
from sitegen.tangles import TOO_DEEP, TOO_MUCH

_ELSEWHERE = "link to what it shows, or have its host named in site.yaml: html: {frames: […]}"
_IN_MARKDOWN = "write it in Markdown; to show code as it is, put it between backquotes"
_KEPT = "names that start with 'site-' are the theme's, and none may have a space; take another"
_TANGLES = {
    TOO_DEEP: (
        "the text is nested too deep for Markdown",
        "take some of the lists, quotations or elements of HTML out of each other",
    ),
    TOO_MUCH: (
        "the text takes more work than any that is written for readers",
        "close the brackets, marks and tags that are open, or make several pages of it",
    ),
}
_NAMES = frozenset({"class=", "id=", "name="})
_IN_LISTS = {"class=": r"\.", "id=": "#"}
"""How lists of attributes in Markdown write a name: ``{: #site-menu }``."""
_QUOTED = re.compile("[\"']")
_QUOTES = "the value before it ends at its first quote; write quotes within a value as &quot;"
_USELESS = "delete it: pages have no scripts and no looks of their own"
_CHARACTER = "U+"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:")


def removed_html(removed: Iterable[str], source: str, start: Location) -> Iterator[Diagnostic]:
    """Tell what was taken out of a body because it isn't safe or isn't known.

    ``source`` is the body's Markdown, which starts at the line of ``start``.
    """
    for name in removed:
        if name in _TANGLES:
            message, hint = _TANGLES[name]
            yield Diagnostic(start, Code.MARKDOWN_LIMIT, message, hint)
            continue
        message, hint = _words(name)
        place = _place(name, source, start)
        code = Code.CHARACTER_FORBIDDEN if name.startswith(_CHARACTER) else Code.HTML_REMOVED
        yield Diagnostic(place, code, message, hint, Severity.WARNING)


def _words(name: str) -> tuple[str, str]:
    """Say what is left out, and what to do about it."""
    if name.startswith(_CHARACTER):
        message = f"the invisible character {name} is left out"
        return message, "delete what stands for it, or write what was meant"
    if name.startswith("<"):
        return f"{name} is left out of the page", _instead(name[1:-1])
    if name.endswith("="):
        hint = _KEPT if name in _NAMES else _QUOTES if _QUOTED.search(name) else _USELESS
        return f"'{name}' is left out of the page", hint
    if _SCHEME.fullmatch(name):
        message = f"an address that starts with '{name}' is left out of the page"
        return message, "start the address with https:, http:, mailto: or tel: instead"
    return f"the address '{name}' is left out of the page", "correct it, or delete the link"


def _instead(element: str) -> str:
    """Say what an element may be replaced by, or who may allow it."""
    if element == "iframe":
        return _ELSEWHERE
    if element in MORE:
        return f"do without it, or have it allowed in site.yaml: html: {{allow: [{element}]}}"
    return _IN_MARKDOWN


def _place(name: str, source: str, start: Location) -> Location:
    """Find what is left out, or the start of the text where it is written in another way."""
    tried = (re.search(pattern, source, re.IGNORECASE) for pattern in _patterns(name))
    found = next(filter(None, tried), None)
    if found is None:
        return start
    at = found.start()
    line = start.line + source.count("\n", 0, at)
    return Location(start.path, line, at - source.rfind("\n", 0, at))


def _patterns(name: str) -> Iterator[str]:
    """Give the ways in which something is written, the likeliest first."""
    if name.startswith("<"):
        yield re.escape(name[:-1]) + r"(?![\w-])"
    elif name.startswith(_CHARACTER):
        number = int(name.removeprefix(_CHARACTER), 16)
        yield rf"&#(?:0*{number}|x0*{number:x})(?![0-9a-f])"
    elif name.endswith("="):
        word = r"(?<![\w-])" + re.escape(name[:-1])
        yield word + r"\s*="
        if name in _IN_LISTS:
            yield _IN_LISTS[name] + "site-"
        else:
            yield word + r"(?![\w-])"
    else:
        yield re.escape(name)
