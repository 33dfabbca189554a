"""Search terms: what one resource is found by, shared out into buckets by how the words start.

A search file holds one bucket, or several, of all resources. What a resource adds to a bucket has
a mark, so that files whose marks are as before need not be made.
"""

from hashlib import blake2b
from struct import Struct as Layout

from sitegen.tokens import LONGEST, is_unspaced, words_of

BUCKETS = 168
"""Seven groups by the first letter, four in each by the second, six in these by the third."""
TITLE, SUMMARY, BODY = PLACES = "012"
"""Where a resource has a word, the weightiest place first; so each term starts in its row."""
_GROUPS, _SECONDS, _THIRDS = 7, 4, 6
_FIRST, _SECOND, _THIRD = 1_137_833_891, 1_867_195_093, 1_538_617_193
"""Chosen by trying, so that no bucket gets much more of English than others."""
_WORD = 1 << 32
_MARK = 1 << 64
_marks = Layout(f"<{BUCKETS}Q")
MARK_SIZE = 8
NO_MARKS = bytes(_marks.size)
_MANY = 200_000


class _Known(dict[str, tuple[int, int, str]]):
    """The bucket and mark of each word of one place, and its term; a memo of a pure function."""

    def __init__(self, place: str) -> None:
        self._place = place

    def __missing__(self, word: str) -> tuple[int, int, str]:
        if len(self) > _MANY:
            self.clear()
        term = self._place + word
        mark = int.from_bytes(blake2b(term.encode(), digest_size=MARK_SIZE).digest(), "little")
        found = (bucket_of(word), mark, term) if len(word) <= LONGEST else (0, 0, "")
        self[word] = found
        return found


_known = tuple(map(_Known, PLACES))


def pack_terms(title: str, summary: str, rest: str) -> tuple[bytes, bytes]:
    """Give the row of a resource's terms, and the marks of its buckets.

    A mark is the sum of its terms' own, so that their order makes no difference.
    """
    terms: list[str] = []
    sums = [0] * BUCKETS
    seen: dict[str, None] = {}
    for known, text in zip(_known, (title, summary, rest), strict=True):
        words = dict.fromkeys(words_of(text))
        for word in [each for each in words if each not in seen] if seen else words:
            bucket, mark, term = known[word]
            terms.append(term)
            sums[bucket] += mark
        seen |= words
    return " ".join(terms).encode(), _marks.pack(*[each % _MARK for each in sums])


def bucket_of(word: str) -> int:
    """Find the bucket of a word, by its first three letters; of pairs, by the first."""
    first = ord(word[0]) * _FIRST % _WORD >> 16
    if is_unspaced(word):
        return first % BUCKETS
    second = (ord(word[1:2] or "\0") * _SECOND % _WORD) * _SECONDS >> 32
    third = (ord(word[2:3] or "\0") * _THIRD % _WORD) * _THIRDS >> 32
    return (first % _GROUPS * _SECONDS + second) * _THIRDS + third
