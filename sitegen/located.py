"""Text that knows where it stands: what YAML is composed to before the schema gives it a type.

Nodes hold only what was made before them, so the garbage collector needn't look for cycles.
"""

from __future__ import annotations

from msgspec import Struct


class Text(Struct, frozen=True, gc=False):
    """A scalar as the editor wrote it; ``plain`` means without quotes."""

    text: str
    line: int
    column: int
    plain: bool = True

    @property
    def is_null(self) -> bool:
        """Tell whether YAML reads this as no value at all."""
        return self.plain and self.text in {"", "~", "null", "Null", "NULL"}


class Items(Struct, frozen=True, gc=False):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Table(Struct, frozen=True, gc=False):
    """A mapping; keys are unique and in the order of the file."""

    entries: tuple[tuple[Text, Node], ...]
    line: int
    column: int


Node = Text | Items | Table
