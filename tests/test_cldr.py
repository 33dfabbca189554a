"""What languages make of days and numbers: Babel's data, and none of it for English."""

import subprocess
import sys
from datetime import date, time

import pytest
from babel import Locale, localedata

from sitegen import cldr
from sitegen.cldr import (
    FORMS,
    direction,
    language_text,
    locale_of,
    number_text,
    plural_form,
    plural_forms,
)

_DAY = date(2015, 9, 3)
_UNKNOWN = "qaa"  # for private use (ISO 639-2)


@pytest.mark.parametrize(
    ("tag", "day", "month", "year"),
    [
        ("en", "03 September 2015", "September 2015", "2015"),
        ("en-US", "03 September 2015", "September 2015", "2015"),
        ("es", "3 de septiembre de 2015", "septiembre de 2015", "2015"),
        ("es-MX", "3 de septiembre de 2015", "septiembre de 2015", "2015"),
        ("fr", "3 septembre 2015", "septembre 2015", "2015"),
        ("de", "3. September 2015", "September 2015", "2015"),
        ("de-AT-1996", "3. September 2015", "September 2015", "2015"),
        ("ar", "3 سبتمبر 2015", "سبتمبر 2015", "2015"),
        ("pt-BR", "3 de setembro de 2015", "setembro de 2015", "2015"),
        ("zh-Hant-TW", "2015年9月3日", "2015年9月", "2015年"),
        (_UNKNOWN, "03 September 2015", "September 2015", "2015"),
    ],
)
def test_days_months_and_years(tag: str, day: str, month: str, year: str) -> None:
    assert cldr.day_text(tag, _DAY) == day
    assert cldr.month_text(tag, _DAY) == month
    assert cldr.year_text(tag, _DAY) == year


def test_old_years_have_four_digits_in_english() -> None:
    assert cldr.year_text("en", date(987, 1, 1)) == "0987"


@pytest.mark.parametrize(
    ("tag", "number", "text"),
    [
        ("en", 12345, "12345"),
        ("de", 12345, "12.345"),
        ("fr", 12345, "12\u202f345"),
        ("es", 12345, "12.345"),
        ("ar", 12345, "12,345"),
        (_UNKNOWN, 12345, "12345"),
    ],
)
def test_numbers(tag: str, number: int, text: str) -> None:
    assert number_text(tag, number) == text


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("en", "other one other other other other other"),
        ("fr", "one one other other other other other"),
        ("ar", "zero one two few many other other"),
        ("ru", "many one few few many many many"),
        ("ja", "other other other other other other other"),
        (_UNKNOWN, "other one other other other other other"),
    ],
)
def test_forms_for_numbers(tag: str, forms: str) -> None:
    assert [plural_form(tag, each) for each in (0, 1, 2, 3, 11, 100, 200)] == forms.split()


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("en", {"one", "other"}),
        ("de", {"one", "other"}),
        ("fr", {"one", "many", "other"}),
        ("ar", set(FORMS)),
        ("ja", {"other"}),
        (_UNKNOWN, {"one", "other"}),
    ],
)
def test_the_forms_of_a_language(tag: str, forms: set[str]) -> None:
    assert plural_forms(tag) == forms


def test_no_language_has_a_form_that_is_not_known() -> None:
    tags = (each for each in localedata.locale_identifiers() if "_" not in each)
    assert set().union(*(plural_forms(each) for each in tags)) == set(FORMS)


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("ckb", "rtl"),
        ("dv", "rtl"),
        ("fa", "rtl"),
        ("he", "rtl"),
        ("pa-Arab", "rtl"),
        ("ur-PK", "rtl"),
        ("pa", "ltr"),
        ("en", "ltr"),
        ("es", "ltr"),
        ("ja", "ltr"),
        (_UNKNOWN, "ltr"),
    ],
)
def test_directions(tag: str, written: str) -> None:
    assert direction(tag) == written


def test_the_languages_that_need_no_data_are_written_from_left_to_right() -> None:
    orders = {Locale.parse(each).character_order for each in cldr._LEFT_TO_RIGHT}  # noqa: SLF001  # a guess that the data must bear out
    assert orders == {"left-to-right"}


@pytest.mark.parametrize(
    ("tag", "named", "text"),
    [
        ("ar", "en", "الإنجليزية"),
        ("fr", "en-GB", "anglais (Royaume-Uni)"),
        ("de", "ar", "Arabisch"),
        ("de", _UNKNOWN, _UNKNOWN),
        ("en", "de", "de"),
        (_UNKNOWN, "de", "de"),
    ],
)
def test_names_of_languages(tag: str, named: str, text: str) -> None:
    assert language_text(tag, named) == text


def test_english_needs_no_data() -> None:
    """A site in English, with resources in languages that are common, pays nothing for others."""
    code = (
        "import sys; from datetime import date; from sitegen import cldr; day = date(2015, 9, 3);"
        "cldr.day_text('en-GB', day), cldr.month_text('en', day), cldr.year_text('en', day),"
        "cldr.number_text('en', 5), cldr.plural_form('en', 5), cldr.plural_forms('en'),"
        "cldr.direction('en'), cldr.direction('es'), cldr.language_text('en', 'es');"
        "sys.exit('babel' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("tag", "first", "last", "text"),
    [
        ("en", date(2026, 5, 4), date(2026, 5, 6), "04–06 May 2026"),  # noqa: RUF001  # a dash
        ("en", date(2026, 4, 30), date(2026, 5, 2), "30 April – 02 May 2026"),  # noqa: RUF001  # a dash
        ("en", date(2025, 12, 30), date(2026, 1, 2), "30 December 2025 – 02 January 2026"),  # noqa: RUF001  # a dash
        ("en", date(987, 12, 30), date(988, 1, 2), "30 December 0987 – 02 January 0988"),  # noqa: RUF001  # a dash
        ("de", date(2026, 5, 4), date(2026, 5, 6), "4.–6. Mai 2026"),  # noqa: RUF001  # a dash
        ("de", date(2026, 4, 30), date(2026, 5, 2), "30. April – 2. Mai 2026"),  # noqa: RUF001  # a dash
        ("fr", date(2026, 5, 4), date(2026, 5, 6), "4–6 mai 2026"),  # noqa: RUF001  # a dash
        ("es", date(2026, 5, 4), date(2026, 5, 6), "4–6 de mayo de 2026"),  # noqa: RUF001  # a dash
        ("ar", date(2026, 5, 4), date(2026, 5, 6), "4–6 مايو 2026"),  # noqa: RUF001  # a dash
        (_UNKNOWN, date(2026, 5, 4), date(2026, 5, 6), "04–06 May 2026"),  # noqa: RUF001  # a dash
    ],
)
def test_spans_of_days_say_nothing_twice(tag: str, first: date, last: date, text: str) -> None:
    assert "".join(cldr.span_texts(tag, first, last)).replace("\u2009", " ") == text


def test_every_language_can_say_a_span() -> None:
    for identifier in localedata.locale_identifiers():
        tag = identifier.replace("_", "-")
        for last in (date(2026, 5, 6), date(2026, 6, 6), date(2027, 1, 1)):
            assert all(cldr.span_texts(tag, date(2026, 5, 4), last)), tag


@pytest.mark.parametrize(
    ("tag", "text"), [("en", "14:05"), ("de", "14:05"), ("ar", "2:05 م"), ("ja", "14:05")]
)
def test_times_of_day(tag: str, text: str) -> None:
    assert cldr.time_text(tag, time(14, 5)) == text


@pytest.mark.parametrize(
    ("tag", "zone", "city"),
    [
        ("en", "America/New_York", "New York"),
        ("es", "America/New_York", "Nueva York"),
        ("de", "Asia/Kolkata", "Kalkutta"),  # by an older name of the zone
        ("ar", "America/New_York", "نيويورك"),
        ("de", "America/Argentina/Ushuaia", "Ushuaia"),
        ("de", "Asia/Nowhere_Known", "Nowhere Known"),
    ],
)
def test_cities_of_zones(tag: str, zone: str, city: str) -> None:
    assert cldr.city_text(tag, zone) == city


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        ("en", ""),
        ("en-GB", "en_GB"),
        ("fr", "fr_FR"),
        ("pt-BR", "pt_BR"),
        ("zh", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("de-1996", "de_DE"),
        ("es-419", ""),
        ("tlh", ""),
    ],
)
def test_a_language_has_the_country_that_is_said_or_the_likeliest(tag: str, locale: str) -> None:
    assert locale_of(tag) == locale
