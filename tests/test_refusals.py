"""Refusals: which file it is about, and what is wrong."""

import errno

import pytest

from sitegen.refusals import words_of


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OSError(errno.ENOSPC, "x", "output/.sitegen-staging/a"), "output/a: the disk is full"),
        (OSError(errno.EDQUOT, "x"), "the space that you may use on this disk is full"),
        (OSError(errno.EROFS, "x", "output"), "output: this disk can only be read"),
        (OSError(errno.EIO, "x", "a"), "a: the disk has failed"),
        (
            OSError(errno.EMFILE, "x", "a"),
            "a: too many files are open; allow more (ulimit -n), or use --jobs 1",
        ),
        (
            OSError(errno.ENFILE, "x", "a"),
            "a: too many files are open on this machine; end another program first",
        ),
        (
            OSError(errno.EFBIG, "x", "a"),
            "a: files as large as this aren't allowed here (ulimit -f)",
        ),
        (OSError(errno.EACCES, "Permission denied", "a"), "a: Permission denied"),
        (
            OSError(errno.EACCES, "Permission denied", "o/.sitegen-staging/a", None, "o/a"),
            "o/a: Permission denied",
        ),
        (OSError("a worker process ended"), "a worker process ended"),
    ],
)
def test_a_refusal_in_plain_words(fault: OSError, words: str) -> None:
    assert words_of(fault) == words
