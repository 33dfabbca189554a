"""Pages are light: a reader with a slow line waits for 14 kB at most."""

import gzip
from pathlib import Path

import pytest

from tests.browser.sample import built_sample
from tests.walking import visit
from tests.weighing import LIMIT, SEARCH, Weight, heavy, weights

pytestmark = pytest.mark.no_cover  # counting lines takes long; other tests see to that

_SCRIPT = 12_000
"""Bytes that the script may have, compressed."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_sample(tmp_path_factory.mktemp("site"))


def test_no_page_of_the_sample_is_heavy(sample: Path) -> None:
    found = weights(sample, visit(sample, "https://example.org/"))
    assert heavy(found) == []
    others = [each.requests for each in found if each.path not in {"old/index.html", SEARCH}]
    assert set(others) == {4}


def test_the_search_page_has_a_script_and_a_style_sheet_more(sample: Path) -> None:
    found = {each.path: each for each in weights(sample, visit(sample, "https://example.org/"))}
    script = next((sample / "assets").glob("search*.js")).read_bytes()
    size = len(gzip.compress(script, 9, mtime=0))
    assert size < _SCRIPT
    assert found[SEARCH].size - size < LIMIT
    assert found[SEARCH].requests == 6


def test_a_page_weighs_what_it_loads_apart_from_the_pictures_in_its_text(sample: Path) -> None:
    found = {each.path: each for each in weights(sample, visit(sample, "https://example.org/"))}
    page = found["resources/rare/picture/index.html"]
    assert 4_000 < page.size < LIMIT
    assert page.requests == 4


@pytest.mark.parametrize(
    ("path", "size", "requests", "expected"),
    [
        ("recent/index.html", LIMIT, 4, 0),
        ("recent/index.html", LIMIT + 1, 4, 1),
        ("recent/index.html", LIMIT, 5, 1),
        ("resources/page/1/index.html", LIMIT + 1, 4, 1),
        ("resources/b/index.html", LIMIT + 1, 4, 0),
        ("resources/c/index.html", LIMIT + 1, 4, 1),
    ],
)
def test_lists_and_the_middle_resource_count(
    path: str, size: int, requests: int, expected: int
) -> None:
    others = [Weight(1, 1, "resources/a/index.html")]
    others += [Weight(LIMIT + 2, 1, "resources/d/index.html")] if "/c/" in path else []
    others += [Weight(1, 1, "resources/z/index.html")] if "/b/" in path else []
    assert len(heavy([*others, Weight(size, requests, path)])) == expected
