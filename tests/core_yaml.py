"""YAML 1.2 with its core schema, as the language servers of editors read front matter.

PyYAML knows YAML 1.1, which takes ``no`` for false and makes days of dates; here are the rules of
the core schema in their place (YAML 1.2.2, section 10.3.2).
"""

import re
from typing import Any

import yaml

_FENCED = re.compile(r"\s*^-{3,}[ \t]*\n(.*?)^-{3,}[ \t]*$", re.MULTILINE | re.DOTALL)
_RULES = (
    ("null", r"~|null|Null|NULL|", "~nN"),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("float", r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", "-+."),
)


class _Loader(yaml.SafeLoader):
    """Reads plain scalars by the core schema; a number is the one that JSON would have."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012  # as in the class above it


def _integer(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    return int(text, 0) if text[:2] in {"0o", "0x"} else int(text)


def _number(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> float:
    return float(
        str(loader.construct_scalar(node)).lower().replace(".inf", "inf").replace(".nan", "nan")
    )


for _tag, _pattern, _first in _RULES:
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), [*_first, ""]
    )
_Loader.add_constructor("tag:yaml.org,2002:int", _integer)
_Loader.add_constructor("tag:yaml.org,2002:float", _number)


def front_matter(data: bytes) -> object:
    """Give the values of a file's front matter. Raises ``ValueError`` where it can't be read."""
    found = _FENCED.match(data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
    if not found:
        raise ValueError("no front matter")
    return load(found[1])


def load(text: str) -> object:
    """Give the values of a text. Raises ``ValueError`` where it can't be read."""
    visible = yaml.reader.Reader.NON_PRINTABLE.sub("", text)  # editors' parsers let the rest pass
    try:
        return yaml.load(visible, _Loader)  # a SafeLoader
    except (yaml.YAMLError, RecursionError, AttributeError) as fault:  # the last of !!timestamp x
        raise ValueError(str(fault)) from None
