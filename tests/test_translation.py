"""Whole sites in other languages than English: nothing is left untranslated, and all is marked."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import html5lib
import pytest

from sitegen.diagnostics import Severity, render_text
from tests.planning import ENGLISH
from tests.sites import Folder, resource, tree
from tests.test_law import assert_lawful

pytestmark = pytest.mark.no_cover  # counting lines takes long; other tests see to that

_PROJECT = Path(__file__).parent.parent
_OPEN, _CLOSE = "⟦⟧"
_READ_OUT = ("aria-label", "title", "alt", "placeholder", "label")
_MONTHS = "January|September"  # of a language that there is no data of
_FORMS = "Turtle|JSON-LD|CSL-JSON|JSON|Data Package|BibTeX|RIS|APA|Chicago"
_NOBODYS = re.compile(
    rf"(?:https://qx\.qx/[\w/-]*|QX|qx|@|CSV|{_FORMS}|{_MONTHS}|[\s\d/.,:;()\[\]&\"↩–-])*"  # noqa: RUF001  # a span's dash
)
"""What editors of this site have written, addresses, days, names of formats, and signs between."""


def _catalog() -> str:
    """Write a language in which each message is its name, with its places, in brackets."""
    return "".join(
        f'{name}: "{_OPEN}{name} {_places(name)}{_CLOSE}"\n' for name in ENGLISH.messages
    )


def _places(name: str) -> str:
    """Write the places of a message, links as links."""
    pieces = (each for form in ENGLISH.messages[name].forms.values() for each in form if each.slot)
    places = (f"[{each.slot}]({each.slot})" if each.text else f"{{{each.slot}}}" for each in pieces)
    return " ".join(dict.fromkeys(places))


_SETTINGS = """\
title: QX
base_url: https://qx.qx/library/
language: qaa
description: QX
publisher: QX
contact: mailto:qx@qx.qx
suggest: https://qx.qx/qx
license: QX
page_size: 2
recent_size: 1
narrower: include
types:
  - {name: QX, plural: QX}
  - {name: QX QX, plural: QX QX}
  - {name: QX 1, plural: QX 1, schema: Dataset}
  - {name: QX 2, plural: QX 2, schema: ImageObject}
  - {name: QX 3, plural: QX 3, schema: Map}
  - {name: QX 4, plural: QX 4, schema: VideoObject}
  - {name: QX 5, plural: QX 5, schema: SocialMediaPosting}
  - {name: QX 6, plural: QX 6, schema: SoftwareApplication}
  - {name: QX 7, plural: QX 7, schema: AudioObject}
fields:
  date: {required: false}
  qx: {label: QX, kind: boolean}
  xq: {label: QX, kind: boolean}
  zq: {label: QX, kind: date}
"""
_BODY = "QX[^1]\n\n- [ ] QX\n- [x] QX\n\n[^1]: QX\n"


def _resource(**fields: str) -> str:
    given = {"title": "QX", "type": "QX", "topic": "QX", "body": "QX\n"} | fields
    return resource(**given)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Build a site with all that the theme can show, and one with nothing in it."""
    files: dict[str, str] = {}
    for name in ("full", "empty"):
        site = Folder(tmp_path_factory.mktemp(name), _SETTINGS)
        site.write("templates/languages/qaa.yaml", _catalog())
        if name == "full":
            _fill(site)
        result = site.build()
        graver = [each for each in result.diagnostics if each.severity is not Severity.NOTE]
        assert result.report, render_text(graver)
        assert graver == []
        files |= {f"{name}/{path}": data for path, data in _texts(site.root / "output")}
    return files


def _fill(site: Folder) -> None:
    for number in range(1, 31):
        site.write(f"content/resources/{number}.md", _resource(date=f"2015-09-{number:02}"))
    for number in range(4):
        site.write(f"content/resources/undated-{number}.md", _resource(date="~", type="QX QX"))
    site.write("content/resources/mail.md", _resource(link="mailto:qx@qx.qx", body=_BODY))
    site.write(
        "content/resources/known.md",
        _resource(
            date="2015-01-02",
            updated="2015-09-03",
            link="https://qx.qx/",
            author="QX",
            publisher="QX",
            published="2012-09",
            start="2015-09-03 10:00 Etc/UTC",
            end="2015-09-03 11:00 -08:00",
            zq="2015-09-03 10:00 -08:00",
            duration="QX",
            level="QX",
            audience="QX",
            language="qx",
            license="QX",
            reviewed="2015-09-03",
            qx="true",
            xq="false",
            topic="[QX, QX QX]",
        ),
    )
    for number in range(1, 8):  # kinds of work that citations name, with few authors and many
        names = ", ".join(f"'QX {each}, qx'" for each in range(number))
        cited = _resource(
            title="'\"QX\" QX'", type=f"QX {number}", author=f"[{names}]", published="2012-09"
        )
        site.write(f"content/resources/cited-{number}.md", cited)
    site.write("content/resources/past.md", _resource(expires="2015-09-30"))
    site.write(
        "content/resources/next.md",
        _resource(start="2030-09-03 10:00 America/New_York", end="2030-09-03 11:00"),
    )
    topic = "---\ntitle: {}\n{}---\nQX\n"
    site.write("content/topics/qx.md", topic.format("QX", "featured: [resources/1.md]\n"))
    site.write("content/topics/qx-qx.md", topic.format("QX QX", "broader: QX\n"))
    site.write("content/topics/none.md", topic.format("QX QX QX", ""))
    site.write("content/about.md", "---\ntitle: QX\nupdated: 2015-09-03\naliases: [/old/]\n---\nQX")


def _texts(output: Path) -> Iterator[tuple[str, str]]:
    for path, data in tree(output).items():
        if path.endswith((".html", ".xml")):
            yield path, data.decode()


def test_no_word_of_a_page_is_left_in_english(marked: dict[str, str]) -> None:
    left = {
        path: rest
        for path, text in marked.items()
        if path.endswith(".html")
        for shown in _shown(text)
        if not _NOBODYS.fullmatch(rest := _outside(shown))
    }
    assert left == {}


def _shown(page: str) -> Iterator[str]:
    """Give what readers see of a page, and what is read out to them beside."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    for script in root.iter("script"):
        script.text = ""  # nobody sees linked data
    yield "".join(root.itertext())
    for element in root.iter():
        if element.get("class") != "Z3988":  # which is hidden
            yield from (element.get(name, "") for name in _READ_OUT)


def _outside(text: str) -> str:
    """Give what stands outside all brackets."""
    depth, rest = 0, []
    for sign in text:
        depth += (sign == _OPEN) - (sign == _CLOSE)
        rest += [sign] if depth == 0 and sign != _CLOSE else []
    return "".join(rest)


def test_a_word_that_no_catalog_has_would_be_found() -> None:
    page = f'<p aria-label="Read">{_OPEN}more <b>QX {_OPEN}x{_CLOSE}</b>{_CLOSE} Go QX</p>'
    assert [_outside(each).strip() for each in _shown(page) if each] == ["Go QX", "Read"]
    assert not _NOBODYS.fullmatch("Read")


def test_no_message_is_without_a_use(marked: dict[str, str]) -> None:
    text = "".join(map(unquote, marked.values()))  # the subject of a mail is in its address
    said = set(re.findall(f"{_OPEN}([a-z_]+)", text))
    assert said == ENGLISH.messages.keys()


def test_what_is_in_another_language_is_marked(marked: dict[str, str]) -> None:
    page, front = marked["full/resources/known/index.html"], marked["full/topics/qx-qx/index.html"]
    assert '<html lang="qaa">' in page
    assert '<h1 lang="qx" dir="ltr">' in page
    assert '<h3 lang="qx" dir="ltr">' in front


def test_a_word_that_a_site_changes_is_changed_on_every_page(tmp_path: Path) -> None:
    """What templates say is compiled into them; a build must not know them by their text alone."""
    site = Folder(tmp_path)
    site.write("content/resources/a.md", resource(body="- [ ] a\n"))
    for word in ("Start", "Main page", "Start"):
        site.write(
            "templates/languages/en.yaml",
            f'home: "{word}"\nskip: "{word}"\nlabel_to_do: "{word}"\n',
        )
        assert_lawful(site)
        page = site.page("resources/a/index.html")
        assert f'href="/library/">{word}</a></li>' in page
        assert f'href="#site-main">{word}</a>' in page
        assert f'aria-label="{word}"' in page


# The sample in Arabic, by its settings alone


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Build the project's own collection in Arabic."""
    settings = (_PROJECT / "site.yaml").read_text(encoding="utf-8")
    site = Folder(
        tmp_path_factory.mktemp("arabic"), settings.replace("\nlanguage: en\n", "\nlanguage: ar\n")
    )
    shutil.copytree(_PROJECT / "content", site.root / "content")
    result = site.build(future=True)  # whatever the day
    told = [each for each in result.diagnostics if each.severity is not Severity.NOTE]
    assert (bool(result.report), told) == (True, [])
    return dict(_texts(site.root / "output"))


def test_every_page_is_written_from_right_to_left(arabic: dict[str, str]) -> None:
    pages = {path: text for path, text in arabic.items() if path.endswith(".html")}
    assert [path for path in pages if '<html lang="ar" dir="rtl">' not in pages[path]] == []


def test_days_are_in_arabic(arabic: dict[str, str]) -> None:
    days = set(re.findall(r"<time datetime[^>]*>(.+?)</time>", "".join(arabic.values())))
    assert "23 سبتمبر 2015" in days
    assert "26–" in days  # noqa: RUF001  # the first of several days, which ends with a dash
    whole = {day for day in days if not day.endswith(("–", "– "))}  # noqa: RUF001  # as above
    assert [day for day in whole if not re.fullmatch(r"\d{1,2} [\u0621-\u064a]+ \d{4}", day)] == []
    assert ">سبتمبر 2026</h2>" in arabic["recent/index.html"]


def test_what_is_in_english_there_is_marked_so(arabic: dict[str, str]) -> None:
    assert '<h3 lang="en" dir="ltr">' in arabic["index.html"]
    assert "<dd>الإنجليزية</dd>" in "".join(arabic.values())


def test_feeds_are_in_arabic(arabic: dict[str, str]) -> None:
    assert 'xml:lang="ar"' in arabic["feed.xml"]
    assert 'title="اقتراح مورد"' in arabic["feed.xml"]
