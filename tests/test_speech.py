"""How templates say words: escaped, with links, and with what macros give."""

import pytest
from jinja2 import Environment
from markupsafe import Markup

from sitegen.messages import Message, pieces_of
from sitegen.speech import Say
from sitegen.template_speed import QuickEnvironment
from sitegen.words import Words


def _say(language: str = "en", **messages: str) -> Say:
    said = {name: Message(language, {"other": pieces_of(each)}) for name, each in messages.items()}
    return Say(Words(language, said))


def test_a_message_is_text_and_no_markup() -> None:
    say = _say(about="Q & A <b>")
    assert say("about") == "Q &amp; A &lt;b&gt;"
    assert isinstance(say("about"), Markup)


def test_values_are_escaped_unless_they_are_markup() -> None:
    say = _say(line="100 %s {a}, {b}")
    assert say("line", a="<i>", b=Markup("<b>%</b>")) == "100 %s &lt;i&gt;, <b>%</b>"


def test_numbers_are_written_as_is_usual_in_the_language() -> None:
    assert _say("de", all="Alle {count}")("all", count=12345) == "Alle 12.345"
    assert _say("de").number(12345) == "12.345"


def test_a_link_leads_to_the_value_of_its_name() -> None:
    say = _say(ways="Go to the [home & hearth](home).")
    assert say("ways", home='/a"b/') == 'Go to the <a href="/a&#34;b/">home &amp; hearth</a>.'


def test_values_among_words_from_right_to_left_are_isolated_and_links_are_not() -> None:
    say = _say("ar", ways="{host} [x](home)")
    assert say("ways", host="w3.org", home="/") == '\u2068w3.org\u2069 <a href="/">x</a>'


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("skipp", "there is no message 'skipp': did you mean 'skip'?"),
        ("added", "the message 'added' needs a value for 'day'"),
        ("ways", "the message 'ways' needs a value for 'home'"),
    ],
)
def test_what_can_not_be_said_is_a_fault(name: str, why: str) -> None:
    with pytest.raises(LookupError) as fault:
        _say(skip="Skip", added="Added: {day}", ways="[a](home)")(name)
    assert str(fault.value) == why


def _environment() -> Environment:
    environment = QuickEnvironment(autoescape=True)
    say = _say(skip="Skip & go", added="Added: {day}", go="Go")
    environment.filters |= {"say": say, "number": say.number}
    return environment


@pytest.mark.parametrize(
    ("template", "drawn"),
    [
        ('{{ "skip"|say }}', "Skip &amp; go"),
        ('{{ "added"|say(day="go"|say) }}', "Added: Go"),
        ('{{ ("go" if day else "skip")|say }}', "Go"),
        ('{% set words %}{{ "go"|say }}{% endset %}{{ "added"|say(day=words) }}', "Added: Go"),
        ('{% macro m() %}{{ "added"|say(day=day) }}{% endmacro %}{{ m() }}', "Added: &lt;3&gt;"),
        ("{{ 12345|number }}", "12345"),
    ],
)
def test_templates_say_words(template: str, drawn: str) -> None:
    assert _environment().from_string(template).render(day="<3>") == drawn


def test_what_needs_no_values_is_compiled_into_a_template() -> None:
    code = _environment().compile('{{ "skip"|say }}{{ "added"|say(day=day) }}', raw=True)
    assert "Skip &amp; go" in code
    assert "Added" not in code
