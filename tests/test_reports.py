"""Where readers report a problem with a resource, which depends on the contact in the settings."""

import pytest

from sitegen.reports import report_href
from tests.planning import ENGLISH

_URL = "https://example.org/library/resources/a%20b/"
_MAIL = (
    "subject=Problem%20with%3A%20A%20%26%20%C3%89"
    "&body=https%3A%2F%2Fexample.org%2Flibrary%2Fresources%2Fa%2520b%2F"
)


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("", ""),
        ("Ask at the desk", ""),
        ("Ask at mailto:", ""),
        ("mailto:a@example.org", f"mailto:a@example.org?{_MAIL}"),
        ("The staff, mailto:a@example.org", f"mailto:a@example.org?{_MAIL}"),
        ("mailto:a@example.org?cc=b@example.org", f"mailto:a@example.org?cc=b@example.org&{_MAIL}"),
        ("https://example.org/contact", "https://example.org/contact"),
        ("Use our form: http://example.org/form", "http://example.org/form"),
        ("See https://example.org/ first", ""),
    ],
)
def test_a_report_goes_where_the_contact_is(contact: str, href: str) -> None:
    assert report_href(contact, "A & É", _URL, ENGLISH) == href
