"""Copies: what other programs are told of a site's files, where each looks for it.

What stands above the line with the mark is the site's own; below it, sitegen writes. JSON knows no
comments, so its files are sitegen's from end to end.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct

from sitegen import cms_config, contributor_guide, issue_form
from sitegen.json_schema import MARK, json_schema
from sitegen.makers import ARTICLE, INTRODUCTION, RESOURCE, TOPIC, Sort
from sitegen.vocabulary import Vocabulary

_MARK = "From here on sitegen writes this file; what stands above is yours. To write it anew: "
_COMMANDS = "sitegen schema {} --write"


class Format(Struct, frozen=True):
    """A format: the place where it is looked for, what it is made by, and how a comment is written.

    ``head`` is what the part that is the site's own starts with.
    """

    name: str
    path: str
    body: Callable[[Vocabulary], str]
    head: Callable[[Vocabulary], str] | None = None
    comment: tuple[str, str] = ("# ", "")

    @property
    def mark(self) -> str:
        """Give the text by which a copy is known."""
        before, after = self.comment
        return f"{before}{_MARK}{_COMMANDS.format(self.name)}{after}\n" if self.head else MARK


def copy(form: Format, vocabulary: Vocabulary, present: str = "") -> str:
    """Write a file; of one that is there, what stands above the mark is kept."""
    body = form.body(vocabulary)
    if form.head is None:
        return body
    own, mark, _ = present.partition(form.mark)
    return f"{own if mark else form.head(vocabulary)}{form.mark}{body}"


def is_copy(form: Format, present: str) -> bool:
    """Tell whether sitegen wrote a file."""
    return form.mark in present


def _schema(name: str, sort: Sort) -> Format:
    return Format(
        f"{name}-schema",
        f"schemas/{name}.schema.json",
        lambda vocabulary: json_schema(sort, vocabulary).decode(),
    )


_ALL = (
    _schema("resource", RESOURCE),
    _schema("topic", TOPIC),
    _schema("article", ARTICLE),
    _schema("introduction", INTRODUCTION),
    Format("decap", "content/admin/config.yml", cms_config.cms_config, cms_config.head),
    Format(
        "issue-form",
        ".github/ISSUE_TEMPLATE/suggest-a-resource.yml",
        issue_form.issue_form,
        issue_form.head,
    ),
    Format(
        "guide",
        "docs/adding-a-resource.md",
        contributor_guide.contributor_guide,
        contributor_guide.head,
        ("\n<!-- ", " -->\n"),
    ),
)
FORMATS: Mapping[str, Format] = {each.name: each for each in _ALL}
