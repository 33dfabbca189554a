"""Texts that would take minutes end at once, by a verdict that depends on nothing but the text."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from sitegen import markdown_effort
from sitegen.markup import convert
from sitegen.reading import take_in
from sitegen.settings import Settings
from sitegen.source import Source
from sitegen.tangles import DEEPEST, TOO_DEEP, TOO_MUCH, tangle_of
from tests.pathological import PATHOLOGICAL

_GOLDEN = Path(__file__).parent / "golden/markup/page.md"
_DIALECTS = ("python-markdown", "gfm")
_LENGTH = 60_000
_LITTLE = 4_000_000
"""Steps that all of these texts take many times over, so that no test takes long."""
_IS_LONG = settings.get_current_profile_name() == "long"
_SECONDS = 120
"""Time of a processor: without a bound it would be hours."""
_LIMITED = """\
import resource, sys
from sitegen.markup import convert
from tests.pathological import PATHOLOGICAL
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]), int(sys.argv[1])))
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
for name, text in PATHOLOGICAL.items():
    print(name, flush=True)
    convert(text.text(300_000), sys.argv[2], ())
"""

_MUCH = {
    "pairs of brackets",
    "open links",
    "open links with spaces",
    "pictures without an end",
    "shortcodes without an end",
    "shortcodes with one end",
    "brackets before a shortcode",
    "definitions without address",
    "uses of a long address",
    "uses of a long title",
    "addresses in brackets",
    "mail in brackets",
    "backquotes",
    "backslashes",
    "escaped backquotes",
    "fences",
    "open fences",
    "open fences of tildes",
    "longer and longer fences",
    "one definition after the other",
    "underlined headings",
    "rules",
    "short rows",
    "pipes in code",
    "tags without an end",
    "values without an end",
    "other values without an end",
    "comments in an open element",
    "instructions without an end",
    "many attributes",
    "many elements",
    "many schemes",
    "spaces",
}
"""What Python-Markdown, or finding the places of what is removed, would be busy with for long."""


def _verdict(name: str, dialect: str) -> str:
    body = convert(PATHOLOGICAL[name].text(_LENGTH), dialect, ())
    refused = {TOO_DEEP, TOO_MUCH}.intersection(body.removed)
    assert not (refused and body.html)
    return "".join(refused)


@pytest.mark.parametrize("name", sorted(_MUCH))
def test_what_takes_too_much_work_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markdown_effort, "BUDGET", _LITTLE)
    assert _verdict(name, "python-markdown") == TOO_MUCH


@pytest.mark.parametrize(
    "name", ["attributes of an element", "many attributes", "many elements", "many schemes"]
)
def test_what_would_be_told_of_too_much_is_refused_in_github_s_dialect_too(name: str) -> None:
    assert _verdict(name, "gfm") == TOO_MUCH


@pytest.mark.parametrize("dialect", _DIALECTS)
@pytest.mark.parametrize(
    "name",
    [
        "nested emphasis",
        "quotations",
        "quotations with spaces",
        "deeper and deeper quotations",
        "blocks",
        "elements left open",
        "elements with titles left open",
        "links left open",
        "tables in tables",
        "scripts",
        "SVG",
        "MathML",
        "selects",
    ],
)
def test_what_is_nested_too_deep_is_refused(name: str, dialect: str) -> None:
    assert _verdict(name, dialect) == TOO_DEEP


@pytest.mark.parametrize("name", ["lists in a line", "lists in quotations", "numbers in a line"])
def test_lists_too_deep_for_python_markdown(name: str) -> None:
    assert _verdict(name, "python-markdown") == TOO_DEEP


@pytest.mark.parametrize("dialect", _DIALECTS)
@pytest.mark.parametrize(
    "name",
    [
        *("stars", "open emphasis", "brackets", "open pictures", "closing brackets"),
        *("semicolons after an address", "parentheses after an address", "stops after an address"),
        *("parentheses in an address", "open marks of footnotes", "one line", "items", "signs"),
        *("paragraphs", "rows of HTML", "comments without an end", "tasks", "rows"),
        *("footnotes", "links that stand everywhere", "a flat list", "ampersands", "accents"),
        "links to other pages",
    ],
)
def test_what_is_only_long_is_drawn(name: str, dialect: str) -> None:
    assert _verdict(name, dialect) == ""


@pytest.mark.parametrize("dialect", _DIALECTS)
def test_a_long_page_that_has_everything_is_drawn(dialect: str) -> None:
    page = _GOLDEN.read_text(encoding="utf-8")
    body = convert(page * (200_000 // len(page)), dialect, ())
    assert not {TOO_DEEP, TOO_MUCH}.intersection(body.removed)
    assert body.html


def test_levels_that_nobody_would_write_are_drawn() -> None:
    for depth, html in ((50, "<blockquote>"), (70, "")):
        assert convert("> " * depth + "a", "python-markdown", ()).html.startswith(html)
        assert bool(convert("> " * depth + "a", "python-markdown", ()).html) is bool(html)


def test_a_text_after_a_refused_one_is_drawn() -> None:
    assert convert("> " * 100, "python-markdown", ()).removed == (TOO_DEEP,)
    assert convert("a *b*", "python-markdown", ()).html == "<p>a <em>b</em></p>"


@pytest.mark.parametrize(
    ("html", "verdict"),
    [
        ("<b>" * DEEPEST, ""),
        ("<b>" * (DEEPEST + 1), TOO_DEEP),
        ("<b></b>" * 1000, ""),
        ("<B></b>" * 1000, ""),
        ("<b></i>" * 1000, TOO_DEEP),  # an end that doesn't fit
        ("<b><table><tr><td></b></table>" * 300, TOO_DEEP),  # nor does it there
        ("</b>" * 1000, ""),
        ("<li>" * 1000, ""),
        ("<br>" * 1000, ""),
        ("<!-- <b> -->" * 1000, ""),
        ("<!-- " + "<b>" * 1000, ""),
        (f"<b {'a ' * 999}>", ""),
        (f"<b {'a ' * 1001}>", TOO_MUCH),
        (f'<b title="{"a " * 1001}">', TOO_MUCH),
        (f"<b title={'a' * 9999}>", ""),
    ],
)
def test_how_deep_and_how_crowded_html_may_be(html: str, verdict: str) -> None:
    assert tangle_of("<i>a</i>" * 500 + html) == verdict


def test_html_of_a_few_tags_is_not_looked_at() -> None:
    assert tangle_of("<b>" * 400) == ""


def test_more_links_than_can_be_sought_in_a_long_text_are_refused() -> None:
    links = "".join(f"[a]({number}.md)\n\n" for number in range(4000))
    assert len(convert(links, "gfm", ()).links) == 4000
    assert convert(links + "a" * 250_000, "gfm", ()).removed == (TOO_MUCH,)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "> " * 100,
            "error[markdown-limit] the text is nested too deep for Markdown",
        ),
        (
            "[a]:\n" * 9000 + "```\n" * 20_000,
            "error[markdown-limit] the text takes more work than any that is written for readers",
        ),
    ],
)
def test_the_file_is_named_and_only_once(body: str, message: str) -> None:
    text = f"---\ntitle: A\n---\n\n{body}\n"
    source = Source("content/about.md", text.encode())
    site = Settings(title="A", base_url="https://example.org/")
    item = take_in(source, site).reading.item
    assert item
    assert [
        f"{each.location}: {each.severity}[{each.code}] {each.message}"
        for each in item.prose.removed
    ] == [f"content/about.md:4:1: {message}"]
    assert not item.prose.is_empty  # or it would be told that there is no text


@pytest.mark.skipif(not _IS_LONG, reason="takes minutes")
@pytest.mark.parametrize("dialect", _DIALECTS)
def test_nothing_takes_long_or_much_memory(dialect: str) -> None:  # pragma: no cover  # see above
    limit = str(_SECONDS * 5)
    ended = subprocess.run(
        [sys.executable, "-c", _LIMITED, limit, dialect],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout.splitlines()[-1:]
