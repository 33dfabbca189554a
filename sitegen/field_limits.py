"""Field limits: how long the value of a field may be, and how many values a field may have.

They are far beyond what an editor writes by hand. Titles and names go into every list.
"""

from sitegen.codes import Code
from sitegen.kinds import Fault, Faults
from sitegen.located import Items, Node, Text

_NAMES = frozenset(["title", "label", "type", "topic", "synonyms", "broader"])
_LONGEST_NAME = 500
_LONGEST = 10_000
"""Characters."""
MOST = 200
"""Items of a list; each topic and alias of a resource makes pages."""


def excess(name: str, node: Node) -> Faults | None:
    """Find what of a field's value is too long, if anything is."""
    if isinstance(node, Text):
        return _of_texts(name, (node,)) if len(node.text) > _LONGEST_NAME else None
    if not isinstance(node, Items):
        return None
    if len(node.items) > MOST:
        problem = f"must have at most {MOST} items, and has {len(node.items):,}"
        return Faults(((node, Fault(problem, "leave out what matters least", Code.FIELD_LIMIT)),))
    return _of_texts(name, tuple(each for each in node.items if isinstance(each, Text)))


def limit_of(name: str) -> int:
    """Tell how many characters a value of a field may have."""
    return _LONGEST_NAME if name in _NAMES else _LONGEST


def _of_texts(name: str, texts: tuple[Text, ...]) -> Faults | None:
    limit = limit_of(name)
    long = tuple(each for each in texts if len(each.text) > limit)
    return Faults(tuple((each, _too_long(each, limit)) for each in long)) if long else None


def _too_long(text: Text, limit: int) -> Fault:
    problem = f"must have at most {limit:,} characters, and has {len(text.text):,}"
    return Fault(problem, "shorten it; what is longer belongs below the fields", Code.FIELD_LIMIT)
