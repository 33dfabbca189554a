"""Where the addresses of the web stand, exactly, in whatever way they are written."""

import pytest

from sitegen.diagnostics import Location
from sitegen.located import Table
from sitegen.markup import convert
from sitegen.model import Resource
from sitegen.outward import Outward, in_body, in_fields, in_settings
from sitegen.parse import Document, parse_settings
from sitegen.reading import take_in
from sitegen.settings import FieldSetting, Settings
from sitegen.source import Source

_PATH = "content/resources/a.md"
_BOTH = ("python-markdown", "gfm")
_A, _B = "https://a.example.org/x", "https://b.example.org/?q=1&r=2"
_LONG = f"{_A}?{'a-b=%20&' * 150}c"
_SETTINGS = Settings(
    title="T",
    base_url="https://example.org/",
    fields=(
        FieldSetting(name="license", default=_B),
        FieldSetting(name="more", kind="link", many=True),
        FieldSetting(name="one", kind="link"),
        FieldSetting(name="words"),
    ),
)


def _found(body: str, dialect: str) -> list[tuple[int, int, str]]:
    html = convert(body, dialect, ()).html
    document = Document(_PATH, Table((), 1, 1), body, 7)
    found = sorted(in_body(html, document, "https"))
    assert all(each.location.path == _PATH for each in found)
    return [(each.location.line, each.location.column, each.address) for each in found]


@pytest.mark.parametrize("dialect", _BOTH)
@pytest.mark.parametrize(
    ("body", "places"),
    [
        (f"See [a]({_A}).", [(7, 9, _A)]),
        (f'See [a](<{_A}>) and\n![b]({_B} "title").', [(7, 10, _A), (8, 6, _B)]),
        (f"[a][r], [b][r]\n\n[r]: {_A}", [(9, 6, _A)]),
        (f"[a][r]\n\n   [r]:   <{_A}>", [(9, 12, _A)]),
        (f"See <{_A}>.", [(7, 6, _A)]),
        (f"See {_A}, or so.", [(7, 5, _A)]),
        (f"<a href=\"{_A}\">a</a> <a href='{_A}'>a</a>", [(7, 10, _A), (7, 50, _A)]),
        (
            '<a href="https://b.example.org/?q=1&amp;r=2">b</a>',
            [(7, 10, _B)],
        ),
        (f"[a]({_A}) and [a]({_A})", [(7, 5, _A), (7, 38, _A)]),
        (f"[a]({_A}/more) and [b]({_A})", [(7, 5, f"{_A}/more"), (7, 43, _A)]),
        (f"[{_A}]({_A})", [(7, 27, _A)]),
        (f"`[a]({_A})` and [a]({_A})", [(7, 40, _A)]),
        (f"```\n[a]({_A})\n```\n\n[a]({_A})", [(11, 5, _A)]),
        (f"<!-- ({_A}) -->\n\n[a]({_A})", [(9, 5, _A)]),
        ("[s](//s.example.org/x)", [(7, 5, "https://s.example.org/x")]),
        ("[w](https://w.example.org/Foo_(bar))", [(7, 5, "https://w.example.org/Foo_(bar)")]),
        ("[e](https://e.example.org/é)", [(7, 5, "https://e.example.org/é")]),
        ("[e](https://e.example.org/a\\_b)", [(7, 5, "https://e.example.org/a_b")]),
        ("[m](mailto:ann@example.org) [i](b.md) [n](//)", []),
        (f"[a]({_A})\n\nsee ({_A})", [(7, 5, _A), (9, 6, _A)]),
        (f"[q]({_LONG})", [(7, 5, _LONG)]),
        (f"See {_LONG}.", [(7, 5, _LONG)]),
        (f"[a]({_A})'s and <a href={_A}>b</a>", [(7, 5, _A), (7, 44, _A)]),
        ("No link: https:// and //.", []),
    ],
)
def test_addresses_in_a_body(body: str, places: list[tuple[int, int, str]], dialect: str) -> None:
    found = _found(body, dialect)
    written = [(line, column, address.replace("%C3%A9", "é")) for line, column, address in found]
    assert written == places


def test_what_stands_nowhere_as_it_is_drawn_is_told_at_the_start_of_the_body() -> None:
    document = Document(_PATH, Table((), 1, 1), "Hidden.\n", 7)
    assert list(in_body(f'<a href="{_A}">a</a>', document, "https")) == [
        Outward(Location(_PATH, 7), _A)
    ]


@pytest.mark.parametrize(
    "body", [f"见{_A}。谢谢", f"见{_A}谢谢。", f"*{_A}*", f"_{_A}_", f"{_A}...", f"\n{_A}/,"]
)
def test_what_may_follow_a_bare_one(body: str) -> None:
    document = Document(_PATH, Table((), 1, 1), body, 7)
    address = f"{_A}/" if "/," in body else _A
    (found,) = in_body(f'<a href="{address}">a</a>', document, "https")
    place = body.index(_A) - body.rfind("\n")
    assert found.location == Location(_PATH, 7 + body.count("\n"), place)


def test_what_only_looks_like_code_is_looked_into() -> None:
    body = f"a ` b [a]({_A}) ` c"
    document = Document(_PATH, Table((), 1, 1), body, 7)
    (found,) = in_body(f'<a href="{_A}">a</a>', document, "https")
    assert found.location.column == 11


def test_very_long_ones_are_found_in_time() -> None:
    body = "https://" * 20_000 + ")" * 20_000 + f" [a]({_A})"
    document = Document(_PATH, Table((), 1, 1), body, 7)
    assert len(list(in_body(f'<a href="{_A}">a</a>', document, "https"))) == 1


def test_addresses_in_fields() -> None:
    text = f"""---
title: A
type: News
date: 2015-09-23
topic: Service
link: "{_A}"
author:
  - Lee, Ann <https://orcid.example.org/1>
  - OCLC
more:
  - {_A}/1
  - b.pdf
one: {_A}/2
words: {_A}
---
"""
    item = take_in(Source(_PATH, text.encode()), _SETTINGS).reading.item
    assert item
    assert isinstance(item.value, Resource)
    assert item.value.license == _B
    assert sorted(in_fields(item, frozenset({"more", "one"}))) == [
        Outward(Location(_PATH, 6, 7), _A),
        Outward(Location(_PATH, 8, 5), "https://orcid.example.org/1"),
        Outward(Location(_PATH, 11, 5), f"{_A}/1"),
        Outward(Location(_PATH, 13, 6), f"{_A}/2"),
    ]


def test_a_license_in_words_is_no_address() -> None:
    text = f"---\ntitle: A\ntype: News\ndate: 2015-09-23\ntopic: T\nlicense: {_A} (CC BY)\n---\n"
    item = take_in(Source(_PATH, text.encode()), _SETTINGS).reading.item
    assert item
    assert list(in_fields(item, frozenset())) == []


def test_other_sorts_of_files_have_no_such_fields() -> None:
    source = Source("content/about.md", b"---\ntitle: About\n---\n")
    item = take_in(source, _SETTINGS).reading.item
    assert item
    assert list(in_fields(item, frozenset())) == []


def test_addresses_in_settings() -> None:
    table, _ = parse_settings(
        f"""\
title: https://title.example.org/
contact: "Write to us: {_A}"
suggest: {_A} or by letter
license: {_B}
menu: [about.md]
fields:
  license: {{default: {_A}, label: L}}
  words: text
""".encode()
    )
    assert table
    assert list(in_settings(table)) == [
        Outward(Location("site.yaml", 2, 24), _A),
        Outward(Location("site.yaml", 4, 10), _B),
        Outward(Location("site.yaml", 7, 22), _A),
    ]


def test_settings_of_another_shape_have_none() -> None:
    table, _ = parse_settings(b"contact: [a]\nfields: [b]\n")
    assert table
    assert list(in_settings(table)) == []
