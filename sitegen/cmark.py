"""Cmark: the engine of the dialect ``gfm``; the only module that knows its bindings."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from msgspec import Struct

from sitegen.loose_marks import escape_loose_marks

_EXTENSIONS = ["table", "strikethrough", "autolink", "tasklist"]
_FOOTNOTE = re.compile(r"\[\^[^\]\n]+\]:")


class Engine(Struct, frozen=True):
    """The engine: its functions, what it is asked for, and how its memory is given back.

    ``plain`` is for texts without footnotes: it takes any ``[^`` for the mark of one, and where
    what follows goes on in the next line, it cuts that off, be it in the midst of a character.
    """

    lib: Any
    text: Callable[[Any], bytes]
    options: int
    plain: int
    extensions: tuple[Any, ...]
    release: Callable[[Any, Any], None]


def draw(source: str) -> str:
    """Give the HTML of a Markdown text; nothing in it is made safe yet."""
    engine = load_cmark()
    if not _FOOTNOTE.search(source):
        return _drawn(engine, engine.plain, source)
    return _drawn(
        engine,
        engine.options,
        escape_loose_marks(source, partial(_drawn, engine, engine.plain)),
    )


def _drawn(engine: Engine, options: int, source: str) -> str:
    """Do what the bindings' function for this does, and give back the memory that it keeps."""
    lib, data = engine.lib, source.encode()
    parser = lib.cmark_parser_new(options)
    for extension in engine.extensions:
        lib.cmark_parser_attach_syntax_extension(parser, extension)
    lib.cmark_parser_feed(parser, data, len(data))
    tree = lib.cmark_parser_finish(parser)
    extensions = lib.cmark_parser_get_syntax_extensions(parser)
    drawn = lib.cmark_render_html(tree, options, extensions)
    html = engine.text(drawn).decode(errors="replace")  # it writes U+FFFE as one byte
    lib.cmark_parser_free(parser)
    engine.release(tree, drawn)
    return html


@cache
def load_cmark() -> Engine:
    """Make the engine ready for all texts, and its extensions with it."""
    from cmarkgfm import _cmark, cmark  # noqa: PLC0415  # only where this dialect is used

    cmark.core_extensions_ensure_registered()
    return Engine(
        _cmark.lib,
        _cmark.ffi.string,
        cmark.Options.CMARK_OPT_FOOTNOTES | cmark.Options.CMARK_OPT_UNSAFE,
        cmark.Options.CMARK_OPT_UNSAFE,
        tuple(map(cmark.find_syntax_extension, _EXTENSIONS)),
        _releasing(_cmark.__file__, _cmark.ffi),
    )


def _releasing(library: str, ffi: Any) -> Callable[[Any, Any], None]:  # noqa: ANN401  # cffi's
    """Find what frees a tree and the text drawn from it: 19 kB a page, which the bindings keep.

    They don't offer it; where a system doesn't either, the memory stays in use as it would.
    """
    import ctypes  # noqa: PLC0415  # as the engine

    try:
        free_tree, free = ctypes.PyDLL(library).cmark_node_free, ctypes.PyDLL(None).free
    except (AttributeError, OSError, TypeError):
        return lambda _tree, _drawn: None
    for function in (free_tree, free):
        function.argtypes, function.restype = (ctypes.c_void_p,), None

    def release(tree: object, drawn: object) -> None:
        free_tree(int(ffi.cast("uintptr_t", tree)))
        free(int(ffi.cast("uintptr_t", drawn)))

    return release
