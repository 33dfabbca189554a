import json
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.dates import parse_moment
from sitegen.feeds import Channel, FeedEntry, atom, json_feed, last_updated, rfc_822, rss

_SITE = "https://example.org/library/"
_ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_BARE = Channel(
    title="Topic",
    site="Library",
    url=_SITE,
    atom_url=f"{_SITE}feed.xml",
    rss_url=f"{_SITE}rss.xml",
    json_url=f"{_SITE}feed.json",
    language="en",
)
_FULL = replace(
    _BARE,
    title="Customer Service & Care",
    description="What's <new>",
    publisher="Staff Development",
    rights="CC BY 4.0",
    icon=f"{_SITE}icon.svg",
)
_PLAIN = FeedEntry(
    url=f"{_SITE}resources/plain/",
    title="Plain",
    published="2014-09-30T00:00:00Z",
    updated="2014-09-30T00:00:00Z",
)
_RICH = FeedEntry(
    url=f"{_SITE}resources/accents/",
    title="Accents & <Voices>",
    published="2015-09-23T09:24:00-05:00",
    updated="2016-01-02T00:00:00Z",
    summary="Listen & <b>repeat</b>.",
    type="News",
    topics=("customer service", "News"),
    authors=("Lee, Ann", "OCLC"),
    link="https://example.com/?a&b",
    language="fr",
)

_instants = st.datetimes(
    datetime(1, 1, 1),  # noqa: DTZ001  # Hypothesis adds the zones
    datetime(9999, 12, 31),  # noqa: DTZ001  # Hypothesis adds the zones
    timezones=st.integers(-23 * 60, 23 * 60).map(lambda m: timezone(timedelta(minutes=m))),
).map(lambda time: time.isoformat(timespec="seconds"))
_texts = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"))
_entries = st.builds(
    FeedEntry,
    url=_texts.map(lambda text: _SITE + text),
    title=_texts.filter(bool),
    published=_instants,
    updated=_instants,
    summary=_texts,
    type=_texts,
    topics=st.lists(_texts.filter(bool), max_size=3).map(tuple),
    authors=st.lists(_texts.filter(bool), max_size=3).map(tuple),
    link=st.just("") | _texts.map(lambda text: _SITE + text),
    language=st.sampled_from(["", "fr"]),
)


def test_atom_word_for_word() -> None:
    assert atom(_FULL, _RICH, _PLAIN).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        "  <title>Customer Service &amp; Care</title>\n"
        "  <subtitle>What's &lt;new&gt;</subtitle>\n"
        "  <id>https://example.org/library/</id>\n"
        "  <updated>2016-01-02T00:00:00Z</updated>\n"
        '  <link rel="self" type="application/atom+xml"'
        ' href="https://example.org/library/feed.xml"/>\n'
        '  <link rel="alternate" type="text/html" href="https://example.org/library/"/>\n'
        "  <author>\n"
        "    <name>Staff Development</name>\n"
        "  </author>\n"
        "  <rights>CC BY 4.0</rights>\n"
        "  <icon>https://example.org/library/icon.svg</icon>\n"
        '  <entry xml:lang="fr">\n'
        "    <title>Accents &amp; &lt;Voices&gt;</title>\n"
        "    <id>https://example.org/library/resources/accents/</id>\n"
        '    <link rel="alternate" type="text/html"'
        ' href="https://example.org/library/resources/accents/"/>\n'
        '    <link rel="related" href="https://example.com/?a&amp;b"/>\n'
        "    <published>2015-09-23T09:24:00-05:00</published>\n"
        "    <updated>2016-01-02T00:00:00Z</updated>\n"
        "    <author>\n"
        "      <name>Lee, Ann</name>\n"
        "    </author>\n"
        "    <author>\n"
        "      <name>OCLC</name>\n"
        "    </author>\n"
        '    <category term="News"/>\n'
        '    <category term="customer service"/>\n'
        "    <summary>Listen &amp; &lt;b&gt;repeat&lt;/b&gt;.</summary>\n"
        "  </entry>\n"
        "  <entry>\n"
        "    <title>Plain</title>\n"
        "    <id>https://example.org/library/resources/plain/</id>\n"
        '    <link rel="alternate" type="text/html"'
        ' href="https://example.org/library/resources/plain/"/>\n'
        "    <published>2014-09-30T00:00:00Z</published>\n"
        "    <updated>2014-09-30T00:00:00Z</updated>\n"
        "  </entry>\n"
        "</feed>\n"
    )


def test_rss_word_for_word() -> None:
    assert rss(_FULL, _RICH, _PLAIN).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        "  <channel>\n"
        "    <title>Customer Service &amp; Care</title>\n"
        "    <link>https://example.org/library/</link>\n"
        "    <description>What's &amp;lt;new&gt;</description>\n"
        "    <language>en</language>\n"
        "    <copyright>CC BY 4.0</copyright>\n"
        "    <dc:publisher>Staff Development</dc:publisher>\n"
        "    <lastBuildDate>Sat, 02 Jan 2016 00:00:00 +0000</lastBuildDate>\n"
        '    <atom:link rel="self" type="application/rss+xml"'
        ' href="https://example.org/library/rss.xml"/>\n'
        "    <item>\n"
        "      <title>Accents &amp; &lt;Voices&gt;</title>\n"
        "      <link>https://example.org/library/resources/accents/</link>\n"
        '      <atom:link rel="related" href="https://example.com/?a&amp;b"/>\n'
        '      <guid isPermaLink="true">https://example.org/library/resources/accents/</guid>\n'
        "      <pubDate>Wed, 23 Sep 2015 09:24:00 -0500</pubDate>\n"
        "      <atom:updated>2016-01-02T00:00:00Z</atom:updated>\n"
        "      <dc:creator>Lee, Ann</dc:creator>\n"
        "      <dc:creator>OCLC</dc:creator>\n"
        "      <category>News</category>\n"
        "      <category>customer service</category>\n"
        "      <dc:language>fr</dc:language>\n"
        "      <description>Listen &amp;amp; &amp;lt;b&gt;repeat&amp;lt;/b&gt;.</description>\n"
        "    </item>\n"
        "    <item>\n"
        "      <title>Plain</title>\n"
        "      <link>https://example.org/library/resources/plain/</link>\n"
        '      <guid isPermaLink="true">https://example.org/library/resources/plain/</guid>\n'
        "      <pubDate>Tue, 30 Sep 2014 00:00:00 +0000</pubDate>\n"
        "      <atom:updated>2014-09-30T00:00:00Z</atom:updated>\n"
        "    </item>\n"
        "  </channel>\n"
        "</rss>\n"
    )


def test_json_feed_word_for_word() -> None:
    assert json_feed(_FULL, _RICH, _PLAIN).decode() == (
        "{\n"
        '"version": "https://jsonfeed.org/version/1.1",\n'
        '"title": "Customer Service & Care",\n'
        '"home_page_url": "https://example.org/library/",\n'
        '"feed_url": "https://example.org/library/feed.json",\n'
        '"description": "What\'s \\u003cnew>",\n'
        '"icon": "https://example.org/library/icon.svg",\n'
        '"authors": [{"name":"Staff Development"}],\n'
        '"language": "en",\n'
        '"_sitegen": {"license":"CC BY 4.0"},\n'
        '"items": [\n'
        '{"id":"https://example.org/library/resources/accents/",'
        '"url":"https://example.org/library/resources/accents/",'
        '"external_url":"https://example.com/?a&b",'
        '"title":"Accents & \\u003cVoices>",'
        '"content_text":"Listen & \\u003cb>repeat\\u003c/b>.",'
        '"date_published":"2015-09-23T09:24:00-05:00",'
        '"date_modified":"2016-01-02T00:00:00Z",'
        '"authors":[{"name":"Lee, Ann"},{"name":"OCLC"}],'
        '"tags":["News","customer service"],'
        '"language":"fr"},\n'
        '{"id":"https://example.org/library/resources/plain/",'
        '"url":"https://example.org/library/resources/plain/",'
        '"title":"Plain",'
        '"content_text":"Plain",'
        '"date_published":"2014-09-30T00:00:00Z",'
        '"date_modified":"2014-09-30T00:00:00Z"}\n'
        "]\n"
        "}\n"
    )


@given(st.lists(_entries, max_size=3))
def test_atom_has_what_rfc_4287_requires(entries: list[FeedEntry]) -> None:
    feed = ET.fromstring(atom(_BARE, *entries))
    assert feed.tag == f"{_ATOM}feed"
    assert feed.get(_LANG) == "en"
    for each in (feed, *feed.iter(f"{_ATOM}entry")):
        assert [len(each.findall(f"{_ATOM}{name}")) for name in ("id", "title", "updated")] == [
            1
        ] * 3
        assert len(_links(each, "alternate")) == 1
        assert datetime.fromisoformat(each.findtext(f"{_ATOM}updated", "")).tzinfo
    assert [author.findtext(f"{_ATOM}name") for author in feed.findall(f"{_ATOM}author")] == [
        "Library"
    ]
    assert _links(feed, "self") == [_BARE.atom_url]
    assert _links(feed, "alternate") == [_BARE.url]


@given(_entries)
def test_an_atom_entry_says_all_that_is_known(entry: FeedEntry) -> None:
    found = ET.fromstring(atom(_BARE, entry)).find(f"{_ATOM}entry")
    assert found is not None
    authors = (author.findtext(f"{_ATOM}name", "") for author in found.findall(f"{_ATOM}author"))
    assert entry == FeedEntry(
        url=found.findtext(f"{_ATOM}id", ""),
        title=found.findtext(f"{_ATOM}title", ""),
        published=found.findtext(f"{_ATOM}published", ""),
        updated=found.findtext(f"{_ATOM}updated", ""),
        summary=found.findtext(f"{_ATOM}summary", ""),
        type=entry.type,
        topics=entry.topics,
        authors=tuple(authors),
        link="".join(_links(found, "related")),
        language=found.get(_LANG, ""),
    )
    terms = [category.get("term") for category in found.findall(f"{_ATOM}category")]
    assert terms == list(entry.categories)
    assert _links(found, "alternate") == [entry.url]


def _links(element: ET.Element, relation: str) -> list[str]:
    links = element.findall(f"{_ATOM}link[@rel='{relation}']")
    return [link.get("href", "") for link in links]


@given(st.lists(_entries, max_size=3))
def test_rss_has_what_rss_2_requires(entries: list[FeedEntry]) -> None:
    root = ET.fromstring(rss(_BARE, *entries))
    channel = root.find("channel")
    assert channel is not None
    assert (root.tag, root.get("version"), len(root)) == ("rss", "2.0", 1)
    assert [channel.findtext(name) for name in ("title", "link", "description", "language")] == [
        "Topic",
        _BARE.url,
        "Topic",
        "en",
    ]
    assert _links(channel, "self") == [_BARE.rss_url]
    assert len(channel.findall("item")) == len(entries)


@given(_entries)
def test_an_rss_item_says_all_that_is_known(entry: FeedEntry) -> None:
    item = ET.fromstring(rss(_BARE, entry)).find("channel/item")
    assert item is not None
    guid = item.find("guid")
    assert guid is not None
    assert "<" not in item.findtext("description", "")
    assert guid.get("isPermaLink") == "true"
    assert item.findtext("pubDate") == rfc_822(entry.published)
    assert entry == FeedEntry(
        url=guid.text or "",
        title=item.findtext("title", ""),
        published=entry.published,
        updated=item.findtext(f"{_ATOM}updated", ""),
        summary=unescape(item.findtext("description", "")),
        type=entry.type,
        topics=entry.topics,
        authors=tuple(creator.text or "" for creator in item.findall(f"{_DC}creator")),
        link="".join(_links(item, "related")),
        language=item.findtext(f"{_DC}language", ""),
    )
    assert [category.text for category in item.findall("category")] == list(entry.categories)
    assert item.findtext("link") == entry.url


@given(_entries)
def test_a_json_item_says_all_that_is_known(entry: FeedEntry) -> None:
    feed = json.loads(json_feed(_BARE, entry))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = feed["items"]
    assert item.pop("content_text") == (entry.summary or entry.title)
    assert item.pop("id") == entry.url
    assert item == {
        name: value
        for name, value in {
            "url": entry.url,
            "external_url": entry.link,
            "title": entry.title,
            "date_published": entry.published,
            "date_modified": entry.updated,
            "authors": [{"name": name} for name in entry.authors],
            "tags": list(entry.categories),
            "language": entry.language,
        }.items()
        if value
    }


def test_a_json_item_has_a_content_even_without_a_title() -> None:
    (item,) = json.loads(json_feed(_BARE, replace(_PLAIN, title="")))["items"]
    assert item["content_text"] == _PLAIN.url
    assert "title" not in item


def test_a_json_feed_leaves_out_what_is_absent() -> None:
    assert json.loads(json_feed(_BARE)) == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Topic",
        "home_page_url": _BARE.url,
        "feed_url": _BARE.json_url,
        "authors": [{"name": "Library"}],
        "language": "en",
        "items": [],
    }


def test_a_feed_without_entries_was_never_updated() -> None:
    assert ET.fromstring(atom(_BARE)).findtext(f"{_ATOM}updated") == "1970-01-01T00:00:00Z"
    built = ET.fromstring(rss(_BARE)).findtext("channel/lastBuildDate")
    assert built == "Thu, 01 Jan 1970 00:00:00 +0000"
    assert json.loads(json_feed(_BARE))["items"] == []


@pytest.mark.parametrize(
    ("instants", "latest"),
    [
        (("2015-01-01T00:00:00Z", "2015-01-02T00:00:00Z"), "2015-01-02T00:00:00Z"),
        (("2015-01-01T23:00:00-05:00", "2015-01-02T01:00:00Z"), "2015-01-01T23:00:00-05:00"),
        (("2015-01-02T01:00:00+09:00", "2015-01-01T23:00:00Z"), "2015-01-01T23:00:00Z"),
        (("0001-01-01T00:00:00+05:00", "1969-12-31T00:00:00Z"), "1969-12-31T00:00:00Z"),
    ],
)
def test_a_feed_was_updated_when_its_newest_entry_was(
    instants: tuple[str, ...], latest: str
) -> None:
    entries = [replace(_PLAIN, updated=instant) for instant in instants]
    assert last_updated(*entries) == last_updated(*reversed(entries)) == latest
    assert ET.fromstring(atom(_BARE, *entries)).findtext(f"{_ATOM}updated") == latest
    built = ET.fromstring(rss(_BARE, *entries)).findtext("channel/lastBuildDate")
    assert built == rfc_822(latest)


@given(st.lists(_instants, min_size=1))
def test_no_entry_was_updated_after_its_feed(instants: list[str]) -> None:
    latest = last_updated(*(replace(_PLAIN, updated=instant) for instant in instants))
    assert latest in instants
    assert all(map(datetime.fromisoformat(latest).__ge__, map(datetime.fromisoformat, instants)))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2015-09-23", "Wed, 23 Sep 2015 00:00:00 +0000"),
        ("2013-09-26 8:24:42 -0400", "Thu, 26 Sep 2013 08:24:42 -0400"),
        ("1931-02-28", "Sat, 28 Feb 1931 00:00:00 +0000"),
        ("0001-01-01T00:00:00+05:30", "Mon, 01 Jan 0001 00:00:00 +0530"),
    ],
)
def test_dates_in_rss_are_what_editors_wrote(written: str, shown: str) -> None:
    moment = parse_moment(written)
    assert moment is not None
    assert rfc_822(moment.instant) == shown


@given(_instants)
def test_dates_in_rss_are_those_of_email(instant: str) -> None:
    assert rfc_822(instant) == format_datetime(datetime.fromisoformat(instant))


@pytest.mark.parametrize(
    ("contact", "atom_says", "rss_says", "json_says"),
    [
        (
            "mailto:us@example.org",
            "<name>Library</name><email>us@example.org</email>",
            "<managingEditor>us@example.org (Library)</managingEditor>",
            {"name": "Library", "url": "mailto:us@example.org"},
        ),
        (
            "https://example.org/us",
            "<name>Library</name><uri>https://example.org/us</uri>",
            "",
            {"name": "Library", "url": "https://example.org/us"},
        ),
        ("Ask at the desk", "<name>Library</name></author>", "", {"name": "Library"}),
    ],
)
def test_whom_to_ask(contact: str, atom_says: str, rss_says: str, json_says: object) -> None:
    channel = replace(_BARE, contact=contact)
    assert atom_says in "".join(map(str.strip, atom(channel).decode().splitlines()))
    assert rss_says in rss(channel).decode()
    assert ("managingEditor" in rss(channel).decode()) == bool(rss_says)
    feed = json.loads(json_feed(channel))
    assert feed["authors"] == [json_says]
    assert feed["_sitegen"] == {"contact": contact}


def test_where_to_suggest_a_resource() -> None:
    channel = replace(
        _BARE,
        suggest="https://example.org/form?a&b",
        suggest_title="Suggest a resource",
        rights="CC0",
    )
    link = 'rel="related" title="Suggest a resource" href="https://example.org/form?a&amp;b"/>'
    assert f"<link {link}" in atom(channel).decode()
    assert f"<atom:link {link}" in rss(channel).decode()
    assert json.loads(json_feed(channel))["_sitegen"] == {
        "license": "CC0",
        "suggest": "https://example.org/form?a&b",
    }
    words = replace(channel, suggest="At the desk")
    assert b"related" not in atom(words) + rss(words)
