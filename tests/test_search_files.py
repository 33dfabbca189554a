"""The files that the script of the search page loads."""

import json

from sitegen.search_files import (
    Facet,
    FacetValue,
    Sizes,
    documents_file,
    index_file,
    order_file,
    words_file,
)
from sitegen.views import Day, Entry


def test_the_index_has_sizes_lengths_and_facets() -> None:
    topic = FacetValue("service", "Service", (0, 2), "/topics/service/", ("care",))
    data = index_file(Sizes(32, 1, 4), "ab", Facet("topic", (topic,)), Facet("level", ()))
    assert json.loads(data) == {
        "version": 1,
        "sizes": {"slots": 32, "words": 1, "documents": 4},
        "lengths": "ab",
        "facets": [
            {
                "name": "topic",
                "values": [["service", "Service", "ab", "/topics/service/", ["care"]]],
            },
            {"name": "level", "values": []},
        ],
    }


def test_words_are_sorted_each_with_its_slots_by_place() -> None:
    columns = (("2marks", [3]), ("0accents", [0])), (("2accents", [1, 2]), ("1and", [1]))
    assert words_file(*columns) == b'{"accents":"ba||a","and":"|b","marks":"d"}\n'


def test_a_file_without_words_is_one() -> None:
    assert words_file((), ()) == b"{}\n"


def test_documents_have_what_results_show() -> None:
    entry = Entry(
        href="/a/",
        title="A <b>",
        type="News",
        icon="",
        added=Day("23 September 2015", "2015-09-23"),
        modified=Day("2 May 2024", "2024-05-02"),
        month="September 2015",
        excerpt="word " * 50,
        link=None,
        language="fr",
        direction="ltr",
    )
    bare = Entry(
        href="/b/",
        title="B",
        type="",
        icon="",
        added=None,
        modified=None,
        month="",
        excerpt="",
        link=None,
        language="",
        direction="",
    )
    shown = json.loads(documents_file((3, 5), entry, bare))
    assert shown == {
        "3": [
            "A <b>",
            "/a/",
            "News",
            "2015-09-23",
            "23 September 2015",
            "word " * 23 + "word…",
            "fr",
            "ltr",
        ],
        "5": ["B", "/b/", "", "", "", "", "", ""],
    }
    assert b"<" not in documents_file((3,), entry)


def test_the_order_is_written_in_equally_many_digits() -> None:
    assert order_file((31, 0, 5), 2) == b'"1f0005"\n'
