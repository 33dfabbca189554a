"""The terms of resources that are read together, turned round."""

import pytest

from sitegen import sheaves
from sitegen.search_terms import BUCKETS, bucket_of
from sitegen.sheaves import Sheaf, bind, column_of, unbind

_ONE, _TWO = b"1" * 16, b"2" * 16


def _columns(sheaf: Sheaf) -> dict[int, tuple[tuple[str, bytes], ...]]:
    found = enumerate(map(column_of, sheaf.columns))
    return {bucket: terms for bucket, terms in found if terms}


def test_a_sheaf_has_the_places_of_each_term() -> None:
    _, data = bind([(_ONE, b"0accents 2zebra"), (_TWO, b"2accents 2accept 2zebra")])
    sheaf = unbind(data)
    assert list(sheaf.members) == [_ONE, _TWO]
    assert len(sheaf.columns) == BUCKETS
    assert _columns(sheaf) == {
        bucket_of("acc"): (("0accents", b"\0"), ("2accents", b"\1"), ("2accept", b"\1")),
        bucket_of("zebra"): (("2zebra", b"\0\1"),),
    }


def test_a_sheaf_is_named_by_its_resources() -> None:
    names = [bind(rows)[0] for rows in ([(_ONE, b"")], [(_TWO, b"")], [(_ONE, b""), (_TWO, b"")])]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x91\xc4\x01x", b"no sheaf"])
def test_what_is_no_sheaf_has_nothing(data: bytes) -> None:
    assert list(unbind(data).members) == []


def test_a_memo_that_has_grown_too_long_starts_afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheaves, "_MANY", 1)
    terms = [f"2fresh{number}" for number in range(50)]
    sheaf = unbind(bind([(_ONE, " ".join(terms).encode())])[1])
    assert [term for term, _ in _columns(sheaf)[bucket_of("fresh")]] == terms
