"""Where things stand in the drawing of a journey's emotions: the scale, the columns, heights and widths.

Lengths across are shares of the drawing's width, so that it fits columns of any width as long as all are equal;
lengths down are pixels. Knows neither lines nor whose they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.language import Language
from journeybook.model.scale import LEVELS, EmotionScale, Number
from journeybook.pages.feeling import Feeling, feeling
from journeybook.pages.smooth import short

COLUMN = 100
"""The width of a column in the units of path data; the drawing stretches them to the columns of the table."""
GAP = 32
"""Between two levels of emotion, where there is one line."""
WIDE_GAP = 36
"""The same where several lines put several labels above each other."""
EDGE = 40
"""Above the best level: room for a label, and beside it for the name of the lane above that of the level."""
FOOT = 34
"""Below the worst level: room for a label."""
NAME = 15
"""The height of a line of text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A line across the drawing at one level of emotion."""

    y: str
    feeling: Feeling
    """The level itself, as the scale beside the drawing names it."""
    neutral: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The space of a drawing."""

    scale: EmotionScale
    language: Language
    columns: int
    gap: int
    top: int
    bottom: int
    """Above the best and below the worst level."""

    @property
    def height(self) -> int:
        """In pixels."""
        return self.top + (LEVELS - 1) * self.gap + self.bottom

    @property
    def levels(self) -> tuple[Level, ...]:
        """From best to worst."""
        scale = self.scale
        step = (scale.max - scale.min) / (LEVELS - 1)
        scores = [scale.max - at * step for at in range(LEVELS)]
        return tuple(
            Level(
                y=short(self.y(score)),
                feeling=feeling(scale, int(score) if score == int(score) else score, self.language),
                neutral=at == LEVELS // 2,
            )
            for at, score in enumerate(scores)
        )

    def y(self, score: Number) -> float:
        """Return how far down a score stands, in pixels."""
        return self.top + (LEVELS - 1) * self.gap * (1 - self.scale.fraction(score))

    def percent(self, columns: float) -> str:
        """Return a place across, in columns from the left, as a share of the width."""
        # Six digits: at 100 columns of 100 pixels, two would be off by a pixel.
        return f"{columns / self.columns * 100:.6g}%"
