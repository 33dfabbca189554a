"""What lychee says of addresses, in the shapes of its releases, and what sitegen takes it for."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from sitegen.ledger import Verdicts
from sitegen.link_reports import Misreport, read_report
from sitegen.web_addresses import key

_REAL = Path(__file__).parent / "lychee" / "0.24.2.json"
_SITE = "http://library.example.org"
_A = "https://a.example.org/"
_RUN = "sitegen links --plain | lychee --verbose --format json --output lychee.json -"
_UNKNOWN = f"let lychee write it so: {_RUN}"
_SHAPE = "this is no report of lychee's that is known here"
_ENCODING = "let lychee write it with --output: some shells write another encoding than UTF-8"
_MALFORMED = "let lychee write it anew; it may have been cut off"


def _report(**maps: object) -> bytes:
    listed = {name: {"stdin": answers} for name, answers in maps.items()}
    empty: dict[str, Any] = {"success_map": {}, "error_map": {}, "detailed_stats": True}
    return json.encode(empty | listed)


def _answer(text: str, code: object = None, url: str = _A) -> dict[str, object]:
    return {"url": url, "status": {"text": text, "code": code}}


def _old(name: str, answer: object) -> dict[str, object]:
    return {"detailed_stats": True, "success_map": {}, name: {"a.md": [answer]}}


def _read(data: bytes) -> Verdicts:
    found = read_report(data)
    assert isinstance(found, Verdicts), found
    return found


def test_a_report_of_release_0_24() -> None:
    found = _read(_REAL.read_bytes())
    assert found.failed == {
        f"{_SITE}/err": "500 Internal Server Error",
        f"{_SITE}/gone": "404 Not Found",
        f"{_SITE}/loop": "301 Moved Permanently",
        f"{_SITE}/slow": "Request timed out",
        "https://refused.example.org/": "Connection refused - server may be down or port blocked",
    }
    assert found.forgotten == {
        f"{_SITE}/%C3%A9",
        f"{_SITE}/a%20b",
        f"{_SITE}/excl",
        f"{_SITE}/moved",
        f"{_SITE}/ok",
        "https://exämple.invalid/x",
        "https://no-such-host.invalid/",
    }
    assert found.named == found.forgotten | found.failed.keys() | {f"{_SITE}/many", f"{_SITE}/odd"}


@pytest.mark.parametrize(
    ("report", "why"),
    [
        # before 2024 failures had another name, and at first a status was a text
        (_old("fail_map", _answer("Failed: Network error")), "Failed: Network error"),
        (_old("fail_map", {"url": _A, "status": "Failed: Network error"}), "Failed: Network error"),
        (_old("error_map", _answer("404 Not Found", 404)), "404 Not Found"),
        ({**_old("timeout_map", _answer("Timeout")), "error_map": {}}, "Timeout"),
    ],
)
def test_shapes_of_older_releases(report: object, why: str) -> None:
    assert _read(json.encode(report)).failed == {_A: why}


def test_before_2025_answers_by_redirect_were_listed_apart() -> None:
    status = {"text": "Redirect", "code": 200, "redirects": {"origin": "https://o.example.org/"}}
    found = _read(
        _report(redirect_map=[{"url": _A, "status": status}, _answer("x", 301, f"{_A}b")])
    )
    assert found.forgotten == {_A, "https://o.example.org/", f"{_A}b"}


@pytest.mark.parametrize(
    ("maps", "failed", "forgotten"),
    [
        ({"success_map": [_answer("200 OK", 200)]}, {}, {_A}),
        ({"success_map": [_answer("OK (cached)", 200)]}, {}, {_A}),
        ({"excluded_map": [_answer("Excluded")]}, {}, {_A}),
        ({"error_map": [_answer("410 Gone", 410)]}, {_A: "410 Gone"}, set()),
        ({"error_map": [_answer("Error (cached)", 404)]}, {}, set()),
        ({"error_map": [_answer("x", 401)]}, {}, set()),
        ({"error_map": [_answer("x", 403)]}, {}, set()),
        ({"error_map": [_answer("x", 407)]}, {}, set()),
        ({"error_map": [_answer("x", 429)]}, {}, set()),
        ({"error_map": [_answer("Unknown status", 999)]}, {}, set()),
        ({"error_map": [_answer("Odd", 599)]}, {_A: "Odd"}, set()),
        ({"error_map": [_answer("x", 404.0)]}, {_A: "404 Not Found"}, set()),
        ({"error_map": [{"url": _A}]}, {_A: ""}, set()),
        ({"error_map": [_answer(" a\n b\x1b: ")]}, {_A: r"a b\x1b"}, set()),
        ({"error_map": [_answer("x" * 500)]}, {_A: "x" * 100}, set()),
        ({"error_map": [_answer("x", 404)], "success_map": [_answer("y", 200)]}, {}, {_A}),
        (
            {"error_map": [_answer("x", None, "error:"), _answer("x", None, "mailto:a@b")]},
            {},
            set(),
        ),
    ],
)
def test_what_is_a_failure_and_what_an_answer(
    maps: dict[str, object], failed: dict[str, str], forgotten: set[str]
) -> None:
    found = _read(_report(**maps))
    assert found.failed == failed
    assert found.forgotten == forgotten


def _many(count: int) -> list[dict[str, object]]:
    return [_answer("Network error", None, f"{_A}{number}") for number in range(count)]


def test_where_nothing_answers_there_is_no_network() -> None:
    assert read_report(_report(error_map=_many(5))) == Misreport(
        "no address answered, so there was no network", "run lychee again where the network is"
    )
    assert len(_read(_report(error_map=_many(4))).failed) == 4
    assert len(_read(_report(error_map=[*_many(5), _answer("x", 404)])).failed) == 6
    assert len(_read(_report(error_map=[*_many(5), _answer("x", 429)])).failed) == 5
    assert len(_read(_report(error_map=_many(5), success_map=[_answer("x", 200)])).failed) == 5


def test_a_mark_of_utf_8_is_no_fault() -> None:
    assert _read(b"\xef\xbb\xbf" + _report(error_map=[_answer("x", 404)])).failed


@pytest.mark.parametrize(
    ("data", "message", "hint", "place"),
    [
        (b"", "the report ends in the midst of its JSON", _MALFORMED, (1, 1)),
        (b'{"a":', "the report ends in the midst of its JSON", _MALFORMED, (1, 1)),
        ('{\n "é": x}'.encode(), "the report is no JSON: invalid character", _MALFORMED, (2, 7)),
        (b"{} {}", "the report is no JSON: trailing characters", _MALFORMED, (1, 5)),
        (b"\xff\xfe{\x00", "the report is no text in UTF-8", _ENCODING, (1, 1)),
        (b"{}", _SHAPE, _UNKNOWN, (1, 1)),
        (b'{"detailed_stats":true,"success_map":{}}', _SHAPE, _UNKNOWN, (1, 1)),
        (b'{"detailed_stats":true,"error_map":{}}', _SHAPE, _UNKNOWN, (1, 1)),
        (b'{"success_map":{},"error_map":{}}', _SHAPE, _UNKNOWN, (1, 1)),
        (b"[]", f"{_SHAPE}: Expected `object`, got `array`", _UNKNOWN, (1, 1)),
        (
            _report(error_map=[5]),
            f"{_SHAPE}: Expected `object`, got `int` - at `$.error_map[...][0]`",
            _UNKNOWN,
            (1, 1),
        ),
        (
            _report(error_map=[_answer("x", "y")]),
            (
                f"{_SHAPE}: Expected `int | float | null`, got `str`"
                " - at `$.error_map[...][0].status.code`"
            ),
            _UNKNOWN,
            (1, 1),
        ),
        (
            _report(error_map=[_answer("x", 7)]).replace(b"7", b"7" * 5_000),
            f"{_SHAPE}: Integer value out of range - at `$.error_map[...][0].status.code`",
            _UNKNOWN,
            (1, 1),
        ),
        (
            b'{"a":' + b"[" * 100_000,
            "the report is nested deeper than any that lychee writes",
            _UNKNOWN,
            (1, 1),
        ),
        (
            _report().replace(b"true", b"false"),
            "the report doesn't name the addresses that answered",
            f"run lychee with its option --verbose: {_RUN}",
            (1, 1),
        ),
    ],
)
def test_what_is_no_report_is_told(
    data: bytes, message: str, hint: str, place: tuple[int, int]
) -> None:
    assert read_report(data) == Misreport(message, hint, *place)


@given(st.binary(max_size=200) | st.text(max_size=60).map(str.encode))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    assert isinstance(read_report(data), Misreport)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["stdin", "url", "status", "code", "text", "redirects"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from(["success_map", "error_map", "redirect_map", "detailed_stats"]), _ANY
    )
)
def test_any_json_has_an_answer(data: dict[str, object]) -> None:
    found = read_report(json.encode(data))
    if isinstance(found, Verdicts):
        assert {key(each) for each in found.failed} == found.failed.keys()
