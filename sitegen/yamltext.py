"""YAML text: plain data, written so that readers of YAML 1.1 and of 1.2 take it for the same."""

import re
from collections.abc import Mapping

import yaml

_PLAIN = re.compile(r"[A-Za-z][A-Za-z_]*(?: [A-Za-z_]+)*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


class _Dumper(yaml.SafeDumper):
    """Writes whatever could be more than a text between quotes, and nothing by reference."""

    def ignore_aliases(self, data: object) -> bool:
        """Write each value where it stands."""
        return data is not None


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, None if plain else '"')


_Dumper.add_representer(str, _text)
_Dumper.add_representer(tuple, yaml.SafeDumper.represent_list)


def yaml_text(document: Mapping[str, object]) -> str:
    """Write a document, its members in the order given and each text on one line."""
    return yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10**6)
