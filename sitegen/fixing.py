"""Fixing: the command that makes the changes of which there is no doubt."""

import difflib
import sys
from collections.abc import Callable, Iterator, Sequence

from sitegen.console import FAILED
from sitegen.mending import Mended, mend, write
from sitegen.orders import Order, Watch
from sitegen.printable import one_line
from sitegen.summary import summarise_fix

Say = Callable[[str], None]
Check = Callable[[], int]


def fix(order: Order, watch: Watch, say: Say, check: Check) -> int:
    """Change files, say what was changed, and check what is left."""
    mended = mend(order, watch)
    for each in mended:
        write(order.root, each)
        for line in _told(each):
            say(line)
    say(summarise_fix(*_counts(mended)))
    return check()


def show(order: Order, watch: Watch) -> int:
    """Show the changes as a patch, and make none; 1 says that there are some."""
    mended = mend(order, watch)
    sys.stdout.flush()
    for each in mended:
        sys.stdout.buffer.writelines(_patch(each))
    return FAILED if mended else 0


def _told(mended: Mended) -> Iterator[str]:
    for change, was in mended.changes:
        place = f"{change.path}:{change.line}:{change.start}"
        yield one_line(f"{place}: {was} is now {change.text}")


def _counts(mended: Sequence[Mended]) -> tuple[int, int]:
    return sum(len(each.changes) for each in mended), len(mended)


def _patch(mended: Mended) -> Iterator[bytes]:
    """Write a unified diff that ``patch`` and ``git apply`` understand."""
    name = one_line(mended.path) + ("\t" if " " in mended.path else "")
    before, after = (data.split(b"\n") for data in (mended.before, mended.after))
    return difflib.diff_bytes(
        difflib.unified_diff,
        _ended(before),
        _ended(after),
        f"a/{name}".encode(),
        f"b/{name}".encode(),
        lineterm=b"\n",
    )


def _ended(lines: list[bytes]) -> list[bytes]:
    """End each line, and say of the last one if the file leaves it open."""
    *whole, last = lines
    open_end = [last + b"\n\\ No newline at end of file\n"] if last else []
    return [*(line + b"\n" for line in whole), *open_end]
