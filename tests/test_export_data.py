"""What the catalog holds."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.planning import Plans
from tests.sites import SETTINGS, Folder, resource

_SITE = "https://example.org/library/"
_OWN = """\
description: Good words.
types: [{name: News, plural: All news}]
fields:
  type: {required: false}
  slides: {kind: link}
  more: {kind: link, many: true}
  pages: {kind: number}
  level: {label: Difficulty}
"""


def _plans(root: Path, **fields: str) -> Plans:
    site = Folder(root, SETTINGS + _OWN)
    site.write("content/resources/a.md", resource(body="# Part\n", **fields))
    site.write("content/resources/map.png", "map")
    site.write("content/topics/service.md", "---\ntitle: Service\nbroader: Welcome\n---\n")
    site.write("content/topics/welcome.md", "---\ntitle: Welcome\nsynonyms: [Labour]\n---\n")
    return Plans(site)


def test_the_site_and_its_terms(tmp_path: Path) -> None:
    catalog = json.loads(_plans(tmp_path, topic="[Service, C#]").text("catalog.json"))
    assert catalog["version"] == 1
    assert catalog["site"] == {
        "title": "Library Staff Development",
        "description": "Good words.",
        "base_url": _SITE,
        "language": "en",
    }
    assert catalog["topics"] == [
        {
            "title": "C#",
            "label": "C#",
            "slug": "c-sharp",
            "url": f"{_SITE}topics/c-sharp/",
            "count": 1,
        },
        {
            "title": "Service",
            "label": "Service",
            "slug": "service",
            "url": f"{_SITE}topics/service/",
            "broader": "welcome",
            "count": 1,
        },
        {
            "title": "Welcome",
            "label": "Welcome",
            "slug": "welcome",
            "url": f"{_SITE}topics/welcome/",
            "synonyms": ["Labour"],
            "count": 0,
        },
    ]
    assert catalog["types"] == [
        {
            "name": "News",
            "plural": "All news",
            "slug": "news",
            "url": f"{_SITE}types/news/",
            "count": 1,
        }
    ]


def _resource(plans: Plans) -> dict[str, object]:
    (found,) = json.loads(plans.text("catalog.json"))["resources"]
    assert isinstance(found, dict)
    return found


def test_a_resource_has_what_is_known_of_it(tmp_path: Path) -> None:
    assert _resource(_plans(tmp_path, type="news", summary="A *summary*.", level="easy")) == {
        "path": "content/resources/a.md",
        "url": f"{_SITE}resources/a/",
        "title": "Accents",
        "type": "News",
        "date": "2015-09-23",
        "topics": ["service"],
        "summary": "A *summary*.",
        "excerpt": "A *summary*.",
        "level": "easy",
    }


def test_a_resource_may_lack_a_type(tmp_path: Path) -> None:
    assert "type" not in _resource(_plans(tmp_path, type="~"))


@pytest.mark.parametrize(
    ("field", "written", "full"),
    [
        ("link", "https://example.com/", "https://example.com/"),
        ("link", "map.png?x#y", f"{_SITE}resources/map.png?x#y"),
        ("link", "'#part'", f"{_SITE}resources/a/#part"),
        ("link", "gone.png", None),
        ("license", "CC BY 4.0", "CC BY 4.0"),
        ("license", "https://example.com/by", "https://example.com/by"),
        ("license", "map.png#y", f"{_SITE}resources/map.png#y"),
        ("license", "gone/by", "gone/by"),
        ("slides", "map.png", f"{_SITE}resources/map.png"),
        ("slides", "gone.png", None),
        (
            "more",
            "[map.png, https://example.com/]",
            [f"{_SITE}resources/map.png", "https://example.com/"],
        ),
        ("more", "[gone.png, map.png]", [f"{_SITE}resources/map.png"]),
        ("more", "[gone.png]", None),
        ("pages", "12", 12),
    ],
)
def test_addresses_are_absolute_and_what_leads_nowhere_is_left_out(
    tmp_path: Path, field: str, written: str, full: object
) -> None:
    assert _resource(_plans(tmp_path, **{field: written})).get(field) == full


def test_a_picture_is_absolute_too(tmp_path: Path) -> None:
    found = _resource(_plans(tmp_path, image="map.png", image_alt="A map"))
    assert (found["image"], found["image_alt"]) == (f"{_SITE}resources/map.png", "A map")


def test_the_table_has_a_column_for_each_field_that_the_site_adds(tmp_path: Path) -> None:
    text = _plans(tmp_path, slides="map.png", pages="12").text("catalog.csv")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert list(row)[-4:] == ["duration", "slides", "more", "pages"]
    assert (row["slides"], row["more"], row["pages"]) == (f"{_SITE}resources/map.png", "", "12")


def test_what_is_not_published_is_not_in_the_catalog(tmp_path: Path) -> None:
    plans = _plans(tmp_path, draft="yes")
    assert json.loads(plans.text("catalog.json"))["resources"] == []
    assert len(plans.text("catalog.csv").splitlines()) == 1


def test_what_has_expired_is_in_the_catalog_with_its_last_day(tmp_path: Path) -> None:
    plans = _plans(tmp_path, expires="2020-01-01")
    assert _resource(plans)["expires"] == "2020-01-01"
    assert [each["count"] for each in json.loads(plans.text("catalog.json"))["types"]] == [0]
