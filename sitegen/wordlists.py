"""Word lists: from the located text of a language's file to its messages, or to what is wrong.

English is the measure: which messages there are, what each has places for, and which depend on a
number.
"""

from collections.abc import Iterator, Mapping

from sitegen.cldr import FORMS, plural_forms
from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Diagnostics, Location, Severity
from sitegen.kinds import is_empty, shown
from sitegen.located import Items, Node, Table, Text
from sitegen.messages import OTHER, Message, pieces_of
from sitegen.nearest import did_you_mean

Messages = Mapping[str, Message]
_GUIDE = "docs/languages.md tells which there are"


def read_list(
    table: Table, path: str, language: str, english: Messages
) -> tuple[dict[str, Message], Diagnostics]:
    """Read the messages of a file; what has no value, or a faulty one, counts as not given."""
    messages: dict[str, Message] = {}
    faults: list[Diagnostic] = []
    for key, node in table.entries:
        found = tuple(_faults(key, node, english, path))
        if not found and not is_empty(node):
            messages[key.text] = message_of(node, language)
            found = tuple(_missing_forms(key, node, language, path))
        faults += found
    return messages, tuple(faults)


def read_measure(table: Table, language: str) -> dict[str, Message]:
    """Read the file that is the measure of all others."""
    return {key.text: message_of(node, language) for key, node in table.entries}


def message_of(node: Node, language: str) -> Message:
    """Make a message of a text, or of a form for each kind of number."""
    return Message(language, {name: pieces_of(each.text) for name, each in _forms(node)})


def _forms(node: Node) -> Iterator[tuple[str, Text]]:
    entries = node.entries if isinstance(node, Table) else ((Text(OTHER, 1, 1), node),)
    yield from ((key.text, each) for key, each in entries if isinstance(each, Text))


def _faults(key: Text, node: Node, english: Messages, path: str) -> Iterator[Diagnostic]:
    """Find what makes a message unfit to be said."""
    if key.text not in english:
        words = f"unknown message {shown(key.text)}{did_you_mean(key.text, english)}"
        yield _fault(key, path, words, _GUIDE, Code.MESSAGE_UNKNOWN)
        return
    name, measure = shown(key.text), english[key.text]
    if isinstance(node, Table):
        yield from _misshapen(name, node, measure, path)
    elif isinstance(node, Items):
        yield _fault(node, path, f"{name} must be text, not a list", "write one text in quotes")
    for _, each in _forms(node):
        yield from _misplaced(name, each, measure, path)


def _misplaced(name: str, text: Text, measure: Message, path: str) -> Iterator[Diagnostic]:
    """Find places that a message can't have, as nothing is filled in there."""
    pieces = pieces_of(text.text)
    for slot in sorted({each.slot for each in pieces if each.slot} - measure.slots):
        words = f"{name} has no place for {shown(slot)}{did_you_mean(slot, measure.slots)}"
        yield _fault(text, path, words, _places(measure))
    if any(sign in each.text for each in pieces for sign in "{}"):
        words = f"{name} has a brace that belongs to no place"
        yield _fault(text, path, words, _places(measure))


def _misshapen(name: str, node: Table, measure: Message, path: str) -> Iterator[Diagnostic]:
    """Find what is wrong with the forms of a message."""
    if len(measure.forms) == 1:
        words = f"{name} must be text, as it depends on no number"
        yield _fault(node, path, words, "write one text in quotes")
        return
    for key, each in node.entries:
        if key.text not in FORMS:
            words = f"{name} has an unknown form {shown(key.text)}{did_you_mean(key.text, FORMS)}"
            yield _fault(key, path, words, f"the forms are {', '.join(FORMS)}")
        elif not isinstance(each, Text):
            words = f"the form {shown(key.text)} of {name} must be text"
            yield _fault(each, path, words, "write one text in quotes")
    if all(key.text != OTHER or is_empty(each) for key, each in node.entries):
        words = f"{name} lacks the form 'other'"
        yield _fault(node, path, words, "write it: it is for all numbers that no other form is for")


def _missing_forms(key: Text, node: Node, language: str, path: str) -> Iterator[Diagnostic]:
    """Report the forms that a language has and a message hasn't."""
    if not isinstance(node, Table):
        return
    given = {name for name, _ in _forms(node)}
    missing = ", ".join(each for each in FORMS if each in plural_forms(language) - given)
    if missing:
        words = f"{shown(key.text)} lacks a form that '{language}' has for numbers: {missing}"
        hint = "write it, if only once more what stands at 'other'"
        place = Location(path, key.line, key.column)
        yield Diagnostic(place, Code.MESSAGE_MISSING, words, hint, Severity.WARNING)


def _places(measure: Message) -> str:
    """Say what a message has places for."""
    named = ", ".join(f"{{{slot}}}" for slot in sorted(measure.slots))
    return f"it has a place for {named}" if named else "it is said as it is written, without braces"


def _fault(
    node: Node, path: str, words: str, hint: str, code: Code = Code.MESSAGE_INVALID
) -> Diagnostic:
    return Diagnostic(Location(path, node.line, node.column), code, words, hint)
