"""Whatever an editor writes: no crash, and every fault has its place in the file."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.configuration import configure, lenient
from sitegen.diagnostics import Diagnostics
from sitegen.file_names import odd_names
from sitegen.parse import parse_settings, parse_words
from sitegen.reading import take_in
from sitegen.settings import Settings
from sitegen.source import Source
from tests.sites import SETTINGS, Folder

_SITE = Settings(title="A", base_url="https://example.org/")
_SIGNS = st.sampled_from(
    [
        *(
            "- ",
            ": ",
            "? ",
            "# ",
            " #",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "&a ",
            "*a",
            "!t ",
            "!!",
            "%",
            "@",
        ),
        *(
            "|",
            ">",
            "'",
            '"',
            "\\",
            "`",
            "~",
            "<<: ",
            "---",
            "...",
            "\t",
            "  ",
            "\n",
            "\n\n",
            "\n  ",
        ),
        *("\r", "\x00", "\x07", "\x85", "\u2028", "\ufeff", "\U0010ffff", "\u202e", "\u0301"),
        *("title", "date", "topic", "type", "draft", "aliases", "image", "author", "order", "link"),
        *("yes", "no", "null", "2015-02-30", "1.10", "99999999999", "<a@b>", "../", "x" * 600),
    ]
)
_YAML = st.lists(st.one_of(_SIGNS, st.text(max_size=5)), max_size=30).map("".join)
_FOLDERS = st.sampled_from(["content/resources/a.md", "content/topics/a.md", "content/a.md"])
_NAMES = st.lists(
    st.one_of(
        st.sampled_from(["/", ".", " ", ".md", "con", "aux", "\n", "\udce9", "e\u0301", "x" * 250]),
        st.text(st.characters(exclude_characters="/\0"), max_size=4),
    ),
    min_size=1,
    max_size=6,
).map("".join)


def _in_place(faults: Diagnostics, path: str, data: bytes) -> None:
    text = data.decode(errors="replace").removeprefix("\ufeff")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in faults:
        place = each.location
        assert place.path == path
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@given(_FOLDERS, _YAML, st.sampled_from(["", "---\n", "\n---\n"]))
def test_front_matter(path: str, header: str, end: str) -> None:
    data = f"---\n{header}{end}".encode(errors="replace")
    reading = take_in(Source(path, data), _SITE).reading
    _in_place((*reading.slips, *reading.faults), path, data)


@given(_FOLDERS, st.binary(max_size=60))
def test_any_bytes(path: str, data: bytes) -> None:
    reading = take_in(Source(path, data), _SITE).reading
    _in_place((*reading.slips, *reading.faults), path, data)


@given(
    _YAML,
    st.lists(
        st.sampled_from(
            [
                *(
                    "title: ",
                    "base_url: ",
                    "language: ",
                    "menu: ",
                    "types:\n  - ",
                    "fields:\n  a: ",
                ),
                *("page_size: ", "markdown: ", "accent: ", "topics: ", "html:\n  allow: "),
            ]
        ),
        max_size=4,
    ),
)
def test_settings(value: str, names: list[str]) -> None:
    data = f"{SETTINGS}{''.join(f'{name}{value}{chr(10)}' for name in names)}".encode(
        errors="replace"
    )
    table, slips = parse_settings(data)
    _in_place(slips, "site.yaml", data)
    if table:
        settings, faults = configure(table)
        _in_place(faults, "site.yaml", data)
        assert settings or faults
        lenient(table)


@given(_YAML)
def test_words_of_a_language(text: str) -> None:
    data = text.encode(errors="replace")
    _, slips = parse_words(data, "templates/languages/en.yaml")
    _in_place(slips, "templates/languages/en.yaml", data)


@given(st.lists(_NAMES, max_size=4))
def test_names(names: list[str]) -> None:
    odd = odd_names(names)
    assert odd == {name: fault for name in names for fault in odd_names([name]).values()}
    for name, fault in odd.items():
        assert name in names
        fault.location.path.encode()


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch])
def test_a_site_without_anything(make: Callable[[Path], None], tmp_path: Path) -> None:
    site = Folder(tmp_path)
    make(tmp_path / "content")
    assert site.build().diagnostics == ()
