"""Templates from strangers: what they can't reach, and what they can't hold up."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import presenters, template_limits
from sitegen.fingerprint import part
from sitegen.planned import Page
from sitegen.render import Renderer
from sitegen.views import Head
from tests.planning import ENGLISH
from tests.templates import CLAIM, ENGINE, SITE, Templates

_HINTS = {
    "template-failed": "docs/templates.md lists what each template may use",
    "template-invalid": "the slip is in this line, or above it in something that isn't closed",
    "template-missing": "add it to templates/, or correct the name",
    "template-dynamic": "write the name in quotes; use {% if %} to choose between names",
}
_DEEP = "1:1: error[template-failed] the template includes itself, or is nested too deeply"
_LARGE = "1:1: error[template-failed] a text or list has more than 10,000,000 characters or items"
_STEPS = "1:1: error[template-failed] the page takes more than 20,000 steps, of loops and of macros"
_WIDTH = "1:1: error[template-failed] no width, number or filling may be over 1,000"
_FORMAT = "1:1: error[template-failed] a format takes no width over 999 and none that is computed"
_DYNAMIC = (
    "1:1: error[template-dynamic] the name of a template must be written out, as nothi"
    "ng else shows what changes"
)


def _closed(attribute: str, kind: str) -> str:
    return (
        f"1:1: error[template-failed] '{attribute}' of a value of the type {kind} is closed to "
        "templates"
    )


def _missing(name: str) -> str:
    return f"1:1: error[template-missing] there is no template '{name}'"


_REFUSED = [
    (
        "{{ ''.__class__ }}",
        _closed("__class__", "str"),
    ),
    (
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        _closed("__class__", "str"),
    ),
    (
        "{{ page.__class__ }}",
        _closed("__class__", "NotFoundView"),
    ),
    (
        "{{ page['__class__'] }}",
        _closed("__class__", "NotFoundView"),
    ),
    (
        "{{ page|attr('__class__') }}",
        _closed("__class__", "NotFoundView"),
    ),
    (
        "{{ page.__struct_fields__ }}",
        _closed("__struct_fields__", "NotFoundView"),
    ),
    (
        "{{ page.topics|map('attr', '__class__')|join }}",
        _closed("__class__", "TermLink"),
    ),
    (
        "{{ (page.topics|map(attribute='label')).__iter__ }}",
        _closed("__iter__", "Series"),
    ),
    (
        "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
        "1:1: error[template-failed] 'jinja2.runtime.Macro object' has no attribute '__globals__'",
    ),
    (
        "{% macro m() %}{% endmacro %}{{ m._func }}",
        _closed("_func", "Macro"),
    ),
    (
        "{{ self.__init__ }}",
        _closed("__init__", "TemplateReference"),
    ),
    (
        "{{ self._TemplateReference__context }}",
        _closed("_TemplateReference__context", "TemplateReference"),
    ),
    (
        "{% block a %}{{ super.__self__ }}{% endblock %}",
        "1:1: error[template-failed] there is no parent block called 'a'.",
    ),
    (
        "{% for x in [1] %}{{ loop.__class__ }}{% endfor %}",
        _closed("__class__", "LoopContext"),
    ),
    (
        "{{ '{0.__class__}'.format(page) }}",
        _closed("format", "str"),
    ),
    (
        "{{ '{0.__class__}'.format_map({}) }}",
        _closed("format_map", "str"),
    ),
    (
        "{{ ('{0.__class__}'|safe).format(page) }}",
        _closed("format", "Markup"),
    ),
    (
        "{{ '%s'.__mod__(1) }}",
        _closed("__mod__", "str"),
    ),
    (
        "{{ 'a'.translate({97: 'b'}) }}",
        _closed("translate", "str"),
    ),
    (
        "{{ 'a'.encode() }}",
        _closed("encode", "str"),
    ),
    ("{{ lipsum() }}", "1:1: error[template-failed] 'lipsum' is not known here"),
    (
        "{{ cycler.__init__.__globals__ }}",
        _closed("__init__", "Unknown"),
    ),
    ("{{ namespace() }}", "1:1: error[template-failed] 'namespace' is not known here"),
    ("{{ dict() }}", "1:1: error[template-failed] 'dict' is not known here"),
    ("{{ config }}", "1:1: error[template-failed] 'config' is not known here"),
    ("{{ url_for }}", "1:1: error[template-failed] 'url_for' is not known here"),
    ("{{ [1]|random }}", "1:1: error[template-invalid] No filter named 'random'."),
    (
        "{{ 1 is sameas }}",
        "1:1: error[template-failed] test_sameas() missing 1 required positional argument: 'other'",
    ),
    (
        "{% import os %}",
        "1:1: error[template-invalid] expected token 'as', got 'end of statement block'",
    ),
    ("{% import 'os' as os %}", _missing("os")),
    (
        "{% include '/etc/passwd' %}",
        _missing("/etc/passwd"),
    ),
    (
        "{% include '../../../etc/passwd' %}",
        _missing("../../../etc/passwd"),
    ),
    (
        "{% include 'C:\\\\secret.txt' %}",
        _missing("C:\\secret.txt"),
    ),
    ("{% include 'a\\0b' %}", _missing("a\\x00b")),
    (
        "{% include '" + "a" * 300 + "' %}",
        _missing(
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        ),
    ),
    ("{% do [].append(1) %}", "1:1: error[template-invalid] Encountered unknown tag 'do'."),
    (
        "{{ [].append(1) }}",
        _closed("append", "list"),
    ),
    (
        "{{ site.assets.update({'a': 'b'}) }}",
        _closed("update", "dict"),
    ),
    (
        "{{ site.assets.clear() }}",
        _closed("clear", "dict"),
    ),
    ("{{ range(10**9) }}", "1:1: error[template-failed] 'range' is not known here"),
    (
        "{% for x in 'x' * 10**9 %}{% endfor %}",
        _LARGE,
    ),
    (
        "{{ 'x' * 10**12 }}",
        _LARGE,
    ),
    (
        "{{ 10**12 * 'x' }}",
        _LARGE,
    ),
    (
        "{{ [0] * 10**12 }}",
        _LARGE,
    ),
    (
        "{{ 10**(10**10) }}",
        "1:1: error[template-failed] a number has more than 10,000 binary digits",
    ),
    (
        "{{ (10**3000) * (10**3000) }}",
        "1:1: error[template-failed] a number has more than 10,000 binary digits",
    ),
    ("{{ 2.0**5000 }}", "1:1: error[template-failed] numerical result out of range"),
    (
        "{{ '%1000000000d' % 1 }}",
        _FORMAT,
    ),
    (
        "{{ '%*d' % (1000000000, 1) }}",
        _FORMAT,
    ),
    (
        "{{ '%(a)09999d' % {'a': 1} }}",
        _FORMAT,
    ),
    (
        "{{ '%1000000000d'|format(1) }}",
        _FORMAT,
    ),
    (
        "{{ 'a'.center(10**9) }}",
        _WIDTH,
    ),
    (
        "{{ 'a'.ljust(width=10**9) }}",
        _WIDTH,
    ),
    (
        "{{ 'a'|center(10**9) }}",
        _WIDTH,
    ),
    (
        "{{ 'a'|indent(10**9) }}",
        _WIDTH,
    ),
    (
        "{{ 'a'|indent('x' * 5000) }}",
        _WIDTH,
    ),
    (
        "{{ 'a'|wordwrap(10**9) }}",
        _WIDTH,
    ),
    (
        "{{ [1]|batch(10**9, 0)|list|length }}",
        _WIDTH,
    ),
    (
        "{{ [1]|slice(10**9)|list|length }}",
        _WIDTH,
    ),
    (
        "{{ 1.5|round(10**9, 'ceil') }}",
        _WIDTH,
    ),
    (
        "{{ [1]|tojson(indent=10**9) }}",
        _WIDTH,
    ),
    ("{{ ('a'|safe).center(10**9) }}", _WIDTH),
    ("{{ '\\t'.expandtabs(tabsize=10**9) }}", _WIDTH),
    ("{{ (1).to_bytes(length=10**9, byteorder='big') }}", _WIDTH),
    ("{% set a = ('x' * 10**6)|safe %}{{ a.replace('x', a) }}", _LARGE),
    ("{% set a = ('x' * 10**6)|safe %}{{ a.join(a) }}", _LARGE),
    (
        "{{ (1).to_bytes(10**9, 'big') }}",
        _WIDTH,
    ),
    (
        "{% set a = 'x' * 10**6 %}{{ a|replace('x', a) }}",
        _LARGE,
    ),
    (
        "{% set a = 'x' * 10**6 %}{{ a.replace('x', a) }}",
        _LARGE,
    ),
    (
        "{% set a = 'x' * 10**6 %}{{ a|join(a) }}",
        _LARGE,
    ),
    (
        "{% set a = 'x' * 10**6 %}{{ a.join(a) }}",
        _LARGE,
    ),
    (
        "{% set a = 'x' * 10**6 %}{% set b = a~a~a~a~a~a~a~a~a~a~a %}{{ b|length }}",
        _LARGE,
    ),
    (
        "{% set a = ['x'] * 10**6 %}{% set b = a+a+a+a+a+a+a+a+a+a+a %}{{ b|length }}",
        _LARGE,
    ),
    (
        "{% for a in 'x' * 2000 %}\n{% for b in 'x' * 2000 %}{% endfor %}\n{% endfor %}",
        _STEPS.replace("1:1", "2:1"),
    ),
    (
        "{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}",
        _DEEP,
    ),
    (
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
            "{{ m(40) }}"
        ),
        _STEPS,
    ),
    (
        "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
        _DEEP,
    ),
    (
        (
            "{% for x in [1, 1] recursive %}{% if loop.depth < 50 %}{{ loop([1, 1]) }}{% endif %}"
            "{% endfor %}"
        ),
        _STEPS,
    ),
    (
        "{% block a %}{{ self.a() }}{% endblock %}",
        _DEEP,
    ),
    (
        "{% extends '404.html' %}",
        _DEEP,
    ),
    (
        "{% import '404.html' as x %}",
        _DEEP,
    ),
    (
        (
            "{% for a in 'x' * 2000 %}{% for b in 'x' * 2000 %}{% if loop is sequence %}{% endif %}"
            "{% endfor %}{% endfor %}done"
        ),
        _STEPS,
    ),
    (
        "{{ " + "9" * 5000 + " }}",
        (
            "1:1: error[template-failed] Exceeds the limit (4300 digits) for integer string "
            "conversion: value has 5000 digits"
        ),
    ),
    (
        "{{ '\\ud800' }}",
        (
            "1:1: error[template-failed] the page holds U+D800, which is the half of a character "
            "and can't be written"
        ),
    ),
    ("\n{#{% if %}", "2:1: error[template-invalid] Missing end of comment tag"),
    ("{% raw %}x", "1:1: error[template-invalid] Missing end of raw directive"),
    ("{{ 'a", '1:1: error[template-invalid] unexpected char "\'" at 3'),
    ("{{ '\\x' }}", "1:1: error[template-invalid] truncated \\xXX escape"),
    ("{{ '\\N{no such}' }}", "1:1: error[template-invalid] unknown Unicode character name"),
    (
        "{% for a in b %}" * 30 + "{% endfor %}" * 30,
        _DEEP,
    ),
    (
        "{% if 1 %}" * 150 + "{% endif %}" * 150,
        _DEEP,
    ),
    (
        "{% if 1 %}a" + "{% elif 1 %}b" * 5000 + "{% endif %}",
        _DEEP,
    ),
    (
        "{{ 1" + " + 1" * 5000 + " }}",
        _DEEP,
    ),
    (
        "{{ " + "not " * 5000 + "1 }}",
        _DEEP,
    ),
    (
        "{{ a" + ".b" * 5000 + " }}",
        _DEEP,
    ),
    (
        "{{ [" * 3000,
        _DEEP,
    ),
    ("{{ {}[{}] }}", "1:1: error[template-failed] there is no '{}' in it"),
    ("{{ {[]: 1} }}", "1:1: error[template-failed] unhashable type: 'list'"),
    (
        "{{ 'a' < 1 }}",
        "1:1: error[template-failed] '<' not supported between instances of 'str' and 'int'",
    ),
    ("{{ none() }}", "1:1: error[template-failed] 'NoneType' object is not callable"),
    ("{{ caller() }}", "1:1: error[template-failed] 'caller' is not known here"),
    ("{{ varargs }}", "1:1: error[template-failed] 'varargs' is not known here"),
    (
        "{% call nothing() %}{% endcall %}",
        "1:1: error[template-failed] 'nothing' is not known here",
    ),
    (
        "{% filter nothing %}{% endfilter %}",
        "1:1: error[template-invalid] No filter named 'nothing'.",
    ),
    (
        "{% extends none %}",
        _DYNAMIC,
    ),
    (
        "{% include none %}",
        _DYNAMIC,
    ),
    (
        "{% from 'part.html' import _secret %}",
        "1:1: error[template-invalid] names starting with an underline can not be imported",
    ),
    (
        "{% set page.title = 1 %}",
        "1:1: error[template-failed] cannot assign attribute on non-namespace object",
    ),
    (
        "{% set ns.x = 1 %}",
        "1:1: error[template-failed] cannot assign attribute on non-namespace object",
    ),
    ("{% trans %}{% endtrans %}", "1:1: error[template-invalid] Encountered unknown tag 'trans'."),
    ("{% debug %}", "1:1: error[template-invalid] Encountered unknown tag 'debug'."),
    (
        "{{ page.topics|xmlattr }}",
        "1:1: error[template-failed] 'tuple' object has no attribute 'items'",
    ),
    (
        "{{ {'a b': 1}|xmlattr }}",
        "1:1: error[template-failed] Invalid character in attribute name: 'a b'",
    ),
    (
        "{{ page.topics|sum }}",
        "1:1: error[template-failed] unsupported operand type(s) for +: 'int' and 'TermLink'",
    ),
    ("{{ page|list }}", "1:1: error[template-failed] 'NotFoundView' object is not iterable"),
    ("{{ 5|list }}", "1:1: error[template-failed] 'int' object is not iterable"),
    (
        "{{ [1, 'a']|sort }}",
        "1:1: error[template-failed] '<' not supported between instances of 'str' and 'int'",
    ),
    (
        "{{ [1, 'a']|max }}",
        "1:1: error[template-failed] '>' not supported between instances of 'str' and 'int'",
    ),
    ("{{ ''|abs }}", "1:1: error[template-failed] bad operand type for abs(): 'str'"),
    ("{{ 'x'|truncate(-5) }}", "1:1: error[template-failed] expected length >= 3, got -5"),
    ("{{ 'x'|wordwrap(0) }}", "1:1: error[template-failed] invalid width 0 (must be > 0)"),
    ("{{ [1]|slice(0)|list }}", "1:1: error[template-failed] integer division or modulo by zero"),
    (
        "{{ 'a'.replace(1, 2) }}",
        "1:1: error[template-failed] replace() argument 1 must be str, not int",
    ),
    ("{{ 0 / 0 }}{{ 5 % 0 }}", "1:1: error[template-failed] division by zero"),
    (
        "{{ '%d' % 'a' }}",
        "1:1: error[template-failed] %d format: a real number is required, not str",
    ),
    (
        "{{ '%s %s'|format(1) }}",
        "1:1: error[template-failed] not enough arguments for format string",
    ),
    (
        "{{ 5.__class__ }}",
        _closed("__class__", "int"),
    ),
]
_DRAWN = [
    (
        "{{ 'b-a'.replace('-', '+').upper().center(5) }}{{ '-'.join(['a', 'b']).find('b') }}",
        " B+A 2",
    ),
    ("{{ 7 % 4 }}{{ 2**3 * 2 + 1 }}", "317"),
    ("{{ '%5.1f'|format(2) }}{{ '%s' % page.head.title }}", "  2.0&lt;Lost&gt;"),
    ("{{ ['a', 'b']|join('<') }}{{ 'ab'|replace('b', '<') }}", "a&lt;ba&lt;"),
    ("{{ [1, 2, 3]|batch(2, 0)|map('sum')|join(' ') }}{{ [3, 1]|reverse|length }}", "3 32"),
    ("{{ page.topics|map(attribute='__class__')|list|length }}", "1"),
    ("{% include ['" + "a" * 300 + "'] ignore missing %}x", "x"),
    (
        (
            "{% macro m(n) %}{% if n %}{{ m|once(n - 1) }}{{ m|once(n - 1) }}{% endif %}"
            "{% endmacro %}{{ m(40) }}"
        ),
        "",
    ),
    ("{% for x in [1, 2] %}{{ (loop is sequence) and '' }}{{ x }}{% endfor %}", "False1False2"),
    ("{% autoescape false %}{{ page.head.title }}{% endautoescape %}", "<Lost>"),
    ("{{ {'a': page.head.title}|xmlattr }}", ' a="&lt;Lost&gt;"'),
    (
        "{{ 'http://x.org/<b>'|urlize }}",
        '<a href="http://x.org/&lt;b&gt;" rel="noopener">http://x.org/&lt;b&gt;</a>',
    ),
    ("{{ page.head.title|forceescape }}", "&lt;Lost&gt;"),
    ("{{ (page.head.title|safe) }}", "<Lost>"),
    ("{{ page.head.title|tojson }}", '"\\u003cLost\\u003e"'),
]


@pytest.fixture(autouse=True)
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_limits, "MOST_STEPS", 20_000)


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    """Make two empty folders of templates."""
    return Templates(tmp_path)


@pytest.mark.parametrize(("text", "report"), _REFUSED)
def test_what_is_refused(text: str, report: str, tmp_path: Path) -> None:
    templates = Templates(tmp_path)
    templates.write(**{"404": text, "part": "part"})
    code = report.partition("[")[2].partition("]")[0]
    assert templates.draw() == f"templates/404.html:{report}\n  hint: {_HINTS[code]}"


@pytest.mark.parametrize(("text", "drawn"), _DRAWN)
def test_what_is_drawn_all_the_same(text: str, drawn: str, tmp_path: Path) -> None:
    templates = Templates(tmp_path)
    templates.write(**{"404": text})
    assert templates.draw() == drawn


def _page(title: str) -> Page:
    parts = (part(SITE), part(Head(title=title)), part(()))
    return Page("404.html", presenters.not_found, "404.html", parts, CLAIM)


@pytest.mark.parametrize(
    "shared",
    [
        "{% set names = ['b', 'a']|map('upper') %}",
        "{% set names = ['B', 'A', 'B']|unique %}",
        "{% set names = ['A', 'B']|reverse %}",
        "{% set names = [['B', 'A']]|map('join')|select|batch(1)|first|first|list %}",
        "{% set names = {'B': 1, 'A': 2}|items|map('first') %}",
    ],
)
def test_what_a_partial_makes_once_is_the_same_for_every_page(
    shared: str, templates: Templates
) -> None:
    templates.write(
        **{
            "404": "{% from 'part.html' import m %}{{ page.head.title }}{{ m() }}",
            "part": shared
            + "{% macro m() %}{% for name in names %}{{ name }}{% endfor %}{% endmacro %}",
        }
    )
    renderer = Renderer((templates.site, templates.theme), ENGINE, ENGLISH)
    drawn = [renderer.draw(_page(title)) for title in "123"]
    assert drawn == [(b"1BA", ()), (b"2BA", ()), (b"3BA", ())]


def test_a_page_has_all_its_steps_whatever_others_took(templates: Templates) -> None:
    templates.write(**{"404": "{% for _ in 'x' * 15000 %}{% endfor %}{{ page.head.title }}"})
    renderer = Renderer((templates.site, templates.theme), ENGINE, ENGLISH)
    assert [renderer.draw(_page(each))[0] for each in "123"] == [b"1", b"2", b"3"]


def test_a_template_without_end_is_tried_once(
    templates: Templates, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates.write(**{"404": "{% for _ in 'x' * 30000 %}{% endfor %}"})
    renderer = Renderer((templates.site, templates.theme), ENGINE, ENGLISH)
    first = renderer.draw(_page("1"))
    monkeypatch.setattr(renderer, "_fill", None)
    assert renderer.draw(_page("2")) == first
    assert first[1]


_PIECES = """\
    {{ }} {% %} {# #} -%} {{- page site page.topics page.head.title x y loop self super()
    caller() m m() __class__ . [ ] ( ) | , : ~ + - * ** % / // == < > in is not and or if else 1
    0 10**9 -1 2.5 'a' '%s' '%9999d' '__init__' none true [1,2] {} {'a':1} elif endif for endfor
    macro endmacro set endset block b endblock extends include import from as with context
    endwith ignore missing call endcall filter endfilter raw endraw autoescape false endautoescape
    'part.html' '404.html' 'theme/404.html' '../x' recursive scoped required map select batch slice
    round center format replace join sort groupby tojson xmlattr urlize indent once say number
    safe escape attr default first last length list string title trim truncate unique wordwrap
    defined divisibleby sequence iterable mapping sameas .format .join .append .__class__ .mro
    """
_SENTENCES = [
    "{% for x in page.topics %}",
    "{% for x in [1, 2] recursive %}",
    "{{ loop(page.topics) }}",
    "{% endfor %}",
    "{% macro m(x) %}",
    "{{ m(x) }}",
    "{% endmacro %}",
    "{% if x %}",
    "{% endif %}",
    "{% set x = page %}",
    "{% set x %}",
    "{% endset %}",
    "{% block b %}",
    "{{ self.b() }}",
    "{% endblock %}",
    "{% include '404.html' %}",
    "{% from '404.html' import m %}",
    "{% call m(1) %}",
    "{% endcall %}",
    "{{ page.topics|map('upper')|join(x) }}",
    "{{ x|attr(y) }}",
    "{{ x ~ x }}",
    "{{ x * 1000000 }}",
    "\n",
]


@st.composite
def _templates(draw: st.DrawFn) -> str:
    pieces = st.sampled_from(_PIECES.split()) | st.text(max_size=3)
    inner = st.lists(pieces, max_size=8).map(" ".join)
    expression = inner.map("{{{{ {} }}}}".format)
    statement = inner.map("{{% {} %}}".format)
    part_of_it = st.sampled_from(_SENTENCES) | expression | statement | pieces
    return "".join(draw(st.lists(part_of_it, max_size=12)))


@pytest.fixture(scope="module")
def folder() -> Iterator[Templates]:
    with TemporaryDirectory() as root:
        yield Templates(Path(root))


@given(text=_templates())
def test_no_template_is_a_crash(text: str, folder: Templates) -> None:
    """Whatever it says, it is drawn, or something is told of a line of it."""
    given: dict[str, str | bytes] = {"404": text.encode(errors="replace"), "part": "part"}
    folder.write(**given)
    renderer = Renderer((folder.site, folder.theme), ENGINE, ENGLISH)
    data, faults = renderer.draw(_page("<b>"))
    assert (data is None) == bool(faults)
    assert {each.location.path for each in faults} <= {"templates/404.html", "templates/part.html"}
