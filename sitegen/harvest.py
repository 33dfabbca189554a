"""Harvest: whether library systems may take the collection over, and what keeps them from it.

OAI-PMH asks of every repository a mail address at which somebody answers for it.
"""

from collections.abc import Iterator

from sitegen.codes import Code
from sitegen.contacts import mail_of
from sitegen.diagnostics import Diagnostic, Location, Severity
from sitegen.model import Collection
from sitegen.settings import Settings

_MISSING = "there is no /oai.xml for library systems to harvest, as 'contact' {}"
_HINT = "write contact: mailto:you@example.org, or oai: false under 'metadata' if none are to"


def is_harvested(collection: Collection, settings: Settings) -> bool:
    """Tell whether there is anything to harvest, and somebody who answers for it."""
    return _is_wanted(collection, settings) and bool(mail_of(settings.contact))


def missing_mail(
    collection: Collection, settings: Settings, contact: Location
) -> Iterator[Diagnostic]:
    """Note that nobody is named who answers for what would be harvested."""
    if _is_wanted(collection, settings) and not mail_of(settings.contact):
        message = _MISSING.format("has no mail address" if settings.contact else "is missing")
        yield Diagnostic(contact, Code.CONTACT_MISSING, message, _HINT, Severity.NOTE)


def _is_wanted(collection: Collection, settings: Settings) -> bool:
    return settings.metadata.oai and bool(collection.listed)
