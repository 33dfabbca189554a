"""What pages say of themselves as linked data, read by extruct and PyLD, judged by schema.org."""

import json
import re
from pathlib import Path

import pytest
from rdflib import Graph
from rdflib.namespace import RDF, SKOS

from tests.browser.sample import built_sample
from tests.schema_org import Node, expanded, faults, linked
from tests.sites import Folder, resource, tree

_SETTINGS = """\
title: Library Staff Development
base_url: https://example.org/library/
description: Courses and guides.
publisher: City Library
license: "Ours: https://creativecommons.org/licenses/by/4.0/"
types: [News, {name: Webinar, schema: VideoObject}, Workshop, Course, Community, Service, Odd]
fields: {location: {}}
"""
_TOPIC_PAGE = "topics/[^/]+/index.html"
_HOSTILE = "</script><script>alert(1)</script><!-- & \" '"


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    site = Folder(tmp_path, _SETTINGS)
    site.write("content/topics/service.md", "---\ntitle: Customer Service\nlabel: Service\n---\n")
    return site


def _page(site: Folder, path: str) -> Node:
    site.build()
    return linked(site.page(f"{path}index.html"))


def _resource(site: Folder, **fields: str) -> Node:
    site.write("content/resources/a.md", resource(**fields))
    return _page(site, "resources/a/")


def test_a_resource_is_told_as_the_thing_that_it_describes(site: Folder) -> None:
    found = _resource(
        site,
        link="https://example.com/accents",
        author="['Lee, Ann <https://orcid.org/0000-0002-1825-0097>', Institute]",
        publisher="Example Press <https://ror.org/05dxps055>",
        published="2015-08",
        updated="2016-01-02",
        expires="2031-01-01",
        language="fr",
        license="CC BY 4.0",
        level="introductory",
        audience="[librarians, teachers]",
        duration="1.5 hours",
        summary="What accents do.",
    )
    assert faults(found) == []
    page = found.pop("mainEntityOfPage")
    assert found == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "https://example.org/library/resources/a/#resource",
        "name": "Accents",
        "headline": "Accents",
        "description": "What accents do.",
        "url": "https://example.com/accents",
        "inLanguage": "fr",
        "about": [
            {
                "@type": "DefinedTerm",
                "@id": "https://example.org/library/topics/service/#concept",
                "name": "Customer Service",
                "inDefinedTermSet": "https://example.org/library/topics/#scheme",
            }
        ],
        "author": [
            {
                "@type": "Person",
                "@id": "https://orcid.org/0000-0002-1825-0097",
                "name": "Ann Lee",
                "givenName": "Ann",
                "familyName": "Lee",
                "identifier": {
                    "@type": "PropertyValue",
                    "propertyID": "ORCID",
                    "value": "0000-0002-1825-0097",
                },
            },
            {"@type": "Organization", "name": "Institute"},
        ],
        "publisher": {
            "@type": "Organization",
            "@id": "https://ror.org/05dxps055",
            "name": "Example Press",
            "identifier": {"@type": "PropertyValue", "propertyID": "ROR", "value": "05dxps055"},
        },
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "datePublished": "2015-08",
        "expires": "2031-01-01",
        "educationalLevel": "introductory",
        "audience": [
            {"@type": "Audience", "audienceType": "librarians"},
            {"@type": "Audience", "audienceType": "teachers"},
        ],
        "timeRequired": "PT1H30M",
    }
    assert {name: page[name] for name in ("@type", "@id", "url")} == {
        "@type": "WebPage",
        "@id": "https://example.org/library/resources/a/",
        "url": "https://example.org/library/resources/a/",
    }
    assert (page["datePublished"], page["dateModified"]) == ("2015-09-23", "2016-01-02")
    assert page["isPartOf"]["@type"] == "WebSite"
    assert page["breadcrumb"] == {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": 1,
                "name": "Home",
                "item": {"@id": "https://example.org/library/"},
            },
            {
                "@type": "ListItem",
                "position": 2,
                "name": "Resources",
                "item": {"@id": "https://example.org/library/resources/"},
            },
            {"@type": "ListItem", "position": 3, "name": "Accents"},
        ],
    }


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"type": "News", "location": "Room 4"}, set()),
        ({"type": "Webinar", "start": "2026-05-04", "location": "Room 4"}, set()),
        ({"type": "Odd", "start": "2026-05-04"}, {"startDate"}),
        ({"type": "Odd", "start": "2026-05-04", "link": "mailto:a@example.org"}, {"startDate"}),
    ],
)
def test_only_events_take_place_and_only_where_that_is_known(
    site: Folder, fields: dict[str, str], said: set[str]
) -> None:
    found = _resource(site, **fields)
    assert {"startDate", "endDate", "location"} & {*found} == said


def test_a_resource_and_its_topics_are_about_the_very_concepts_of_the_vocabulary(
    site: Folder,
) -> None:
    site.write("content/topics/über-karten.md", "---\ntitle: Über Karten\n---\n")
    found = _resource(site, topic="[Service, Über Karten, C#]")
    named = {each["@id"] for each in found["about"]}
    (sets,) = {each["inDefinedTermSet"] for each in found["about"]}
    graph = Graph().parse(site.root / "output/topics/index.ttl")
    assert named <= {str(each) for each in graph.subjects(RDF.type, SKOS.Concept)}
    assert len(named) == 3
    assert [sets] == [str(each) for each in graph.subjects(RDF.type, SKOS.ConceptScheme)]
    topics = [each for each in tree(site.root / "output") if re.fullmatch(_TOPIC_PAGE, each)]
    assert {linked(site.page(each))["about"]["@id"] for each in topics} >= named


def test_what_is_nowhere_else_is_its_page_and_part_of_the_site(site: Folder) -> None:
    found = _resource(site, updated="2016-01-02")
    page = "https://example.org/library/resources/a/"
    assert (found["url"], found["@id"]) == (page, f"{page}#resource")
    assert (found["datePublished"], found["dateModified"]) == ("2015-09-23", "2016-01-02")
    assert found["isPartOf"] == {"@id": "https://example.org/library/#website"}
    assert found["inLanguage"] == "en"


def test_what_is_elsewhere_has_no_date_but_its_own(site: Folder) -> None:
    found = _resource(site, link="https://example.com/", updated="2016-01-02")
    assert not {"datePublished", "dateModified", "isPartOf"} & {*found}


def test_a_mail_address_is_no_place_on_the_web(site: Folder) -> None:
    found = _resource(site, link="mailto:a@example.org")
    assert found["url"] == "https://example.org/library/resources/a/"


def test_a_scheme_in_capitals_is_one_of_the_web(site: Folder) -> None:
    assert _resource(site, link="HTTPS://example.com/")["url"] == "HTTPS://example.com/"


def test_every_address_is_told_in_ascii(site: Folder) -> None:
    found = _resource(
        site,
        link="'https://example.com/straße?a={b}|\"c\"'",
        author="Institut <https://example.com/über>",
        license="'Frei (https://example.com/für-alle).'",
    )
    assert found["url"] == "https://example.com/stra%C3%9Fe?a=%7Bb%7D%7C%22c%22"
    assert found["author"][0]["sameAs"] == "https://example.com/%C3%BCber"
    assert found["license"] == "https://example.com/f%C3%BCr-alle"
    assert faults(found) == []


def test_an_internal_link_license_and_picture_are_written_in_full(site: Folder) -> None:
    site.write("content/resources/a.png", b"png")
    site.write("content/terms.md", "---\ntitle: Terms\n---\n## Use\n")
    found = _resource(site, link="a.png", license="../terms.md#use", image="a.png", image_alt="A")
    assert found["url"] == "https://example.org/library/resources/a.png"
    assert found["image"] == "https://example.org/library/resources/a.png"
    assert found["license"] == "https://example.org/library/terms/#use"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"type": "Webinar"}, {"@type": "VideoObject"}),
        (
            {
                "type": "Workshop",
                "start": "2026-05-04 14:00 +02:00",
                "end": "2026-05-04 16:00 +02:00",
            },
            {
                "@type": "EducationEvent",
                "startDate": "2026-05-04T14:00:00+02:00",
                "endDate": "2026-05-04T16:00:00+02:00",
                "educationalLevel": "advanced",
                "duration": "PT2H",
                "organizer": {"@type": "Organization", "name": "Press"},
                "contributor": [{"@type": "Organization", "name": "Us"}],
            },
        ),
        ({"type": "Course"}, {"@type": "Course", "timeRequired": "PT2H"}),
        (
            {"type": "Odd"},
            {"@type": "CreativeWork", "license": {"@type": "CreativeWork", "name": "MIT"}},
        ),
        ({"type": "Odd", "start": "2026-05-04"}, {"@type": "Event", "startDate": "2026-05-04"}),
        (
            {"type": "Odd", "start": "2026-05-04", "location": "Room 4"},
            {"@type": "Event", "location": {"@type": "Place", "name": "Room 4"}},
        ),
        (
            {"type": "Odd", "start": "2026-05-04", "link": "https://example.com/"},
            {"location": {"@type": "VirtualLocation", "url": "https://example.com/"}},
        ),
        ({"type": "Community"}, {"@type": "Organization"}),
        (
            {"type": "Service"},
            {"@type": "Service", "provider": {"@type": "Organization", "name": "Press"}},
        ),
    ],
)
def test_each_family_has_the_properties_that_schema_org_gives_it(
    site: Folder, fields: dict[str, str], expected: Node
) -> None:
    rich = {
        "author": "Us",
        "publisher": "Press",
        "license": "MIT",
        "level": "advanced",
        "audience": "all",
        "duration": "2 hours",
        "published": "2014",
        "expires": "2031-01-01",
    }
    found = _resource(site, **rich, **fields)
    assert faults(found) == []
    assert found | expected == found


def test_a_list_lists_what_it_shows_in_its_order(site: Folder) -> None:
    site.write("content/resources/über.md", resource("Über", date="2015-01-01"))
    site.write("content/resources/b.md", resource("B", date="2016-01-01"))
    found = _page(site, "types/news/")
    assert faults(found) == []
    assert (found["@type"], found["@id"]) == (
        "CollectionPage",
        "https://example.org/library/types/news/",
    )
    assert found["mainEntity"] == {
        "@type": "ItemList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": 1,
                "url": "https://example.org/library/resources/b/",
            },
            {
                "@type": "ListItem",
                "position": 2,
                "url": "https://example.org/library/resources/%C3%BCber/",
            },
        ],
    }
    names = [each["name"] for each in found["breadcrumb"]["itemListElement"]]
    assert names == ["Home", "Types", "News"]
    resource_page = linked(site.page("resources/über/index.html"))
    assert found["mainEntity"]["itemListElement"][1]["url"] == resource_page["url"]


def test_a_topic_is_about_its_concept_and_names_no_resource_twice(site: Folder) -> None:
    site.write("content/resources/a.md", resource("A"))
    site.write(
        "content/topics/service.md",
        "---\ntitle: Service\nfeatured: ../resources/a.md\nsummary: Help.\n---\n",
    )
    found = _page(site, "topics/service/")
    assert faults(found) == []
    assert found["about"] == {"@id": "https://example.org/library/topics/service/#concept"}
    assert found["description"] == "Help."
    assert len(found["mainEntity"]["itemListElement"]) == 1


def test_events_are_listed_in_the_order_that_readers_see(site: Folder) -> None:
    days = {"past": "2026-01-01", "later": "2026-08-01", "soon": "2026-07-01"}
    for name, day in days.items():
        site.write(f"content/resources/{name}.md", resource(name, start=day))
    site.write("content/resources/new.md", resource("new", date="2026-01-01"))
    found = _page(site, "events/")
    assert _listed(found) == ["soon", "later", "past"]
    assert [each["name"] for each in found["breadcrumb"]["itemListElement"]] == ["Home", "Events"]
    assert _listed(_page(site, "")) == ["soon", "later", "new", "past"]
    assert _listed(_page(site, "topics/service/")) == ["soon", "later", "new", "past"]


def test_all_topics_are_listed_the_narrower_ones_too(site: Folder) -> None:
    for name, broader in (("desk", "Service"), ("lending", "Desk"), ("web", "")):
        file = f"---\ntitle: {name.title()}\nbroader: {broader}\n---\n"
        site.write(f"content/topics/{name}.md", file)
    assert _listed(_page(site, "topics/")) == ["service", "desk", "lending", "web"]


def _listed(page: Node) -> list[str]:
    return [each["url"].split("/")[-2] for each in page["mainEntity"]["itemListElement"]]


def test_an_empty_list_lists_nothing(site: Folder) -> None:
    assert "mainEntity" not in _page(site, "resources/")


def test_every_page_tells_of_the_site_and_how_it_is_searched(site: Folder) -> None:
    found = _page(site, "")
    assert faults(found) == []
    assert found["isPartOf"] == {
        "@type": "WebSite",
        "@id": "https://example.org/library/#website",
        "url": "https://example.org/library/",
        "name": "Library Staff Development",
        "description": "Courses and guides.",
        "inLanguage": "en",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "publisher": {"@type": "Organization", "name": "City Library"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": "https://example.org/library/search/?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    assert _page(site, "search/")["isPartOf"] == found["isPartOf"]


def test_a_site_says_of_itself_only_what_it_knows(tmp_path: Path) -> None:
    found = _page(Folder(tmp_path), "")["isPartOf"]
    assert not {"description", "publisher", "license"} & {*found}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "CollectionPage"),
        ("about/", "WebPage"),
        ("search/", "SearchResultsPage"),
        ("topics/", "CollectionPage"),
        ("years/2015/", "CollectionPage"),
        ("events/", "CollectionPage"),
    ],
)
def test_every_page_says_what_it_is(site: Folder, path: str, kind: str) -> None:
    site.write("content/about.md", "---\ntitle: About\nupdated: 2026-01-02\n---\nText\n")
    site.write("content/resources/a.md", resource(start="2026-05-04"))
    found = _page(site, path)
    assert faults(found) == []
    assert found["@type"] == kind
    assert found.get("dateModified") == ("2026-01-02" if path == "about/" else None)


def test_no_text_breaks_out(site: Folder) -> None:
    site.write("content/resources/a.md", resource(json.dumps(_HOSTILE), publisher="A & B"))
    found = _page(site, "resources/a/")
    assert found["name"] == _HOSTILE
    assert site.page("resources/a/index.html").count("<script") == 1


def test_pages_without_linked_data_have_no_script(site: Folder) -> None:
    site.write("site.yaml", f"{_SETTINGS}metadata: {{json_ld: false}}\n")
    site.write("content/resources/a.md", resource())
    site.build()
    pages = [path for path in tree(site.root / "output") if path.endswith("index.html")]
    assert pages
    assert not any('<script type="application/ld+json">' in site.page(path) for path in pages)


def test_a_processor_makes_addresses_of_all_names(site: Folder) -> None:
    (found,) = expanded(_resource(site, link="https://example.com/"))
    assert found["@type"] == ["https://schema.org/NewsArticle"]
    assert found["https://schema.org/url"] == [{"@id": "https://example.com/"}]
    assert "https://schema.org/about" in found


def test_schema_org_finds_no_fault_with_any_page_of_the_sample(tmp_path: Path) -> None:
    output = built_sample(tmp_path)
    pages = [path for path in tree(output) if path.endswith("index.html")]
    told = [
        path
        for path in pages
        if '<script type="application/ld+json">' in (output / path).read_text()
    ]
    found = {path: faults(linked((output / path).read_text())) for path in told}
    assert {path: each for path, each in found.items() if each} == {}
    assert {path for path in pages if path not in told} == {"old/index.html"}


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "NewsArtikle"}, "no type NewsArtikle"),
        ({"@type": "Event", "licence": "a"}, "no property licence"),
        ({"@type": "Event", "license": "https://a.org/"}, "Event has no license"),
        ({"@type": "Event", "startDate": "soon"}, "startDate can't be 'soon'"),
        ({"@type": "Book", "timeRequired": "1 hour"}, "timeRequired can't be '1 hour'"),
        ({"@type": "Book", "url": "a b"}, "url can't be {'@id': 'https://example.org/a b'}"),
        (
            {"@type": "Book", "author": {"@type": "Book"}},
            "author can't be a Book",
        ),
        ({"@type": "Book", "fileFormat": "pdf"}, "fileFormat is now encodingFormat"),
    ],
)
def test_the_judge_finds_what_is_wrong(node: Node, fault: str) -> None:
    assert fault in faults({"@context": "https://schema.org", **node})
