"""What commands share: the options that they read in one way, and how they speak."""

import os
import re
import sys
from argparse import Namespace
from datetime import UTC, date, datetime
from pathlib import Path

from sitegen.diagnostics import HINT
from sitegen.printable import one_line

_DIGITS = re.compile("[0-9]+")
FAILED = 1
MISUSED = 2


class UsageError(Exception):
    """The command was written wrongly."""


def folder_of(root: Path) -> Path:
    """Make sure that a site's folder is one. Raises ``UsageError``."""
    if root.is_dir():
        return root
    there = root.exists()
    fault = f"{root} is a file" if there else f"there is no folder {root}"
    raise UsageError(f"{fault}; name the folder of a site, which holds site.yaml and content")


def today_of(options: Namespace) -> date:
    """Take the day from the command, from SOURCE_DATE_EPOCH (reproducible-builds.org), or UTC's."""
    today: date | None = options.today
    if today:
        return today
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return _day_of(epoch) if epoch else datetime.now(UTC).date()


def _day_of(epoch: str) -> date:
    try:
        return datetime.fromtimestamp(int(epoch if _DIGITS.fullmatch(epoch) else ""), UTC).date()
    except (OverflowError, ValueError, OSError):
        from sitegen.kinds import shown  # noqa: PLC0415  # builds needn't wait for it

        expected = "must be a number of seconds since the start of 1970"
        raise UsageError(f"SOURCE_DATE_EPOCH {expected}, not {shown(epoch)}") from None


def say(message: str, status: int) -> int:
    """Print a line of sitegen's own, and a hint's, and give the status that goes with it."""
    fault, hint, remedy = message.partition(HINT)
    print(f"sitegen: {one_line(fault)}{hint}{one_line(remedy)}", file=sys.stderr)
    return status
