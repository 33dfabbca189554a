"""The name that an editor probably meant."""

from collections.abc import Iterable

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
