"""How links are written when their target, or the file that they stand in, has moved."""

import pytest

from sitegen.respelling import moved_file, respelled


@pytest.mark.parametrize(
    ("target", "origin", "after"),
    [
        ("old.md", "content/resources/x.md", "b/new.md"),
        ("./old.md#x", "content/resources/x.md", "b/new.md#x"),
        ("old.md?a=b#x", "content/resources/x.md", "b/new.md?a=b#x"),
        ("old", "content/resources/x.md", "b/new"),
        ("old/", "content/resources/x.md", "b/new/"),
        ("../resources/old.md", "content/topics/x.md", "../resources/b/new.md"),
        ("/resources/old.md", "content/topics/x.md", "/resources/b/new.md"),
        ("/resources/old/", "content/x.md", "/resources/b/new/"),
        ("resources/%6Fld.md", "content/x.md", "resources/b/new.md"),
        ("old/index.md", "content/resources/x.md", "b/new.md"),
        ("other.md", "content/resources/x.md", "other.md"),
        ("old/more/", "content/resources/x.md", "old/more/"),
        ("#old.md", "content/resources/old.md", "#old.md"),
        ("", "content/resources/old.md", ""),
    ],
)
def test_a_link_keeps_its_manner(target: str, origin: str, after: str) -> None:
    moved = moved_file(
        "content/resources/old.md",
        "content/resources/b/new.md",
        "/resources/old/",
        "/resources/b/new/",
    )
    assert respelled(target, origin, moved, origin) == after


@pytest.mark.parametrize(
    ("target", "after"),
    [
        ("other.md", "../other.md"),
        ("pic.png", "../pic.png"),
        ("../topics/t.md#x", "../../topics/t.md#x"),
        ("../topics/t/", "../../topics/t/"),
        ("old.md", "new.md"),
        ("b/three.md", "three.md"),
        ("a%20b.md", "../a%20b.md"),
        ("/about.md", "/about.md"),
        ("?x", "?x"),
    ],
)
def test_links_of_a_file_that_moves_lead_where_they_led(target: str, after: str) -> None:
    old, new = "content/resources/old.md", "content/resources/b/new.md"
    moved = moved_file(old, new, "/resources/old/", "/resources/b/new/")
    assert respelled(target, old, moved, new) == after


@pytest.mark.parametrize(
    ("new", "now", "target", "after"),
    [
        ("content/resources/old/index.md", "/resources/old/", "old.md", "old/index.md"),
        ("content/resources/old/index.md", "/resources/old/", "old/", "old/"),
        ("content/resources/(a) ä.md", "/resources/(a) ä/", "old.md", "%28a%29%20ä.md"),
        ("content/resources/a:b.md", "/resources/a:b/", "old.md", "a%3Ab.md"),
    ],
)
def test_names_are_written_so_that_no_dialect_takes_them_apart(
    new: str, now: str, target: str, after: str
) -> None:
    moved = moved_file("content/resources/old.md", new, "/resources/old/", now)
    assert respelled(target, "content/resources/x.md", moved, "content/resources/x.md") == after


def test_what_lies_below_a_list_moves_with_it() -> None:
    old, new = "content/topics/old.md", "content/topics/new.md"
    moved = moved_file(old, new, "/topics/old/", "/topics/new/", is_list=True)
    origin = "content/topics/x.md"
    assert respelled("old/news/", origin, moved, origin) == "new/news/"
    assert respelled("/topics/old/feed.xml", origin, moved, origin) == "/topics/new/feed.xml"
    assert respelled("older/", origin, moved, origin) == "older/"
