from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.claims import collisions
from sitegen.diagnostics import Location, render_text
from sitegen.listings import NOWHERE
from sitegen.own_files import own_bundle
from sitegen.planned import Claim, Copy, Page, Planned, Role
from sitegen.urls import output_path


def _page(address: str, owner: str, line: int = 1) -> Page:
    """Plan the page of a content file."""
    return _made(address, Claim(owner, Location(owner, line, 8 if line > 1 else 1)))


def _made(address: str, claim: Claim) -> Page:
    return Page(output_path(address), bytes, None, (), claim)


def _own(address: str, owner: str) -> Page:
    """Plan what sitegen makes by itself."""
    return _made(address, Claim(owner, NOWHERE))


def _alias(address: str, path: str) -> Page:
    """Plan the page at an old address of a file."""
    return _made(address, Claim(f"the alias '{address}' of {path}", Location(path, 6, 10)))


def _file(path: str) -> Copy:
    return Copy(path.removeprefix("content/"), path, b"", Claim(path, Location(path)))


_A = _page("/a/", "content/a.md", 2)
_FEED = _own("/feed.xml", "sitegen's own feed.xml")


@pytest.mark.parametrize(
    ("one", "other", "place", "message"),
    [
        (
            _A,
            _page("/a/", "content/a/index.md", 2),
            "content/a/index.md:2:8",
            "content/a/index.md and content/a.md would both be at /a/",
        ),
        # some file systems take these for one
        (
            _A,
            _page("/A/", "content/A.md", 2),
            "content/a.md:2:8",
            "content/a.md and content/A.md would both be at /a/",
        ),
        (
            _page("/caf\xe9/", "content/caf\xe9.md"),
            _page("/cafe\u0301/", "content/cafe\u0301.md"),
            "content/caf\xe9.md:1:1",
            "content/caf\xe9.md and content/cafe\u0301.md would both be at /caf\xe9/",
        ),
        (
            _page("/straße/", "content/straße.md"),
            _page("/STRASSE/", "content/STRASSE.md"),
            "content/straße.md:1:1",
            "content/straße.md and content/STRASSE.md would both be at /straße/",
        ),
        # a page and a file
        (
            _page("/", "content/index.md"),
            _file("content/index.html"),
            "content/index.md:1:1",
            "content/index.md and content/index.html would both be at /",
        ),
        (
            _file("content/myindex.html"),
            _file("content/MyIndex.html"),
            "content/myindex.html:1:1",
            "content/myindex.html and content/MyIndex.html would both be at /myindex.html",
        ),
        # what sitegen makes itself has its place, aliases yield
        (
            own_bundle(("a/index.bib", "a/index.ris"), lambda: (b"", b""), (), Role.PAGE),
            _file("content/a/index.ris"),
            "content/a/index.ris:1:1",
            "content/a/index.ris and sitegen's own a/index.ris would both be at /a/index.ris",
        ),
        (
            _FEED,
            _file("content/feed.xml"),
            "content/feed.xml:1:1",
            "content/feed.xml and sitegen's own feed.xml would both be at /feed.xml",
        ),
        (
            _alias("/z/", "content/a.md"),
            _page("/z/", "content/z.md", 2),
            "content/a.md:6:10",
            "the alias '/z/' of content/a.md and content/z.md would both be at /z/",
        ),
        (
            _alias("/old/", "content/a.md"),
            _alias("/old/", "content/b.md"),
            "content/b.md:6:10",
            (
                "the alias '/old/' of content/b.md and the alias '/old/' of content/a.md"
                " would both be at /old/"
            ),
        ),
        # a file where others need a folder
        (
            _FEED,
            _page("/feed.xml/a/", "content/feed.xml/a.md"),
            "content/feed.xml/a.md:1:1",
            "content/feed.xml/a.md and sitegen's own feed.xml would both be at /feed.xml",
        ),
        (
            _file("content/topics"),
            _own("/topics/", "the page 'Topics'"),
            "content/topics:1:1",
            "content/topics and the page 'Topics' would both be at /topics",
        ),
        (
            _file("content/A"),
            _page("/a/b/c/", "content/a/b/c.md", 2),
            "content/a/b/c.md:2:8",
            "content/a/b/c.md and content/A would both be at /A",
        ),
        (
            _alias("/a.html", "content/a.md"),
            _page("/a.html/b/", "content/a.html/b.md"),
            "content/a.md:6:10",
            "the alias '/a.html' of content/a.md and content/a.html/b.md would both be at /a.html",
        ),
    ],
)
def test_two_files_that_want_one_address(
    one: Planned, other: Planned, place: str, message: str
) -> None:
    hint = "rename one of the two"
    if message.startswith("the alias"):
        hint = "remove this alias, or correct it"
    elif "sitegen's own" in message or "the page" in message:
        hint = "rename it: the site itself needs this address"
    for planned in permutations([one, other]):
        assert render_text(collisions(planned)) == (
            f"{place}: error[address-taken] {message}\n  hint: {hint}"
        )


_B = _page("/b/", "content/b.md", 2)
_C = _page("/c/", "content/c.md", 2)
_FROM_B = _alias("/b/", "content/a.md")


@pytest.mark.parametrize(
    ("planned", "told"),
    [
        (
            (_A, _alias("/a/", "content/a.md")),
            [
                (
                    "alias-loop: the alias '/a/' of content/a.md is the page's own address,"
                    " and would lead to itself"
                )
            ],
        ),
        # one leads to the other, and back
        (
            (_A, _B, _FROM_B, _alias("/A/", "content/b.md")),
            [
                (
                    "alias-loop: the alias '/b/' of content/a.md is the address of content/b.md,"
                    " and would lead back to it"
                ),
                (
                    "alias-loop: the alias '/A/' of content/b.md is the address of content/a.md,"
                    " and would lead back to it"
                ),
            ],
        ),
        # the same over a third
        (
            (_A, _B, _C, _FROM_B, _alias("/c/", "content/b.md"), _alias("/a/", "content/c.md")),
            [
                f"alias-loop: the alias '/{old}/' of content/{new}.md is the address of"
                f" content/{old}.md, and would lead back to it"
                for new, old in ("ab", "bc", "ca")
            ],
        ),
        # one leads on to another
        (
            (_A, _B, _FROM_B, _alias("/old/", "content/b.md")),
            [
                (
                    "alias-chain: the alias '/b/' of content/a.md is the address of content/b.md,"
                    " to which the alias '/old/' of content/b.md leads"
                )
            ],
        ),
        # a circle that doesn't lead back to where this one starts is told of where it is
        (
            (_A, _B, _C, _FROM_B, _alias("/c/", "content/a.md"), _alias("/a/", "content/c.md")),
            [
                (
                    "address-taken: the alias '/b/' of content/a.md and content/b.md would both be"
                    " at /b/"
                ),
                (
                    "alias-loop: the alias '/c/' of content/a.md is the address of content/c.md,"
                    " and would lead back to it"
                ),
                (
                    "alias-loop: the alias '/a/' of content/c.md is the address of content/a.md,"
                    " and would lead back to it"
                ),
            ],
        ),
        # a topic without a file is named in one, whose address is another
        (
            (
                _made("/topics/x/", Claim("the topic 'x'", Location("content/a.md", 5, 8))),
                _alias("/topics/x/", "content/a.md"),
            ),
            [
                (
                    "address-taken: the alias '/topics/x/' of content/a.md and the topic 'x'"
                    " would both be at /topics/x/"
                )
            ],
        ),
    ],
)
def test_an_old_address_that_leads_on_or_in_a_circle(
    planned: tuple[Planned, ...], told: list[str]
) -> None:
    for order in (planned, planned[::-1]):
        assert sorted(f"{each.code}: {each.message}" for each in collisions(order)) == sorted(told)


def test_each_of_many_is_told_of_the_first() -> None:
    planned = [_page("/a/", f"content/{name}.md") for name in ("c", "a", "b")]
    for order in permutations(planned):
        assert render_text(collisions(order)) == "\n".join(
            f"content/{name}.md:1:1: error[address-taken] "
            f"content/{name}.md and content/a.md would both be at /a/\n"
            "  hint: rename one of the two"
            for name in ("b", "c")
        )


def test_a_file_in_the_place_of_a_folder_is_reported_once() -> None:
    planned: list[Planned]
    planned = [_file("content/x"), *(_page(f"/x/{name}/", f"content/x/{name}.md") for name in "ab")]
    assert [each.message for each in collisions(planned)] == [
        "content/x/a.md and content/x would both be at /x"
    ]


def test_what_belongs_to_two_lists_that_want_one_address_is_not_told_of() -> None:
    def listed(name: str, line: int) -> list[Planned]:
        topic = Claim(f"the topic '{name}'", Location("content/a.md", line, 8))
        within = Claim(f"the type 'News' of '{name}'", topic.location)
        return [
            _own("/topics/c-sharp/feed.xml", "sitegen's own topics/c-sharp/feed.xml"),
            _made("/topics/c-sharp/", topic),
            _made("/topics/c-sharp/page/1/", topic),
            _made("/topics/c-sharp/news/", within),
        ]

    planned = [*listed("C#", 5), *listed("C sharp", 6), *listed("c-sharp", 7)]
    assert [each.message for each in collisions(planned)] == [
        "the topic 'C sharp' and the topic 'C#' would both be at /topics/c-sharp/",
        "the topic 'c-sharp' and the topic 'C#' would both be at /topics/c-sharp/",
    ]


def test_two_files_of_folders_that_want_one_address_are_told_of_too() -> None:
    planned = [_file("content/A/map.pdf"), _file("content/a/map.pdf")]
    assert len(list(collisions([*planned, _A, _page("/A/", "content/A.md")]))) == 2


def test_neighbours_that_only_look_alike_are_left_alone() -> None:
    addresses = ["/", "/a/", "/a/b/", "/ab/", "/a.html", "/e/", "/é/", "/a-b/", "/a_b/", "/index/"]
    assert list(collisions([_page(each, f"content{each}x.md") for each in addresses])) == []


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.sampled_from(["/", "/x/", "/x/y/"]))
def test_files_with_addresses_of_their_own_never_collide(names: list[str], folder: str) -> None:
    planned = [_page(f"{folder}{name}/", f"content{folder}{name}.md") for name in names]
    assert list(collisions(planned)) == []


@given(st.lists(st.sampled_from("aAbB"), min_size=1))
def test_all_but_one_of_those_that_share_an_address_are_reported(names: list[str]) -> None:
    planned = [_page(f"/{name}/", f"content/{at}.md") for at, name in enumerate(names)]
    free = {name.casefold() for name in names}
    assert len(list(collisions(planned))) == len(names) - len(free)
