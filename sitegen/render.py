"""Render: the only module that knows the template engine.

A page is a function of its template, with all that this includes, and of its view: so there is no
clock, no chance and no global in a template, and what is undefined is a fault.
"""

import traceback
from pathlib import Path

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
)

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostic, Location, Outcome
from sitegen.fingerprint import digest
from sitegen.planned import Page

_IMPURE_FILTERS = ("random",)
_EXPRESSION_FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
)
"""What an expression in a template can raise; a fault of an editor's template, not of ours."""


class Renderer:
    """Draws pages by the templates of a site, which are looked for before those of the theme."""

    def __init__(self, site: Path, theme: Path) -> None:
        """Read templates from the two folders; each is compiled when it is first needed."""
        self._folders = ((site, "templates"), (theme, "theme"))
        self._environment = _environment(site, theme)
        self._closures: dict[str, Outcome[bytes]] = {}

    def closure(self, name: str) -> Outcome[bytes]:
        """Fingerprint a template with all that it extends, includes and imports."""
        if name not in self._closures:
            self._closures[name] = self._read_closure(name)
        return self._closures[name]

    def draw(self, page: Page) -> Outcome[bytes]:
        """Make the bytes of a page, or report the fault of its template."""
        view = page.present(*(part.value for part in page.parts))
        if isinstance(view, bytes) or page.template is None:
            assert isinstance(view, bytes)
            return view, ()
        try:
            template = self._environment.get_template(page.template)
            return template.render(page=view, site=view.site).encode(), ()
        except _EXPRESSION_FAULTS as fault:
            return None, (self._report(fault, page.template),)

    def _read_closure(self, name: str) -> Outcome[bytes]:
        sources: dict[str, str | None] = {}
        pending = [name]
        while pending:
            current = pending.pop()
            if current in sources:
                continue
            try:
                sources[current], references = self._read(current)
            except TemplateNotFound:
                sources[current] = None  # where that is a fault, drawing the page reports it
                continue
            except TemplateSyntaxError as fault:
                return None, (self._report(fault, current),)
            if None in references:
                return None, (self._dynamic(current),)
            pending += filter(None, references)
        return digest(tuple(sorted(sources.items()))), ()

    def _read(self, name: str) -> tuple[str, tuple[str | None, ...]]:
        assert self._environment.loader
        source, filename, _ = self._environment.loader.get_source(self._environment, name)
        tree = self._environment.parse(source, name, filename)
        return source, tuple(meta.find_referenced_templates(tree))

    def _dynamic(self, name: str) -> Diagnostic:
        return Diagnostic(
            self._location(self._file(name), 1),
            Code.TEMPLATE_DYNAMIC,
            f"{name} includes a template whose name is computed",
            "write the name in quotes; use {% if %} to choose between names",
        )

    def _report(self, fault: BaseException, name: str) -> Diagnostic:
        if isinstance(fault, TemplateSyntaxError):
            place = self._location(fault.filename or self._file(name), fault.lineno)
            return Diagnostic(place, Code.TEMPLATE_INVALID, f"{fault.message}")
        place = self._place_of(fault, name)
        if isinstance(fault, TemplateNotFound):
            hint = "add it to templates/, or correct the name"
            return Diagnostic(
                place, Code.TEMPLATE_MISSING, f"there is no template '{fault.name}'", hint
            )
        hint = "docs/templates.md lists what each template may use"
        return Diagnostic(place, Code.TEMPLATE_FAILED, str(fault) or type(fault).__name__, hint)

    def _place_of(self, fault: BaseException, name: str) -> Location:
        frames = traceback.extract_tb(fault.__traceback__)
        folders = tuple(f"{folder}/" for folder, _ in self._folders)
        inner = [frame for frame in frames if frame.filename.startswith(folders)]
        if inner:
            return self._location(inner[-1].filename, inner[-1].lineno or 1)
        return self._location(self._file(name), 1)

    def _file(self, name: str) -> str:
        plain = name.removeprefix("theme/")
        found = (str(folder / plain) for folder, _ in self._folders if (folder / plain).is_file())
        return next(found, name)

    def _location(self, filename: str, line: int) -> Location:
        """Name a template as editors know it: below ``templates/``, or in the theme."""
        for folder, name in self._folders:
            if filename.startswith(f"{folder}/"):
                return Location(f"{name}/{filename.removeprefix(f'{folder}/')}", line)
        return Location(f"templates/{filename}", line)


def _environment(site: Path, theme: Path) -> Environment:
    environment = Environment(
        loader=ChoiceLoader(
            [
                FileSystemLoader(site),
                FileSystemLoader(theme),
                PrefixLoader({"theme": FileSystemLoader(theme)}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.clear()
    for name in _IMPURE_FILTERS:
        del environment.filters[name]
    return environment
