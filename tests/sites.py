"""Small sites in temporary folders, for tests to edit and to build."""

from datetime import date
from pathlib import Path

from sitegen.model import Edition
from sitegen.orders import Order, Result
from sitegen.outlook import look_out
from sitegen.pipeline import build
from sitegen.progress import unwatched
from sitegen.resume import resume

TODAY = date(2026, 6, 15)
BARE = """\
title: Library Staff Development
base_url: https://example.org/library/
"""
SETTINGS = f"{BARE}metadata: {{oai: false}}\n"
"""Nobody answers for what would be harvested, and no note says so."""
HARVESTED = f"{BARE}contact: mailto:staff@example.org\n"
"""Library systems can take the collection over."""


def resource(title: str = "Accents", *, body: str = "Some text.\n", **fields: str) -> str:
    """Write a resource's file; fields are given as they stand in front matter."""
    given = {"title": title, "type": "News", "date": "2015-09-23", "topic": "Service"} | fields
    lines = "".join(f"{name}: {value}\n" for name, value in given.items())
    return f"---\n{lines}---\n{body}"


class Folder:
    """A site's folder."""

    def __init__(self, root: Path, settings: str = SETTINGS) -> None:
        self.root = root
        self.write("site.yaml", settings)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file and the folders above it."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def remove(self, path: str) -> None:
        """Remove a file if it is there."""
        (self.root / path).unlink(missing_ok=True)

    def build(self, output: Path | None = None, today: date = TODAY, **asked: object) -> Result:
        """Build into the site's own output folder, or into another one."""
        order = self.order(output, today, **asked)
        return resumed(order) or rebuilt(order)

    def order(self, output: Path | None = None, today: date = TODAY, **asked: object) -> Order:
        """Ask for a build."""
        edition = Edition(today, bool(asked.pop("drafts", 0)), bool(asked.pop("future", 0)))
        target = output or self.root / "output"
        return Order(root=self.root, output=target, edition=edition, **asked)  # type: ignore[arg-type]  # any field

    def page(self, path: str) -> str:
        """Read an output file."""
        return (self.root / "output" / path).read_text()


def resumed(order: Order) -> Result | None:
    """Do what an order asks for if that is nothing."""
    return resume(order, look_out(order))


def rebuilt(order: Order) -> Result:
    """Do what an order asks for, as if something had changed."""
    return build(order, unwatched, look_out(order))


def tree(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() or path.is_symlink()
    }
