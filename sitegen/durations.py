"""Durations: how long a thing takes, as editors write it, in ISO 8601 where that is sure."""

import re
from fractions import Fraction
from functools import lru_cache

_ISO = re.compile(
    r"P(?!$)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?"
    r"(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+S)?)?"
)
_UNITS = {
    "Y": "year years yr yrs an ans année années año años jahr jahre",
    "N": "month months monat monate mois mes meses",
    "W": "week weeks wk wks woche wochen semaine semaines semana semanas",
    "D": "day days d tag tage jour jours día días",
    "H": "hour hours h hr hrs stunde stunden std heure heures hora horas",
    "M": "minute minutes min mins m minuten minuto minutos",
    "S": "second seconds s sec secs sek sekunde sekunden seconde secondes segundo segundos",
}
_BY_WORD = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_PART = r"([0-9]{1,4}(?:[.,][0-9]{1,2})?)\s*([^\W\d_]+)\.?"
_WHOLE = re.compile(rf"{_PART}(?:(?:\s+|\s*,\s*|\s+(?:and|und|et|y)\s+)?{_PART})?", re.IGNORECASE)
_lacks_minutes = re.compile(r"[0-9]{1,4}\s?h\s?[0-5][0-9]", re.IGNORECASE).fullmatch
"""``1 h 30``, as French has hours and minutes."""
_SECONDS = {"W": 604_800, "D": 86_400, "H": 3600, "M": 60, "S": 1}
_HELD = 4096


@lru_cache(maxsize=_HELD)
def iso_duration(written: str) -> str:
    """Read ``1.5 hours`` or ``1 h 30 min`` as ``PT1H30M``; empty if it may mean anything else.

    Whole days, weeks, months and years stay what they are: nobody means 86,400 seconds.
    """
    text = written.strip()
    if _ISO.fullmatch(text):
        return text
    found = _WHOLE.fullmatch(f"{text} min" if _lacks_minutes(text) else text)
    if found is None:
        return ""
    parts = [(found[1], found[2]), *([(found[3], found[4])] if found[3] else [])]
    amounts = {_BY_WORD.get(word.lower(), ""): _number(number) for number, word in parts}
    if len(amounts) < len(parts) or "" in amounts or not any(amounts.values()):
        return ""
    return _written(amounts)


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def _written(amounts: dict[str, Fraction]) -> str:
    """Write amounts of units, those of a clock as hours, minutes and seconds."""
    if all(unit in "HMS" for unit in amounts):
        return _clock(sum(amount * _SECONDS[unit] for unit, amount in amounts.items()))
    if any(unit in "HMS" or amount.denominator > 1 for unit, amount in amounts.items()):
        return ""
    return "P" + "".join(
        f"{amounts[unit]}{'M' if unit == 'N' else unit}" for unit in "YNWD" if unit in amounts
    )


def _clock(seconds: Fraction | int) -> str:
    if Fraction(seconds).denominator > 1:
        return ""
    minutes, second = divmod(int(seconds), 60)
    hour, minute = divmod(minutes, 60)
    given = ((hour, "H"), (minute, "M"), (second, "S"))
    return "PT" + "".join(f"{amount}{unit}" for amount, unit in given if amount)
