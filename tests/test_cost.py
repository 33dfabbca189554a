"""What an edit costs is local: it redraws what shows the edited resource, and no more."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from benchmarks.corpus import Corpus
from benchmarks.layouts import SITEGEN, write_sitegen
from sitegen import pipeline
from sitegen.design import design
from sitegen.model import Edition
from sitegen.orders import Order
from sitegen.outlook import look_at_sources
from sitegen.progress import unwatched
from sitegen.store import store_file

pytestmark = pytest.mark.no_cover  # counting lines doubles the time; other tests see to that
_CORPUS = Corpus(10 * settings().max_examples)
"""1,000 resources, and 10,000 in `make test-long`."""
_LATER = date(2100, 1, 1)
_EVERYWHERE = {
    *("index.html", "recent/index.html", "resources/index.html", "404.html"),
    *("feed.xml", "rss.xml", "feed.json", "sitemap.xml", "catalog.json", "catalog.csv", "oai.xml"),
    *("catalog.bib", "catalog.ris", "catalog.csl.json"),
    *("topics/index.html", "types/index.html", "years/index.html"),
}
_CITATIONS = (".bib", ".ris", ".csl.json")
_SEARCH = {
    *("search/index.html", "search/index.json", "search/order.json"),
    *(f"search/words/{number}.json" for number in range(168)),
}


def _fingerprints(root: Path) -> Mapping[str, bytes]:
    order = Order(root=root, output=root / "output", edition=Edition(_LATER), jobs=2)
    store = store_file(root)  # so that the second time only the edit is read
    made = design(order, unwatched, look_at_sources(order), store)
    stamped = pipeline.fingerprint(made, pipeline.renderer_of(made, root))
    assert stamped
    return {path: each.inputs for each in stamped for path in each.planned.paths}


def test_a_newcomer_redraws_the_fronts_that_show_it(tmp_path: Path) -> None:
    write_sitegen(_CORPUS, tmp_path, "gfm")
    before = _fingerprints(tmp_path)
    assert len(before) > _CORPUS.size
    newcomer = _CORPUS.newcomer(0)
    SITEGEN.write(newcomer, tmp_path)
    after = _fingerprints(tmp_path)
    drawn = {path for path, inputs in after.items() if before.get(path) != inputs}
    assert f"resources/{newcomer.path}/index.html" in drawn
    search = {path for path in drawn if path.startswith("search/")}
    documents = search - _SEARCH
    assert {path.split("/")[1] for path in documents} == {"documents"}
    assert len(documents) <= 3  # its own, and those of resources that make room
    drawn -= search
    assert len(drawn) < 60
    assert before.keys() - after.keys() == set()
    data = {path for path in drawn if path.endswith("/index.json")}
    assert f"resources/{newcomer.path}/index.json" in data
    assert {path.split("/")[0] for path in data} <= {"resources", "topics", "types"}
    cited = {path for path in drawn if path.endswith(_CITATIONS)}
    assert {path.split("/")[0] for path in cited - _EVERYWHERE} == {"resources", "topics"}
    beyond = {path for path in drawn - _EVERYWHERE - data - cited if "/page/" not in path}
    assert {path.split("/")[0] for path in beyond} <= {"resources", "topics", "types", "years"}
    assert sum(path.startswith("resources/") for path in beyond) == 1
