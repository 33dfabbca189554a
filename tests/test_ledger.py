"""The ledger of addresses that fail: what it remembers, how it is merged, what is wrong with it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sitegen.diagnostics import render_text
from sitegen.ledger import NO_LEDGER, Entry, Ledger, Verdicts, learn, read_ledger, write_ledger
from sitegen.web_addresses import key

_A, _B = "https://a.example.org/", "https://b.example.org/x"
_DAY = date(2026, 1, 5)
_LINE = (
    f'{{"address":"{_A}","failures":2,"first":"2026-01-05","last":"2026-01-12",'
    '"why":"404 Not Found"}\n'
)
_ENTRY = Entry(_A, 2, _DAY, date(2026, 1, 12), "404 Not Found")
_ODD = "this line isn't as sitegen writes it: "
_REMEDY = (
    "\n  hint: delete the line, and what it remembers is counted anew; or take back the change "
    "with git"
)


def _later(days: int) -> date:
    return _DAY + timedelta(days)


def _failed(*addresses: str) -> Verdicts:
    names = frozenset(map(key, addresses))
    return Verdicts(dict.fromkeys(names, "404 Not Found"), frozenset(), names)


def _well(*addresses: str) -> Verdicts:
    names = frozenset(map(key, addresses))
    return Verdicts({}, names, names)


_NOTHING = _failed()


def _after(*runs: tuple[int, Verdicts]) -> Ledger:
    """Take in runs, by their days, for a site with both addresses."""
    ledger = NO_LEDGER
    for day, verdicts in runs:
        ledger = learn(ledger, verdicts, [_A, _B], _later(day))
    return ledger


def test_entries_are_lines_of_json_in_the_order_of_addresses() -> None:
    other = replace(_ENTRY, address=_B, why="")
    ledger = {key(_B): other, key(_A): _ENTRY}
    data = write_ledger(ledger)
    assert data.decode() == _LINE + _LINE.replace(_A, _B).replace("404 Not Found", "")
    assert read_ledger(data.decode()) == (ledger, ())


@pytest.mark.parametrize(
    ("runs", "failures", "is_dead"),
    [
        ([0], 1, False),
        ([0, 0], 1, False),
        ([0, 7], 2, False),
        ([0, 14], 2, False),
        ([0, 7, 13], 3, False),
        ([0, 7, 14], 3, True),
        ([0, 7, 14, 14], 3, True),
        ([0, 1, 2, 3, 4], 5, False),
        ([7, 0, 14], 2, False),
    ],
)
def test_dead_after_three_failures_over_two_weeks(
    runs: list[int], failures: int, *, is_dead: bool
) -> None:
    found = _after(*((day, _failed(_A)) for day in runs))[key(_A)]
    assert (found.failures, found.is_dead) == (failures, is_dead)
    assert found.last == _later(max(runs))


@pytest.mark.parametrize(
    ("runs", "kept"),
    [
        ([(0, _failed(_A)), (7, _well(_A))], []),
        ([(0, _failed(_A)), (7, _NOTHING)], [_A]),
        ([(0, _failed(_A, _B)), (7, _well(_B))], [_A]),
        ([(7, _failed(_A)), (0, _well(_A))], [_A]),
        ([(0, _failed(_A)), (0, _well(_A))], []),
        ([(0, _failed("https://gone.example.org/"))], []),
    ],
)
def test_what_answers_is_forgotten(runs: list[tuple[int, Verdicts]], kept: list[str]) -> None:
    assert [each.address for each in _after(*runs).values()] == kept


def test_after_an_answer_an_address_is_counted_from_the_start() -> None:
    runs = [(0, _failed(_A)), (7, _failed(_A)), (8, _well(_A)), (14, _failed(_A))]
    found = _after(*runs)[key(_A)]
    assert (found.failures, found.first) == (1, _later(14))


def test_an_address_that_the_site_no_longer_has_is_forgotten() -> None:
    ledger = {key(_A): _ENTRY}
    assert learn(ledger, _NOTHING, [_B], _later(30)) == {}


def test_however_an_address_is_spelled_it_is_one() -> None:
    spellings = ["https://A.example.org", _A, "https://a.example.org:443/"]
    found = learn(NO_LEDGER, _failed(_A), spellings, _DAY)
    assert [each.address for each in found.values()] == [_A]


def test_the_last_reason_is_kept() -> None:
    ledger = {key(_A): _ENTRY}
    verdicts = Verdicts({key(_A): "Timeout"}, frozenset(), frozenset([key(_A)]))
    (found,) = learn(ledger, verdicts, [_A], _later(14)).values()
    assert (found.failures, found.why) == (3, "Timeout")


_RUNS = st.lists(
    st.tuples(
        st.integers(0, 20), st.sampled_from([_failed(_A), _failed(_A, _B), _well(_A), _well(_B)])
    ),
    max_size=8,
)


@given(_RUNS)
def test_a_report_that_is_taken_in_again_changes_nothing(runs: list[tuple[int, Verdicts]]) -> None:
    runs = sorted(runs, key=lambda each: each[0])
    once = _after(*runs)
    twice = _after(*(each for each in runs for _ in range(2)))
    assert write_ledger(once) == write_ledger(twice)
    assert read_ledger(write_ledger(once).decode()) == (once, ())


@pytest.mark.parametrize("text", ["", "\n \n", "\r\n"])
def test_a_ledger_may_be_empty(text: str) -> None:
    assert read_ledger(text) == ({}, ())


def test_two_entries_of_one_address_are_joined() -> None:
    other = (
        '{"address":"https://A.example.org","failures":1,'
        '"first":"2026-01-01","last":"2026-01-19"}\r\n'
    )
    for text in (_LINE + other, other + _LINE):
        found, faults = read_ledger(text)
        assert faults == ()
        (entry,) = found.values()
        assert (entry.failures, entry.first, entry.last) == (2, date(2026, 1, 1), date(2026, 1, 19))
        assert entry.why == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x", "this is no line of JSON"),
        (_LINE[:-3], "this is no line of JSON"),
        ("[" * 2_000, f"{_ODD}Expected 'object', got 'array'"),
        ('{"address":' + "[" * 100_000, f"{_ODD}Expected 'str', got 'array' in 'address'"),
        (_LINE.replace("2,", "0,"), f"{_ODD}Expected 'int' >= 1 in 'failures'"),
        (_LINE.replace("2,", "9" * 5_000 + ","), f"{_ODD}Integer value out of range in 'failures'"),
        (_LINE.replace("2026-01-05", "soon"), f"{_ODD}Invalid RFC3339 encoded date in 'first'"),
        (_LINE.replace("failures", "failed"), f"{_ODD}Object contains unknown field 'failed'"),
        ('{"address":"x"}', f"{_ODD}Object missing required field 'failures'"),
        (_LINE.replace(_A, "mailto:a@b"), "'address' must start with http:// or https://"),
        (_LINE.replace("2026-01-05", "2026-02-05"), "'last' is before 'first'"),
    ],
)
def test_a_spoiled_line_is_told_with_its_place(text: str, told: str) -> None:
    found, faults = read_ledger(f"\n{text.strip()}\n{_LINE.replace(_A, _B)}")
    assert list(found) == [key(_B)]
    assert render_text(faults) == f"links.jsonl:2:1: error[ledger-invalid] {told}{_REMEDY}"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"<<<<<<< HEAD\n{_LINE}=======\n{_LINE.replace(_A, _B)}>>>>>>> other\n", [1]),
        (f"<<<<<<<\n{_LINE}||||||| base\n=======\n>>>>>>>\n<<<<<<< HEAD\n", [1, 6]),
        (f"{_LINE}=======\n>>>>>>> other\n", [2]),
    ],
)
def test_marks_of_a_conflict_are_told_where_it_starts(text: str, lines: list[int]) -> None:
    found, faults = read_ledger(text)
    assert key(_A) in found
    assert [each.location.line for each in faults] == lines
    assert {each.message for each in faults} == {
        "git has left two versions here, and can't tell which is right"
    }
    assert {each.hint for each in faults} == {
        "keep the lines of both; delete those that start with <<<<<<<, ======= or >>>>>>>"
    }
