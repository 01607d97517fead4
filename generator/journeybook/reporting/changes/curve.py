"""How a journey feels, step by step, before and after: as numbers, as a line of text, and as a diagram of Mermaid.

A line of text has a block a step, as high as the feeling; a step that is not there on that side is a cross, one
without an emotion a dot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.compare.alignment import Alignment
from journeybook.insight.scores import mean_score, scores_at
from journeybook.model.journey import Journey, Step
from journeybook.model.scale import EmotionScale, Number

_BLOCKS = "▁▂▄▆█"
_UNSAID = "·"
_ABSENT = "×"
MOST_STEPS = 60
"""Steps of a diagram: more have no room for their numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One step on both sides."""

    title: str
    fate: str
    """`new`, `gone`, or empty for a step of both sides."""
    old: Number | None
    """The mean of those who walk it; None where nobody said, or it was not there."""
    new: Number | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A journey on both sides."""

    points: tuple[Point, ...]
    scale: EmotionScale
    linear: bool
    """Whether the steps are met in order: else nothing is joined."""

    @property
    def differs(self) -> bool:
        """Whether some step feels otherwise, is new or gone."""
        return any(point.old != point.new or point.fate for point in self.points)

    @property
    def before(self) -> str:
        """The line of text as it was; empty where nobody said anything."""
        return self._line(tuple((point.fate == "new", point.old) for point in self.points))

    @property
    def after(self) -> str:
        """The line of text as it is."""
        return self._line(tuple((point.fate == "gone", point.new) for point in self.points))

    @property
    def drawn(self) -> tuple[Point, ...]:
        """The points that a diagram has: those with a score on some side."""
        return tuple(point for point in self.points if point.old is not None or point.new is not None)

    @property
    def mermaid(self) -> str:
        """A diagram, bars for before and a line for after; empty where one side is unknown, or there are too many.

        All in it is numbers and words of ours: the titles stand in a table below.
        """
        points = self.drawn
        if not self.linear or not self.differs or not 2 <= len(points) <= MOST_STEPS:
            return ""
        if all(point.old is None for point in points) or all(point.new is None for point in points):
            return ""
        # Mermaid has no gaps. A bar of a step that was not there has no height; the line passes by one that is gone.
        low = self.scale.min - 1
        labels = ", ".join(f'"{at}{_MARKS[point.fate]}"' for at, point in enumerate(points, 1))
        bars = ", ".join(_number(low if point.old is None else point.old) for point in points)
        line = ", ".join(_number(score) for score in _passing(tuple(point.new for point in points)))
        return (
            f"{_LOOK}\n"
            "xychart-beta\n"
            '    title "Emotion by step: bars before, line after"\n'
            f"    x-axis [{labels}]\n"
            f'    y-axis "Emotion" {low} --> {self.scale.max}\n'
            f"    bar [{bars}]\n"
            f"    line [{line}]\n"
        )

    def _line(self, scores: tuple[tuple[bool, Number | None], ...]) -> str:
        if all(score is None for _, score in scores):
            return ""
        return "".join(
            _ABSENT if absent else _UNSAID if score is None else _BLOCKS[self.scale.level(score) - 1]
            for absent, score in scores
        )


# Colours that are seen on light and on dark: what is drawn on is the host's choice.
_LOOK = (
    '%%{init: {"xyChart": {"width": 900, "height": 300}, '
    '"themeVariables": {"xyChart": {"plotColorPalette": "#a9b0be, #1f82c0"}}}}%%'
)
_MARKS = {"": "", "new": " new", "gone": " gone"}


def curve_of(alignment: Alignment, old: Journey | None, new: Journey | None, scale: EmotionScale) -> Curve:
    """Return the curve of a journey on both sides, one of which may not have it."""
    points = tuple(
        Point(
            title=next(str(step.title) for step in (pair.new, pair.old) if step),
            fate="" if pair.old and pair.new else "new" if pair.new else "gone",
            old=_score(old, pair.old),
            new=_score(new, pair.new),
        )
        for pair in alignment.steps(old, new)
    )
    last = new or old
    return Curve(points=points, scale=scale, linear=last.is_linear if last else True)


def _score(journey: Journey | None, step: Step | None) -> Number | None:
    if journey is None or step is None:
        return None
    return mean_score(score for _, score in scores_at(journey, step))


def _passing(scores: tuple[Number | None, ...]) -> Iterator[float]:
    """Yield scores, with those on a straight line between their neighbours where there is none."""
    known = [at for at, score in enumerate(scores) if score is not None]
    for at, score in enumerate(scores):
        if score is not None:
            yield score
            continue
        left = max((one for one in known if one < at), default=known[0])
        right = min((one for one in known if one > at), default=known[-1])
        first, last = scores[left], scores[right]
        assert first is not None
        assert last is not None
        part = (at - left) / (right - left) if right != left and left < at < right else 0.0
        yield first + (last - first) * part


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
