"""The data beside pages."""

import json
from pathlib import Path
from typing import Any

from tests.sites import Folder, resource, tree

_SETTINGS = """\
title: Library Staff Development
base_url: https://example.org/library/
page_size: 2
contact: mailto:staff@example.org
"""
_BASE = "https://example.org/library"


def _site(root: Path, settings: str = "") -> Folder:
    site = Folder(root, _SETTINGS + settings)
    site.write("content/topics/service.md", "---\ntitle: Customer Service\nlabel: Service\n---\n")
    for number, name in enumerate("abcdefg", 1):
        kind = "News" if number > 1 else "Guide"
        day = f"2015-09-0{number}"
        site.write(f"content/resources/{name}.md", resource(name, type=kind, date=day))
    site.build()
    return site


def _data(site: Folder, path: str) -> Any:  # noqa: ANN401  # JSON
    return json.loads(site.page(f"{path}index.json"))


def _titles(data: dict[str, Any]) -> list[str]:
    return [each["title"] for each in data["resources"]]


def test_a_resource_is_what_the_catalog_says_of_it(tmp_path: Path) -> None:
    site = _site(tmp_path)
    site.write(
        "content/resources/h.md",
        resource("h", expires="2016-01-01", publisher="A <https://ror.org/1>"),
    )
    site.build()
    rows = {each["title"]: each for each in json.loads(site.page("catalog.json"))["resources"]}
    for name in "ah":
        assert _data(site, f"resources/{name}/") == rows[name]
    assert rows["h"]["publisher_id"] == "https://ror.org/1"


def test_a_topic_has_its_resources_in_the_pages_that_it_has(tmp_path: Path) -> None:
    site = _site(tmp_path)
    catalog = json.loads(site.page("catalog.json"))
    front, second, first = (
        _data(site, f"topics/service/{page}") for page in ("", "page/2/", "page/1/")
    )
    assert front["topic"] == catalog["topics"][0]
    assert front["resources"] == catalog["resources"][:3]
    assert list(map(_titles, (front, second, first))) == [["g", "f", "e"], ["d", "c"], ["b", "a"]]
    assert [(each.get("newer"), each.get("older")) for each in (front, second, first)] == [
        (None, f"{_BASE}/topics/service/page/2/index.json"),
        (f"{_BASE}/topics/service/index.json", f"{_BASE}/topics/service/page/1/index.json"),
        (f"{_BASE}/topics/service/page/2/index.json", None),
    ]
    named = {"slug": "service", "url": f"{_BASE}/topics/service/"}
    assert [each["topic"] for each in (second, first)] == [named, named]
    assert {each["version"] for each in (front, second, first)} == {1}


def test_a_type_has_its_resources_too_and_other_lists_have_no_data(tmp_path: Path) -> None:
    site = _site(tmp_path)
    found = _data(site, "types/guide/")
    assert found["type"] == {
        "name": "Guide",
        "plural": "Guide",
        "slug": "guide",
        "url": f"{_BASE}/types/guide/",
        "count": 1,
    }
    assert _titles(found) == ["a"]
    data = {
        path.split("/")[0] for path in tree(site.root / "output") if path.endswith("index.json")
    }
    assert data == {"resources", "topics", "types", "search"}
    assert not (site.root / "output/topics/service/news/index.json").exists()


def test_a_topic_without_resources_has_none(tmp_path: Path) -> None:
    site = _site(tmp_path)
    site.write("content/topics/empty.md", "---\ntitle: Empty\n---\n")
    site.build()
    assert _data(site, "topics/empty/")["resources"] == []


def test_pages_lead_to_their_data_and_texts_may(tmp_path: Path) -> None:
    site = _site(tmp_path)
    link = (
        '<link rel="alternate" type="application/json" title="JSON" href="/library/{}index.json">'
    )
    for path in ("resources/a/", "topics/service/", "topics/service/page/1/", "types/news/"):
        assert link.format(path) in site.page(f"{path}index.html")
    assert "application/json" not in site.page("topics/service/news/index.html")
    site.write("content/about.md", "---\ntitle: About\n---\n[a](topics/service/index.json)\n")
    assert site.build().diagnostics == ()
    assert 'href="/library/topics/service/index.json"' in site.page("about/index.html")


def test_a_new_resource_changes_no_data_of_older_pages(tmp_path: Path) -> None:
    site = _site(tmp_path)
    before = tree(site.root / "output")
    site.write("content/resources/h.md", resource("h", date="2015-09-08"))
    site.build()
    after = tree(site.root / "output")
    changed = {path for path in after if before.get(path) != after[path]}
    assert {path for path in changed if path.endswith("/index.json")} - {"search/index.json"} == {
        "resources/h/index.json",
        "topics/service/index.json",
        "topics/service/page/2/index.json",
        "topics/service/page/3/index.json",
        "types/news/index.json",
    }


def test_the_settings_can_want_none(tmp_path: Path) -> None:
    site = _site(tmp_path, "metadata: {json: false}\n")
    assert not (site.root / "output/resources/a/index.json").exists()
    site.write("content/about.md", "---\ntitle: About\n---\n[a](topics/service/index.json)\n")
    assert len(site.build().diagnostics) == 1
