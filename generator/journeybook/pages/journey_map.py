"""The journey map as a grid: stages and steps across, lanes down. Decides what is drawn; knows no HTML."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from journeybook.insight.durations import stage_seconds, total_seconds
from journeybook.model.journey import Journey, Stage, Step
from journeybook.pages.compare import Other
from journeybook.pages.context import Link, PageContext
from journeybook.pages.curve import Curve, curve
from journeybook.pages.lanes import Lane, lane
from journeybook.pages.phase_sets import in_short, tint
from journeybook.pages.step import leads_to, walkers
from journeybook.pages.time_scale import TimeScale, time_scales

_NAMES = 6.4
"""The width of the column of lanes' names, in rem of 20 pixels."""
_COLUMN = 5.4
"""The least width of a column: twelve of them fit a screen of 1440 pixels."""
_SCROLLED = 6.4
"""The least width of a column where the map scrolls on most screens anyhow, and need not be so close."""
_LABEL = 4.2
"""The width a label of a point needs."""
_SIGN = 0.38
"""The width of a sign of a name above it."""
_LONGEST = 7.0
"""What a name may make of it at most."""
_SCREENS = (64, 80, 90, 120)
"""Widths of screens for which the style sheet has a rule, in em of 16 pixels."""
_SCROLLBAR = 0.75
"""What a scroll bar takes of a screen, in rem."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapStage:
    """A group of columns."""

    id: str
    link: Link
    phases: tuple[Link, ...]
    tint: int
    """From 1: which tint its first lifecycle phase has; 0 for none."""
    truths: tuple[bool, ...]
    """A column: whether it is a moment of truth."""
    seconds: int
    """How long its steps take; 0 where nobody can say."""

    @property
    def span(self) -> int:
        """Its number of columns."""
        return len(self.truths)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapStep:
    """A column's head."""

    id: str
    link: Link
    walkers: str
    """The ids of the personas that walk it, with spaces between them."""
    truth: bool
    """A moment of truth."""
    first: bool
    """The first of its stage."""
    only: tuple[Link, ...]
    """The personas that walk it, where others of the journey do not."""
    then: tuple[Link, ...]
    """Where it leads, where that is not simply the next column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyMap:
    """The grid."""

    stages: tuple[MapStage, ...]
    """Those that have steps."""
    steps: tuple[MapStep, ...]
    lanes: tuple[Lane, ...]
    """Those in which this journey has anything to show, in the project's order."""
    curve: Curve
    times: tuple[TimeScale, ...]
    """A drawing a way, the longest first; empty where durations cannot be compared."""
    seconds: int
    """How long all steps take together; 0 where nobody can say."""

    @property
    def column(self) -> float:
        """The least width of a column, in rem of 20 pixels."""
        return least_column(len(self.steps), self.curve)

    @property
    def share(self) -> str:
        """The width of a column where no style sheet says it: what the lanes' names leave, in equal parts."""
        return f"{90 / len(self.steps):.4g}%"

    @property
    def fits(self) -> int:
        """The width of the narrowest screen, of those in the style sheet, on which it need not scroll; 0 for none.

        There its heads can stay in sight while the page scrolls.
        """
        return _fits(len(self.steps), self.column)


def journey_map(journey: Journey, context: PageContext, compared: tuple[Other, ...] = ()) -> JourneyMap | None:
    """Return the map of a journey; None where it has no steps yet.

    `compared` are the journeys whose curves are drawn over its own.
    """
    if not journey.steps:
        return None
    drawn = tuple(lane(name, journey, context, compared) for name in context.site.settings.lanes)
    emotions = curve(journey, context, compared)
    return JourneyMap(
        stages=tuple(_stage(journey, stage, context) for stage in journey.stages if stage.steps),
        steps=tuple(_step(journey, stage, step, context) for stage, step in journey.walk()),
        lanes=_with_visibility(tuple(found for found in drawn if found)),
        curve=emotions,
        times=time_scales(journey, context, least_column(len(journey.steps), emotions)),
        seconds=total_seconds(journey),
    )


def least_column(steps: int, emotions: Curve) -> float:
    """Return the least width of a column of a map with that curve, in rem of 20 pixels."""
    # Points that stand side by side in a column need room for as many labels, with their names.
    beside = 0 if emotions.joined else len(emotions.lines)
    names = max((len(point.names) * _SIGN for point in emotions.points), default=0)
    least = max(_COLUMN, round(beside * min(_LONGEST, max(_LABEL, names)), 1))
    return least if _fits(steps, least) else max(_SCROLLED, least)


def _fits(steps: int, column: float) -> int:
    width = _NAMES + column * steps + _SCROLLBAR
    return next((screen for screen in _SCREENS if width <= screen * 16 / 20), 0)


def _with_visibility(lanes: tuple[Lane, ...]) -> tuple[Lane, ...]:
    """Return the lanes with the line of visibility above the first one that stands on its other side.

    What the customer sees and what the customer does not see meet there, whichever a project lists first. Where
    only unseen lanes are drawn, the line stands above them: the customer's own lanes are what is seen.
    """
    blueprint = [at for at, found in enumerate(lanes) if found.name in ("frontstage", "backstage", "support")]
    seen = [lanes[at].name == "frontstage" for at in blueprint]
    parting = [at for at, (above, here) in zip(blueprint[1:], pairwise(seen), strict=True) if above != here]
    place = next(iter(parting or (blueprint[:1] if not any(seen) else ())), None)
    if place is None:
        return lanes
    return (*lanes[:place], replace(lanes[place], visibility=True), *lanes[place + 1 :])


def _stage(journey: Journey, stage: Stage, context: PageContext) -> MapStage:
    return MapStage(
        id=stage.id,
        link=context.stage(journey, stage),
        phases=in_short(stage.phases, context),
        tint=tint(stage.phases, context),
        truths=tuple(step.moment_of_truth for step in stage.steps),
        seconds=stage_seconds(journey, stage),
    )


def _step(journey: Journey, stage: Stage, step: Step, context: PageContext) -> MapStep:
    personas = context.catalogue.personas
    everyone = not step.personas or set(step.personas) >= set(journey.personas)
    return MapStep(
        id=step.id,
        link=context.step(journey, step),
        walkers=walkers(journey, step),
        truth=step.moment_of_truth,
        first=step is stage.steps[0],
        only=() if everyone else tuple(context.persona(personas[name]) for name in step.personas if name in personas),
        then=leads_to(journey, step, context),
    )
