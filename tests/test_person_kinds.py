"""The names of people and organizations, as editors write them."""

import pytest

from sitegen.kinds import Fault
from sitegen.located import Text
from sitegen.model import Person
from sitegen.person_kinds import PERSON


def _read(written: str) -> object:
    return PERSON.read(Text(written, 1, 1))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Lee, Ann", Person("Lee, Ann")),
        ("World Wide Web Consortium", Person("World Wide Web Consortium")),
        ("&Eacute;mile", Person("\u00c9mile")),
        (
            "Lee, Ann <https://orcid.org/0000-0002-1825-0097>",
            Person("Lee, Ann", "https://orcid.org/0000-0002-1825-0097"),
        ),
        ("IFLA< HTTP://ifla.org/ >", Person("IFLA", "HTTP://ifla.org/")),
        ("ACM; IEEE", Person("ACM; IEEE")),
    ],
)
def test_persons(written: str, expected: Person) -> None:
    assert _read(written) == expected


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        (
            "Lee, Ann <0000-0002-1825-009x>",
            "write Lee, Ann <https://orcid.org/0000-0002-1825-009X>",
        ),
        (
            "Lee <orcid.org/0000-0002-1825-0097>",
            "write Lee <https://orcid.org/0000-0002-1825-0097>",
        ),
        ("BL <ISNI 0000 0001 2308 1542>", "write BL <https://isni.org/isni/0000000123081542>"),
        ("Caltech < ror.org/05DXPS055 >", "write Caltech <https://ror.org/05dxps055>"),
        ("Lee (https://example.org/lee).", "write Lee <https://example.org/lee>"),
        ("Lee, Ann, http://example.org/", "write Lee, Ann <http://example.org/>"),
        (",", ""),
        ("- <https://example.org/lee>", ""),
        ("https://example.org/lee", ""),
        ("Lee https://example.org/ Ann", ""),
        ("https://a.example.org <https://example.org>", ""),
        ("Lee <ann@example.org>", ""),
        ("Lee <https://example.org/Ann Lee>", ""),
        ("Lee <javascript:alert(1)>", ""),
        ("<https://example.org>", ""),
        ("Lee <https://example.org", ""),
        ("Lee> Ann", ""),
        ("Lee <https://a> <https://b>", ""),
    ],
)
def test_what_is_no_person(written: str, hint: str) -> None:
    usual = "write the name, then an address in angle brackets: Lee, Ann <https://orcid.org/\u2026>"
    problem = f"must be a name, or a name with an address in < >, not '{written}'"
    assert _read(written) == Fault(problem, hint or usual)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Lee, Ann; Roe, Richard", '["Lee, Ann", "Roe, Richard"]'),
        (
            "Lee, Ann <https://orcid.org/0000-0002-1825-0097>;Roe, Jo;",
            '["Lee, Ann <https://orcid.org/0000-0002-1825-0097>", "Roe, Jo"]',
        ),
        ('Lee, Ann; Roe, "Jo"', """["Lee, Ann", "Roe, 'Jo'"]"""),
    ],
)
def test_several_people_in_one_value(written: str, hint: str) -> None:
    assert _read(written) == Fault(
        f"must be one name, not '{written}'", f"write several names as a list: {hint}"
    )
