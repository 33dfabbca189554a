"""Garbage: Python's search for it is off in a build, so what is drawn must not leave any."""

import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path

from sitegen import pipeline
from sitegen.design import design
from sitegen.model import Edition
from sitegen.orders import Order
from sitegen.outlook import look_at_sources
from sitegen.planned import Page
from sitegen.progress import unwatched

_CHECKOUT = Path(__file__).resolve().parent.parent
_ONE_ALONE = "search.html"
"""The template of a single page; what that leaves is little."""


def test_drawing_a_page_leaves_nothing_that_refers_to_itself(tmp_path: Path) -> None:
    order = Order(root=_CHECKOUT, output=tmp_path, edition=Edition(date(2026, 1, 1)))
    made = design(order, unwatched, look_at_sources(order))
    renderer = pipeline.renderer_of(made, _CHECKOUT)
    pages = {each.template: each for each in made.planned if isinstance(each, Page)}
    left = {
        name: _garbage_of(renderer.draw, page)
        for name, page in pages.items()
        if name and name != _ONE_ALONE
    }
    assert left == dict.fromkeys(left, 0)
    assert {"resource.html", "list.html", "topic.html"} <= left.keys()


def _garbage_of(draw: Callable[[Page], object], page: Page) -> int:
    """Count what drawing a page once more leaves for nobody but a search to find."""
    draw(page)
    gc.collect()
    gc.freeze()  # what is there already takes long to look through
    try:
        draw(page)
        return gc.collect()
    finally:
        gc.unfreeze()
