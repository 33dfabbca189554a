"""A visitor notices what is wrong with a page, so that silence means something."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import served
from tests.browser.visiting import SCREENS, violations, visitor

_PAGE = '<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>{}</main></html>'


def _faults(browser: Browser, root: Path, body: str) -> tuple[list[str], list[str]]:
    (root / "index.html").write_text(_PAGE.format(body))
    with served(root, "https://example.org/x/") as origin, visitor(browser, origin) as seen:
        return violations(seen.go("index.html"), SCREENS[:1]), seen.faults


def test_a_sound_page_has_no_fault(browser: Browser, tmp_path: Path) -> None:
    assert _faults(browser, tmp_path, "<p>Some text.</p>") == ([], [])


def test_linked_data_is_no_script_that_a_strict_policy_forbids(
    browser: Browser, tmp_path: Path
) -> None:
    body = '<script type="application/ld+json">{"@type": "Thing"}</script>'
    assert _faults(browser, tmp_path, body) == ([], [])


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<p style="color: red">Text</p>', "policy style-src-attr broken by inline"),
        ("<script>alert(1)</script>", "policy script-src-elem broken by inline"),
        ('<p onclick="alert(1)">Text</p>', "policy script-src-attr broken by inline"),
        ('<script src="gone.js"></script>', "Failed to load resource: the server responded"),
    ],
)
def test_an_error_in_the_console_is_a_fault(
    browser: Browser, tmp_path: Path, body: str, fault: str
) -> None:
    _, faults = _faults(browser, tmp_path, body)
    assert any(each.startswith(f"console: {fault}") for each in faults), faults


def test_a_request_to_another_host_is_a_fault(browser: Browser, tmp_path: Path) -> None:
    _, faults = _faults(browser, tmp_path, '<img alt="" src="http://127.0.0.1:9/a.png">')
    assert any("http://127.0.0.1:9/a.png" in each for each in faults), faults


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<img src="a.png">', "phone light: image-alt: "),
        ('<a href="a">1</a><a href="b">2</a>', "phone light: target-size: "),
        (f"<p>{'x' * 200}</p>", "phone light: is "),
    ],
)
def test_what_hinders_readers_is_a_violation(
    browser: Browser, tmp_path: Path, body: str, fault: str
) -> None:
    found, _ = _faults(browser, tmp_path, body)
    assert [each[: len(fault)] for each in found][:1] == [fault]
