"""Whatever is written, nothing that is published runs it: judged by an HTML parser."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from sitegen.cleaning import clean
from sitegen.diagnostics import has_errors, render_text
from sitegen.markup import convert, mark_outward
from sitegen.removals import removals
from sitegen.settings import HtmlSetting
from tests.sites import Folder
from tests.unsafe import prose_faults, unsafe

pytestmark = pytest.mark.no_cover  # counting lines takes long; other tests see to that

_MANY = settings().max_examples * 2
_FEW = max(settings().max_examples // 16, 1)
_DIALECTS = st.sampled_from(["gfm", "python-markdown"])
_MORE = HtmlSetting(allow=("aside", "audio", "video"), frames=("player.vimeo.com",))
_ALLOWED = frozenset({"aside", "audio", "iframe", "source", "track", "video"})

_NAMES = (
    "a aside audio b base body br button div embed form frame frameset head html iframe img input"
    " li link math meta mglyph mtext noscript object p plaintext script section select source span"
    " style svg table td template textarea title tr track video xmp foreignObject"
)
_KEYS = (
    "action alt aria-label class data formaction href id name onclick onerror onload poster rel"
    " site-label sizes src srcdoc srcset style target title type xlink:href xmlns"
)
_ELEMENTS, _ATTRIBUTES = _NAMES.split(), _KEYS.split()
_SCHEMES = (
    *(
        "javascript:",
        "JaVaScript&colon;",
        "java&Tab;script:",
        "java&#10;script:",
        "&#1;javascript:",
    ),
    *(
        "java\tscript:",
        " javascript:",
        "vbscript:",
        "data:text/html,",
        "//a/",
        "/\\a",
        "https://a/",
    ),
    *(
        "https://player.vimeo.com/",
        "https://player.vimeo.com@a/",
        "mailto:",
        "#",
        "b.md",
        "http://[",
    ),
)
_VALUES = (
    *(
        "a",
        "site-main",
        "Site-header b",
        "x onclick=y",
        '"',
        "'",
        '"><script>',
        "--><b>",
        "checkbox",
    ),
    *("&quot;&gt;&lt;script&gt;", "{: onclick=a }", "</title>", "]]>", "\x0c", "\u2028", "&#8;"),
)


def _tag(element: str, attributes: list[tuple[str, str, str]]) -> str:
    written = "".join(f" {name}={quote}{value}{quote}" for name, value, quote in attributes)
    return f"<{element}{written}>"


_attributes = st.tuples(
    st.sampled_from(_ATTRIBUTES),
    st.sampled_from([*_SCHEMES, *_VALUES]),
    st.sampled_from(['"', "'", ""]),
)
_tags = st.builds(_tag, st.sampled_from(_ELEMENTS), st.lists(_attributes, max_size=3))
_ends = st.sampled_from([f"</{each}>" for each in _ELEMENTS])
_links = st.builds("[a]({}{})".format, st.sampled_from(_SCHEMES), st.sampled_from(_VALUES))
_lists = st.builds(
    "{{: {}={} .{} #{} }}".format,
    st.sampled_from(_ATTRIBUTES),
    st.sampled_from([*_SCHEMES, *_VALUES]),
    st.sampled_from(["note", "site-note"]),
    st.sampled_from(["a", "site-a"]),
)
_signs = st.sampled_from(
    [
        *("\n", "\n\n", "    ", "- ", "> ", "# ", "|a|b|\n|-|-|\n|", "`", "```\n", "*", "[^1]"),
        *("[^1]: ", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<", ">", "&", "&lt;", "a"),
        *(" ", "é", "\\"),
    ]
)
_markdown = st.lists(_tags | _ends | _links | _lists | _signs | st.text(max_size=3), max_size=20)


@settings(max_examples=_MANY, deadline=None)
@given(_markdown.map("".join), _DIALECTS)
@example("<svg><style><!--</style><a title='--><img onerror=a>'>", "gfm")
@example('<math><mtext><table><mglyph><style><math title="</style><b onclick=a>">', "gfm")
def test_no_markdown_is_drawn_as_anything_that_runs(source: str, dialect: str) -> None:
    body = convert(source, dialect, ())
    assert prose_faults(mark_outward(body.html, "external")) == []


@settings(max_examples=_MANY, deadline=None)
@given(_markdown.map("".join), _DIALECTS)
def test_nor_where_a_site_allows_more(source: str, dialect: str) -> None:
    html = convert(source, dialect, (), _MORE).html
    assert prose_faults(html, _ALLOWED) == []
    assert html.count("<iframe ") == html.count('<iframe src="https://player.vimeo.com/')


@settings(max_examples=_MANY, deadline=None)
@given(_markdown.map("".join))
def test_what_is_left_out_is_told_of_any_html(html: str) -> None:
    """And nothing is told of what has been cleaned already."""
    cleaned = clean(html)
    assert clean(cleaned) == cleaned or prose_faults(cleaned) == []
    assert set(removals(cleaned, cleaned)) <= {"<input>"}  # which the normal form takes away
    assert list(removals(html, cleaned)) == sorted(set(removals(html, cleaned)))


_values = (
    st.lists(
        st.sampled_from([*_SCHEMES, *_VALUES, "<script>alert(1)</script>", "<!--", "=1+1", "@a"])
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
        | st.sampled_from(
            ["\u202e", "\u2067", "\u2069", "\x1b", "\x08", "\ufffe", "{{ a }}", "\n"]
        ),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .filter(lambda text: bool(text.strip()))
)


def _quoted(text: str) -> str:
    """Write a text as YAML, which takes JSON but for its pairs of surrogates."""
    return json.dumps(text, ensure_ascii=False)


_FIELDS = (
    *("title", "type", "topic", "summary", "link", "author", "publisher", "license", "language"),
    *("audience", "level", "duration", "aliases", "image_alt", "note"),
)
_files = st.dictionaries(st.sampled_from(_FIELDS), _values, max_size=5)


@settings(
    max_examples=_FEW,
    deadline=None,
    phases=[Phase.generate],  # to look for a smaller site would take minutes
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.lists(_files, min_size=1, max_size=30), _values, _values)
def test_no_field_ends_the_element_the_attribute_or_the_string_that_it_stands_in(
    files: list[dict[str, str]], site_title: str, topic_title: str
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        address = "https://example.org/library/"
        title = _quoted(f"a{site_title}")
        site = Folder(Path(folder), f"title: {title}\nbase_url: {address}\n")
        topic = f"title: {_quoted(f'b{topic_title}')}\nsummary: {_quoted(topic_title)}"
        site.write("content/topics/service.md", f"---\n{topic}\n---\n")
        given = {"title": "a", "type": "News", "date": "2014-09-30", "topic": "service"}
        for number, fields in enumerate(files):
            lines = (f"{key}: {_quoted(each)}" for key, each in {**given, **fields}.items())
            text = "\n".join(lines)
            site.write(f"content/resources/{number}.md", f"---\n{text}\n---\nText.\n")
        result = site.build()
        while has_errors(result.diagnostics):
            for each in result.diagnostics:
                if has_errors([each]):
                    assert each.location.path.startswith("content/"), render_text([each])
                    site.remove(each.location.path)
            result = site.build()
        assert unsafe(site.root / "output", address) == []
