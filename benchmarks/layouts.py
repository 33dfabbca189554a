"""Layouts: the same values, written as each contestant's editors would write them."""

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from benchmarks.corpus import TYPES, Corpus, Resource, Topic, slugify, spell_links

HERE = Path(__file__).resolve().parent
THEME = HERE.parent / "templates"
TITLE = "Resources for Library Staff"
BASE_URL = "https://example.org/"

_Fields = Iterable[tuple[str, str | tuple[str, ...]]]
_NEEDS_QUOTES = re.compile(r"[:#'\"]")
_SETTINGS = """\
title: {title}
base_url: {base_url}
description: Courses, standards and guides, described by library staff for library staff.
publisher: Library Staff Development
contact: mailto:staff-development@example.org
markdown: {dialect}
menu: [about.md]
types:
{types}
"""
NO_METADATA = "metadata: false\nvocabulary: off\nevents: off\n"
_ABOUT = """\
---
title: About this collection
---
What we list is free to read, and has been of use to one of us.
"""


class Layout(Struct, frozen=True):
    """How resources are written: their front matter, and what stands around a path in a link.

    ``partial`` is the template that draws entries of lists, where a macro of Jinja's does.
    """

    header: Callable[[Resource], str]
    before: str = "/resources/"
    after: str = "/"
    partial: str = ""

    def file(self, resource: Resource, root: Path) -> Path:
        """Name a resource's file below a folder."""
        return root / f"content/resources/{resource.path}.md"

    def write(self, resource: Resource, root: Path) -> None:
        """Write a resource's file below a folder."""
        body = spell_links(resource.body, self.before, self.after)
        _put(self.file(resource, root), self.header(resource) + body)

    def write_all(self, corpus: Corpus, root: Path) -> None:
        """Write all resources of a corpus."""
        for resource in corpus.resources():
            self.write(resource, root)


def write_sitegen(
    corpus: Corpus, root: Path, dialect: str = "python-markdown", more: str = ""
) -> None:
    """Write a site of sitegen's, with a partial of its own that can be edited.

    ``more`` are lines for its settings.
    """
    types = "\n".join(f"  - {{name: {name}, plural: {plural}}}" for name, plural in TYPES.items())
    settings = _SETTINGS.format(title=TITLE, base_url=BASE_URL, dialect=dialect, types=types)
    _put(root / "site.yaml", settings + more)
    _put(root / "content/about.md", _ABOUT)
    _put(root / SITEGEN.partial, (THEME / "partials/entry.html").read_text(encoding="utf-8"))
    for topic in corpus.topics:
        header = _yaml((("title", topic.title), ("label", topic.name)))
        _put(root / f"content/topics/{topic.slug}.md", f"{header}{topic.introduction}\n")
    SITEGEN.write_all(corpus, root)


def write_hugo(corpus: Corpus, root: Path) -> None:
    """Write a site of Hugo's."""
    _copy_project("hugo", root, "static/assets")
    for topic in corpus.topics:
        text = _yaml((("title", topic.title),)) + f"{topic.introduction}\n"
        _put(root / f"content/topics/{topic.slug}/_index.md", text)
    for name, plural in TYPES.items():
        text = _yaml((("title", plural),))
        _put(root / f"content/types/{slugify(name)}/_index.md", text)
    HUGO.write_all(corpus, root)


def write_eleventy(corpus: Corpus, root: Path) -> None:
    """Write a site of Eleventy's."""
    _copy_project("eleventy", root, "assets")
    _put(root / "content/_data/terms.json", _terms(corpus.topics))
    ELEVENTY.write_all(corpus, root)


def write_pelican(corpus: Corpus, root: Path) -> None:
    """Write a site of Pelican's."""
    _copy_project("pelican", root, "content/assets")
    _put(root / "terms.json", _terms(corpus.topics))
    PELICAN.write_all(corpus, root)


def _copy_project(name: str, root: Path, assets: str) -> None:
    """Copy a contestant's configuration, and the style sheet that all of them serve."""
    shutil.copytree(HERE / name, root, dirs_exist_ok=True)
    shutil.copytree(THEME / "assets", root / assets, dirs_exist_ok=True)


def _terms(topics: Iterable[Topic]) -> str:
    """Describe topics and types for contestants that have no files for them."""
    described = {each.slug: {"title": each.title, "text": each.introduction} for each in topics}
    kinds = {slugify(name): {"title": plural} for name, plural in TYPES.items()}
    return json.dumps({"topics": described, "types": kinds}, indent=1)


def _sitegen_header(resource: Resource) -> str:
    topics = resource.topics
    return _yaml(
        (
            ("title", resource.title),
            ("type", resource.type),
            ("date", resource.date),
            ("topic", topics if len(topics) > 1 else topics[0]),
            *_facts(resource),
            ("updated", resource.updated),
        )
    )


def _hugo_header(resource: Resource) -> str:
    return _yaml(
        (
            ("title", resource.title),
            ("types", (resource.type,)),
            ("date", resource.date),
            ("topics", resource.topics),
            *_facts(resource),
            ("lastmod", resource.updated),
        )
    )


def _eleventy_header(resource: Resource) -> str:
    return _yaml(
        (
            ("title", resource.title),
            ("type", resource.type),
            ("date", resource.date),
            ("topics", resource.topics),
            *_facts(resource),
            ("updated", resource.updated),
        )
    )


def _pelican_header(resource: Resource) -> str:
    fields = (
        ("Title", resource.title),
        ("Category", resource.type),
        ("Date", resource.date),
        ("Tags", ", ".join(resource.topics)),
        ("Summary", resource.summary),
        ("Link", resource.link),
        ("Creator", resource.author),  # Author would be split at its comma
        ("Publisher", resource.publisher),
        ("Modified", resource.updated),
    )
    return "".join(f"{name}: {value}\n" for name, value in fields if value) + "\n"


def _facts(resource: Resource) -> Iterator[tuple[str, str]]:
    yield "summary", resource.summary
    yield "link", resource.link
    yield "author", resource.author
    yield "publisher", resource.publisher


def _yaml(fields: _Fields) -> str:
    """Write YAML front matter; what is empty is left out."""
    lines = (f"{name}: {_value(value)}\n" for name, value in fields if value)
    return f"---\n{''.join(lines)}---\n"


def _value(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    is_plain = value.startswith("https:") or not _NEEDS_QUOTES.search(value)
    return value if is_plain else json.dumps(value)


def _put(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


SITEGEN = Layout(
    _sitegen_header, before="../", after=".md", partial="templates/partials/entry.html"
)
HUGO = Layout(_hugo_header)
ELEVENTY = Layout(_eleventy_header)
PELICAN = Layout(_pelican_header, partial="theme/templates/macros.html")
