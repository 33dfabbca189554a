"""The labelled facts about a resource."""

from pathlib import Path

import pytest

from sitegen.views import Link, ResourceView
from tests.planning import Plans
from tests.sites import SETTINGS, Folder, resource

_OWN = """\
fields:
  level: {label: Difficulty}
  cost: {}
  price: {choices: [low, high]}
  first_shown: {kind: date}
  pages: {kind: number}
  captioned: {kind: boolean}
  slides: {kind: link, label: The slides}
  more: {kind: link, many: true}
  tags: {many: true}
"""


def _view(root: Path, **fields: str) -> ResourceView:
    site = Folder(root, SETTINGS + _OWN)
    site.write("content/resources/a.md", resource(body="# Part\n", **fields))
    site.write("content/resources/map.pdf", "map")
    return Plans(site).view(ResourceView, "resources/a/index.html")


def _details(root: Path, **fields: str) -> dict[str, tuple[Link, ...]]:
    """Give all facts, whatever they tell."""
    view = _view(root, **fields)
    reviewed = (view.reviewed,) if view.reviewed else ()
    return {each.label: each.values for each in (*view.fit, *view.details, *reviewed)}


@pytest.mark.parametrize(
    ("field", "written", "label", "values"),
    [
        ("author", "'Lee, Ann'", "By", [Link("Lee, Ann")]),
        (
            "author",
            "Lee <https://orcid.org/1>",
            "By",
            [Link("Lee", "https://orcid.org/1", "external")],
        ),
        ("author", "[A, B]", "By", [Link("A"), Link("B")]),
        ("publisher", "Press", "Publisher", [Link("Press")]),
        ("published", "2012", "Published", [Link("2012")]),
        ("published", "2012-05", "Published", [Link("May 2012")]),
        ("published", "2012-05-02", "Published", [Link("02 May 2012")]),
        ("duration", "20 minutes", "Duration", [Link("20 minutes")]),
        ("level", "hard", "Difficulty", [Link("hard")]),
        ("audience", "[staff, friends]", "Audience", [Link("staff"), Link("friends")]),
        ("language", "fr", "Language", [Link("fr")]),
        ("license", "CC BY 4.0", "License", [Link("CC BY 4.0")]),
        (
            "license",
            "https://www.example.com/by",
            "License",
            [Link("example.com", "https://www.example.com/by", "external")],
        ),
        (
            "license",
            "https://example.com/by (CC BY)",
            "License",
            [Link("https://example.com/by (CC BY)")],
        ),
        (
            "license",
            "map.pdf#page=2",
            "License",
            [Link("/resources/map.pdf", "/library/resources/map.pdf#page=2")],
        ),
        ("license", "'#part'", "License", [Link("/resources/a/", "/library/resources/a/#part")]),
        ("license", "gone.pdf", "License", [Link("gone.pdf")]),
        ("reviewed", "2026-01-02 14:00", "Last reviewed", [Link("02 January 2026, 14:00")]),
        ("cost", "free", "Cost", [Link("free")]),
        ("first_shown", "2009-06-01", "First shown", [Link("01 June 2009")]),
        ("first_shown", "2026-03-05 14:00", "First shown", [Link("05 March 2026, 14:00")]),
        (
            "first_shown",
            "2026-03-05 9:05:00 -0400",
            "First shown",
            [Link("05 March 2026, 09:05 (UTC-04:00)")],
        ),
        ("first_shown", "2026-03-05 00:00 -0400", "First shown", [Link("05 March 2026")]),
        ("pages", "12", "Pages", [Link("12")]),
        ("captioned", "yes", "Captioned", [Link("Yes")]),
        ("captioned", "no", "Captioned", [Link("No")]),
        (
            "slides",
            "map.pdf",
            "The slides",
            [Link("/resources/map.pdf", "/library/resources/map.pdf")],
        ),
        (
            "slides",
            "mailto:ann@example.com",
            "The slides",
            [Link("ann@example.com", "mailto:ann@example.com")],
        ),
        (
            "more",
            "[https://a.example/, gone.pdf]",
            "More",
            [Link("a.example", "https://a.example/", "external"), Link("gone.pdf")],
        ),
        ("tags", "[desks, smiles]", "Tags", [Link("desks"), Link("smiles")]),
    ],
)
def test_a_field_is_worded_for_readers(
    tmp_path: Path, field: str, written: str, label: str, values: list[Link]
) -> None:
    assert _details(tmp_path, **{field: written}) == {label: tuple(values)}


def test_facts_come_in_the_order_in_which_readers_want_them(tmp_path: Path) -> None:
    fields = {
        "tags": "t",
        "cost": "free",
        "price": "low",
        "level": "easy",
        "author": "Lee",
        "published": "2012",
    }
    fields |= {"language": "fr", "reviewed": "2026-01-02", "duration": "an hour"}
    view = _view(tmp_path, **fields)
    assert [each.label for each in view.fit] == ["Duration", "Difficulty", "Language", "Price"]
    assert view.reviewed
    assert view.reviewed.label == "Last reviewed"
    assert [each.label for each in view.details] == ["By", "Published", "Cost", "Tags"]


@pytest.mark.parametrize("field", ["note", "summary", "review_by", "expires", "link"])
def test_other_fields_are_no_details(tmp_path: Path, field: str) -> None:
    written = "https://example.com/" if field == "link" else "2030-01-01"
    assert _details(tmp_path, **{field: written}) == {}
