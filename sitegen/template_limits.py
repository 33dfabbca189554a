"""Template limits: what a template may take of time and room, so that none can hold up a build.

A page is a function of its template and its view. So the limits count what a template does, not how
long it takes: a page that one machine draws, all do.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sized
from functools import wraps
from itertools import chain, repeat
from types import BuiltinMethodType, MethodType
from typing import Any

MOST_STEPS = 500_000
"""Turns of loops and calls for a page; the largest of ours takes some thousands."""
LARGEST = 10_000_000
"""Characters of a text, or items of a list, that a template makes."""
WIDEST = 1_000
"""The largest number by which a filter or a method may fill up, indent, part or round something."""
_BITS = 10_000
"""Digits of a number, in binary."""
_WIDE = re.compile(r"%(?:\([^)]*\))?[^%a-zA-Z]*?(?:\*|[0-9]{4})")
_SIZING = ("batch", "center", "indent", "round", "slice", "tojson", "wordwrap")
"""Filters that make of a little as much as they are told to."""
_SERIES = (
    "batch",
    "items",
    "map",
    "reject",
    "rejectattr",
    "reverse",
    "select",
    "selectattr",
    "slice",
    "unique",
)
"""Filters that give one item after the other, and only once."""
_FILLING = frozenset(["center", "expandtabs", "ljust", "rjust", "to_bytes", "zfill"])
_JINJA_PASSES = "jinja_pass_arg"


class TooMuchError(RuntimeError):
    """A template wants more time or room than any page needs."""


class Steps:
    """The steps that the page which is being drawn may still take."""

    def __init__(self) -> None:
        """Begin a page."""
        self.left: Iterator[int] = iter(())
        self.begin()

    def begin(self) -> None:
        """Begin another page."""
        self.left = chain(repeat(1, MOST_STEPS), _Exhausted())


class _Exhausted:
    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        raise TooMuchError(f"the page takes more than {MOST_STEPS:,} steps, of loops and of macros")


class Series(tuple[Any, ...]):
    """What a filter makes of a list. It can be gone through again, as other pages may do."""

    __slots__ = ()

    def __str__(self) -> str:
        """Refuse to be shown."""
        raise TypeError("this is no text but a list; go through it, or join it")


def bounded(value: Any) -> Any:  # noqa: ANN401  # whatever a template makes
    """Give a value back, unless it is too large."""
    if isinstance(value, Sized):
        check_size(len(value))
    return value


def check_size(size: int) -> None:
    """Refuse a text or a list that is too large, before it is made if its size is known then."""
    if size > LARGEST:
        raise TooMuchError(f"a text or list has more than {LARGEST:,} characters or items")


def operate(operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  # as above
    """Apply an operator that can make much of a little."""
    _CHECKS[operator](left, right)
    return bounded(_OPERATORS[operator](left, right))


def called(
    method: MethodType | BuiltinMethodType, args: tuple[Any, ...], named: Mapping[str, Any]
) -> tuple[Any, ...]:
    """Check what a method of a text or a number is called with, and give its arguments back."""
    name, owner = method.__name__, method.__self__
    if name in _FILLING:
        _check_widths((*args, *named.values()))
    elif isinstance(owner, str) and name == "replace":
        _check_replacing(owner, (*args, *named.values()))
    elif isinstance(owner, str) and name == "join" and args:
        items = tuple(args[0])
        check_size(len(owner) * len(items))
        return items, *args[1:]
    return args


def limit_filters(filters: dict[str, Callable[..., Any]]) -> None:
    """Put filters that can make much of a little under these limits."""
    for name in _SERIES:
        filters[name] = _listing(filters[name])
    for name in _SIZING:
        filters[name] = _checking(filters[name], lambda _, *args: _check_widths(args))
    filters["format"] = _checking(filters["format"], lambda text, *_: _check_format(text))
    filters["replace"] = _checking(filters["replace"], _check_replaced)
    filters["join"] = _joining(filters["join"])


def _listing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let a filter give its items at once, unless it turns a text around."""

    @wraps(function)
    def listed(*args: Any, **named: Any) -> Any:  # noqa: ANN401  # as above
        found = function(*args, **named)
        return found if isinstance(found, str) else Series(found)

    return listed


def _checking(function: Callable[..., Any], check: Callable[..., None]) -> Callable[..., Any]:
    """Check the value of a filter and what it is given besides, and the size of what it makes."""
    first = int(hasattr(function, _JINJA_PASSES))

    @wraps(function)
    def checked(*args: Any, **named: Any) -> Any:  # noqa: ANN401  # as above
        check(*args[first:], *named.values())
        return bounded(function(*args, **named))

    return checked


def _joining(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def joined(context: Any, value: Any, d: str = "", attribute: Any = None) -> Any:  # noqa: ANN401  # as above
        items = tuple(value)
        check_size(len(str(d)) * len(items))
        return bounded(function(context, items, d, attribute))

    return joined


def _check_widths(args: tuple[Any, ...]) -> None:
    for each in args:
        size = len(each) if isinstance(each, str) else each
        if isinstance(size, int) and abs(size) > WIDEST:
            raise TooMuchError(f"no width, number or filling may be over {WIDEST:,}")


def _check_replaced(text: object, *args: object) -> None:
    _check_replacing(str(text), tuple(map(str, args)))


def _check_replacing(text: str, args: tuple[Any, ...]) -> None:
    old, new, *_ = (*args, "", "")
    if isinstance(old, str) and isinstance(new, str):
        check_size(len(text) + text.count(old) * len(new))


def _check_format(text: object) -> None:
    if isinstance(text, str) and _WIDE.search(text):
        raise TooMuchError(f"a format takes no width over {WIDEST - 1} and none that is computed")


def _check_power(base: object, exponent: object) -> None:
    if isinstance(base, int) and isinstance(exponent, int):
        _check_bits(base.bit_length() * exponent)


def _check_product(left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int):
        _check_bits(left.bit_length() + right.bit_length())
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Sized) and isinstance(other, int):
            check_size(len(one) * other)


def _check_bits(bits: int) -> None:
    if bits > _BITS:
        raise TooMuchError(f"a number has more than {_BITS:,} binary digits")


_CHECKS: dict[str, Callable[[Any, Any], None]] = {
    "+": lambda *_: None,
    "*": _check_product,
    "**": _check_power,
    "%": lambda left, _: _check_format(left),
}
_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda left, right: left + right,
    "*": lambda left, right: left * right,
    "**": lambda left, right: left**right,
    "%": lambda left, right: left % right,
}
OPERATORS = frozenset(_OPERATORS)
