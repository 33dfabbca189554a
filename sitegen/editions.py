"""What is published on a day: drafts, embargoes and expiry."""

from datetime import date

from sitegen.codes import Code
from sitegen.diagnostics import Diagnostics
from sitegen.model import Article, Edition, Resource, Topic

_FORGIVEN = frozenset({Code.FIELD_MISSING, Code.FIELD_EMPTY})
DRAFT = "a draft"
FUTURE = "dated in the future"


def unpublished_because(value: Resource | Topic | Article, edition: Edition) -> str:
    """Say why a thing is not in an edition; empty if it is."""
    if value.draft and not edition.drafts:
        return DRAFT
    if not edition.future and isinstance(value, Resource) and is_future(value, edition.today):
        return FUTURE
    return ""


def is_future(resource: Resource, today: date) -> bool:
    """Tell whether a resource joins the collection later than today."""
    return resource.date is not None and resource.date.day > today


def is_expired(resource: Resource, today: date) -> bool:
    """Tell whether the last day of a resource is over."""
    return resource.expires is not None and resource.expires.day < today


def forgive_unfinished(
    value: Resource | Topic | Article, diagnostics: Diagnostics, edition: Edition
) -> Diagnostics:
    """Let what is not published lack required fields; all else about it must be valid.

    So may what is shown unfinished, as long as its readers wouldn't see it.
    """
    judged = Edition(edition.today) if edition.unfinished else edition
    if not diagnostics or not unpublished_because(value, judged):
        return diagnostics
    return tuple(each for each in diagnostics if each.code not in _FORGIVEN)
