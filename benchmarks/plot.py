"""The plot: horizontal bars of wall time, as SVG that needs no other file."""

from collections.abc import Iterator, Sequence
from html import escape

from benchmarks.contestants import CLEAN, DEFAULT, GFM, HUGO
from benchmarks.results import Record, Result
from benchmarks.tables import seconds

_WIDTH = 760
_LABELS = 250
_BARS = 400
_LINE = 26
_COLOURS = {HUGO: "#c2410c", DEFAULT: "#1d4ed8", GFM: "#0f766e"}
_SUFFIXES = {DEFAULT: "", GFM: ", gfm"}
_OTHERS = "#6b7280"
_STYLE = "text{font:14px system-ui,sans-serif;fill:#111827}.h{font-weight:600}.n{fill:#4b5563}"


def plot(record: Record, size: int) -> str:
    """Draw the times for one size: all clean builds, then what sitegen does with edits."""
    results = [each for each in record.results if each.size == size]
    clean = [each for each in results if each.scenario == CLEAN]
    edited = [each for each in results if each.scenario != CLEAN]
    yardstick = [each for each in clean if each.contestant == HUGO]
    title = f"Seconds to build {size:,} resources, {record.date}"
    panels = [
        *_panel("Clean build", [(each.contestant, each) for each in clean]),
        *_panel("After an edit", [(_work(each), each) for each in (*yardstick, *edited)]),
    ]
    lines = [line for panel in panels for line in panel]
    return _svg(title, lines)


def _work(result: Result) -> str:
    if result.contestant == HUGO:
        return "Hugo, any edit"
    return result.scenario + _SUFFIXES.get(result.contestant, f", {result.contestant}")


_Line = tuple[str, float, str, str]
"""A label, the bar's share of the longest, its colour and the figure beside it."""


def _panel(heading: str, rows: Sequence[tuple[str, Result]]) -> Iterator[list[_Line]]:
    if rows:
        longest = max(result.wall for _, result in rows)
        yield [(heading, 0, "", "")]
        yield [
            (
                label,
                result.wall / longest,
                _COLOURS.get(result.contestant, _OTHERS),
                seconds(result.wall),
            )
            for label, result in rows
        ]


def _svg(title: str, lines: Sequence[_Line]) -> str:
    height = _LINE * (len(lines) + 2)
    rows = "\n".join(_bar(line, _LINE * (at + 2)) for at, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-labelledby="title">\n<title id="title">{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n"
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>\n'
        f'<text class="h" x="12" y="{_LINE}">{escape(title)}</text>\n{rows}\n</svg>\n'
    )


def _bar(line: _Line, top: int) -> str:
    label, share, colour, figure = line
    base = top + 17
    if not figure:
        return f'<text class="h" x="12" y="{base}">{escape(label)}</text>'
    length = max(1.0, share * _BARS)
    return (
        f'<text x="{_LABELS - 8}" y="{base}" text-anchor="end">{escape(label)}</text>'
        f'<rect x="{_LABELS}" y="{top + 4}" width="{length:.1f}" height="{_LINE - 8}" '
        f'fill="{colour}"/>'
        f'<text class="n" x="{_LABELS + length + 8:.1f}" y="{base}">{escape(figure)}</text>'
    )
