"""Page heads: what a planned page says of itself, and in which other forms its content is."""

from msgspec import Struct

from sitegen.citation_links import citations_of
from sitegen.fingerprint import Part, part
from sitegen.material import Material
from sitegen.views import Alternate, Feed, Head


class Forms(Struct, frozen=True):
    """The forms that there are of a page's content besides the page itself."""

    feeds: tuple[Feed, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    calendar: Feed | None = None
    citations: tuple[Alternate, ...] = ()


NO_FORMS = Forms()


def citations_at(address: str, made: Material) -> tuple[Alternate, ...]:
    """List the citations of what the page at an address shows, unless the settings want none."""
    return citations_of(address, made.href) if made.settings.metadata.citations else ()


def head(
    made: Material,
    title: str,
    address: str,
    *,
    description: str = "",
    forms: Forms = NO_FORMS,
) -> Part[Head]:
    """Make the part for a page's head."""
    return part(
        Head(
            title=title,
            description=description,
            url=made.absolute(address),
            feeds=forms.feeds,
            alternates=forms.alternates,
            calendar=forms.calendar,
            citations=forms.citations,
        )
    )
