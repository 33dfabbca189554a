"""The answers to the form "Suggest a resource", from an issue that anybody may have written.

Nothing of it is believed: what isn't the answer to a question of the form is left out, and so is
what no editor could have written, with the reason beside it.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from sitegen.field_limits import excess
from sitegen.fields import Field, kind_of
from sitegen.issue_form import SEPARATOR, Question, questions
from sitegen.kinds import Fault
from sitegen.located import Items, Text
from sitegen.vocabulary import Vocabulary

LONGEST = 65_536
"""Characters of an issue, by GitHub's own limit."""
_UNANSWERED = frozenset({"", "_No response_"})
_UNCHOSEN = "None"
_STEERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")
"""Characters that turn the direction of text around, and so show another than is there."""
Spell = Callable[[str, str], "str | Fault"]
"""Spells the name of a type or a topic, which the field's name tells, as the site does."""


class Answers(Struct, frozen=True):
    """What the fields of a resource are to hold, and what was left out, with the reasons."""

    values: Mapping[str, tuple[str, ...]]
    remarks: tuple[str, ...]


def read_answers(
    text: str, vocabulary: Vocabulary, tidy: Callable[[str], str], spell: Spell
) -> Answers:
    """Read the body of an issue; ``tidy`` makes one line of what somebody wrote."""
    values: dict[str, tuple[str, ...]] = {}
    remarks: list[str] = []
    for question, answer in _answered(text, questions(vocabulary)):
        line = tidy(answer.translate(_STEERING))
        if line in _UNANSWERED or (question.options and line == _UNCHOSEN):
            continue
        read = _read(question.field, _parts(question, line), spell)
        remarks += [_remark(question, each) for each in read if isinstance(each, Fault)]
        found = tuple(dict.fromkeys(each for each in read if isinstance(each, str)))
        values |= {question.field.name: found} if found else {}
    return Answers(values, tuple(remarks))


def _answered(text: str, asked: tuple[Question, ...]) -> Iterator[tuple[Question, str]]:
    """Pair questions with what stands below their headings, which keep the form's order."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    places = {f"### {each.label}": number for number, each in enumerate(asked)}
    last, below = -1, list[str]()
    for line in lines:
        place = places.get(line.rstrip(), -1)
        if place > last:
            if last >= 0:
                yield asked[last], "\n".join(below)
            last, below = place, []
        else:
            below.append(line)
    if last >= 0:
        yield asked[last], "\n".join(below)


def _parts(question: Question, line: str) -> list[str]:
    """Take an answer apart where a field can have several values."""
    if not question.field.many:
        return [line]
    if question.options:
        return list(_picked(line, question.options))
    return [part for each in line.split(SEPARATOR.strip()) if (part := each.strip())]


def _picked(line: str, options: tuple[str, ...]) -> Iterator[str]:
    """Find the options in a list with commas, though they may hold commas themselves."""
    longest_first = sorted(options, key=len, reverse=True)
    rest = f"{line}, "
    while rest:
        found = next((each for each in longest_first if rest.startswith(f"{each}, ")), None)
        name = found or rest.partition(", ")[0]
        yield name
        rest = rest[len(name) + 2 :]


def _read(field: Field, parts: list[str], spell: Spell) -> list[str | Fault]:
    """Take the values that a field may have, unless they are more or longer than any editor's."""
    texts = tuple(Text(each, 1, 1, plain=False) for each in parts)
    if too_much := excess(field.name, Items(texts, 1, 1)):
        return [fault for _, fault in too_much.found]
    return [_value(field, each, spell) for each in parts]


def _value(field: Field, written: str, spell: Spell) -> str | Fault:
    """Take a value as it is written, or as the site spells it, if it is one."""
    if field.name in {"type", "topic"}:
        return spell(field.name, written)
    read = kind_of(field).read(Text(written, 1, 1, plain=False))
    if isinstance(read, Fault):
        return read
    return read if field.choices and isinstance(read, str) else written


def _remark(question: Question, fault: Fault) -> str:
    hint = f" ({fault.hint})" if fault.hint else ""
    return f"{question.label}: {fault.problem}{hint}"
