"""Render: the only module that knows the template engine.

A page is a function of its template, with all that this includes, and of its view: so there is no
clock, no chance and no global in a template, and what is undefined is a fault.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
)

from sitegen.diagnostics import Diagnostic, Diagnostics, Outcome
from sitegen.fingerprint import combine, digest
from sitegen.planned import Page
from sitegen.speech import Say
from sitegen.template_faults import Unknown, dynamic_name, report, undecodable
from sitegen.template_limits import TooMuchError
from sitegen.template_loader import Loader
from sitegen.template_speed import QuickEnvironment
from sitegen.views import View
from sitegen.words import Words

_NONE: Mapping[bytes, tuple[str, ...]] = {}
References = tuple[tuple[int, str | None], ...]
"""The templates that one refers to, each with its line; ``None`` is a computed name."""
_HELD = 256
"""Templates whose references are held."""
_IN_MEMORY = " at 0x"
_IMPURE_FILTERS = ("random",)
_REFERENCES = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_EXPRESSION_FAULTS = (
    TemplateError,
    AssertionError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RuntimeError,
)
"""What an expression in a template can raise; a fault of an editor's template, not of ours."""


class Renderer:
    """Draws pages by the templates of a site, which are looked for before those of the theme."""

    def __init__(
        self,
        folders: tuple[Path, Path],
        engine: bytes,
        words: Words,
        references: Mapping[bytes, tuple[str, ...]] = _NONE,
    ) -> None:
        """Take templates from two folders; each is read and compiled when first needed.

        ``engine`` is the fingerprint of the code, ``words`` are what templates say,
        ``references`` are those of an earlier build.
        """
        self._folders, self._engine, self._words = folders, engine, words
        self._loader = Loader(*folders)
        self._environment = _environment(self._loader, _bytecode(engine, words), words)
        self._closures: dict[str, Outcome[bytes]] = {}
        self._endless: dict[str, Diagnostics] = {}
        self._known = references
        self.references: dict[bytes, tuple[str, ...]] = {}

    def __reduce__(self) -> tuple[type["Renderer"], tuple[tuple[Path, Path], bytes, Words]]:
        """Go to another process as what it is made from, to be made anew there."""
        return Renderer, (self._folders, self._engine, self._words)

    def renewed(self) -> "Renderer":
        """Take the templates as they are now; which refer to which is known of those that stay."""
        known = {**self._known, **self.references}
        return Renderer(self._folders, self._engine, self._words, known)

    def closure(self, name: str) -> Outcome[bytes]:
        """Fingerprint a template with all that it extends, includes and imports, and the words."""
        if name not in self._closures:
            self._closures[name] = self._read_closure(name)
        return self._closures[name]

    def prepare(self) -> None:
        """Compile the templates, so that processes which are copied from this one have them."""
        for name in self._closures:
            with suppress(*_EXPRESSION_FAULTS):  # a page that is drawn with it reports it
                self._environment.get_template(name)

    def draw(self, page: Page) -> Outcome[bytes]:
        """Make the bytes of a page, or report the faults of its template."""
        view = page.present(*(part.value for part in page.parts))
        if isinstance(view, bytes) or page.template is None:
            assert isinstance(view, bytes)
            return view, ()
        closure, faults = self.closure(page.template)
        if closure is None:
            return None, faults
        if page.template in self._endless:
            return None, self._endless[page.template]
        self._environment.steps.begin()
        try:
            return self._fill(page.template, view).encode(), ()
        except _EXPRESSION_FAULTS as fault:
            found = (report(fault, page.template, self._loader),)
            if isinstance(fault, (RecursionError, TooMuchError)):
                self._endless[page.template] = found
            return None, found

    def _fill(self, name: str, view: View) -> str:
        """Fill a template in; what shows an object's place in memory would differ each time."""
        text = self._environment.get_template(name).render(page=view, site=view.site)
        if _IN_MEMORY in text:
            pedant = self._environment.overlay(finalize=_refuse_objects, bytecode_cache=None)
            pedant.get_template(name).render(page=view, site=view.site)
        return text

    def _read_closure(self, name: str) -> Outcome[bytes]:
        sources: dict[str, str | None] = {}
        faults: list[Diagnostic] = []
        pending = [name]
        while pending:
            current = pending.pop()
            if current not in sources:
                sources[current], references, found = self._read(current)
                pending += references
                faults += found
        return (
            (None, tuple(faults))
            if faults
            else (digest((tuple(sorted(sources.items())), self._words)), ())
        )

    def _read(self, name: str) -> tuple[str | None, tuple[str, ...], Diagnostics]:
        """Give a template's text, the names of the templates that it refers to, and its faults."""
        try:
            source, filename, _ = self._loader.get_source(self._environment, name)
            key = digest((self._engine, source))
            if key in self._known:
                self.references[key] = self._known[key]
                return source, self._known[key], ()
            found = self._references(source, name, filename)
        except TemplateNotFound:
            return None, (), ()  # where that is a fault, drawing the page reports it
        except UnicodeDecodeError as fault:
            return None, (), (undecodable(fault, name, self._loader),)
        except _EXPRESSION_FAULTS as fault:
            return None, (), (report(fault, name, self._loader),)
        faults = tuple(
            dynamic_name(name, line, self._loader) for line, other in found if other is None
        )
        others = tuple(other for _, other in found if other is not None)
        if not faults:
            self.references[key] = others
        return source, others, faults

    def _references(self, source: str, name: str, filename: str | None) -> References:
        """List the templates that one refers to; a fault in it names it, so it is read for that."""
        with suppress(TemplateSyntaxError):
            return _references_in(source)
        return tuple(_references(self._environment.parse(source, name, filename)))


def _refuse_objects(value: object) -> object:
    """Let a template write what has a text of its own, and no function or generator."""
    if not isinstance(value, str) and _IN_MEMORY in str(value):
        raise TypeError(f"this is no text but a {type(value).__name__}")
    return value


def _bytecode(engine: bytes, words: Words) -> BytecodeCache | None:
    """Find where compiled templates are kept, by source and version: with the user's other caches.

    They are code, with words in it. So they don't lie in a site's folder, where strangers may put
    things.
    """
    try:
        version = combine(engine, digest(words)).hex()[:12]
        return FileSystemBytecodeCache(pattern=f"sitegen-{version}-%s.cache")
    except (OSError, RuntimeError):  # there is no folder that only this user can write to
        return None


@lru_cache(maxsize=_HELD)
def _references_in(source: str) -> References:
    """Look for references in a template; in a process that draws many sites most have the same."""
    return tuple(_references(Environment().parse(source)))  # noqa: S701  # nothing is drawn by it


def _references(tree: nodes.Template) -> Iterator[tuple[int, str | None]]:
    """List the templates that one refers to, each with its line; ``None`` is a computed name."""
    for node in tree.find_all(_REFERENCES):
        for name in meta.find_referenced_templates(nodes.Template([node])):
            yield node.lineno, name


def _environment(loader: Loader, bytecode: BytecodeCache | None, words: Words) -> QuickEnvironment:
    environment = QuickEnvironment(
        loader=loader,
        bytecode_cache=bytecode,
        autoescape=True,
        undefined=Unknown,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in _IMPURE_FILTERS:
        del environment.filters[name]
    say = Say(words)
    environment.filters["say"] = say
    environment.filters["forms"] = say.forms
    environment.filters["number"] = say.number
    return environment
