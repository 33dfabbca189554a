"""Refusals: what it means that the system won't do something, in words for whoever runs sitegen."""

import errno

from sitegen.staging import STAGING

_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the space that you may use on this disk is full",
    errno.EROFS: "this disk can only be read",
    errno.EIO: "the disk has failed",
    errno.EMFILE: "too many files are open; allow more (ulimit -n), or use --jobs 1",
    errno.ENFILE: "too many files are open on this machine; end another program first",
    errno.EFBIG: "files as large as this aren't allowed here (ulimit -f)",
}


def words_of(fault: OSError) -> str:
    """Say which file it is about, as it is named once it is published, and what is wrong."""
    words = _WORDS.get(fault.errno or 0) or fault.strerror or str(fault)
    if not fault.filename:
        return words
    name = fault.filename2 or fault.filename
    return f"{name}: {words}".replace(f"/{STAGING}", "", 1)
