"""The HTML of a file is fetched when it is drawn, from the store or else from the file."""

from pathlib import Path

import pytest

from sitegen.bodies import Bodies
from sitegen.fingerprint import digest
from sitegen.settings import Settings
from sitegen.store import BODY, Finder, Writer, store_file
from tests.sites import Folder, resource

_PATH = "content/resources/a.md"
_SETTINGS = Settings(title="Library", base_url="https://example.org/")
_MARK = digest(("*Text*\n", _SETTINGS.markdown, (), _SETTINGS.html))


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    """Make a site with one file."""
    folder = Folder(tmp_path)
    folder.write(_PATH, resource(body="*Text*\n"))
    return folder


def _bodies(site: Folder) -> Bodies:
    return Bodies(site.root, Finder(store_file(site.root), b"era"), _SETTINGS)


def test_a_body_is_what_the_store_has(site: Folder) -> None:
    writer = Writer(store_file(site.root), b"era")
    writer.put(BODY, [(_MARK, "<p>Ünd</p>".encode())])
    writer.commit()
    site.remove(_PATH)
    assert _bodies(site)(_PATH, _MARK) == "<p>Ünd</p>"


def test_a_body_that_the_store_has_not_is_made_again(site: Folder) -> None:
    assert _bodies(site)(_PATH, _MARK) == "<p><em>Text</em></p>"


@pytest.mark.parametrize("text", [resource(body="Other.\n"), resource(body=""), "no fields"])
def test_a_file_that_has_changed_since_it_was_read_is_told(site: Folder, text: str) -> None:
    site.write(_PATH, text)
    with pytest.raises(OSError, match="it was changed during the build; build once more"):
        _bodies(site)(_PATH, _MARK)
