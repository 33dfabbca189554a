"""Spaces: text on one line, as forms with a line for each value need it."""

import re

_SPACE = re.compile(r"(?:[^\S\xa0\u2007\u202f]|[\x00-\x1f\x7f-\x9f])+")


def one_line(text: str) -> str:
    """Write text on one line, with single spaces; those that don't break stay as they are.

    Control characters, which nobody sees, count as spaces.
    """
    if text.isprintable() and "  " not in text and text.strip(" ") == text:
        return text  # as most is; looking is quicker than replacing
    return _SPACE.sub(" ", text).strip(" ")
