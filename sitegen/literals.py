"""Literals: what of a Markdown text is shown as it stands or not at all, and so holds no links."""

import re
from collections.abc import Iterator

_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)[^`\n]+\1")
_COMMENT, _COMMENT_END = "<!--", "-->"
_NOT_BREAKS = re.compile(r"[^\n]")


def without_literals(text: str) -> str:
    """Put spaces in the place of code and comments, so that all else stays where it is."""
    if "`" in text or "~~~" in text:
        text = _CODE.sub(_blank, "\n".join(_without_fenced(text.split("\n"))))
    return "".join(_without_comments(text)) if _COMMENT in text else text


def _without_fenced(lines: list[str]) -> Iterator[str]:
    fence = ""
    for line in lines:
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and found[1].startswith(fence) and not line[found.end() :].strip("`~ \t"):
            fence = ""
        elif not fence:
            yield line
            continue
        yield " " * len(line)


def _without_comments(text: str) -> Iterator[str]:
    at = 0
    while (start := text.find(_COMMENT, at)) >= 0:
        yield text[at:start]
        end = text.find(_COMMENT_END, start)
        if end < 0:
            at = start
            break
        at = end + len(_COMMENT_END)
        yield _NOT_BREAKS.sub(" ", text[start:at])
    yield text[at:]


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
