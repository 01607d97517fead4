"""A journey at a glance, where there is no room for its map: one small curve, its best and its worst moment."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.journey import Journey
from journeybook.pages.context import PageContext
from journeybook.pages.moment import Moment, extremes
from journeybook.pages.sparkline import Sparkline, sparkline

WIDTH = 320
"""Of the curve, in pixels; it is drawn as wide as the page."""
HEIGHT = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The emotions of a journey in a few lines."""

    curve: Sparkline
    best: Moment | None
    """None where nothing feels better than neutral."""
    worst: Moment | None
    """None where nothing feels worse than neutral."""


def overview(journey: Journey, context: PageContext) -> Overview | None:
    """Return a journey at a glance; None where nobody wrote how any step feels."""
    curve = sparkline(journey, context, width=WIDTH, height=HEIGHT)
    if not curve.lines:
        return None
    ends = extremes(((journey, stage, step) for stage, step in journey.walk()), context, at_most=1)
    return Overview(
        curve=curve,
        best=ends.best[0] if ends.best else None,
        worst=ends.worst[0].at_its_worst() if ends.worst else None,
    )
