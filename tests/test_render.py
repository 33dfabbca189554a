"""Render: pages by templates, whose faults are told with their file and line."""

import pickle
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, FileSystemBytecodeCache

from sitegen import presenters
from sitegen.fingerprint import part
from sitegen.planned import Page
from sitegen.render import Renderer
from sitegen.views import Head
from tests.planning import ENGLISH
from tests.templates import CLAIM, ENGINE, SITE, Templates

_LISTED = "docs/templates.md lists what each template may use"
_ABOVE = "the slip is in this line, or above it in something that isn't closed"
_WRITE = "write the name in quotes; use {% if %} to choose between names"
_DYNAMIC = (
    "error[template-dynamic] the name of a template must be written out, "
    "as nothing else shows what changes"
)
_ADD = "add it to templates/, or correct the name"


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    """Make two empty folders of templates."""
    return Templates(tmp_path)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("{{ page.head.title }} {{ site.title }}", "&lt;Lost&gt; Library &amp; Archive"),
        ("{% if page.topics %}\n{{ page.topics[0].label }}\n{% endif %}\n", "Service\n"),
        ("  {# a note #}\nè\r\n", "è\n"),
        ("\ufeffmarked", "marked"),
        ('{{ site.assets["style.css"] }}', "/assets/style.1.css"),
        ("{{ site.title ~ ' at 0x7f' }}{{ 1 + 1 }}", "Library &amp; Archive at 0x7f2"),
        ('{% include "none.html" ignore missing %}x', "x"),
        ('{% include ["none.html", "part.html"] %}', "part"),
        ("{% if true is defined and nothing is not defined %}x{% endif %}", "x"),
    ],
)
def test_a_page(text: str, drawn: str, templates: Templates) -> None:
    templates.write(**{"404": text, "part": "part"})
    assert templates.draw() == drawn


def test_a_page_without_a_template_is_its_own_bytes(templates: Templates) -> None:
    renderer = Renderer((templates.site, templates.theme), ENGINE, ENGLISH)
    page = Page("x", bytes, None, (part(b"data"),), CLAIM)
    assert renderer.draw(page) == (b"data", ())


def test_a_site_goes_before_the_theme_and_can_extend_it(templates: Templates) -> None:
    frame = "theme {% block main %}of the theme{% endblock %}"
    templates.write(theme_404='{% extends "base.html" %}', theme_base=frame)
    assert templates.draw() == "theme of the theme"
    templates.write(base='{% extends "theme/base.html" %}{% block main %}of the site{% endblock %}')
    assert templates.draw() == "theme of the site"
    templates.write(**{"404": "of the site alone"})
    assert templates.draw() == "of the site alone"
    assert templates.draw("theme/404.html") == "theme of the site"


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (
            "\n{{ page.topcs }}",
            (
                "2:1: error[template-failed] NotFoundView has no 'topcs': did you mean 'topics'?\n"
                f"  hint: {_LISTED}"
            ),
        ),
        (
            "{{ page.zebra }}",
            f"1:1: error[template-failed] NotFoundView has no 'zebra'\n  hint: {_LISTED}",
        ),
        (
            "{% if paeg.head %}{% endif %}",
            (
                "1:1: error[template-failed] 'paeg' is not known here: did you mean 'page'?\n"
                f"  hint: {_LISTED}"
            ),
        ),
        (
            "{{ now }}",
            f"1:1: error[template-failed] 'now' is not known here\n  hint: {_LISTED}",
        ),
        (
            '\n{{ "skpi"|say }}',
            (
                "2:1: error[template-failed] there is no message 'skpi': did you mean 'skip'?\n"
                f"  hint: {_LISTED}"
            ),
        ),
        (
            '{{ "added"|say }}',
            (
                "1:1: error[template-failed] the message 'added' needs a value for 'day'\n"
                f"  hint: {_LISTED}"
            ),
        ),
        (
            '{{ site.assets["stile.css"] }}',
            (
                "1:1: error[template-failed] there is no 'stile.css' in it: did you mean"
                f" 'style.css'?\n  hint: {_LISTED}"
            ),
        ),
        (
            "{{ page.topics[7] }}",
            f"1:1: error[template-failed] tuple object has no element 7\n  hint: {_LISTED}",
        ),
        (
            '{% from "part.html" import nothing %}{{ nothing() }}',
            (
                "1:1: error[template-failed] the template 'part.html' (imported on line 1 in"
                f" '404.html') does not export the requested name 'nothing'\n  hint: {_LISTED}"
            ),
        ),
        (
            "\n\n{{ 1 / 0 }}",
            f"3:1: error[template-failed] division by zero\n  hint: {_LISTED}",
        ),
        (
            "{{ site.title() }}",
            f"1:1: error[template-failed] 'str' object is not callable\n  hint: {_LISTED}",
        ),
        (
            "{{ [].pop() }}",
            (
                "1:1: error[template-failed] 'pop' of a value of the type list is closed to"
                f" templates\n  hint: {_LISTED}"
            ),
        ),
        (
            "{{ '%c' % -1 }}",
            f"1:1: error[template-failed] %c arg not in range(0x110000)\n  hint: {_LISTED}",
        ),
        (
            "{{ ().__iter__().__next__() }}",
            (
                "1:1: error[template-failed] '__iter__' of a value of the type tuple is closed to"
                f" templates\n  hint: {_LISTED}"
            ),
        ),
        (
            '\n{% include "404.html" %}',
            (
                "2:1: error[template-failed] the template includes itself, or is nested too"
                f" deeply\n  hint: {_LISTED}"
            ),
        ),
        (
            "\n{{ site.title.upper }}",
            (
                "2:1: error[template-failed] this is no text but a builtin_function_or_method\n"
                f"  hint: {_LISTED}"
            ),
        ),
        (
            "{{ page.topics | map(attribute='title') }}",
            (
                "1:1: error[template-failed] this is no text but a list; go through it, or join it"
                f"\n  hint: {_LISTED}"
            ),
        ),
        (
            "{{ range(3) }}",
            f"1:1: error[template-failed] 'range' is not known here\n  hint: {_LISTED}",
        ),
        (
            "\n{{ 1 | random }}",
            f"2:1: error[template-invalid] No filter named 'random'.\n  hint: {_ABOVE}",
        ),
        (
            "{% if %}",
            (
                "1:1: error[template-invalid] Expected an expression, got 'end of statement"
                f" block'\n  hint: {_ABOVE}"
            ),
        ),
        (
            "\n\n{% block main %}",
            (
                "3:1: error[template-invalid] Unexpected end of template. Jinja was looking for the"
                " following tags: 'endblock'. The innermost block that needs to be closed is"
                " 'block'."
                f"\n  hint: {_ABOVE}"
            ),
        ),
        (
            '\n{% include "prat.html" %}',
            (
                "2:1: error[template-missing] there is no template 'prat.html': did you mean"
                f" 'part.html'?\n  hint: {_ADD}"
            ),
        ),
        (
            '{% extends "../secret.html" %}',
            f"1:1: error[template-missing] there is no template '../secret.html'\n  hint: {_ADD}",
        ),
        (
            '{% include ["zebra.html", "lion.html"] %}',
            f"1:1: error[template-missing] there is no template 'lion.html'\n  hint: {_ADD}",
        ),
        ("\n\n{% include page.head.title %}", f"3:1: {_DYNAMIC}\n  hint: {_WRITE}"),
        (
            '{% extends ["part.html", site.title] %}\n{% import site.title as x %}',
            (
                f"1:1: {_DYNAMIC}\n  hint: {_WRITE}\ntemplates/404.html:2:1: {_DYNAMIC}\n"
                f"  hint: {_WRITE}"
            ),
        ),
        (
            b"caf\xc3\xa9\nol\xc3\xa9 caf\xe9",
            (
                "2:8: error[encoding-invalid] the byte 0xe9 is no text in UTF-8\n"
                "  hint: save the file with the encoding UTF-8"
            ),
        ),
    ],
)
def test_a_faulty_template(text: str | bytes, report: str, templates: Templates) -> None:
    templates.write(**{"404": text, "part": "part"})
    assert templates.draw() == f"templates/404.html:{report}"


def test_a_fault_is_told_where_it_is(templates: Templates) -> None:
    templates.write(theme_404='{% include "part_of/it.html" %}', theme_part="\n{{ nothing }}")
    (templates.theme / "part_of").mkdir()
    (templates.theme / "part_of/it.html").write_text("\n{{ nothing }}")
    assert templates.draw().startswith("theme/part_of/it.html:2:1: error[template-failed] ")
    (templates.site / "part_of").mkdir()
    (templates.site / "part_of/it.html").write_text("\n\n{{ nothing }}")
    assert templates.draw().startswith("templates/part_of/it.html:3:1: error[template-failed] ")


def test_a_fault_of_the_theme_that_a_site_overrides(templates: Templates) -> None:
    templates.write(**{"404": '{% extends "theme/404.html" %}', "theme_404": "\n{% if %}"})
    assert templates.draw().startswith("theme/404.html:2:1: error[template-invalid] ")


def test_a_template_that_is_not_there_at_all(templates: Templates) -> None:
    assert templates.draw("lost.html") == (
        f"templates/lost.html:1:1: error[template-missing] there is no template 'lost.html'\n"
        f"  hint: {_ADD}"
    )


def test_what_is_nested_too_deeply_is_no_traceback(templates: Templates) -> None:
    templates.write(**{"404": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}"})
    assert templates.draw() == (
        "templates/404.html:1:1: error[template-failed] the template includes itself, or is nested"
        f" too deeply\n  hint: {_LISTED}"
    )


def test_all_faults_of_a_page_s_templates_are_told_at_once(templates: Templates) -> None:
    templates.write(
        **{"404": '{% extends "base.html" %}{% include site.title %}{% include "part.html" %}'},
        base="{% if %}",
        part=b"\xff",
    )
    lines = [line for line in templates.draw().splitlines() if not line.startswith(" ")]
    assert [line.partition(": ")[0] for line in lines] == [
        "templates/404.html:1:1",
        "templates/base.html:1:1",
        "templates/part.html:1:1",
    ]


_ALL = {
    "404": '{% extends "base.html" %}{% from "said.html" import said %}'
    '{% include ["a.html", "none.html"] %}',
    "base": '{% import "more.html" as more %}{% include "base.html" %}',
    "said": "1",
    "a": "2",
    "more": "3",
}


@pytest.mark.parametrize("name", [*_ALL, "none"])
def test_a_fingerprint_changes_with_all_that_a_template_refers_to(
    name: str, templates: Templates
) -> None:
    templates.write(**_ALL, other="x")
    before = templates.closure("404.html")
    templates.write(other="y")
    assert templates.closure("404.html") == before != None  # noqa: E711  # chained
    templates.write(**{name: _ALL.get(name, "") + " "})
    assert templates.closure("404.html") not in {None, before}


def test_what_is_drawn_is_what_was_fingerprinted(templates: Templates) -> None:
    """A template that is edited during a build counts as it was first read."""
    templates.write(**{"404": "first"})
    renderer = Renderer((templates.site, templates.theme), ENGINE, ENGLISH)
    assert renderer.closure("404.html")[0]
    templates.write(**{"404": "second"})
    parts = (part(SITE), part(Head(title="Lost")), part(()))
    page = Page("404.html", presenters.not_found, "404.html", parts, CLAIM)
    assert renderer.draw(page) == (b"first", ())


def test_another_process_draws_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("text", encoding="utf-8")
    renderer = Renderer((tmp_path, tmp_path / "theme"), ENGINE, ENGLISH)
    there = pickle.loads(pickle.dumps(renderer))  # our own
    assert there is not renderer
    assert there.closure("a.html") == renderer.closure("a.html") != renderer.closure("b.html")


def test_what_a_template_refers_to_is_remembered_by_its_text(
    templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates.write(**{"404": '{% include "part.html" %}', "part": "a part"})
    first = Renderer((templates.site, templates.theme), ENGINE, ENGLISH)
    closure = first.closure("404.html")
    assert sorted(first.references.values()) == [(), ("part.html",)]
    again = Renderer((templates.site, templates.theme), ENGINE, ENGLISH, first.references)
    with monkeypatch.context() as patch:
        patch.setattr(Environment, "parse", None)
        assert again.closure("404.html") == closure
    assert again.references == first.references
    other = Renderer((templates.site, templates.theme), b"other", ENGLISH, first.references)
    assert other.closure("404.html") == closure
    assert first.references.keys().isdisjoint(other.references)
    templates.write(part="{% include 404 %}")
    faulty = Renderer((templates.site, templates.theme), ENGINE, ENGLISH, first.references)
    assert faulty.closure("404.html")[0] is None
    assert list(faulty.references.values()) == [("part.html",)]


def test_a_template_is_compiled_once_for_a_text_and_a_version(
    templates: Templates, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    compiled: list[str | None] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: str, name: str | None, *rest: Any) -> Any:  # noqa: ANN401  # Jinja's
        compiled.append(name)
        return compile_(self, source, name, *rest)

    monkeypatch.setattr(Environment, "compile", noted)

    templates.write(**{"404": "one"})
    assert templates.draw() == templates.draw() == "one"
    assert compiled == ["404.html"]
    assert templates.draw(version=b"another") == "one"
    templates.write(**{"404": "two"})
    assert templates.draw() == "two"
    assert compiled == ["404.html"] * 3


def test_where_there_is_no_folder_for_compiled_templates_none_is_kept(
    templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsafe(_: object) -> str:
        raise RuntimeError("Cannot determine safe temp directory.")

    monkeypatch.setattr(FileSystemBytecodeCache, "_get_default_cache_dir", unsafe)
    templates.write(**{"404": "one"})
    assert templates.draw() == "one"
