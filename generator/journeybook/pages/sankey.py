"""Where things stand in a drawing of what flows from the places on the left to those on the right.

A place may stand on both sides, so that going there and back are two bands and not a circle. Lengths down are pixels;
across, bands are drawn in a hundred units that stretch to any width. Knows neither channels nor colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeybook.diagrams.lettering import text_width, wrap
from journeybook.pages.context import Link
from journeybook.pages.smooth import short

LABEL = 104
"""How wide names are, in pixels: with bands between them they fit on a phone."""
SIZE = 13
LEADING = 16
BAR = 10
"""The width of the bar that stands for a place."""
_THICKEST = 16
"""One that goes is no higher than this."""
_GAP = 10
_LEAST = 24
"""From one name to the next: they can be links, and have to be met by a finger."""
_HEADING = 22
_ACROSS = 100
_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place on a side, before it has one in the drawing."""

    key: str
    name: str
    link: Link | None
    group: str
    """What kind of place it is: a key of a heading; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """What flows between two places."""

    source: str
    target: str
    weight: int
    falls: bool
    """It hurts: drawn so."""
    said: str
    """The tip that says what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A place with its bar and its name."""

    lines: tuple[str, ...]
    """The name, broken; the last one has room for the number."""
    baselines: tuple[str, ...]
    number: int
    link: Link | None
    group: str
    y: str
    height: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupHead:
    """The heading above the places of a group."""

    group: str
    baseline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The places on one side."""

    posts: tuple[Post, ...]
    heads: tuple[GroupHead, ...]
    """Empty where all are of one group."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stream as drawn."""

    path: str
    falls: bool
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sankey:
    """The drawing."""

    height: int
    left: Side
    right: Side
    bands: tuple[Band, ...]
    """Those that fall last: on top."""


def sankey(left: Sequence[Stop], right: Sequence[Stop], streams: Sequence[Stream], whole: int) -> Sankey:
    """Return the drawing of streams; places stand in the order given, those of a group together.

    `whole` is how high all bars of a side are at most, without what is between them, in pixels.
    Every stream begins at a place of `left` and ends at one of `right`, and every place has a stream.
    """
    unit = min(_THICKEST, whole / sum(stream.weight for stream in streams))
    leaving: dict[str, int] = {}
    coming: dict[str, int] = {}
    for stream in streams:
        leaving[stream.source] = leaving.get(stream.source, 0) + stream.weight
        coming[stream.target] = coming.get(stream.target, 0) + stream.weight
    columns = _Column(left, leaving, unit), _Column(right, coming, unit)
    height = max(column.height for column in columns)
    starts, ends = (column.tops(height) for column in columns)
    ranks = [{stop.key: at for at, stop in enumerate(side)} for side in (left, right)]
    bands = []
    for stream in sorted(streams, key=lambda one: (ranks[0][one.source], ranks[1][one.target])):
        thick = stream.weight * unit
        bands.append((stream, starts[stream.source], thick))
        starts[stream.source] += thick
    drawn = []
    for stream, start, thick in sorted(bands, key=lambda one: (ranks[1][one[0].target], ranks[0][one[0].source])):
        drawn.append(Band(path=_path(start, ends[stream.target], thick), falls=stream.falls, said=stream.said))
        ends[stream.target] += thick
    return Sankey(
        height=round(height),
        left=columns[0].side(height),
        right=columns[1].side(height),
        bands=tuple(sorted(drawn, key=lambda band: band.falls)),
    )


class _Column:
    """The places of one side, one below the other."""

    def __init__(self, stops: Sequence[Stop], weights: dict[str, int], unit: float) -> None:
        self.stops, self.weights, self.unit = stops, weights, unit
        self.lines = {stop.key: _lines(stop.name, weights[stop.key]) for stop in stops}
        self.grouped = len({stop.group for stop in stops}) > 1
        self.middles: dict[str, float] = {}
        self.headings: dict[str, float] = {}
        down, group = 0.0, ""
        for stop in stops:
            if self.grouped and stop.group != group:
                self.headings[stop.group] = down + LEADING
                down += _HEADING
            group = stop.group
            room = max(self._bar(stop), len(self.lines[stop.key]) * LEADING, _LEAST - _GAP / 2)
            self.middles[stop.key] = down + room / 2
            down += room + _GAP
        self.height = max(0.0, down - _GAP / 2)

    def tops(self, height: float) -> dict[str, float]:
        """Return where each bar begins, where the drawing is so high."""
        return {stop.key: self._down(height) + self.middles[stop.key] - self._bar(stop) / 2 for stop in self.stops}

    def side(self, height: float) -> Side:
        """Return what is drawn of the places."""
        return Side(
            posts=tuple(self._post(stop, self._down(height)) for stop in self.stops),
            heads=tuple(
                GroupHead(group=group, baseline=short(self._down(height) + at)) for group, at in self.headings.items()
            ),
        )

    def _post(self, stop: Stop, down: float) -> Post:
        lines, middle = self.lines[stop.key], down + self.middles[stop.key]
        first = middle - len(lines) * LEADING / 2 + SIZE - 1
        return Post(
            lines=lines,
            baselines=tuple(short(first + at * LEADING) for at in range(len(lines))),
            number=self.weights[stop.key],
            link=stop.link,
            group=stop.group,
            y=short(middle - self._bar(stop) / 2),
            height=short(self._bar(stop)),
        )

    def _bar(self, stop: Stop) -> float:
        return max(1.5, self.weights[stop.key] * self.unit)

    def _down(self, height: float) -> float:
        """Return how far the column is moved down, to stand in the middle."""
        return (height - self.height) / 2


def _lines(name: str, number: int) -> tuple[str, ...]:
    """Break a name; its number stands behind the last line, or below it where there is no room."""
    found = wrap(name, LABEL, SIZE, lines=_LINES - 1)
    if text_width(f"{found[-1]} {number}", SIZE) > LABEL:
        return (*found, "")
    return found


def _path(start: float, end: float, thick: float) -> str:
    """Return a band from the left edge to the right one, as SVG path data."""
    middle, top, bottom = _ACROSS // 2, short(start), short(start + thick)
    to, low = short(end), short(end + thick)
    return f"M0,{top}C{middle},{top} {middle},{to} {_ACROSS},{to}V{low}C{middle},{low} {middle},{bottom} 0,{bottom}z"
