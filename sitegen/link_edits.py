"""Edits of links: the targets of a body are replaced, and no other byte is touched.

Where a target stands can only be guessed from Markdown, so each guess is tried: the HTML must be as
before but for where that link leads. What looks like a link in an example of code stays.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from html import escape
from urllib.parse import quote, unquote

from sitegen.body_links import resolve_links
from sitegen.diagnostics import Location
from sitegen.manuscripts import ImpossibleError, Manuscript, Splice, manuscript, spliced
from sitegen.model import Body
from sitegen.targets import target

Draw = Callable[[str], Body]
"""Converts a body."""
_BEFORE = ("(", "<", '"', "'", "=", "]:")
_AFTER = frozenset(["", ")", ">", '"', "'", " ", "\t", "\n", "\r"])
_DEFINITION = re.compile(r"[ \t>]*\[[^\]\r\n]+\]:[ \t]*<?\Z")
_FAR = 80
"""Characters before a target in which the sign stands that makes it one."""
_ESCAPABLE = frozenset("\\`*_{}[]()#+-.!~&'\"<>|:;,/?@$%^=")


def relink(written: Manuscript, targets: Mapping[str, str], draw: Draw) -> Manuscript:
    """Write other targets in place of a body's, given as its HTML has them.

    Raises ``ImpossibleError`` if one stands where it can't be found.
    """
    if not targets:
        return written
    before = draw(written.document.body)
    found = [
        each
        for old, new in sorted(targets.items())
        for each in _places(written, old, new)
        if _is_link(written, each, (old, new), before, draw)
    ]
    made = _made(written, found)
    after = draw(made.document.body)
    wanted = _plain(resolve_links(before.html, dict(targets)), (*before.links, *targets.values()))
    if wanted != _plain(after.html, after.links):
        raise _unwritable(written, targets, after)
    return made


def _made(written: Manuscript, splices: Iterable[Splice]) -> Manuscript:
    made = manuscript(written.path, spliced(written.text, splices).encode())
    assert made  # what is below the front matter doesn't keep that from being read
    return made


def _places(written: Manuscript, old: str, new: str) -> Iterator[Splice]:
    """Find what may be a link with a target, however its characters are escaped."""
    spelled = re.compile("".join(map(_spellings, unquote(old))))
    for found in spelled.finditer(written.text, written.body_start):
        at, end = found.span()
        before = written.text[max(at - _FAR, written.body_start) : at].rstrip()
        if before.endswith(_BEFORE) and written.text[end : end + 1] in _AFTER:
            yield Splice(at, end, new)


def _spellings(character: str) -> str:
    """Match a character as it is, and as an address, Markdown or HTML may write it."""
    ways = [character, quote(character, safe=""), quote(character, safe="").lower()]
    ways += ["".join(f"%{byte:02X}" for byte in character.encode()), escape(character)]
    ways += [f"\\{character}"] if character in _ESCAPABLE else []
    return f"(?:{'|'.join(map(re.escape, dict.fromkeys(ways)))})"


def _is_link(
    written: Manuscript, place: Splice, ways: tuple[str, str], before: Body, draw: Draw
) -> bool:
    """Tell whether a change of one place changes a link, or a definition that no link uses."""
    after = draw(_made(written, (place,)).document.body)
    if after.html == before.html:
        line = written.text[written.start_of_line(place.start) : place.start]
        return _DEFINITION.match(line) is not None
    return _alike(before, ways) == _alike(after, ways)


def _alike(body: Body, ways: tuple[str, str]) -> str:
    """Draw a body with some links as if they led to one place."""
    names = frozenset(map(unquote, ways))
    return resolve_links(body.html, {each: "/" for each in body.links if unquote(each) in names})


def _plain(html: str, links: tuple[str, ...]) -> str:
    """Draw links without percent signs, which one dialect adds and the other doesn't."""
    return resolve_links(html, {each: unquote(each) for each in links})


def _unwritable(written: Manuscript, targets: Mapping[str, str], after: Body) -> ImpossibleError:
    left = next((each for each in targets if each in after.links), next(iter(targets)))
    body, line = written.document.body, written.document.body_line
    found = target(left, body, line, is_picture=False)
    place = Location(written.path, found.line, found.column)
    message = f"a link to '{left}' in the text is written in a way that can't be changed here"
    hint = f"write {targets[left]} there by hand, then run this again"
    return ImpossibleError(message, hint, place)
