"""Orders and results: what is asked of a run, and what it came to."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec import Struct

from sitegen.codings import Coding
from sitegen.diagnostics import Diagnostics
from sitegen.model import Edition
from sitegen.planned import Stamped
from sitegen.publish import Report

T = TypeVar("T")


class Watch(Protocol):
    """Lets somebody see how far the work on a number of things has got."""

    def __call__(self, things: Iterable[T], number: int, label: str) -> Iterable[T]:
        """Hand the things on, one by one."""


class Order(Struct, frozen=True, kw_only=True):
    """What is asked of a build; an empty ``base_url`` leaves that to the settings.

    In each of ``codings`` there is a file beside each text.
    """

    root: Path
    output: Path
    edition: Edition
    base_url: str = ""
    strict: bool = False
    clean: bool = False
    jobs: int = 1
    codings: tuple[Coding, ...] = ()


class Result(Struct, frozen=True):
    """What a run came to; without a report nothing was published.

    ``remarks`` tell of what only cost time, ``stale`` is what had to be drawn.
    """

    report: Report | None
    unpublished: Mapping[str, str]
    diagnostics: Diagnostics
    remarks: tuple[str, ...] = ()
    stale: tuple[Stamped, ...] = ()
