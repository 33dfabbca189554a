"""Which forms of metadata there are."""

import pytest

from sitegen.configuration import configure, lenient
from sitegen.diagnostics import Diagnostics, render_text
from sitegen.parse import parse_settings
from sitegen.settings import MetadataSetting

_BASE = "title: T\nbase_url: https://example.org/\n"
_NOTHING = MetadataSetting(*(False for _ in MetadataSetting.__struct_fields__))


def _read(written: str) -> tuple[MetadataSetting | None, Diagnostics]:
    table, faults = parse_settings(f"{_BASE}metadata: {written}\n".encode())
    assert table
    settings, more = configure(table)
    assert lenient(table).metadata == (settings.metadata if settings else MetadataSetting())
    return settings.metadata if settings else None, (*faults, *more)


@pytest.mark.parametrize(
    ("written", "setting"),
    [
        ("{}", MetadataSetting()),
        ("yes", MetadataSetting()),
        ("false", _NOTHING),
        ("{coins: no, json: off}", MetadataSetting(coins=False, json=False)),
    ],
)
def test_each_form_has_a_switch(written: str, setting: MetadataSetting) -> None:
    assert _read(written) == (setting, ())


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "{jsonld: false}",
            (
                "3:12: error[setting-unknown] unknown setting 'jsonld': did you mean 'json_ld'?\n"
                "  hint: here can stand json_ld, dublin_core, highwire, coins, open_graph, json,"
                " data_package, oai, cite, citations"
            ),
        ),
        (
            "{coins: some}",
            (
                "3:19: error[setting-invalid] 'coins' must be true or false, not 'some'\n"
                "  hint: write true or false"
            ),
        ),
        (
            "some",
            (
                "3:11: error[setting-invalid] 'metadata' must be true or false, not 'some'\n"
                "  hint: write true or false"
            ),
        ),
    ],
)
def test_what_is_wrong_is_told(written: str, told: str) -> None:
    settings, faults = _read(written)
    assert settings is None
    assert render_text(faults).strip() == f"site.yaml:{told}"


def test_an_unknown_type_of_schema_org_is_told_the_nearest() -> None:
    table, _ = parse_settings(f"{_BASE}types: [{{name: Film, schema: VideoObjekt}}]\n".encode())
    assert table
    _, faults = configure(table)
    assert render_text(faults).strip() == (
        "site.yaml:3:30: error[setting-invalid] 'schema' must be one of Article, AudioObject,"
        " BlogPosting, Book, BusinessEvent, Chapter, Collection, Course, …, not 'VideoObjekt':"
        " did you mean 'VideoObject'?"
    )
