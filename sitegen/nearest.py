"""The name that an editor probably meant."""

import re
from collections.abc import Iterable
from posixpath import commonprefix

_SEPARATORS = re.compile(r"[\s_-]+")
_MANY = 5_000
"""With more names than this a comparison with each would be felt; then nothing is suggested."""


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Find the name that is most like the given one, case aside, if any is like it at all."""
    from difflib import get_close_matches  # noqa: PLC0415  # only where something is wrong

    candidates: dict[str, str] = {}
    for each in names:
        candidates.setdefault(each.casefold(), each)
    if len(candidates) > _MANY:
        return None
    found = get_close_matches(name.casefold(), candidates, n=1, cutoff=0.7)
    return candidates[found[0]] if found else None


def is_slip(name: str, meant: str) -> bool:
    """Tell whether a name is so near another that no other can be meant.

    They differ by case, by what stands between words, by a plural's ending or by one letter.
    """
    one, other = (_SEPARATORS.sub("", each).casefold() for each in (name, meant))
    return one in {f"{other}s", f"{other}es"} or differ_by_one(one, other)


def nearest_file(path: str, paths: Iterable[str]) -> str | None:
    """Find the path whose file is named most like another's, folders and endings aside."""
    stems: dict[str, str] = {}
    for each in paths:
        stems.setdefault(stem_of(each), each)
    found = nearest(stem_of(path), stems)
    return stems[found] if found else None


def stem_of(path: str) -> str:
    """Give a file's name without folder and ending."""
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """End a message with the nearest name, or with nothing."""
    found = nearest(name, names)
    return f": did you mean '{found}'?" if found else ""


def differ_by_one(one: str, other: str) -> bool:
    """Tell whether a letter, at most, was left out, put in or replaced, or two changed places."""
    start = len(commonprefix((one, other)))
    one, other = one[start:], other[start:]
    end = len(commonprefix((one[::-1], other[::-1])))
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) <= 1 or (len(one) == len("ab") and one == other[::-1])
