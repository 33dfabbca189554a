"""Recent memos: what was learnt since the store was last written, in memory."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sitegen.store import Finding, Writer


class Recent:
    """Takes memos as the store's writer does, and finds them before those of the store."""

    def __init__(self, stored: Finding) -> None:
        """Start with nothing; what isn't here is looked for among what is stored."""
        self._stored = stored
        self._tables: defaultdict[str, dict[bytes, bytes]] = defaultdict(dict)

    def put(self, table: str, memos: Iterable[tuple[bytes, bytes]]) -> None:
        """Take memos, by their keys."""
        self._tables[table].update(memos)

    def commit(self) -> None:
        """Do nothing: what was taken can be found at once."""

    def find(self, table: str, key: bytes) -> bytes | None:
        """Give a memo, if it is there."""
        found = self._tables[table].get(key)
        return self._stored.find(table, key) if found is None else found

    def all(self, table: str) -> Iterator[tuple[bytes, bytes]]:
        """Give all memos, the recent ones first."""
        yield from tuple(self._tables[table].items())
        yield from self._stored.all(table)

    def move_to(self, writer: Writer) -> None:
        """Write all to the store; where that can't be done, it stays here."""
        for table, memos in self._tables.items():
            writer.put(table, memos.items())
        writer.commit()
        if not writer.trouble:
            self.clear()

    def clear(self) -> None:
        """Forget all: the store has it now."""
        self._tables.clear()
