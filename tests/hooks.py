"""`make try-hooks`: pre-commit itself installs our hooks from this checkout, and runs them.

Exit status 1 says that a hook did something else than it should.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

_ROOT = Path(__file__).parent.parent
_SITE = {
    "site.yaml": "title: T\nbase_url: https://example.org/\n",
    "content/resources/a.md": (
        "---\ntitle: A\ntype: News\ndate: 2026-01-31\ntopic: x\nsummary: S.\n---\n"
    ),
    "content/topics/x.md": "---\ntitle: X\n---\n",
}
_DAY, _WRITTEN = "2026-01-31", "31 January 2026"


def tried(site: Path) -> Iterator[tuple[str, bool]]:
    """Say what should hold, and whether it does."""
    _run(site, "git", "init", "-q")
    for path, text in _SITE.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text, encoding="utf-8")
    _run(site, "git", "add", ".")
    resource = site / "content/resources/a.md"
    yield "check passes a sound site", _hook(site, "sitegen-check")[0]
    resource.write_text(_SITE["content/resources/a.md"].replace(_DAY, _WRITTEN), encoding="utf-8")
    _run(site, "git", "add", ".")
    passed, told = _hook(site, "sitegen-check")
    yield "check stops at a mistake, and says where", not passed and "a.md:4:7: error" in told
    passed, told = _hook(site, "sitegen-fix")
    yield "fix mends it, and stops for a look", not passed and "modified by this hook" in told
    mended = resource.read_text(encoding="utf-8")
    yield "fix has touched nothing else", mended == _SITE["content/resources/a.md"]
    _run(site, "git", "add", ".")
    yield "fix passes what is mended", _hook(site, "sitegen-fix")[0]
    (site / "notes.txt").write_text("x", encoding="utf-8")
    _run(site, "git", "add", ".")
    passed, told = _hook(site, "sitegen-check", "--files", "notes.txt")
    yield "check leaves other files alone", passed and "Skipped" in told


def _hook(site: Path, hook: str, *files: str) -> tuple[bool, str]:
    command = ["-m", "pre_commit", "try-repo", str(_ROOT), hook, *(files or ("--all-files",))]
    done = subprocess.run(
        [sys.executable, *command], cwd=site, check=False, capture_output=True, text=True
    )
    return done.returncode == 0, done.stdout + done.stderr


def _run(site: Path, *command: str) -> None:
    subprocess.run(command, cwd=site, check=True)


def main() -> int:
    """Try all, and say how it went."""
    failed = 0
    with TemporaryDirectory() as folder:
        for what, holds in tried(Path(folder)):
            print(f"{'yes' if holds else 'NO '} {what}")
            failed += not holds
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
