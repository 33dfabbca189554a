"""What library systems harvest, by the specification of OAI static repositories."""

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.dates import Moment
from sitegen.diagnostics import render_text
from sitegen.memberships import Membership
from sitegen.model import Card, Resource
from sitegen.static_repository import Repository, gateway_url, record, static_repository
from sitegen.wording import Wording
from tests.judges import xml_faults
from tests.planning import ENGLISH, Plans
from tests.sites import BARE, Folder, resource

_OAI = "{http://www.openarchives.org/OAI/2.0/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_RECORD = f"{{*}}ListRecords/{_OAI}record"
_SITE = "https://example.org/library/"
_CONTACT = "contact: mailto:staff@example.org\n"
_SCHEMA = "static_repository.xsd"
_TEXT = st.text(min_size=1)


@pytest.fixture
def site(tmp_path: Path) -> Folder:
    return _site(tmp_path)


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    return Plans(_site(tmp_path_factory.mktemp("site"))).text("oai.xml")


def _site(root: Path) -> Folder:
    site = Folder(root, f"{BARE}{_CONTACT}fields: {{date: {{required: false}}}}\n")
    site.write("content/resources/a.md", resource("A"))
    return site


def _tree(site: Folder) -> ET.Element:
    text = Plans(site).text("oai.xml")
    assert xml_faults(_SCHEMA, text.encode()) == []
    return ET.fromstring(text)


def _days(site: Folder) -> dict[str, str]:
    """Give the days of the records by the last part of their identifiers."""
    return {
        (each.findtext(f"{_OAI}identifier") or "").split("/")[-2]: each.findtext(
            f"{_OAI}datestamp", ""
        )
        for each in _tree(site).iter(f"{_OAI}header")
    }


def test_it_says_whose_it_is_and_what_it_knows(site: Folder) -> None:
    identity = _tree(site).find("{*}Identify")
    assert identity is not None
    assert {each.tag.removeprefix(_OAI): each.text for each in identity} == {
        "repositoryName": "Library Staff Development",
        "baseURL": f"{_SITE}oai.xml",
        "protocolVersion": "2.0",
        "adminEmail": "staff@example.org",
        "earliestDatestamp": "2015-09-23",
        "deletedRecord": "no",
        "granularity": "YYYY-MM-DD",
    }


def test_a_record_is_what_the_page_says_in_dublin_core(site: Folder) -> None:
    fields = {
        "link": "https://doi.org/10.1000/182",
        "author": "['Lee, Ann <https://orcid.org/0000-0002-1825-0097>', Institute]",
        "publisher": "Press",
        "published": "2015-08",
        "language": "fr",
        "license": "MIT",
        "topic": "[Service, Access]",
        "summary": "What <b> is & was.",
    }
    site.write("content/resources/a.md", resource("A", **fields))
    [record] = _tree(site).findall(_RECORD)
    assert record.findtext(f"{_OAI}header/{_OAI}identifier") == f"{_SITE}resources/a/"
    told = record.find(f"{_OAI}metadata/{{*}}dc")
    assert told is not None
    assert [(each.tag.removeprefix(_DC), each.text) for each in told] == [
        ("title", "A"),
        ("creator", "Lee, Ann"),
        ("creator", "Institute"),
        ("subject", "Service"),
        ("subject", "Access"),
        ("description", "What <b> is & was."),
        ("publisher", "Press"),
        ("date", "2015-08"),
        ("type", "Text"),
        ("type", "News"),
        ("identifier", "https://doi.org/10.1000/182"),
        ("language", "fr"),
        ("rights", "MIT"),
    ]


def test_the_records_are_in_the_order_of_lists_and_stand_by_themselves(site: Folder) -> None:
    for number in range(40):
        site.write(f"content/resources/{number}.md", resource(f"R{number:02}"))
    text = Plans(site).text("oai.xml")
    titles = re.findall("<dc:title>(.*)</dc:title>", text)
    assert titles == ["A", *(f"R{number:02}" for number in range(40))]
    records_ = text.split("    <oai:record>\n")[1:]
    assert len(records_) == 41
    assert all(each.count("xmlns:dc=") == each.count("xmlns:oai_dc=") == 1 for each in records_)


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({}, "2015-09-23"),
        ({"date": "2015-09-23 23:24:00 -0500"}, "2015-09-23"),
        ({"updated": "2016-01-02"}, "2016-01-02"),
        ({"updated": "2015-01-02"}, "2015-09-23"),
        ({"date": "~", "updated": "2016-01-02"}, "2016-01-02"),
        ({"date": "~"}, "1970-01-01"),
        ({"date": "~", "published": "2014", "reviewed": "2016-01-02"}, "1970-01-01"),
    ],
)
def test_its_day_is_that_of_the_last_change_that_the_content_knows(
    site: Folder, fields: dict[str, str], day: str
) -> None:
    site.write("content/resources/b.md", resource("B", **fields))
    assert _days(site) == {"a": "2015-09-23", "b": day}


@pytest.mark.parametrize(
    ("day", "earliest"), [("2014-01-02", "2014-01-02"), ("2016-01-02", "2015-09-23")]
)
def test_no_record_is_older_than_the_earliest_day(site: Folder, day: str, earliest: str) -> None:
    site.write("content/resources/b.md", resource("B", date=day))
    assert _tree(site).findtext(f"{{*}}Identify/{_OAI}earliestDatestamp") == earliest


def test_what_readers_are_not_led_to_is_not_harvested(site: Folder) -> None:
    site.write("content/resources/expired.md", resource("Expired", expires="2016-01-01"))
    for number in range(60):  # all that some fragments would hold
        site.write(f"content/resources/{number}.md", resource("Past", expires="2016-01-01"))
    site.write("content/resources/draft.md", resource("Draft", draft="true"))
    site.write("content/resources/future.md", resource("Future", date="2099-01-01"))
    assert _days(site) == {"a": "2015-09-23"}


@pytest.mark.parametrize(
    ("gateway", "address"),
    [
        ("", "https://example.org/library/oai.xml"),
        (
            "https://gate.example.net/oai/",
            "https://gate.example.net/oai/example.org/library/oai.xml",
        ),
    ],
)
def test_harvesters_ask_at_the_gateway_for_its_file(gateway: str, address: str) -> None:
    assert gateway_url(gateway, "https://example.org/library/oai.xml") == address


def test_the_gateway_is_that_of_the_settings(site: Folder) -> None:
    site.write("site.yaml", f"{BARE}{_CONTACT}oai_gateway: https://gate.example.net/oai\n")
    address = _tree(site).findtext(f"{{*}}Identify/{_OAI}baseURL")
    assert address == "https://gate.example.net/oai/example.org/library/oai.xml"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (_CONTACT, ""),
        ("contact: staff@example.org\n", ""),
        ("metadata: {oai: false}\n", ""),
        ("metadata: false\n", ""),
        (
            "",
            (
                "site.yaml:1:1: note[contact-missing] there is no /oai.xml for library systems"
                " to harvest, as 'contact' is missing\n"
            ),
        ),
        (
            "contact: https://example.org/contact/\n",
            (
                "site.yaml:3:10: note[contact-missing] there is no /oai.xml for library systems"
                " to harvest, as 'contact' has no mail address\n"
            ),
        ),
    ],
)
def test_without_somebody_who_answers_for_it_there_is_none_and_a_note_says_so(
    site: Folder, settings: str, told: str
) -> None:
    site.write("site.yaml", BARE + settings)
    site.write("content/topics/service.md", "---\ntitle: Service\n---\nOn it.\n")
    hint = "  hint: write contact: mailto:you@example.org, or oai: false under 'metadata' if none"
    result = site.build()
    assert render_text(result.diagnostics) == (f"{told}{hint} are to" if told else "")
    there = (site.root / "output" / "oai.xml").exists()
    assert there is ("contact" in settings and not told)


def test_where_there_is_nothing_to_harvest_nothing_is_said_of_it(tmp_path: Path) -> None:
    site = Folder(tmp_path)
    result = site.build()
    assert result.diagnostics == ()
    assert not (site.root / "output" / "oai.xml").exists()


def test_settings_that_cannot_be_read_are_told_first(site: Folder) -> None:
    site.write("site.yaml", f"{BARE}weather: fine\n")
    assert "contact-missing" not in render_text(site.build().diagnostics)


def test_editors_can_link_to_it_if_it_is_there(site: Folder) -> None:
    site.write("content/about.md", "---\ntitle: About\n---\n[Harvest us](/oai.xml).\n")
    assert Plans(site).reports == []
    site.write("site.yaml", BARE)
    assert Plans(site).reports == ["content/about.md:4:14: '/oai.xml' leads nowhere"]


def test_an_edit_changes_the_records_of_its_fragment_alone(site: Folder) -> None:
    for number in range(100):
        site.write(f"content/resources/{number}.md", resource(f"R{number}"))
    before = {each.digest for each in Plans(site).pages["oai.xml"].parts}
    site.write("content/resources/7.md", resource("R7", summary="Another."))
    after = {each.digest for each in Plans(site).pages["oai.xml"].parts}
    assert len(before) > 6
    assert len(after - before) == 1


@given(_TEXT, _TEXT, _TEXT)
def test_whatever_is_written_can_be_harvested(title: str, name: str, label: str) -> None:
    known = Resource(
        path="content/resources/a.md",
        address="/resources/a/",
        title=title,
        date=Moment(date(2015, 9, 23), "2015-09-23T00:00:00Z"),
        publisher=name,
        license=label,
    )
    wording = Wording(_SITE, ENGLISH)
    written = record(Card(known, label), Membership(None, (), ""), (), wording)
    about = Repository(name="L", base_url=_SITE, mail="a@example.org", earliest="2015-09-23")
    data = static_repository(about, [written])
    root = ET.fromstring(data)
    assert (root.findtext(f".//{_DC}title") or "") == _kept(title)
    assert (root.findtext(f".//{_DC}description") or "") == _kept(label)


def _kept(text: str) -> str:
    """Leave out what XML 1.0 has no way to write."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("<oai:deletedRecord>no<", "<oai:deletedRecord>persistent<"),
        ("YYYY-MM-DD<", "YYYY-MM-DDThh:mm:ssZ<"),
        ("<oai:datestamp>2015-09-23<", "<oai:datestamp>2015-09-23T00:00:00Z<"),
        ("<oai:datestamp>2015-09-23<", "<oai:datestamp>2015-09-31<"),
        ("</oai:datestamp>", "</oai:datestamp><oai:setSpec>news</oai:setSpec>"),
        ("<oai:header>", '<oai:header status="deleted">'),
        ("</ListRecords>", "<oai:resumptionToken/></ListRecords>"),
        ("<dc:title>A</dc:title>", "<dc:title/>"),
        ("dc:title", "dc:name"),
        ("staff@example.org", "staff"),
        ("<oai:protocolVersion>2.0<", "<oai:protocolVersion>1.1<"),
        ('metadataPrefix="oai_dc"', 'metadataPrefix="marc21"'),
        ("</Repository>", ""),
    ],
)
def test_the_schema_refuses_what_the_specification_does(
    text: str, written: str, instead: str
) -> None:
    assert xml_faults(_SCHEMA, text.encode()) == []
    assert written in text
    assert xml_faults(_SCHEMA, text.replace(written, instead).encode())


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("gateway.example.net", "write https://gateway.example.net"),
        ("ask us", "write https://gateway.example.org/oai/"),
    ],
)
def test_a_gateway_needs_its_full_address(tmp_path: Path, written: str, hint: str) -> None:
    site = Folder(tmp_path, f"{BARE}oai_gateway: {written}\n")
    assert render_text(site.build().diagnostics) == (
        "site.yaml:3:14: error[setting-invalid] 'oai_gateway' must be the full address of a"
        f" gateway, not '{written}'\n  hint: {hint}"
    )
