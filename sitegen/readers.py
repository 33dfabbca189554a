"""Readers: the pages that are open in browsers, and what they are told."""

from collections.abc import Callable, Mapping

from msgspec import Struct, json

from sitegen.source_lines import Fault


class News(Struct, frozen=True, omit_defaults=True):
    """What an open page is told.

    ``sheets`` are the addresses of style sheets, by name; ``unready`` says of addresses why
    readers don't see them yet. ``blocked`` says that the files have errors.
    """

    sheets: Mapping[str, str]
    unready: Mapping[str, str]
    faults: tuple[Fault, ...]
    blocked: bool
    reload: bool = False


class Reader:
    """A page that is open in a browser: its address below the site, and what it shows."""

    def __init__(self, path: str, mark: str, send: Callable[[bytes], None]) -> None:
        """``send`` takes what is told to the page."""
        self.path, self.mark, self._send = path, mark, send
        self._told = b""

    def tell(self, news: News) -> None:
        """Tell what is new, unless that was the last thing that was told."""
        told = json.encode(news)
        if told != self._told:
            self._told = told
            self._send(told)
