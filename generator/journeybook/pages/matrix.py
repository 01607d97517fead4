"""The matrix of opportunities as a drawing: bands, quarters, and a numbered point for each open one, none on another.

Opportunities with the same values share a cell, side by side; of more than fit in it the first are drawn and the
others counted. Lengths are in the drawing's own units. Knows no link and no word of a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from journeybook.insight.axis import Axis
from journeybook.insight.priorities import Priorities, Priority, Quadrant, quadrant

_NAME = 22
"""What a line of letters takes: the name of a quarter."""
_AIR = 12
"""Above and below the points of a row, together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How large a drawing is, and what its points need."""

    width: int
    left: int
    """What stands left of the cells: the values of what goes up."""
    pitch: int
    """From one point to the next."""
    least: int
    """The least height of a row."""
    lines: int
    """How many lines of points a cell has at most."""
    foot: int = 26
    """What stands below the cells: the values of what goes across."""


WIDE = Sheet(width=760, left=40, pitch=30, least=58, lines=3)
NARROW = Sheet(width=288, left=22, pitch=24, least=40, lines=4)
"""For phones, where a wide one would shrink until nobody could read or touch it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where an opportunity is drawn."""

    priority: Priority
    x: float
    y: float
    across: float
    up: float
    """The same as parts of the whole, from 0 to 1, where each half of an axis is one half of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """The opportunities of a cell for which it has no room."""

    count: int
    x: float
    y: float
    width: float
    cell: tuple[int, int]
    """The bands across and up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """A quarter of the matrix."""

    quadrant: Quadrant
    x: float
    y: float
    width: float
    height: float
    name_y: float
    """The base line of its name: at its outer edge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The whole, from its upper left corner."""

    width: int
    height: float
    left: int
    bottom: float
    """Where the cells end."""
    split: tuple[float, float]
    """Where the upper half of what goes across begins, and the lower half of what goes up."""
    columns: tuple[float, ...]
    """The middle of each band across."""
    rows: tuple[float, ...]
    """The middle of each band that goes up, the lowest first."""
    lines: tuple[tuple[float, ...], tuple[float, ...]]
    """Between the bands: down the drawing, then across it."""
    quarters: tuple[Quarter, ...]
    spots: tuple[Spot, ...]
    """In the order of their numbers."""
    rests: tuple[Rest, ...]


def drawing(found: Priorities, sheet: Sheet) -> Drawing | None:
    """Return the drawing of what is open and has both measures; None where nothing has."""
    cells: dict[tuple[int, int], list[Priority]] = {}
    for one in found.items:
        if one.is_open and (cell := found.cell(one)) is not None:
            cells.setdefault(cell, []).append(one)
    if not cells:
        return None
    plan = _Plan(found, sheet, cells)
    return plan.drawing()


class _Plan:
    def __init__(self, found: Priorities, sheet: Sheet, cells: dict[tuple[int, int], list[Priority]]) -> None:
        self.found = found
        self.sheet = sheet
        self.cells = cells
        self.column = (sheet.width - sheet.left - 1) / len(found.across.bands)
        self.a_line = max(1, int((self.column - 4) // sheet.pitch))
        heights = [self._height(row) for row in range(len(found.up.bands))]
        # The lowest band is the last from the top; its quarters have their names below the points, the others above.
        self.tops = [sum(heights[row + 1 :]) for row in range(len(heights))]
        self.heights = heights

    def _height(self, row: int) -> float:
        most = max((len(there) for (_, at), there in self.cells.items() if at == row), default=0)
        lines = min(self.sheet.lines, ceil(most / self.a_line))
        name = _NAME * (row in (0, len(self.found.up.bands) - 1))
        return max(self.sheet.least, lines * self.sheet.pitch + _AIR) + name

    def drawing(self) -> Drawing:
        sheet, across, up = self.sheet, self.found.across, self.found.up
        bottom = sum(self.heights)
        spots = sorted(
            (spot for cell in self.cells for spot in self._spots(cell)), key=lambda spot: spot.priority.number
        )
        return Drawing(
            width=sheet.width,
            height=bottom + sheet.foot,
            left=sheet.left,
            bottom=bottom,
            split=(self._x(across.low), self._edge(up.low)),
            columns=tuple(self._x(at + 0.5) for at in range(len(across.bands))),
            rows=tuple(self._middle(row) for row in range(len(up.bands))),
            lines=(
                tuple(self._x(at) for at in range(1, len(across.bands)) if at != across.low),
                tuple(self._edge(row) for row in range(1, len(up.bands)) if row != up.low),
            ),
            quarters=tuple(self._quarters()),
            spots=tuple(spots),
            rests=tuple(rest for cell in self.cells for rest in self._rests(cell)),
        )

    def _x(self, column: float) -> float:
        return round(self.sheet.left + column * self.column, 1)

    def _edge(self, row: int) -> float:
        """Return the height of the lower edge of a row, or of the upper edge of the last."""
        return self.tops[row - 1] if row else sum(self.heights)

    def _middle(self, row: int) -> float:
        """Return the middle of what a row has for points, without the names of quarters."""
        top, bottom = self.tops[row], self.tops[row] + self.heights[row]
        if row >= self.found.up.low and row == len(self.heights) - 1:
            top += _NAME
        elif row == 0:
            bottom -= _NAME
        return round((top + bottom) / 2, 1)

    def _room(self, cell: tuple[int, int]) -> int:
        """Return how many points a cell shows: one that cannot show all leaves the room of two for their number."""
        count, room = len(self.cells[cell]), self.a_line * self.sheet.lines
        return count if count <= room else max(0, room - min(2, self.a_line))

    def _places(self, cell: tuple[int, int], count: int) -> Iterator[tuple[float, float]]:
        """Yield the middles of so many points, line by line, the lines around the middle of the cell."""
        column, row = cell
        lines = ceil(count / self.a_line)
        a_line = min(self.a_line, count)
        left = self._x(column + 0.5) - (a_line - 1) * self.sheet.pitch / 2
        top = self._middle(row) - (lines - 1) * self.sheet.pitch / 2
        for at in range(count):
            yield (
                round(left + at % self.a_line * self.sheet.pitch, 1),
                round(top + at // self.a_line * self.sheet.pitch, 1),
            )

    def _spots(self, cell: tuple[int, int]) -> Iterator[Spot]:
        there, room = self.cells[cell], self._room(cell)
        places = self._places(cell, len(there) if room == len(there) else self.a_line * self.sheet.lines)
        for one, (x, y) in zip(there[:room], places, strict=False):
            top, height = self.tops[cell[1]], self.heights[cell[1]]
            yield Spot(
                priority=one,
                x=x,
                y=y,
                across=_share(self.found.across, cell[0] + (x - self._x(cell[0])) / self.column),
                up=_share(self.found.up, cell[1] + 1 - (y - top) / height),
            )

    def _rests(self, cell: tuple[int, int]) -> Iterator[Rest]:
        there, room = self.cells[cell], self._room(cell)
        if room == len(there):
            return
        places = list(self._places(cell, self.a_line * self.sheet.lines))
        first, last = places[room], places[-1]
        yield Rest(
            count=len(there) - room,
            x=(first[0] + last[0]) / 2,
            y=last[1],
            width=last[0] - first[0] + self.sheet.pitch - 4,
            cell=cell,
        )

    def _quarters(self) -> Iterator[Quarter]:
        across, up = self.found.across, self.found.up
        for high, (top, bottom) in ((True, (0.0, self._edge(up.low))), (False, (self._edge(up.low), self._edge(0)))):
            for far, (left, right) in (
                (False, (self._x(0), self._x(across.low))),
                (True, (self._x(across.low), self._x(len(across.bands)))),
            ):
                if right > left and bottom > top:
                    yield Quarter(
                        quadrant=quadrant(across, up, far=far, high=high),
                        x=left,
                        y=top,
                        width=round(right - left, 1),
                        height=bottom - top,
                        name_y=top + 17 if high else bottom - 8,
                    )


def _share(axis: Axis, at: float) -> float:
    """Return a place on an axis, counted in bands from its start, as a part of it whose halves are equally long."""
    upper = len(axis.bands) - axis.low
    if at < axis.low or not upper:
        return round(0.5 * at / axis.low, 3)
    return round(0.5 + 0.5 * (at - axis.low) / upper, 3)
