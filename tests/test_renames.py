"""A file is known by its text, whatever it is called."""

import pytest

from sitegen.parse import parse
from sitegen.renames import Traits, successors, traits
from sitegen.source import Source
from tests.sites import resource

_BODY = "Read it before your next shift.\n\nThe list in the middle is worth printing.\n"
_OLD = resource("Accents", body=_BODY)


def known(**texts: str) -> dict[str, Traits]:
    found = {f"{name}.md": parse(Source(name, text.encode()))[0] for name, text in texts.items()}
    return {path: traits(each) for path, each in found.items() if each}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (_OLD, True),
        (resource("Speech", body=_BODY), True),
        (resource("Accents", body=_BODY + "More.\n", type="Guide", date="2020-01-01"), True),
        (resource("Accents", body=_BODY * 3), False),
        (resource("Accents", body="Another text altogether, and a longer one at that.\n"), False),
        (resource("Speech", body="Some text.\n"), False),
        (_OLD.replace("\n", "\r\n"), True),
    ],
)
def test_how_much_may_change(text: str, is_one: bool) -> None:  # noqa: FBT001  # what is expected
    assert successors(known(old=_OLD), known(new=text)) == ({"old.md": "new.md"} if is_one else {})


@pytest.mark.parametrize("field", ["link: https://example.org/a/page", "synonyms: [help, desk]"])
def test_without_a_text_fields_tell(field: str) -> None:
    old, new = (f"---\ntitle: {title}\n{field}\n---\n" for title in ("One", "Two"))
    assert successors(known(old=old), known(new=new)) == {"old.md": "new.md"}


def test_fields_that_many_share_tell_nothing() -> None:
    old, new = (resource(title, body="", level="basic") for title in ("One", "Two"))
    assert successors(known(old=old), known(new=new)) == {}


def test_a_list_in_a_list_tells_as_much() -> None:
    old, new = (f"---\ntitle: {t}\nsynonyms: [[help], {{a: b}}]\n---\n" for t in ("A", "B"))
    assert successors(known(old=old), known(new=new)) == {"old.md": "new.md"}


def test_the_nearest_counts() -> None:
    fresh = known(a=resource("Accents", body=_BODY + "One line more.\n"), b=_OLD)
    assert successors(known(old=_OLD), fresh) == {"old.md": "b.md"}


def test_of_equals_the_one_that_has_the_name_counts_then_the_first() -> None:
    (alike,) = known(x=_OLD).values()
    gone = {"a/old.md": alike, "a/other.md": alike}
    fresh = {"c/new.md": alike, "b/new.md": alike, "z/old.md": alike}
    assert successors(gone, fresh) == {"a/old.md": "z/old.md", "a/other.md": "b/new.md"}


def test_lines_that_many_new_files_have_tell_nothing() -> None:
    (alike,) = known(x=_OLD).values()
    assert successors({"old.md": alike}, {f"{n}.md": alike for n in range(21)}) == {}
