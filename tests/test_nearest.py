import pytest

from sitegen.nearest import did_you_mean, is_slip, nearest, nearest_file

_FIELDS = ("title", "type", "date", "topic", "summary", "link", "published", "publisher")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tpoic", "topic"),
        ("topics", "topic"),
        ("titel", "title"),
        ("sumary", "summary"),
        ("publised", "published"),
        ("TITLE", "title"),
        ("Date", "date"),
        ("colour", None),
        ("", None),
    ],
)
def test_the_name_that_was_probably_meant(written: str, meant: str | None) -> None:
    assert nearest(written, _FIELDS) == meant


def test_a_name_is_suggested_as_it_is_spelt() -> None:
    assert nearest("customer servce", ["Access", "Customer Service"]) == "Customer Service"


def test_of_two_spellings_the_first_is_suggested() -> None:
    assert nearest("acess", ["ACCESS", "Access", "access"]) == "ACCESS"


def test_names_in_other_orders_and_more_than_once_make_no_difference() -> None:
    assert {nearest("tipe", names) for names in (_FIELDS, _FIELDS[::-1], _FIELDS * 2)} == {"type"}


def test_among_too_many_names_none_is_looked_for() -> None:
    many = [f"name {number}" for number in range(4_999)]
    assert nearest("tipe", [*many, "type"]) == "type"
    assert nearest("tipe", [*many, "type", "date"]) is None


@pytest.mark.parametrize(
    ("written", "ending"), [("tpoic", ": did you mean 'topic'?"), ("colour", "")]
)
def test_the_end_of_a_message(written: str, ending: str) -> None:
    assert did_you_mean(written, _FIELDS) == ending


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("titel", "title"),
        ("tite", "title"),
        ("titlee", "title"),
        ("tutle", "title"),
        ("Title", "title"),
        ("review-by", "review_by"),
        ("Review By", "review_by"),
        ("authors", "author"),
        ("licenses", "license"),
        ("addresses", "address"),
    ],
)
def test_a_slip_leaves_no_doubt(written: str, meant: str) -> None:
    assert is_slip(written, meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("subtitle", "title"),
        ("reviewer", "review_by"),
        ("publish", "publisher"),
        ("tlite", "title"),
    ],
)
def test_what_may_be_a_word_of_its_own_is_no_slip(written: str, meant: str) -> None:
    assert not is_slip(written, meant)


_PAGES = ("about.md", "resources/accents.md", "resources/map.pdf", "other/Accents.md", "LICENSE")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("acents.md", "resources/accents.md"),
        ("topics/accents.html", "resources/accents.md"),
        ("ACCENTS", "resources/accents.md"),
        ("maps.pdf", "resources/map.pdf"),
        ("licence", "LICENSE"),
        ("resources/gone.md", None),
        ("", None),
    ],
)
def test_files_are_known_by_their_names_wherever_they_lie(written: str, meant: str | None) -> None:
    assert nearest_file(written, _PAGES) == meant
