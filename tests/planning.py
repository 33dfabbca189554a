"""What is planned for small sites, as the views that templates would be given."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from sitegen.bodies import Bodies
from sitegen.collect import collect
from sitegen.concordance import Concordance
from sitegen.configuration import configure
from sitegen.diagnostics import Location
from sitegen.languages import read_words
from sitegen.material import Lookups
from sitegen.model import Collection, Edition
from sitegen.own_files import apart
from sitegen.pages import plan
from sitegen.parse import parse_settings
from sitegen.planned import Copy
from sitegen.reading import read, take_in
from sitegen.settings import Settings
from sitegen.source import fetch, scan
from sitegen.store import Finder
from sitegen.texts import read_settings
from sitegen.themes import read_assets, template_folders, theme_folder
from sitegen.views import Entry, View
from sitegen.words import Words
from tests.sites import TODAY, Folder

V = TypeVar("V", bound=View)
ENGLISH = read_words((theme_folder(), theme_folder()), "en", Location("site.yaml"))[0]


class Plans:
    """A site as it is planned: its views and data by the path of their output file."""

    def __init__(self, site: Folder, today: date = TODAY) -> None:
        collection, settings = collection_of(site, today)
        assets = read_assets([site.root / "templates"])
        made = plan(
            collection, settings, assets, lookups_of(site, settings), words_of(site, settings)
        )
        self.reports = [f"{each.location}: {each.message}" for each in made.diagnostics]
        drawn = (each for each in made.planned if not isinstance(each, Copy))
        self.pages = {page.path: page for each in drawn for page in apart(each)}
        self.copies = {each.path: each for each in made.planned if isinstance(each, Copy)}
        self.made: Mapping[str, View | bytes] = {
            path: page.present(*(part.value for part in page.parts))
            for path, page in self.pages.items()
        }

    def view(self, kind: type[V], path: str) -> V:
        """Give the view of a page, which must be of a kind."""
        view = self.made[path]
        assert isinstance(view, kind)
        return view

    def text(self, path: str) -> str:
        """Give a file for machines."""
        data = self.made[path]
        assert isinstance(data, bytes)
        return data.decode()


def collection_of(site: Folder, today: date = TODAY) -> tuple[Collection, Settings]:
    """Collect a site whose files are all sound."""
    data = read_settings(site.root)
    assert isinstance(data, bytes)
    table, _ = parse_settings(data)
    assert table
    settings, faults = configure(table)
    assert settings, faults
    edition, found = Edition(today), scan(site.root, {}, 0)
    read_all = [read(fetch(site.root, each), settings, edition) for each in found.sources]
    assert all(each.item for each in read_all), [each.diagnostics for each in read_all]
    items = [each.item for each in read_all if each.item]
    return collect(items, {}, found.files, settings, edition)[0], settings


def lookups_of(site: Folder, settings: Settings) -> Lookups:
    """Give the HTML and the search terms of a site's files, of which nothing is remembered."""
    finder = Finder(site.root / "no store", b"")
    taken = [take_in(fetch(site.root, each), settings) for each in scan(site.root, {}, 0).sources]
    return Lookups(
        Bodies(site.root, finder, settings),
        Concordance(site.root, finder, settings),
        {each.reading.path: each.reading.marks for each in taken},
    )


def words_of(site: Folder, settings: Settings) -> Words:
    """Give what the theme says on the pages of a site, which must be sound."""
    words, faults = read_words(
        template_folders(site.root), settings.language, Location("site.yaml")
    )
    assert faults == ()
    return words


def titles(entries: Iterable[Entry]) -> list[str]:
    """Name the resources of a list."""
    return [each.title for each in entries]
