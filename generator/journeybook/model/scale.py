"""The emotion scale of a project and the words for its levels. Knows no colours."""

from __future__ import annotations

from dataclasses import dataclass

Number = int | float

LEVELS = 5
"""Levels that have a word, a shape and a colour, from worst to best, whatever the scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmotionScale:
    """The range of emotion scores, both ends included."""

    min: int = 1
    max: int = 5

    def __contains__(self, value: object) -> bool:
        return isinstance(value, (int, float)) and self.min <= value <= self.max

    @property
    def middle(self) -> float:
        """The neutral score."""
        return (self.min + self.max) / 2

    def fraction(self, score: Number) -> float:
        """Return where a score stands between the worst (0.0) and the best (1.0)."""
        return (score - self.min) / (self.max - self.min)

    def level(self, score: Number) -> int:
        """Return the level from 1 (worst) to 5 (best) whose word fits a score; halves go up."""
        return min(LEVELS, max(1, int(self.fraction(score) * (LEVELS - 1) + 0.5) + 1))
