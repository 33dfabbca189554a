"""The manual: what the documentation says of each code of a message."""

import re
from pathlib import Path

_HEADING = re.compile(r"^## `?([a-z-]+)`?[ ]*$", re.MULTILINE)


def explanation(code: str) -> str | None:
    """Find the section on a code; ``None`` if there is no such code."""
    return sections().get(code)


def codes() -> tuple[str, ...]:
    """List the codes that the manual explains."""
    return tuple(sections())


def sections() -> dict[str, str]:
    """Give all sections, by their codes."""
    text = _file().read_text(encoding="utf-8")
    _, *parts = _HEADING.split(text)
    return {
        code: f"{code}\n\n{body.strip()}\n"
        for code, body in zip(parts[::2], parts[1::2], strict=True)
    }


def _file() -> Path:
    """Find the page: in the wheel it lies in the package, in a checkout among the documentation."""
    package = Path(__file__).parent
    packed = package / "diagnostics.md"
    return packed if packed.is_file() else package.parent / "docs" / "diagnostics.md"
