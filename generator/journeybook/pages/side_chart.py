"""Several curves over one row of columns, with their scores in rows below: personas, or today and what is intended.

A journey map of which only the emotion is left. Knows neither HTML nor whose the lines are.
"""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.pages.context import Link
from journeybook.pages.curve import Curve
from journeybook.pages.feeling import Feeling
from journeybook.pages.journey_map import least_column
from journeybook.pages.multiple import HEIGHT, WIDTH, Multiple

_COLUMN = 4.9
"""The least width of a column, in rem of 20 pixels: its labels have a number and a word."""
_BRIEF = 3.6
"""The same where labels are numbers alone: eighteen of them fit a screen of 1440 pixels."""
_MANY = 12
"""With more columns than these, labels are numbers alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideStage:
    """A group of columns."""

    title: str
    tint: int
    """From 1: which tint its lifecycle phase has; 0 for none."""
    span: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SideColumn:
    """A column's head."""

    link: Link
    first: bool
    """The first of its stage."""
    truth: bool
    """A moment of truth."""
    mark: str = ""
    """What becomes of the step: `added`, `removed`, `changed`, `kept`, `moved`; empty where nothing does."""
    only: tuple[Link, ...] = ()
    """The personas that walk it, where others do not."""
    most: bool = False
    """It is one of those that matter most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLine:
    """The scores of a line."""

    names: tuple[Link, ...]
    """Whose they are, in the words of the head of the row."""
    cells: tuple[Feeling | None, ...]
    """One a column; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideChart:
    """The drawing and its rows."""

    stages: tuple[SideStage, ...]
    columns: tuple[SideColumn, ...]
    curve: Curve
    small: Multiple
    """The same for phones."""
    lines: tuple[SideLine, ...]
    apart: tuple[str, ...]
    """How far the lines are apart, or what is gained, a column; empty where they meet."""
    width: int = WIDTH
    height: int = HEIGHT
    """Of the small drawing, in pixels."""

    @property
    def brief(self) -> bool:
        """Whether labels are numbers alone."""
        return self.curve.joined and len(self.columns) > _MANY

    @property
    def column(self) -> float:
        """The least width of a column, in rem of 20 pixels."""
        if not self.curve.joined:
            return least_column(len(self.columns), self.curve)
        return _BRIEF if self.brief else _COLUMN
