"""Clock: what time it is where files are."""

import os
from pathlib import Path
from time import time_ns


def file_time(root: Path) -> int:
    """Tell the time by which a site's files are stamped, in nanoseconds.

    A disk that another machine lends has a clock of its own. Where it is behind the system's, files
    that were changed just now would look as if nobody had touched them for long, so the earlier
    time counts; a disk that can only be read isn't asked.
    """
    lock = root / ".sitegen/lock"
    try:
        os.utime(lock)
        return min(lock.stat().st_mtime_ns, time_ns())
    except OSError:
        return time_ns()
