from datetime import date
from typing import Any

import pytest

from sitegen.codes import Code
from sitegen.dates import Moment
from sitegen.diagnostics import Diagnostic, Location, Severity
from sitegen.editions import (
    forgive_unfinished,
    is_expired,
    is_future,
    unpublished_because,
)
from sitegen.model import Article, Edition, Resource, Topic

_YESTERDAY, _TODAY, _TOMORROW = (
    Moment(date(2026, 6, day), f"2026-06-{day}T00:00:00Z") for day in (14, 15, 16)
)
_ORDINARY = Edition(_TODAY.day)
_WITH_DRAFTS = Edition(_TODAY.day, drafts=True)
_WITH_FUTURE = Edition(_TODAY.day, future=True)
_WITH_BOTH = Edition(_TODAY.day, drafts=True, future=True)
_UNFINISHED = Edition(_TODAY.day, drafts=True, future=True, unfinished=True)


def _resource(**given: Any) -> Resource:  # noqa: ANN401  # any field
    return Resource(path="content/resources/a.md", address="/resources/a/", title="A", **given)


@pytest.mark.parametrize(
    ("resource", "edition", "reason"),
    [
        (_resource(), _ORDINARY, ""),
        (_resource(date=_YESTERDAY), _ORDINARY, ""),
        (_resource(date=_TODAY), _ORDINARY, ""),
        (_resource(date=_TOMORROW), _ORDINARY, "dated in the future"),
        (_resource(date=_TOMORROW), _WITH_DRAFTS, "dated in the future"),
        (_resource(date=_TOMORROW), _WITH_FUTURE, ""),
        (_resource(draft=True), _ORDINARY, "a draft"),
        (_resource(draft=True), _WITH_FUTURE, "a draft"),
        (_resource(draft=True), _WITH_DRAFTS, ""),
        (_resource(draft=True, date=_TOMORROW), _ORDINARY, "a draft"),
        (_resource(draft=True, date=_TOMORROW), _WITH_DRAFTS, "dated in the future"),
        (_resource(draft=True, date=_TOMORROW), _WITH_BOTH, ""),
        # what is over has been published, and only the day it joined counts
        (_resource(date=_YESTERDAY, expires=_YESTERDAY), _ORDINARY, ""),
        (_resource(date=_YESTERDAY, updated=_TOMORROW, start=_TOMORROW), _ORDINARY, ""),
    ],
)
def test_what_keeps_a_resource_from_an_edition(
    resource: Resource, edition: Edition, reason: str
) -> None:
    assert unpublished_because(resource, edition) == reason


@pytest.mark.parametrize("draft", [True, False])
def test_topics_and_articles_have_drafts_too(*, draft: bool) -> None:
    topic = Topic(path="content/topics/a.md", address="/", title="A", label="a", draft=draft)
    article = Article(path="content/a.md", address="/a/", updated=_TOMORROW, draft=draft)
    for value in (topic, article):
        assert unpublished_because(value, _ORDINARY) == ("a draft" if draft else "")
        assert unpublished_because(value, _WITH_DRAFTS) == ""


@pytest.mark.parametrize(
    ("day", "future"), [(None, False), (_YESTERDAY, False), (_TODAY, False), (_TOMORROW, True)]
)
def test_the_future_starts_tomorrow(day: Moment | None, *, future: bool) -> None:
    assert is_future(_resource(date=day), _TODAY.day) is future


@pytest.mark.parametrize(
    ("day", "expired"), [(None, False), (_YESTERDAY, True), (_TODAY, False), (_TOMORROW, False)]
)
def test_the_last_day_belongs_to_it(day: Moment | None, *, expired: bool) -> None:
    assert is_expired(_resource(expires=day), _TODAY.day) is expired


_FAULTS = tuple(
    Diagnostic(Location("content/resources/a.md"), code, "x", severity=severity)
    for code, severity in (
        (Code.FIELD_MISSING, Severity.ERROR),
        (Code.FIELD_EMPTY, Severity.ERROR),
        (Code.FIELD_INVALID, Severity.ERROR),
        (Code.FIELD_UNKNOWN, Severity.WARNING),
    )
)


@pytest.mark.parametrize("unready", [_resource(draft=True), _resource(date=_TOMORROW)])
def test_what_is_unpublished_may_lack_fields_and_nothing_else(unready: Resource) -> None:
    assert forgive_unfinished(unready, _FAULTS, _ORDINARY) == _FAULTS[2:]
    assert forgive_unfinished(unready, _FAULTS, _WITH_BOTH) == _FAULTS
    assert forgive_unfinished(unready, _FAULTS, _UNFINISHED) == _FAULTS[2:]


def test_what_is_published_may_lack_nothing() -> None:
    assert forgive_unfinished(_resource(), _FAULTS, _ORDINARY) == _FAULTS
    assert forgive_unfinished(_resource(), _FAULTS, _UNFINISHED) == _FAULTS
    assert forgive_unfinished(_resource(draft=True), (), _ORDINARY) == ()
