"""A fingerprint stands for all that an output file's bytes depend on."""

import pytest

from sitegen.diagnostics import Location
from sitegen.fingerprint import part
from sitegen.planned import Bundle, Claim, Copy, Page, Planned, inputs

_CLAIM = Claim("somebody", Location("site.yaml"))


def _one(text: str) -> bytes:
    return text.encode()


def _other(text: str) -> bytes:
    return text.encode()


_PAGE = Page("a.html", _one, "a.html", (part("a"), part("b")), _CLAIM)
_BUNDLE = Bundle(("a.bib", "a.ris"), lambda text: (text, text), (part(b"a"),), _CLAIM)
_COPY = Copy("a.pdf", "content/a.pdf", b"0123456789abcdef", _CLAIM)


@pytest.mark.parametrize(
    ("planned", "template", "engine"),
    [
        (Page("a.html", _other, "a.html", _PAGE.parts, _CLAIM), b"t" * 16, b"e" * 16),
        (Page("a.html", _one, "a.html", (part("a"), part("c")), _CLAIM), b"t" * 16, b"e" * 16),
        (Page("a.html", _one, "a.html", (part("b"), part("a")), _CLAIM), b"t" * 16, b"e" * 16),
        (Page("a.html", _one, "a.html", (part("a"),), _CLAIM), b"t" * 16, b"e" * 16),
        (_PAGE, b"T" * 16, b"e" * 16),
        (_PAGE, b"t" * 16, b"E" * 16),
        (_COPY, b"t" * 16, b"e" * 16),
        (_BUNDLE, b"t" * 16, b"e" * 16),
    ],
)
def test_each_ingredient_changes_a_pages_fingerprint(
    planned: Planned, template: bytes, engine: bytes
) -> None:
    assert inputs(planned, template, engine) != inputs(_PAGE, b"t" * 16, b"e" * 16)


def test_where_a_page_is_and_who_wants_it_changes_nothing_of_its_bytes() -> None:
    elsewhere = Page("b.html", _one, "a.html", _PAGE.parts, Claim("else", Location("x")))
    assert inputs(elsewhere, b"t" * 16, b"e" * 16) == inputs(_PAGE, b"t" * 16, b"e" * 16)


def test_a_copy_depends_on_its_sources_bytes_alone() -> None:
    renamed = Copy("b.pdf", "content/b.pdf", _COPY.digest, _CLAIM)
    changed = Copy("a.pdf", "content/a.pdf", b"fedcba9876543210", _CLAIM)
    assert inputs(_COPY, b"", b"e" * 16) == inputs(renamed, b"", b"f" * 16)
    assert inputs(_COPY, b"", b"e" * 16) != inputs(changed, b"", b"e" * 16)


def test_files_that_are_made_at_once_depend_on_the_same_parts() -> None:
    elsewhere = Bundle(("b.bib",), _BUNDLE.present, _BUNDLE.parts, _CLAIM)
    changed = Bundle(_BUNDLE.paths, _BUNDLE.present, (part(b"b"),), _CLAIM)
    assert inputs(elsewhere, b"", b"e" * 16) == inputs(_BUNDLE, b"", b"e" * 16)
    assert inputs(changed, b"", b"e" * 16) != inputs(_BUNDLE, b"", b"e" * 16)
    assert (_BUNDLE.make(), changed.make()) == ((b"a", b"a"), (b"b", b"b"))
