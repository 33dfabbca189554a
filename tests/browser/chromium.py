"""Chromium, as the machine has it."""

import os
import shutil

from playwright.sync_api import Browser, Playwright

NONE = "there is no Chromium on this machine"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)


def found() -> str | None:
    """Find the program, if it is there."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def launched(playwright: Playwright, executable: str) -> Browser:
    """Start it, without a window; its sandbox is not for the superuser."""
    return playwright.chromium.launch(
        executable_path=executable,
        args=list(_QUIET),
        chromium_sandbox=not hasattr(os, "geteuid") or os.geteuid() != 0,
    )
