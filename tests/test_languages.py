"""The files of languages: which serve a site, what counts of them, and whether all is there."""

import re
from pathlib import Path

import pytest

from sitegen.cldr import plural_forms
from sitegen.diagnostics import Location, render_text
from sitegen.languages import read_words
from sitegen.messages import Message
from sitegen.themes import theme_folder
from sitegen.words import Words

_PLACE = Location("site.yaml", 3, 11)
_THEME = theme_folder()
_TAGS = sorted(file.stem for file in (_THEME / "languages").glob("*.yaml"))


class Languages:
    """The files of languages of a site, and of a theme that says little."""

    def __init__(self, root: Path) -> None:
        self.site, self.theme = root / "templates", root / "theme"
        self.write("theme", en='home: "Home"\nmore: "More: {day}"\n')

    def write(self, folder: str, **files: str) -> None:
        """Write files, ``_`` standing for ``-``."""
        for tag, text in files.items():
            file = (self.theme if folder == "theme" else self.site) / "languages"
            file.mkdir(parents=True, exist_ok=True)
            (file / f"{tag.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")

    def read(self, language: str) -> tuple[Words, str]:
        """Read the words for a language, with what is told."""
        words, faults = read_words((self.site, self.theme), language, _PLACE)
        return words, render_text(faults)

    def home(self, language: str) -> str:
        """Say a message."""
        return self.read(language)[0].say("home")


@pytest.fixture
def languages(tmp_path: Path) -> Languages:
    """Make a theme with two messages, and a site without any."""
    return Languages(tmp_path)


def test_english_is_there(languages: Languages) -> None:
    words, told = languages.read("en")
    assert (words.language, words.say("home"), told) == ("en", "Home", "")
    assert languages.read("en-GB")[1] == ""


def test_the_nearest_file_counts_message_by_message(languages: Languages) -> None:
    """From the farthest to the nearest, each file goes before those that were there."""
    for folder, tag in (
        ("site", "en"),
        ("theme", "pt"),
        ("site", "pt"),
        ("theme", "pt_BR"),
        ("site", "pt_BR"),
    ):
        languages.write(folder, **{tag: f'home: "{folder} {tag}"\n'})
        assert languages.home("pt-BR") == f"{folder} {tag}"
    assert languages.home("pt") == "site pt"
    assert languages.home("pt-PT") == "site pt"
    assert languages.home("fr") == "site en"


def test_what_is_not_translated_is_in_english(languages: Languages) -> None:
    languages.write("site", cy='home: "Hafan"\nmore: ""\n')
    words, told = languages.read("cy")
    assert (words.say("home"), words.say("more", day="3 Medi")) == ("Hafan", "More: 3 Medi")
    assert told == (
        "templates/languages/cy.yaml:1:1: warning[message-missing] "
        "these messages are not in 'cy' but in English: more\n"
        "  hint: translate them; docs/languages.md tells where their English is"
    )


def test_of_many_missing_messages_the_first_are_named(languages: Languages) -> None:
    languages.write("theme", en="".join(f'm{each}: "x"\n' for each in "abcdefghi"), cy="")
    assert ": ma, mb, mc, md, me, mf, mg, mh, …\n" in languages.read("cy")[1]


def test_a_language_without_a_file_is_told_with_those_that_have_one(languages: Languages) -> None:
    languages.write("theme", fr="")
    languages.write("site", mi="")
    assert languages.read("cy-GB")[1] == (
        "site.yaml:3:11: warning[language-untranslated] "
        "the theme doesn't speak 'cy-GB', so its words are in English\n"
        "  hint: write templates/languages/cy-GB.yaml, or choose one of en, fr, mi"
    )


def test_english_that_a_site_changes_is_english_still(languages: Languages) -> None:
    languages.write("site", en='home: "Start"\n', cy='home: "Hafan"\n')
    assert languages.home("en") == "Start"
    words, told = languages.read("cy")
    assert words.say("home") == "Hafan"
    assert "in English: more\n" in told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'home: "Caf\xe9"', "1:11: error[encoding-invalid] the byte 0xe9 is no text in UTF-8"),
        (b"home: {x", "1:7: error[yaml-syntax]"),
        (b"- home", "1:1: error[front-matter-shape]"),
        (b"hoem: x", "1:1: error[message-unknown] unknown message 'hoem': did you mean 'home'?"),
    ],
)
def test_a_file_that_can_not_be_read_is_told_with_its_place(
    data: bytes, told: str, languages: Languages
) -> None:
    languages.write("site", en="")
    (languages.site / "languages/en.yaml").write_bytes(data)
    words, report = languages.read("en")
    assert words.say("home") == "Home"
    assert report.startswith(f"templates/languages/en.yaml:{told}")


# The theme's own languages


def _messages(tag: str) -> dict[str, Message]:
    words, faults = read_words((_THEME, _THEME), tag, _PLACE)
    assert faults == ()
    return dict(words.messages)


_ENGLISH = _messages("en")


def test_the_theme_speaks_these_languages() -> None:
    assert {"en", "es", "fr", "de", "ar"} <= set(_TAGS)


@pytest.mark.parametrize("tag", _TAGS)
def test_every_language_has_every_message(tag: str) -> None:
    found = _messages(tag)
    assert list(found) == list(_ENGLISH)
    assert {each.language for each in found.values()} == {tag}


@pytest.mark.parametrize("tag", _TAGS)
def test_every_message_has_the_places_that_it_has_in_english(tag: str) -> None:
    found = _messages(tag)
    differing = [name for name in _ENGLISH if found[name].slots != _ENGLISH[name].slots]
    assert differing == []


@pytest.mark.parametrize("tag", _TAGS)
def test_every_language_has_its_forms_for_numbers(tag: str) -> None:
    found = {name: set(each.forms) for name, each in _messages(tag).items()}
    plain = {"other"}
    expected = {
        name: plural_forms(tag) if len(forms) > 1 else plain for name, forms in found.items()
    }
    assert found == expected


@pytest.mark.parametrize("tag", _TAGS)
def test_files_are_in_the_order_of_the_english_one_with_its_notes(tag: str) -> None:
    """So whoever compares two of them finds the same things side by side."""
    english, other = (_outline(each) for each in ("en", tag))
    assert other == english


def _outline(tag: str) -> list[str]:
    text = (_THEME / "languages" / f"{tag}.yaml").read_text(encoding="utf-8")
    lines = text[text.index("\n# The frame") :].splitlines()
    return [re.sub(":.*", "", line) for line in lines if not line.startswith("  ")]


@pytest.mark.parametrize("tag", [tag for tag in _TAGS if tag != "en"])
def test_hardly_a_message_is_left_as_it_is_in_english(tag: str) -> None:
    """Words that two languages share are few; signs between places are nobody's."""
    found = _messages(tag)
    same = [
        name
        for name, each in found.items()
        if each.forms == _ENGLISH[name].forms
        and any(piece.text.strip(" :,()–") for piece in each.forms["other"])  # noqa: RUF001  # a span's dash
    ]
    assert len(same) <= len(_ENGLISH) // 10, same
