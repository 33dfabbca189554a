"""Markdown to clean HTML, in either dialect; pure functions of the text."""

import re
from functools import cache
from typing import TYPE_CHECKING

from sitegen import cmark
from sitegen.body_links import links_and_ids, mark_outward, resolve_links
from sitegen.cleaning import clean
from sitegen.footnotes import number_footnotes
from sitegen.headings import anchor_of, fit_headings
from sitegen.model import Body
from sitegen.normal_form import normalise, without_doubles
from sitegen.plaintext import text_of
from sitegen.removals import has_raw_html, lost_address, removals
from sitegen.settings import HtmlSetting
from sitegen.shortcodes import draw_links
from sitegen.slips import without_forbidden
from sitegen.tangles import TOO_DEEP, TOO_MUCH, TangleError, tangle_of

if TYPE_CHECKING:
    from markdown import Markdown
    from markdown.extensions import Extension

__all__ = ["convert", "mark_outward", "prepare", "resolve_links", "unknown_extensions"]

_GFM = "gfm"
_NOTHING_MORE = HtmlSetting()
_SECTION, _SECTION_END = '<section class="footnotes" data-footnotes>', "</section>"
_MOST_REMOVED = 500
_MOST_SOUGHT = 1_000_000_000
"""Characters in which all links of a body are sought, for the places to report them at."""

# Both engines draw an address as a link even where raw HTML has put it into one already.
_LINK_IN_LINK = re.compile(
    r"(<a\s(?=[^>]*\bhref\b)[^>]*>[^<]*(?:<(?!/?a[\s>])[^<]*)*)"
    r'<a href="(?:https?://|mailto:)[^"]*">([^<]*)</a>'
    r"(?=[^<]*(?:<(?!/?a[\s>])[^<]*)*</a>)",
    re.IGNORECASE,
)


def convert(
    source: str, dialect: str, extensions: tuple[str, ...], html: HtmlSetting = _NOTHING_MORE
) -> Body:
    """Convert Markdown in the dialect ``gfm`` or ``python-markdown``, and clean what comes of it.

    ``extensions`` are names of further extensions of Python-Markdown, which must be known; ``html``
    says what a site allows besides.
    Any decoded text has a result. That of a text which takes too much work is empty, and what is
    removed is ``TOO_DEEP`` or ``TOO_MUCH``; whether it is one depends on the text alone.
    """
    try:
        drawn = _by_cmark(source) if dialect == _GFM else _by_python_markdown(source, extensions)
    except (RecursionError, TangleError) as fault:
        _python_markdown.cache_clear()  # the engine is left in the midst of its work
        return Body(removed=(TOO_DEEP if isinstance(fault, RecursionError) else str(fault),))
    if tangle := tangle_of(drawn):
        return Body(removed=(tangle,))
    body = _body(*_cleaned(source, drawn, html))
    sought = len(body.links) * len(source)
    if sought > _MOST_SOUGHT or len(body.removed) > _MOST_REMOVED:
        return Body(removed=(TOO_MUCH,))
    return body


def prepare(dialect: str, extensions: tuple[str, ...]) -> None:
    """Load an engine, so that processes which are copied from this one have it already."""
    convert("", dialect, extensions)


def unknown_extensions(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names that Python-Markdown can't load an extension by."""
    return tuple(name for name in names if not _is_extension(name))


def _cleaned(source: str, drawn: str, html: HtmlSetting) -> tuple[str, tuple[str, ...]]:
    """Clean what an engine has drawn, and name what that took away."""
    raw = has_raw_html(source)
    if raw:
        drawn = _LINK_IN_LINK.sub(r"\1\2", drawn)
    cleaned = clean(drawn, html)
    characters: tuple[str, ...] = ()
    if "&#" in source:  # references may stand for characters that no text may have
        cleaned, characters = without_forbidden(cleaned)
    if cleaned == drawn:  # so it is with most prose, and comparing takes no time
        return cleaned, characters
    if not (raw or lost_address(cleaned)):
        return cleaned, characters
    return cleaned, (*removals(drawn, cleaned), *characters)


def _body(cleaned: str, removed: tuple[str, ...]) -> Body:
    html = number_footnotes(normalise(cleaned))
    found = links_and_ids(html)
    ids = found.ids
    if len(set(ids)) < len(ids):
        html, ids = without_doubles(html), tuple(dict.fromkeys(ids))
    html, new_ids = fit_headings(html, ids)
    return Body(
        html=html,
        links=found.links,
        ids=ids + new_ids,
        text=text_of(html),
        removed=removed,
        pictures=found.pictures,
    )


def _by_cmark(source: str) -> str:
    html = _unsectioned(cmark.draw(source).rstrip("\n"))
    return draw_links(html) if "{" in html else html


def _unsectioned(html: str) -> str:
    """Take footnotes out of their section, which has no heading: as in the other dialect."""
    above, found, notes = html.rpartition(_SECTION)
    if not found:
        return html
    return f'{above}<div class="footnotes">{notes.removesuffix(_SECTION_END)}</div>'


def _by_python_markdown(source: str, extensions: tuple[str, ...]) -> str:
    html = _python_markdown(extensions).reset().convert(source)
    for opening in ("<ul>", "<ol>"):  # a list within an item starts a new line, as in cmark
        html = html.replace(opening, f"\n{opening}").replace(f"\n\n{opening}", f"\n{opening}")
    return html.lstrip("\n")


@cache
def _python_markdown(extensions: tuple[str, ...]) -> "Markdown":
    from markdown import Markdown  # noqa: PLC0415  # importing takes 50 ms

    from sitegen.markdown_speed import quicken  # noqa: PLC0415  # imports the library

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
    from markdown.extensions.def_list import DefListExtension  # noqa: PLC0415  # as above
    from markdown.extensions.fenced_code import FencedCodeExtension  # noqa: PLC0415  # as above
    from markdown.extensions.sane_lists import SaneListExtension  # noqa: PLC0415  # as above
    from markdown.extensions.tables import TableExtension  # noqa: PLC0415  # as above

    from sitegen import markdown_syntax as syntax  # noqa: PLC0415  # as above
    from sitegen.markdown_footnotes import Footnotes  # noqa: PLC0415  # as above

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
    from markdown import Markdown  # noqa: PLC0415  # is slow to import

    try:
        Markdown(extensions=[name])
    except (ImportError, AttributeError, TypeError, ValueError):
        return False
    return True
