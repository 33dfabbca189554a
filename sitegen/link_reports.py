"""Link reports: what lychee says of addresses, in the shapes that its releases write JSON in.

Old ones have failures in ``fail_map``, and may have a text for a status; then these are in
``error_map``, and later on timeouts in ``timeout_map``. Where an address led on, its answer is
listed in ``redirect_map`` alone, or beside the others with a list of redirects in that place.
"""

from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus

from msgspec import DecodeError, Struct, ValidationError, json

from sitegen.ledger import Verdicts
from sitegen.printable import one_line
from sitegen.slips import position
from sitegen.web_addresses import is_web, key

COMMAND = "lychee --verbose --format json --output lychee.json"
_UNKNOWN = f"let lychee write it so: sitegen links --plain | {COMMAND} -"
_VERBOSE = f"run lychee with its option --verbose: sitegen links --plain | {COMMAND} -"
_ENCODING = "let lychee write it with --output: some shells write another encoding than UTF-8"
_MALFORMED = "let lychee write it anew; it may have been cut off"
_NETWORK = "run lychee again where the network is"
_REFUSING = frozenset([401, 403, 407, 429])
_FIRST_UNKNOWN = 600
"""Codes from here on mean nothing to anybody but the servers that keep programs away by them."""
_MANY = 5
"""Addresses that don't all fail at once by chance."""
_LONGEST = 100
_CACHED = "(cached)"


class _Redirects(Struct):
    origin: str = ""


class _Status(Struct):
    text: str = ""
    code: int | float | None = None
    details: str | None = None
    redirects: _Redirects | None = None


class _Answer(Struct):
    """What came of an address; lists of redirects have answers without a status."""

    url: str = ""
    status: _Status | str | None = None

    @property
    def code(self) -> int:
        code = self.status.code if isinstance(self.status, _Status) else None
        return int(code) if code is not None else 0

    @property
    def text(self) -> str:
        return self.status.text if isinstance(self.status, _Status) else self.status or ""

    @property
    def why(self) -> str:
        """Say in a few words why it failed, the same words each time."""
        if self.code in _PHRASES:
            return f"{self.code} {_PHRASES[self.code]}"
        details = self.status.details if isinstance(self.status, _Status) else ""
        return one_line(" ".join((details or self.text).split()))[:_LONGEST].rstrip(" :,;")


_PHRASES = {each.value: each.phrase for each in HTTPStatus}
_Answers = dict[str, list[_Answer]] | None


class _Report(Struct):
    detailed_stats: bool | None = None
    success_map: _Answers = None
    error_map: _Answers = None
    fail_map: _Answers = None
    timeout_map: _Answers = None
    redirect_map: _Answers = None
    excluded_map: _Answers = None


_decode = json.Decoder(_Report).decode


class Misreport(Struct, frozen=True):
    """Why nothing can be learnt from a report, where that stands, and what to do about it."""

    message: str
    hint: str
    line: int = 1
    column: int = 1


def read_report(data: bytes) -> Verdicts | Misreport:
    """Read what lychee found; any bytes are a report, or are told what is wrong with them.

    Addresses that refuse to be asked by a program are neither failing nor well.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Misreport("the report is no text in UTF-8", _ENCODING)
    try:
        return _judged(_decode(text))
    except ValidationError as fault:
        return Misreport(f"this is no report of lychee's that is known here: {fault}", _UNKNOWN)
    except DecodeError as fault:
        return _malformed(text, str(fault))
    except RecursionError:
        return Misreport("the report is nested deeper than any that lychee writes", _UNKNOWN)


def _malformed(text: str, fault: str) -> Misreport:
    """Point to the place that isn't JSON, which is counted in bytes."""
    words, _, number = fault.rpartition(" (byte ")
    if not words:
        return Misreport("the report ends in the midst of its JSON", _MALFORMED)
    before = text.encode()[: int(number.rstrip(")"))].decode(errors="ignore")
    row, column = position(before, len(before))
    return Misreport(f"the report is no JSON: {_told(words)}", _MALFORMED, row + 1, column + 1)


def _told(words: str) -> str:
    return words.removeprefix("JSON is malformed: ")


def _judged(found: _Report) -> Verdicts | Misreport:
    errors = found.error_map if found.error_map is not None else found.fail_map
    if found.detailed_stats is None or found.success_map is None or errors is None:
        return Misreport("this is no report of lychee's that is known here", _UNKNOWN)
    if not found.detailed_stats:
        return Misreport("the report doesn't name the addresses that answered", _VERBOSE)
    bad = [*_answers(errors), *_answers(found.timeout_map)]
    failed = {name: each for name, each in bad if not _is_neutral(each)}
    answered = dict(_answers(found.success_map)) | dict(_redirected(found.redirect_map))
    heard = bool(answered) or any(each.code for _, each in bad)
    if len(failed) >= _MANY and not heard:
        return Misreport("no address answered, so there was no network", _NETWORK)
    forgotten = frozenset(answered) | frozenset(dict(_answers(found.excluded_map)))
    return Verdicts(
        {name: each.why for name, each in failed.items() if name not in answered},
        forgotten,
        forgotten | frozenset(dict(bad)),
    )


def _is_neutral(answer: _Answer) -> bool:
    """Tell whether an answer says nothing of what people would see, or repeats an old one."""
    code = answer.code
    return code in _REFUSING or code >= _FIRST_UNKNOWN or _CACHED in answer.text


def _answers(found: _Answers) -> Iterator[tuple[str, _Answer]]:
    for each in _listed(found):
        if is_web(each.url):
            yield key(each.url), each


def _redirected(found: _Answers) -> Iterator[tuple[str, _Answer]]:
    """List the addresses that led elsewhere, where something answered."""
    for each in _listed(found):
        if isinstance(each.status, _Status):
            origin = each.status.redirects.origin if each.status.redirects else ""
            yield from ((key(url), each) for url in (each.url, origin) if is_web(url))


def _listed(found: Mapping[str, list[_Answer]] | None) -> Iterable[_Answer]:
    return (each for answers in (found or {}).values() for each in answers)
