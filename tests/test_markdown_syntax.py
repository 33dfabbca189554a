"""What Python-Markdown is taught; each source is converted and cleaned, as a page's body is."""

import pytest

from sitegen.markup import convert

_TO_DO = '<input type="checkbox" disabled="" site-label="to_do">'
_DONE = '<input type="checkbox" checked="" disabled="" site-label="done">'


def _html(source: str) -> str:
    return convert(source, "python-markdown", ()).html


def _line(source: str) -> str:
    return _html(source).removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("~~a~~", "<del>a</del>"),
        ("a ~~b c~~ d", "a <del>b c</del> d"),
        ("**~~a~~** ~~*b* c~~", "<strong><del>a</del></strong> <del><em>b</em> c</del>"),
        ("~a~ and ~5 to ~10", "~a~ and ~5 to ~10"),
        (r"\~~a~~ `~~b~~`", "~~a~~ <code>~~b~~</code>"),
        ("~~ a ~~", "~~ a ~~"),
    ],
)
def test_strikethrough(source: str, expected: str) -> None:
    assert _line(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- [ ] a", f'<ul>\n<li class="task">{_TO_DO} a</li>\n</ul>'),
        ("- [x] *a*", f'<ul>\n<li class="task">{_DONE} <em>a</em></li>\n</ul>'),
        ("1. [X] a", f'<ol>\n<li class="task">{_DONE} a</li>\n</ol>'),
        (
            "- [ ] a\n\n- [x] b",
            (
                f'<ul>\n<li class="task">\n<p>{_TO_DO} a</p>\n</li>\n'
                f'<li class="task">\n<p>{_DONE} b</p>\n</li>\n</ul>'
            ),
        ),
        (
            "- [x] a\n    - [ ] b",
            (
                f'<ul>\n<li class="task">{_DONE} a\n<ul>\n<li class="task">{_TO_DO} b</li>\n</ul>\n'
                "</li>\n</ul>"
            ),
        ),
        ("- [x] a\n\n[x]: b.md", f'<ul>\n<li class="task">{_DONE} a</li>\n</ul>'),
        ("- [x](a.md)", '<ul>\n<li><a href="a.md">x</a></li>\n</ul>'),
        ("- [ ]", "<ul>\n<li>[ ]</li>\n</ul>"),
        ("- a [x] b", "<ul>\n<li>a [x] b</li>\n</ul>"),
        ("- **a**", "<ul>\n<li><strong>a</strong></li>\n</ul>"),
        ("[x] a", "<p>[x] a</p>"),
    ],
)
def test_task_lists(source: str, expected: str) -> None:
    assert _html(source) == expected


def _link(address: str) -> str:
    return f'<a href="{address}">{address.removeprefix("mailto:")}</a>'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("http://a.org", _link("http://a.org")),
        ("HTTPS://A.org/B", _link("HTTPS://A.org/B")),
        ("see https://a.org/b_c_d/?e=f#g, too", f"see {_link('https://a.org/b_c_d/?e=f#g')}, too"),
        ("https://a.org/?b&c&amp;d", _link("https://a.org/?b&amp;c&amp;d")),
        (
            "https://a.org/b. https://c.org!?",
            f"{_link('https://a.org/b')}. {_link('https://c.org')}!?",
        ),
        ("(https://a.org/b_(c))", f"({_link('https://a.org/b_(c)')})"),
        ("(https://a.org/b)", f"({_link('https://a.org/b')})"),
        ("[https://a.org]", f"[{_link('https://a.org')}]"),
        ('"https://a.org&quot;', f'"{_link("https://a.org")}"'),
        (
            "*https://a.org/* **https://b.org**",
            f"<em>{_link('https://a.org/')}</em> <strong>{_link('https://b.org')}</strong>",
        ),
        ("https://a.org<br>b", f"{_link('https://a.org')}<br>b"),
        (
            "me@a.org, or a.b+c@d-e.co.uk.",
            f"{_link('mailto:me@a.org')}, or {_link('mailto:a.b+c@d-e.co.uk')}.",
        ),
        ("[https://a.org](b.md)", '<a href="b.md">https://a.org</a>'),
        ("https://a.org/*b*c", _link("https://a.org/*b*c")),
        ("éme@a.org", "éme@a.org"),
        ("<https://a.org> <me@a.org>", f"{_link('https://a.org')} {_link('mailto:me@a.org')}"),
        ("`https://a.org me@a.org`", "<code>https://a.org me@a.org</code>"),
        ("![https://a.org](b.png)", '<img src="b.png" alt="https://a.org" loading="lazy">'),
        ("xhttps://a.org https:// http://_a", "xhttps://a.org https:// http://_a"),
        ("ftp://a.org www.a.org me@a me@a.b-", "ftp://a.org www.a.org me@a me@a.b-"),
    ],
)
def test_bare_links(source: str, expected: str) -> None:
    assert _line(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A {#b}", '<h2 id="b">A</h2>'),
        ("# A {: #b .c lang=fr }", '<h2 class="c" id="b" lang="fr">A</h2>'),
        ("a\n{: .b }", '<p class="b">a</p>'),
        ('*a*{title="b c"} d', '<p><em title="b c">a</em> d</p>'),
    ],
)
def test_attribute_lists(source: str, expected: str) -> None:
    assert _html(source) == expected


@pytest.mark.parametrize(
    "line",
    [
        "{% include a %}",
        "{% a=b %}",
        "{{ page.title }}",
        '{{&lt; figure src="a.png" &gt;}}',
        "{# a note #}",
        "{draft}",
    ],
)
def test_the_code_of_templates_is_text(line: str) -> None:
    source = line.replace("&lt;", "<").replace("&gt;", ">")
    assert _html(f"a\n{source}") == f"<p>a\n{line}</p>"
    assert _html(f"*a*{source}") == f"<p><em>a</em>{line}</p>"
    assert f">a {line}</h2>" in _html(f"# a {source}")
