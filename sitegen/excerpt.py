"""The first words of a text."""

_ELLIPSIS = "…"


def excerpt(text: str, length: int) -> str:
    """Shorten text to at most ``length`` characters, ended at a word by ``…`` if it was cut."""
    words = " ".join(text.split())
    if len(words) <= length:
        return words
    room = words[:length]  # one character more than fits beside the ellipsis, to see a word's end
    cut = room[: room.rfind(" ")] if " " in room else room[:-1]
    return cut.rstrip(" ,;:–—-") + _ELLIPSIS
