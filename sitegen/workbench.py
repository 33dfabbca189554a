"""Workbench: the files that a command changes, each taken from the site once, and held to it.

Nothing is written here. What comes of it is a proposal: files with what they hold and are to hold.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.diagnostics import Severity
from sitegen.manuscripts import ImpossibleError, Manuscript, manuscript
from sitegen.markup import convert
from sitegen.model import Body, Edition
from sitegen.parse import SETTINGS_PATH
from sitegen.reading import judge
from sitegen.rehearsal import Stage
from sitegen.source import fetch
from sitegen.texts import read_settings


class Proposal(Struct, frozen=True):
    """What files hold and are to hold, by their paths; ``None`` is a file that isn't there.

    ``first`` is the file that takes what another gives up, ``moved`` goes from a file that goes to
    the one that takes its place; ``remarks`` say what else is to be known.
    """

    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    first: str
    moved: Mapping[str, str]
    remarks: tuple[str, ...]


class Workbench:
    """Files that were taken from a site, and what has become of them."""

    def __init__(self, stage: Stage) -> None:
        """Take nothing yet."""
        self._stage = stage
        self._found = {each.path: each for each in stage.content.sources}
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, Manuscript | None] = {}
        self._remarks: list[str] = []

    def take(self, path: str) -> Manuscript:
        """Give a file as it is by now. Raises ``ImpossibleError`` if it has faults."""
        if path not in self._after:
            self._refuse_faults(path)
            data = self._data(path)
            self._before[path], self._after[path] = data, manuscript(path, data)
        written = self._after[path]
        assert written  # without faults it can be read, and nobody takes what goes
        return written

    def put(self, written: Manuscript) -> None:
        """Give a file back, or start one."""
        self._before.setdefault(written.path, None)
        self._after[written.path] = written

    def discard(self, path: str) -> None:
        """Have a file go."""
        self.take(path)
        self._after[path] = None

    def remark(self, text: str) -> None:
        """Say something that isn't seen in the changes."""
        self._remarks.append(text)

    def draw(self, body: str) -> Body:
        """Convert a body as the site does."""
        rules = self._stage.ground.settings
        return convert(body, rules.markdown, rules.markdown_extensions, rules.html)

    def proposal(self, first: str, moved: Mapping[str, str]) -> Proposal:
        """Say what is to be written: all that has changed."""
        after = {
            path: None if each is None else each.text.encode()
            for path, each in sorted(self._after.items())
        }
        changed = {path: data for path, data in after.items() if data != self._before[path]}
        before = {path: self._before[path] for path in changed}
        return Proposal(before, changed, first, moved, tuple(self._remarks))

    def _data(self, path: str) -> bytes:
        root = self._stage.order.root
        if path != SETTINGS_PATH:
            return fetch(root, self._found[path]).data
        data = read_settings(root)
        assert isinstance(data, bytes)  # there would be no stage without
        return data

    def _refuse_faults(self, path: str) -> None:
        if path == SETTINGS_PATH:
            return
        edition = replace(self._stage.order.edition, drafts=True, future=True)
        refuse_faults(self._stage, path, edition, "the file has to be changed")


def refuse_faults(stage: Stage, path: str, edition: Edition, reason: str) -> None:
    """Refuse to change a file that has an error. Raises ``ImpossibleError``."""
    found = judge(stage.readings[path], edition).diagnostics
    fault = next((each for each in found if each.severity is Severity.ERROR), None)
    if fault:
        hint = f"mend this first, as {reason}; 'sitegen check' tells all"
        raise ImpossibleError(fault.message, hint, fault.location)
