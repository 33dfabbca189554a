"""What the tests in a real browser share: the browser, and sites that are served to it.

Where there is no browser they are skipped, with one line that says so; ``SITEGEN_BROWSER=required``
makes that a failure.
"""

import os
import tarfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from msgspec import Struct
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import NONE, found, launched
from tests.browser.sample import built, built_sample
from tests.browser.serving import served
from tests.sites import Folder

_CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "digitalgov.tar.gz"


class Served(Struct, frozen=True):
    """A site: its output folder and where it is served."""

    output: Path
    origin: str


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let all tests without a browser be told in one line, as they are skipped at one place."""
    report = yield
    if isinstance(report.longrepr, tuple) and report.longrepr[2].endswith(NONE):
        report.longrepr = (__file__, 1, report.longrepr[2])
    return report


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Chromium for a module: later tests copy their process, and threads with it."""
    executable = found()
    if executable is None:
        if os.environ.get("SITEGEN_BROWSER") == "required":
            pytest.fail(NONE)
        pytest.skip(NONE)
    with sync_playwright() as playwright:
        yield launched(playwright, executable)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Build and serve the project's own collection."""
    output = built_sample(tmp_path_factory.mktemp("sample"))
    with served(output, "https://example.org/") as origin:
        yield Served(output, origin)


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Build and serve the project's own collection with one other setting: its language."""
    output = built_sample(tmp_path_factory.mktemp("arabic"), settings="language: ar\n")
    with served(output, "https://example.org/") as origin:
        yield Served(output, origin)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Build and serve a real collection that lies beside the checkout."""
    if not _CORPUS.is_file():
        pytest.skip(f"there is no {_CORPUS.name} beside the checkout")
    folder = tmp_path_factory.mktemp("corpus")
    with tarfile.open(_CORPUS) as archive:
        archive.extractall(folder, filter="data")
    root = folder / "digitalgov"
    output = built(Folder(root, (root / "site.yaml").read_text()))
    with served(output, "https://example.org/library/") as origin:
        yield Served(output, origin)
