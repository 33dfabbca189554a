"""Template loader: where templates are, and what they say."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.loaders import split_template_path

from sitegen.diagnostics import Location

_THEME = "theme/"


class Loader(BaseLoader):
    """Reads each template once, so that what is drawn is what is fingerprinted.

    A site's file goes before the theme's; ``theme/base.html`` is always the theme's.
    """

    def __init__(self, site: Path, theme: Path) -> None:
        """Read nothing yet."""
        self._folders = ((site, "templates/"), (theme, _THEME))
        self._sources: dict[str, tuple[str, str]] = {}

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002  # Jinja's
        """Give a template's text and the path of its file.

        Raises ``TemplateNotFound`` and ``UnicodeDecodeError``.
        """
        if template not in self._sources:
            file = self._file(template)
            self._sources[template] = file.read_bytes().decode("utf-8-sig"), str(file)
        return *self._sources[template], None

    def names(self) -> Iterator[str]:
        """List the names of all templates."""
        for folder, _ in self._folders:
            for file in sorted(folder.rglob("*.html")):
                yield file.relative_to(folder).as_posix()

    def location(self, name: str, line: int = 1) -> Location:
        """Say where a template's line is."""
        try:
            place = self.place(str(self._file(name)), line)
        except TemplateNotFound:
            place = None
        return place or Location(f"templates/{name}", line)

    def place(self, filename: str, line: int) -> Location | None:
        """Name a template's file as editors know it, if it is one."""
        for folder, name in self._folders:
            if Path(filename).is_relative_to(folder):
                return Location(name + Path(filename).relative_to(folder).as_posix(), line)
        return None

    def _file(self, template: str) -> Path:
        (site, _), (theme, _) = self._folders
        name = "/".join(split_template_path(template))
        candidates = [site / name, theme / name]
        if name.startswith(_THEME):
            candidates.append(theme / name.removeprefix(_THEME))
        found = next((each for each in candidates if _is_file(each)), None)
        if found is None:
            raise TemplateNotFound(template)
        return found


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # the name is too long for any file
        return False
