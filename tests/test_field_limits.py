"""How much a field may hold."""

import pytest

from sitegen.diagnostics import render_text
from sitegen.reading import take_in
from sitegen.settings import Settings
from sitegen.source import Source

_SITE = Settings(title="A", base_url="https://example.org/")
_FIELDS = {"title": "A", "type": "News", "date": "2015-09-23", "topic": "Service"}
_SHORTEN = "shorten it; what is longer belongs below the fields"


def _told(**fields: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in (_FIELDS | fields).items())
    source = Source("content/resources/a.md", f"---\n{lines}---\nText.\n".encode())
    return render_text(take_in(source, _SITE).reading.faults)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "x" * 500},
        {"topic": "x" * 500},
        {"topic": f"[{'x' * 500}]"},
        {"summary": "x" * 10_000},
        {"audience": f"[{', '.join(f'a{n}' for n in range(200))}]"},
        {"audience": f"[{'x' * 10_000}]"},
        {"note": "word " * 1999},
    ],
)
def test_what_is_long_and_still_read(fields: dict[str, str]) -> None:
    assert _told(**fields) == ""


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"title": "x" * 501},
            (
                f"2:8: error[field-limit] 'title' must have at most 500 characters, and has 501\n"
                f"  hint: {_SHORTEN}"
            ),
        ),
        (
            {"topic": f"[a, {'x' * 501}]"},
            (
                f"5:12: error[field-limit] 'topic' must have at most 500 characters, and has 501\n"
                f"  hint: {_SHORTEN}"
            ),
        ),
        (
            {"summary": "x" * 10_001},
            (
                "6:10: error[field-limit] 'summary' must have at most 10,000 characters, "
                "and has 10,001\n"
                f"  hint: {_SHORTEN}"
            ),
        ),
        (
            {"topic": f"[{', '.join(f't{n}' for n in range(201))}]"},
            (
                "5:8: error[field-limit] 'topic' must have at most 200 items, and has 201\n"
                "  hint: leave out what matters least"
            ),
        ),
        (
            {"title": "{a: b}"},
            (
                "2:8: error[field-invalid] 'title' must be text, not a group of fields\n"
                "  hint: text that holds ': ' or starts with '{' needs quotes"
            ),
        ),
    ],
)
def test_what_is_too_long(fields: dict[str, str], told: str) -> None:
    assert _told(**fields) == f"content/resources/a.md:{told}"
