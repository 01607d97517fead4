"""A grid of feelings as a page shows it: cells with numbers, each with the steps it comes from.

Knows neither which grids a page has nor how a cell looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from journeybook.insight.heat import NONE, REST, Cell, Grid, Sample
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feeling, mean_feeling

MOST_STEPS = 8
"""A cell lists no more steps than these, the worst; the others are counted, and stand on the page of its row."""
MOST_ALONE = 100
"""The same where no page has them all."""
MOST_LISTED = 600
"""Steps that all cells of a grid list together: of many cells each lists fewer, but always some."""
_LEAST = 2
_NAMES = {NONE: "_none", REST: "_rest"}
_ALL = "_all"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatStep:
    """A step behind a number."""

    step: Link
    journey: str
    feeling: Feeling | None
    """The mean of those the cell is about; None where nobody said."""
    satisfaction: Feeling | None
    """As measured; None where it was not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatCell:
    """The steps of a row and a column together."""

    anchor: str
    """Of the list of its steps; the cell itself is `at_` and this."""
    row: str
    column: str
    """Their names, as text."""
    feeling: Feeling | None
    satisfaction: Feeling | None
    """None where nothing was measured. Its word is one of feelings, and not said."""
    steps: int
    scores: int
    measured: int
    """At how many steps satisfaction was measured."""
    journeys: int
    listed: tuple[HeatStep, ...]
    """The worst first."""
    everywhere: Link | None
    """To the page that has all of them; None where there is none, or all are listed."""

    @property
    def more(self) -> int:
        """How many steps are not listed."""
        return self.steps - len(self.listed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The name of a row or a column."""

    text: str
    link: Link | None = None
    """None where it is no single thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatRow:
    """One row."""

    head: Head
    cells: tuple[HeatCell | None, ...]
    """A column each; None where there is no step."""
    whole: HeatCell | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatGrid:
    """A grid with the sums of its rows and columns."""

    columns: tuple[Head, ...]
    rows: tuple[HeatRow, ...]
    """Empty where no step of today stands in it."""
    sums: HeatRow
    """The last row: all rows together."""
    lowest: HeatCell | None
    """The cell that feels worst; None where none feels worse than neutral."""

    @property
    def cells(self) -> Iterator[HeatCell]:
        """Every cell that has steps."""
        for row in (*self.rows, self.sums):
            yield from (cell for cell in (*row.cells, row.whole) if cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """What rows and columns are called."""

    row: Callable[[str], Head]
    """By the id."""
    column: Callable[[str], Head]
    every_row: str
    every_column: str


def heat_grid(anchor: str, grid: Grid, heads: Heads, context: PageContext) -> HeatGrid:
    """Return a grid ready to be shown; `anchor` begins the anchors of its cells."""
    columns = tuple(heads.column(column) for column in grid.columns)
    every_row, every_column = Head(text=heads.every_row), Head(text=heads.every_column)
    made = len(grid.cells) + len(grid.rows) + len(grid.columns) + 1
    make = _Maker(anchor, context, max(_LEAST, MOST_LISTED // made))
    rows = tuple(
        HeatRow(
            head=head,
            cells=tuple(
                make.cell(grid.cells.get((row, column)), (row, head), (column, over))
                for column, over in zip(grid.columns, columns, strict=True)
            ),
            whole=make.cell(grid.by_row[row], (row, head), (_ALL, every_column)),
        )
        for row, head in ((row, heads.row(row)) for row in grid.rows)
    )
    sums = HeatRow(
        head=every_row,
        cells=tuple(
            make.cell(grid.by_column.get(column), (_ALL, every_row), (column, over))
            for column, over in zip(grid.columns, columns, strict=True)
        ),
        whole=make.cell(grid.whole, (_ALL, every_row), (_ALL, every_column)),
    )
    return HeatGrid(
        columns=columns,
        rows=rows,
        sums=sums,
        lowest=_lowest((cell for row in rows for cell in row.cells if cell), context),
    )


class _Maker:
    """Makes the cells of one grid."""

    def __init__(self, anchor: str, context: PageContext, at_most: int) -> None:
        self.anchor = anchor
        self.at_most = at_most
        self.context = context
        self.scale, self.language = context.catalogue.scale, context.site.language

    def cell(self, cell: Cell | None, row: tuple[str, Head], column: tuple[str, Head]) -> HeatCell | None:
        if cell is None or not cell.samples:
            return None
        # The page of the row has all its steps; that of the column only where the cell is a whole column.
        everywhere = column[1].link if row[0] == _ALL else row[1].link
        listed = cell.worst(min(self.at_most, MOST_STEPS if everywhere else MOST_ALONE))
        return HeatCell(
            anchor="_".join((self.anchor, _NAMES.get(row[0], row[0]), _NAMES.get(column[0], column[0]))),
            row=row[1].text,
            column=column[1].text,
            feeling=mean_feeling(self.scale, cell.emotions, self.language),
            satisfaction=mean_feeling(self.scale, cell.satisfactions, self.language),
            steps=len(cell.samples),
            scores=len(cell.emotions),
            measured=len(cell.satisfactions),
            journeys=cell.journeys,
            listed=tuple(self.step(sample) for sample in listed),
            everywhere=everywhere if len(cell.samples) > len(listed) else None,
        )

    def step(self, sample: Sample) -> HeatStep:
        measured = sample.satisfaction
        return HeatStep(
            step=self.context.step(sample.journey, sample.step),
            journey=sample.journey.title,
            feeling=mean_feeling(self.scale, sample.scores, self.language),
            satisfaction=None if measured is None else feeling(self.scale, measured, self.language),
        )


def _lowest(cells: Iterable[HeatCell], context: PageContext) -> HeatCell | None:
    """Return the cell with the lowest mean below neutral; of equal ones that with the most scores."""
    low = [(cell.feeling.score, -cell.scores, cell) for cell in cells if cell.feeling]
    found = min(low, key=lambda one: one[:2], default=None)
    return found[2] if found and found[0] < context.catalogue.scale.middle else None
