from collections.abc import Iterable
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.codes import Code
from sitegen.collect import collect
from sitegen.destinations import Destination, Directory, directory, find
from sitegen.listings import addresses, listings
from sitegen.model import (
    Article,
    Collection,
    Edition,
    File,
    Item,
    Prose,
    Resource,
    Topic,
)
from sitegen.places import pack_places
from sitegen.settings import Settings
from sitegen.urls import address_of, is_external
from tests.planning import ENGLISH

_SETTINGS = Settings(title="Library", base_url="https://example.org/")
_HERE = "content/resources/service/accents.md"
_GENERAL = "write the path of a file in content/, or a full address with https://"
_TOP_OF_A_PAGE = ["#", "#top", "#TOP"]


def _item(path: str, *ids: str, draft: bool = False) -> Item:
    name, prose = path.removeprefix("content/"), Prose(ids=ids)
    value: Resource | Topic | Article
    if name.startswith("resources/") and name != "resources/index.md":
        value = Resource(
            path=path, address=address_of(name), title=path, topic=("Access",), draft=draft
        )
    elif name.startswith("topics/"):
        value = Topic(path=path, address=address_of(name), title=path, label=path, draft=draft)
    else:
        value = Article(path=path, address=address_of(name), draft=draft)
    return Item(value, "", b"", prose, pack_places({}))


def _collection(
    items: Iterable[Item], *, files: tuple[str, ...] = (), faulty: str = ""
) -> Collection:
    copied = tuple(File(f"content{address}", address, b"") for address in files)
    edition = Edition(date(2026, 6, 15))
    unread: dict[str, tuple[str, ...]] = {faulty: ()} if faulty else {}
    return collect(items, unread, copied, _SETTINGS, edition)[0]


_COLLECTION = _collection(
    (
        _item("content/index.md", "welcome"),
        _item("content/about.md", "us", "a b", "50%25", "é"),
        _item(_HERE, "tips"),
        _item("content/resources/index.md"),
        _item("content/resources/service/index.md"),
        _item("content/resources/service/other.md", "tips"),
        _item("content/resources/c++.md"),
        _item("content/resources/%e2%80%8a.md"),
        _item("content/resources/50%.md"),
        _item("content/resources/a b.md"),
        _item("content/resources/caf\xe9.md", "tips"),
        _item("content/resources/draft.md", draft=True),
        _item("content/topics/privacy.md", "why"),
    ),
    files=("/resources/service/map.pdf", "/handouts/notes", "/x.html"),
    faulty="content/resources/faulty.md",
)
_WHERE = directory(_COLLECTION, addresses(listings(_COLLECTION, ENGLISH), 25))


@pytest.mark.parametrize(
    ("target", "address", "tail"),
    [
        # beside the file, above it, below it, from the content folder on
        ("other.md", "/resources/service/other/", ""),
        ("./other.md", "/resources/service/other/", ""),
        ("../c++.md", "/resources/c++/", ""),
        ("../../about.md", "/about/", ""),
        ("../service/./../service//other.md", "/resources/service/other/", ""),
        ("/resources/service/other.md", "/resources/service/other/", ""),
        ("//about.md"[1:], "/about/", ""),
        ("/about.md", "/about/", ""),
        ("../../topics/privacy.md", "/topics/privacy/", ""),
        ("../../index.md", "/", ""),
        # files that are copied
        ("map.pdf", "/resources/service/map.pdf", ""),
        ("/handouts/notes", "/handouts/notes", ""),
        # the address instead of the file
        ("other", "/resources/service/other/", ""),
        ("other/", "/resources/service/other/", ""),
        ("/about/", "/about/", ""),
        ("/about", "/about/", ""),
        ("/", "/", ""),
        (".", "/resources/service/", ""),
        ("./", "/resources/service/", ""),
        ("index.md", "/resources/service/", ""),
        ("..", "/resources/", ""),
        ("../..", "/", ""),
        # pages that sitegen makes
        ("/recent/", "/recent/", ""),
        ("/recent", "/recent/", ""),
        ("/topics/", "/topics/", ""),
        ("/topics/access/", "/topics/access/", ""),
        ("../../years", "/years/", ""),
        # percent signs: an address's, and a file's
        ("../a%20b.md", "/resources/a b/", ""),
        ("../a b.md", "/resources/a b/", ""),
        ("%2E%2E/c%2B%2B.md", "/resources/c++/", ""),
        ("../%e2%80%8a.md", "/resources/%e2%80%8a/", ""),
        ("../%25e2%2580%258a.md", "/resources/%e2%80%8a/", ""),
        ("../50%.md", "/resources/50%/", ""),
        ("../50%25.md", "/resources/50%/", ""),
        # accents, composed or not
        ("../caf\xe9.md", "/resources/caf\xe9/", ""),
        ("../cafe\u0301.md", "/resources/caf\xe9/", ""),
        ("../caf%C3%A9.md", "/resources/caf\xe9/", ""),
        ("../cafe%CC%81.md#tips", "/resources/caf\xe9/", "#tips"),
        # queries and fragments
        ("other.md?a=b", "/resources/service/other/", "?a=b"),
        ("other.md#tips", "/resources/service/other/", "#tips"),
        ("other.md?a=b#tips", "/resources/service/other/", "?a=b#tips"),
        ("/about.md#a%20b", "/about/", "#a%20b"),
        ("/about.md#50%2525", "/about/", "#50%2525"),
        ("/about.md#%C3%A9", "/about/", "#%C3%A9"),
        ("/#welcome", "/", "#welcome"),
        ("/topics/privacy/#why", "/topics/privacy/", "#why"),
        ("/recent/?page=2", "/recent/", "?page=2"),
        ("/recent/#top", "/recent/", "#top"),
        ("accents.md#tips", "/resources/service/accents/", "#tips"),
        # on the same page
        ("", "", ""),
        ("#tips", "", "#tips"),
        ("?a=b", "", "?a=b"),
        ("?a=b#tips", "", "?a=b#tips"),
        *((top, "", top) for top in _TOP_OF_A_PAGE),
        *((f"other.md{top}", "/resources/service/other/", top) for top in _TOP_OF_A_PAGE),
        # what a fragment means in a file isn't for us to say
        ("map.pdf#page=3", "/resources/service/map.pdf", "#page=3"),
        ("/x.html?a#b", "/x.html", "?a#b"),
    ],
)
def test_where_targets_lead(target: str, address: str, tail: str) -> None:
    assert find(target, _HERE, _WHERE) == Destination(address, tail)


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("gone.md", _GENERAL),
        ("https:/example.org", _GENERAL),
        # beyond the content folder
        ("../../../site.yaml", _GENERAL),
        ("../../../../../../etc/passwd", _GENERAL),
        ("/../site.yaml", _GENERAL),
        ("/%2e%2e/site.yaml", _GENERAL),
        ("../../../contents/a.md", _GENERAL),
        ("a\x00b", _GENERAL),
        ("%ff", _GENERAL),
        # an address without its beginning
        ("www.example.org", "write https://www.example.org"),
        ("ann@example.org", "write mailto:ann@example.org"),
        # the right name in the wrong place
        ("privacy.md", "did you mean /topics/privacy.md?"),
        ("/privacy/", "did you mean /topics/privacy.md?"),
        ("../map.pdf#page=3", "did you mean /resources/service/map.pdf?"),
        ("content/resources/service/other.md", "did you mean /resources/service/other.md?"),
        # nearly the right name
        ("other.MD", "did you mean /resources/service/other.md?"),
        ("../acents", "did you mean /resources/service/accents.md?"),
        ("maps.pdf", "did you mean /resources/service/map.pdf?"),
        # code of other generators
        (
            '{{ ref "a.md" }}',
            "this looks like a template's code; write a path or an address instead",
        ),
        ("{% link a %}", "this looks like a template's code; write a path or an address instead"),
    ],
)
def test_targets_that_lead_nowhere(target: str, hint: str) -> None:
    message = f"'{target}' leads nowhere"
    assert find(target, _HERE, _WHERE) == Destination(None, "", Code.LINK_BROKEN, message, hint)


@pytest.mark.parametrize(("files", "hint"), [(499, "did you mean /map.pdf?"), (500, _GENERAL)])
def test_among_many_files_none_is_suggested_for_a_slip(files: int, hint: str) -> None:
    names = ("/map.pdf", *(f"/{number}.txt" for number in range(files - 1)))
    where = directory(_collection((), files=names), ())
    assert find("/maps.pdf", _HERE, where).hint == hint
    assert find("/a/map.pdf", _HERE, where).hint == "did you mean /map.pdf?"


@pytest.mark.parametrize("wrong", ["privacy.md", "../map.pdf", "content/resources/c++.md"])
def test_a_target_that_is_suggested_leads_there(wrong: str) -> None:
    suggested = find(wrong, _HERE, _WHERE).hint.removeprefix("did you mean ").removesuffix("?")
    assert find(suggested, _HERE, _WHERE).address


def test_among_many_files_none_is_sought_that_is_only_alike() -> None:
    where = replace(
        _WHERE, names=dict(_WHERE.names) | {f"{number}.md": ("",) for number in range(499)}
    )
    assert find("../acents.md", _HERE, where).hint == _GENERAL


@pytest.mark.parametrize(
    "target", ["../draft.md", "../draft/", "/resources/draft", "../draft.md#a"]
)
def test_targets_that_are_not_published(target: str) -> None:
    assert find(target, _HERE, _WHERE) == Destination(
        None,
        "",
        Code.LINK_BROKEN,
        f"'{target}' leads to a page that is a draft",
        "readers see the text without a link until that page is published",
    )


@pytest.mark.parametrize("target", ["../faulty.md", "../faulty/", "/resources/faulty/#a"])
def test_files_with_errors_are_not_judged(target: str) -> None:
    assert find(target, _HERE, _WHERE) == Destination(None)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("#gone", None),
        ("?a=b#gone", None),
        ("#Tips", None),
        ("other.md#gone", "/resources/service/other/"),
        ("other.md?a=b#gone", "/resources/service/other/"),
        ("/recent/#gone", "/recent/"),
        ("/topics/privacy.md#gone", "/topics/privacy/"),
    ],
)
def test_places_that_a_page_does_not_have(target: str, address: str | None) -> None:
    near = ": did you mean '#tips'?" if target == "#Tips" else ""
    assert find(target, _HERE, _WHERE) == Destination(
        address,
        "",
        Code.FRAGMENT_MISSING,
        f"'{target}' names a place that the page doesn't have{near}",
        "copy the part after '#' from the address of the heading",
    )


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_in_the_names_of_files_and_folders_make_no_difference(form: str) -> None:
    def spelt(text: str) -> str:
        return normalize(form, text)  # type: ignore[arg-type]  # a form's name

    here = spelt("content/resources/é/á.md")
    items = (
        _item(here, "tips"),
        _item(spelt("content/resources/é/ó.md"), "tips"),
        _item(spelt("content/resources/ú.md"), draft=True),
    )
    where = directory(_collection(items, faulty=spelt("content/resources/í.md")), ())
    for other in ("NFC", "NFD"):
        target = normalize(other, "ó.md#tips")
        assert find(target, here, where) == Destination("/resources/é/ó/", "#tips")
        draft = normalize(other, "../ú.md")
        assert find(draft, here, where).message.endswith("a draft")
        faulty = normalize(other, "../í.md")
        assert find(faulty, here, where) == Destination(None)
    assert find("#tips", here, where) == Destination("", "#tips")
    assert find("#gone", here, where).code is Code.FRAGMENT_MISSING


def test_the_directory_of_a_collection() -> None:
    items = (
        _item("content/resources/a.md", "one", "two"),
        _item("content/topics/a.md", "three"),
        _item("content/about.md"),
        _item("content/soon.md", draft=True),
    )
    collection = _collection(items, files=("/a.pdf",), faulty="content/bad.md")
    assert directory(collection, ["/recent/"]) == Directory(
        addresses={
            "content/resources/a.md": "/resources/a/",
            "content/topics/a.md": "/topics/a/",
            "content/about.md": "/about/",
            "content/a.pdf": "/a.pdf",
        },
        known=frozenset({"/resources/a/", "/topics/a/", "/about/", "/a.pdf", "/recent/"}),
        ids={
            "/resources/a/": ("one", "two"),
            "/topics/a/": ("three",),
            "/about/": (),
        },
        unpublished={"content/soon.md": "a draft"},
        names={
            "a.md": ("content/resources/a.md", "content/topics/a.md"),
            "about.md": ("content/about.md",),
            "a.pdf": ("content/a.pdf",),
        },
        faulty=frozenset({"content/bad.md"}),
    )


@given(st.text() | st.text("./#?%e2 {content}rsvo"))
def test_every_target_is_followed_or_refused(target: str) -> None:
    found = find(target, _HERE, _WHERE)
    assert found.address is None or not found.address or found.address in _WHERE.known
    assert (found.code is None) == (not found.message)
    assert target.endswith(found.tail)


@pytest.mark.parametrize(
    ("target", "external"),
    [
        ("https://example.org/", True),
        ("HTTP://example.org/", True),
        ("mailto:ann@example.org", True),
        ("tel:+123", True),
        ("//example.org/", True),
        ("/about/", False),
        ("about.md", False),
        ("https.md", False),
        ("#tel:", False),
        ("", False),
    ],
)
def test_addresses_of_their_own(target: str, *, external: bool) -> None:
    assert is_external(target) is external
