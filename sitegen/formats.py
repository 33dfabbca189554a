"""Formats: in which words and forms findings are told, by the names of ``--format``."""

from collections.abc import Callable, Mapping

from sitegen import format_github, format_gitlab, format_json, format_markdown, format_sarif
from sitegen.findings import Findings

WRITERS: Mapping[str, Callable[[Findings], str]] = {
    "json": format_json.write,
    "github": format_github.write,
    "gitlab": format_gitlab.write,
    "sarif": format_sarif.write,
    "markdown": format_markdown.write,
}
"""What is written for programs, on standard output; text is for people, on standard error."""
