"""Revision: the page of a file that was edited, without planning all others again.

What a page shows besides its own file stays as it was if the file has its place among the others
as before. Whether it has is told from the two items; where it hasn't, all has to be planned.
"""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from sitegen.destinations import Directory
from sitegen.following import follow_again
from sitegen.listings import INTRODUCTIONS
from sitegen.material import Material, card_of, entry_part, ways_part, work_part
from sitegen.model import Article, Item, Resource, Topic
from sitegen.planned import Page, Planned
from sitegen.related import related_to
from sitegen.resource_pages import article_page, resource_page
from sitegen.urls import output_path

_PLACING = (
    *("path", "address", "type", "date", "topic", "start", "end"),
    *("expires", "draft", "aliases"),
)
"""The fields of a resource by which it takes its place in lists and on the site."""
_NAMING = ("path", "address", "title", "draft", "aliases")
"""Those of an article; its title may be in the menu."""


class Revision(Struct, frozen=True):
    """The page of an edited file, and what all pages are planned from after the edit."""

    page: Page
    made: Material
    where: Directory


def revise(
    planned: Mapping[str, Planned], made: Material, where: Directory, item: Item
) -> Revision | None:
    """Plan the page of an edited file, as a plan of all would; ``None`` if only that can tell.

    ``planned`` are the pages before, by their paths.
    """
    before = made.collection.items.get(item.value.path)
    if before is None or not made.collection.has(before.value.path):
        return None
    if output_path(item.value.address) not in planned or not _keeps_its_place(before, item):
        return None
    where = replace(where, ids={**where.ids, item.value.address: item.prose.ids})
    made = _remade(made, where, item)
    return Revision(_page(item.value, made), made, where)


def _page(value: Resource | Topic | Article, made: Material) -> Page:
    if isinstance(value, Resource):
        others = made.entries_of(related_to(value.path, made.collection))
        return resource_page(value, others, made)
    assert isinstance(value, Article)
    return article_page(value, made)


def _keeps_its_place(before: Item, after: Item) -> bool:
    old, new = before.value, after.value
    if isinstance(old, Resource) and isinstance(new, Resource):
        return _are_equal(old, new, _PLACING)
    if isinstance(old, Article) and isinstance(new, Article):
        return _are_equal(old, new, _NAMING) and old.path not in INTRODUCTIONS.values()
    return False


def _are_equal(old: object, new: object, fields: tuple[str, ...]) -> bool:
    return all(getattr(old, name) == getattr(new, name) for name in fields)


def _remade(made: Material, where: Directory, item: Item) -> Material:
    """Put an edited file in the place of what it was before."""
    path, value = item.value.path, item.value
    followed = follow_again(made.followed, item, made.settings, where)
    items = {**made.collection.items, path: item}
    if not isinstance(value, Resource):
        collection = replace(made.collection, items=items)
        return replace(made, collection=collection, followed=followed)
    card, ways = card_of(value, item), ways_part(item, followed.fields[path])
    revised = replace(
        made,
        collection=replace(made.collection, items=items),
        followed=followed,
        cards={**made.cards, path: card},
        ways={**made.ways, path: ways},
    )
    return replace(
        revised,
        entries={**made.entries, path: entry_part(path, revised)},
        works={**made.works, path: work_part(path, revised)},
    )
