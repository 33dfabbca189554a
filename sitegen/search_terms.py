"""Search terms: what one resource is found by, shared out into buckets by how the words start.

A search file holds one bucket, or several, of all resources. What a resource adds to a bucket has
a mark, so that files whose marks are as before need not be made.
"""

from collections.abc import Sequence
from hashlib import blake2b
from struct import Struct as Layout

from sitegen.words import is_unspaced, words_of

BUCKETS = 112
"""Seven groups by the first letter, four in each by the second, four in these by the third."""
TITLE, SUMMARY, BODY = "012"
"""Where a resource has a word, the weightiest place first; so each term starts in its row."""
_GROUPS, _GROUP = 7, 16
_FIRST, _SECOND, _THIRD = 2_061_891_729, 709_058_329, 417_287_677
"""Chosen by trying, so that no bucket gets much more of English than others."""
_WORD = 1 << 32
_MARK = 1 << 64
_marks = Layout(f"<{BUCKETS}Q")
MARK_SIZE = 8
NO_MARKS = bytes(_marks.size)
_MANY = 200_000


class _Known(dict[str, tuple[int, int, str]]):
    """The bucket and mark of each term, and how it stands in a row; a memo of a pure function."""

    def __missing__(self, term: str) -> tuple[int, int, str]:
        if len(self) > _MANY:
            self.clear()
        mark = int.from_bytes(blake2b(term.encode(), digest_size=MARK_SIZE).digest(), "little")
        found = self[term] = bucket_of(term[1:]), mark, f" {term}"
        return found


_known = _Known()


def pack_terms(title: str, summary: str, rest: str) -> tuple[bytes, bytes]:
    """Give the row of a resource's terms, bucket by bucket, and the marks of its buckets.

    A mark is the sum of its terms' own, so that their order makes no difference.
    """
    found = dict.fromkeys(words_of(rest), BODY)
    found.update(dict.fromkeys(words_of(summary), SUMMARY))
    found.update(dict.fromkeys(words_of(title), TITLE))
    fields, sums = [""] * BUCKETS, [0] * BUCKETS
    known = _known
    for word, place in found.items():
        bucket, mark, text = known[place + word]
        fields[bucket] += text
        sums[bucket] += mark
    return "\n".join(fields).encode(), _marks.pack(*[each % _MARK for each in sums])


def columns_of(row: bytes) -> Sequence[str]:
    """Take a row apart: the terms of each bucket, separated by spaces."""
    return row.decode().split("\n")


def bucket_of(word: str) -> int:
    """Find the bucket of a word, by its first three letters; of pairs, by the first."""
    first = ord(word[0]) * _FIRST % _WORD >> 16
    if is_unspaced(word):
        return first % BUCKETS
    second = ord(word[1:2] or "\0") * _SECOND % _WORD >> 30
    third = ord(word[2:3] or "\0") * _THIRD % _WORD >> 30
    return first % _GROUPS * _GROUP + second * 4 + third
