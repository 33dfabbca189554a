"""Markdown to clean HTML, in either dialect; pure functions of the text."""

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from sitegen.body_links import links_and_ids, resolve_links
from sitegen.cleaning import clean
from sitegen.footnotes import number_footnotes
from sitegen.headings import anchor_of, fit_headings
from sitegen.model import Body
from sitegen.normal_form import normalise, without_doubles
from sitegen.plaintext import text_of
from sitegen.removals import has_raw_html, lost_address, removals
from sitegen.shortcodes import draw_links

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.extensions import Extension

__all__ = ["convert", "resolve_links", "unknown_extensions"]

_GFM = "gfm"
_GFM_EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]
TOO_DEEP = "Markdown nested too deep"

# Both engines draw an address as a link even where raw HTML has put it into one already.
_LINK_IN_LINK = re.compile(
    r"(<a\s(?=[^>]*\bhref\b)[^>]*>[^<]*(?:<(?!/?a[\s>])[^<]*)*)"
    r'<a href="[^"]*">([^<]*)</a>'
    r"(?=[^<]*(?:<(?!/?a[\s>])[^<]*)*</a>)",
    re.IGNORECASE,
)


def convert(source: str, dialect: str, extensions: tuple[str, ...]) -> Body:
    """Convert Markdown in the dialect ``gfm`` or ``python-markdown``, and clean what comes of it.

    ``extensions`` are names of further extensions of Python-Markdown, which must be known.
    Any decoded text has a result: what is nested too deep for the engine is shown as written.
    """
    try:
        drawn = _by_cmark(source) if dialect == _GFM else _by_python_markdown(source, extensions)
    except RecursionError:
        _python_markdown.cache_clear()  # the engine is left in the midst of its work
        return _body(f"<pre>{escape(source, quote=False)}</pre>", (TOO_DEEP,))
    return _body(*_cleaned(source, drawn))


def unknown_extensions(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names that Python-Markdown can't load an extension by."""
    return tuple(name for name in names if not _is_extension(name))


def _cleaned(source: str, drawn: str) -> tuple[str, tuple[str, ...]]:
    """Clean what an engine has drawn, and name what that took away."""
    raw = has_raw_html(source)
    if raw:
        drawn = _LINK_IN_LINK.sub(r"\1\2", drawn)
    cleaned = clean(drawn)
    removed = removals(drawn, cleaned) if raw or lost_address(cleaned) else ()
    return cleaned, removed


def _body(cleaned: str, removed: tuple[str, ...]) -> Body:
    html = number_footnotes(normalise(cleaned))
    links, ids = links_and_ids(html)
    if len(set(ids)) < len(ids):
        html, ids = without_doubles(html), tuple(dict.fromkeys(ids))
    html, new_ids = fit_headings(html, ids)
    return Body(html=html, links=links, ids=ids + new_ids, text=text_of(html), removed=removed)


def _by_cmark(source: str) -> str:
    from cmarkgfm import cmark  # noqa: PLC0415  # only where this dialect is used

    options = cmark.Options.CMARK_OPT_FOOTNOTES | cmark.Options.CMARK_OPT_UNSAFE
    html: str = cmark.markdown_to_html_with_extensions(source, options, _GFM_EXTENSIONS)
    return draw_links(html.rstrip("\n"))


def _by_python_markdown(source: str, extensions: tuple[str, ...]) -> str:
    html = _python_markdown(extensions).reset().convert(source)
    for opening in ("<ul>", "<ol>"):  # a list within an item starts a new line, as in cmark
        html = html.replace(opening, f"\n{opening}").replace(f"\n\n{opening}", f"\n{opening}")
    return html.lstrip("\n")


@cache
def _python_markdown(extensions: tuple[str, ...]) -> "Markdown":
    from markdown import Markdown  # noqa: PLC0415  # importing takes 50 ms

    from sitegen.markdown_speed import quicken  # noqa: PLC0415

    contents = {"slugify": _slugify, "permalink": False}
    converter = Markdown(
        extensions=[*extensions, *curated()],  # of two with one name, the later one stays
        extension_configs={"toc": contents, "markdown.extensions.toc": contents},
        output_format="html",
    )
    quicken(converter)
    return converter


def curated() -> "list[Extension]":
    """List the extensions that every site has."""
    from markdown.extensions.def_list import DefListExtension  # noqa: PLC0415
    from markdown.extensions.fenced_code import FencedCodeExtension  # noqa: PLC0415
    from markdown.extensions.sane_lists import SaneListExtension  # noqa: PLC0415
    from markdown.extensions.tables import TableExtension  # noqa: PLC0415

    from sitegen import markdown_syntax as syntax  # noqa: PLC0415
    from sitegen.markdown_footnotes import Footnotes  # noqa: PLC0415

    return [
        TableExtension(use_align_attribute=True),
        Footnotes(),
        SaneListExtension(),
        DefListExtension(),
        syntax.AttributeLists(),
        FencedCodeExtension(),
        syntax.Strikethrough(),
        syntax.TaskLists(),
        syntax.BareLinks(),
    ]


def _slugify(text: str, _separator: str) -> str:
    """Let an added table of contents use the ids that headings have anyway."""
    return anchor_of(text)


def _is_extension(name: str) -> bool:
    from markdown import Markdown  # noqa: PLC0415

    try:
        Markdown(extensions=[name])
    except (ImportError, AttributeError, TypeError, ValueError):
        return False
    return True
