"""Where a link that leads nowhere is reported."""

from pathlib import Path

import pytest

from tests.sites import SETTINGS, Folder, resource


def told(root: Path, *, settings: str = SETTINGS, **fields: str) -> list[str]:
    """Report on the links of a resource whose body starts in line 7."""
    site = Folder(root, settings)
    site.write("content/topics/service.md", "---\ntitle: Service\n---\n")
    site.write("content/resources/a.md", resource(**fields))
    made = site.build().diagnostics
    return [f"{each.location.line}:{each.location.column} {each.message}" for each in made]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("[a](gone.md)", "7:5"),
        ("Some text.\n\n[a](gone.md)", "9:5"),
        ("gone.md, or [a](gone.md)", "7:17"),
        ("(not-gone.md) [a](gone.md)", "7:19"),
        ("`gone.md` (gone.md.) [a](gone.md 'Title')", "7:26"),
        ("[a](<gone.md>)", "7:6"),
        ("[a][b]\n\n[b]: gone.md", "9:6"),
        ("[a][b]\n\n[b]:   gone.md", "9:8"),
        ("<a href='gone.md'>a</a>", "7:10"),
        ("<a href=gone.md>a</a>", "7:9"),
        ("![a](gone.md)", "7:6"),
        ("[a](gone.md) [b](gone.md)", "7:5"),
        # spelt otherwise in the text: then the next best place
        ("[a](gone&#46;md)", "7:1"),
        ("[a]: gone.md#top\n[a]", "7:6"),
    ],
)
def test_where_a_broken_link_of_a_body_is(tmp_path: Path, body: str, place: str) -> None:
    assert [each.split()[0] for each in told(tmp_path, body=f"{body}\n")] == [place]


@pytest.mark.parametrize(
    ("target", "written"),
    [
        ("a b.md", "[a](a%20b.md)"),
        ("b?b=1&c=2", "<a href='b?b=1&amp;c=2'>a</a>"),
        ("à.md", "[a](à.md)"),
        ('{{< ref "b" >}}', '[a]({{< ref "b" >}})'),
    ],
)
def test_targets_are_found_in_all_their_spellings(
    tmp_path: Path, target: str, written: str
) -> None:
    (found,) = told(tmp_path, body=f"Text.\n\nText {written}\n")
    assert found.startswith("9:")
    assert target.split(".", maxsplit=1)[0][:1] in found


@pytest.mark.parametrize("dialect", ["python-markdown", "gfm"])
def test_both_dialects_have_their_places(tmp_path: Path, dialect: str) -> None:
    settings = f"{SETTINGS}markdown: {dialect}\n"
    assert told(tmp_path, settings=settings, body="\n[b](<gö ne.md>) [c](ä.md#b) [d](/ü)\n") == [
        "8:6 'gö ne.md' leads nowhere",
        "8:21 'ä.md#b' leads nowhere",
        "8:33 '/ü' leads nowhere",
    ]


@pytest.mark.parametrize(
    ("license_", "broken"),
    [
        ("CC BY 4.0", False),
        ("MIT/X11", False),
        ("ask us / all rights reserved", False),
        ("https://creativecommons.org/licenses/by/4.0/", False),
        ("/license/", True),
        ("../license.md", True),
        ("license.md", True),
    ],
)
def test_a_license_may_be_words(tmp_path: Path, license_: str, *, broken: bool) -> None:
    assert told(tmp_path, license=license_) == (
        [f"6:10 '{license_}' leads nowhere"] if broken else []
    )


def test_addresses_in_fields_that_a_site_adds_are_followed_and_other_texts_are_not(
    tmp_path: Path,
) -> None:
    settings = (
        f"{SETTINGS}fields:\n  form: {{kind: link}}\n"
        "  handouts: {kind: link, many: true}\n  room: {label: Room}\n"
    )
    found = told(
        tmp_path,
        settings=settings,
        form="form.md",
        room="gone.md",
        handouts="[a.md, https://example.org/, one.pdf]",
    )
    assert found == ["6:7 'form.md' leads nowhere", "8:40 'one.pdf' leads nowhere"]


def test_what_is_not_published_is_not_followed(tmp_path: Path) -> None:
    assert told(tmp_path, draft="true", body="[a](gone.md)\n") == []
