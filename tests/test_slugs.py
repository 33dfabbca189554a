import re
from itertools import combinations
from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.slugs import is_kept, key_of, slug_of

_NAMES = st.text() | st.text("aA é\u0301-_ \u200d#+&.~ßİﬁ１हिन्दी\u0e49กา", max_size=12)


@pytest.mark.parametrize(
    "names",
    [
        ("social media", "social-media", "Social Media", "SOCIAL_MEDIA", " social \n media "),
        ("Éducation", "education", "E\u0301ducation", "ÉDUCATION"),
        ("naïve", "naive"),
        ("Straße", "STRASSE"),
        ("ΣΊΣΥΦΟΣ", "σισυφος"),
        ("C#", "c#", "C#\u200e", "\ufeffC#", "C\u00ad#"),
        ("co-op", "co\u2010op", "co\u2011op"),
        ("ﬁlm", "film"),
        ("Ｗｅｂ", "web"),  # noqa: RUF001  # wide letters are the point
        ("a\xa0b", "a b", "a\u3000b"),
        ("हिन्दी", "हिन्\u200dदी"),
    ],
)
def test_what_differs_in_case_accents_hyphens_spaces_or_invisible_marks_is_one(
    names: tuple[str, ...],
) -> None:
    assert len({key_of(name) for name in names}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("C", "C++", "C#", "C&", "C."),
        ("web 1.0", "web 10", "web 2.0"),
        ("$", "~", "…", "%"),
        # vowel signs and tones of other scripts are letters and no accents
        ("कि", "की", "क"),
        ("กา", "ก้า", "ก"),
        ("resume", "resumé & more"),
        ("ø", "o"),
    ],
)
def test_what_differs_otherwise_is_not_one(names: tuple[str, ...]) -> None:
    assert len({key_of(name) for name in names}) == len(names)


@given(_NAMES)
def test_the_key_of_a_key_is_that_key(name: str) -> None:
    assert key_of(key_of(name)) == key_of(name)


@given(st.text(st.characters(max_codepoint=0x7F)))
def test_plain_names_have_the_key_that_they_have_among_others(name: str) -> None:
    assert key_of(f"{name}一") == f"{key_of(name)}一"


@given(_NAMES)
def test_composed_and_decomposed_names_are_one(name: str) -> None:
    assert key_of(normalize("NFD", name)) == key_of(normalize("NFC", name)) == key_of(name)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Library Customer Service", "library-customer-service"),
        ("customer_service", "customer_service"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("C#\u200e", "c-sharp"),
        ("C♯", "c-sharp"),
        ("R&D", "r-and-d"),
        ("@home", "at-home"),
        (".NET", "net"),
        ("web 2.0", "web-2.0"),
        ("Who's who?", "who-s-who"),
        ("hello/world", "hello-world"),
        ("back\\slash", "back-slash"),
        ("50%", "50"),
        ("a - b", "a-b"),
        ("-_.trim._-", "trim"),
        ("trailing dot.", "trailing-dot"),
        ("con", "con"),
        ("Éducation", "éducation"),
        ("E\u0301ducation", "éducation"),
        ("e\u200d\u0301", "é"),
        ("Straße", "strasse"),
        ("हिन्दी", "हिन्दी"),
        ("ภาษาไทย", "ภาษาไทย"),
        ("日本語", "日本語"),
        ("~", "~"),
        # nothing is left: the characters' names
        ("$", "dollar-sign"),
        ("$ $", "dollar-sign-dollar-sign"),
        ("…", "horizontal-ellipsis"),
        ("..", "full-stop-full-stop"),
        ("☃", "snowman"),
        ("༂", "tibetan-mark-gter-yig-mgo-um-rnam-bcad-ma"),
        ("\x00", "u0000"),
        ("\ud800", "ud800"),
        ("", "untitled"),
        (" \t", "untitled"),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_c_and_its_sisters_have_addresses_of_their_own() -> None:
    slugs = [slug_of(name) for name in ("C", "C++", "C#", "C&", "$", "~", "…")]
    assert all(one != other for one, other in combinations(slugs, 2))


@given(_NAMES)
def test_a_slug_is_one_good_segment_of_a_path(name: str) -> None:
    slug = slug_of(name)
    assert slug
    assert all(map(is_kept, slug))
    assert slug[0] not in "-._"
    assert slug[-1] not in "-._"
    assert not re.search("--", slug)
    assert slug == normalize("NFC", slug)
    assert len(slug.encode()) <= 200


@given(_NAMES)
def test_a_slug_stays_as_it_is(name: str) -> None:
    assert slug_of(slug_of(name)) == slug_of(name)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("a" * 300, "a" * 200),
        ("a" * 199 + "é", "a" * 199),
        ("a" * 199 + " b", "a" * 199),
        ("語" * 100, "語" * 66),
        ("$" * 30, ("dollar-sign-" * 30)[:200].rstrip("-")),
    ],
)
def test_a_long_name_is_cut_where_file_systems_still_take_it(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@pytest.mark.parametrize(
    ("characters", "kept"),
    [
        ("azAZ09-_.~", True),
        ("éßñ", True),
        ("\u0301ि้", True),
        ("語٣Ⅷ", True),
        ("/\\ %?#&+:;,'\"()[]{}<>|*", False),
        ("\u200d\u200e\x00\u2028\ufffd\ud800", False),
        ("…☃€", False),
    ],
)
def test_addresses_keep_letters_marks_and_digits(characters: str, *, kept: bool) -> None:
    assert {is_kept(each) for each in characters} == {kept}


@given(st.characters())
def test_what_is_kept_is_told_by_its_category(character: str) -> None:
    assert is_kept(character) == (category(character)[0] in "LMN" or character in "-_.~")
