"""A step as other pages show it: with its journey, how it feels, what is met there. Also the best and worst of many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from journeybook.insight.scores import scores_at
from journeybook.model.catalogue import Place
from journeybook.model.journey import Journey, JourneyState, Lifecycle, Stage, Step
from journeybook.model.scale import Number
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feeling, feelings_at

MOST_DETAILED = 100
"""Of more journeys than these a page lists the steps of the first, and names the others."""
StepPlace = tuple[Journey, Stage, Step]
"""A step and where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One step of one journey."""

    step: Link
    stage: Link
    journey: Link
    touchpoint: Link | None
    channel: Link | None
    feelings: tuple[Feeling, ...]
    """Empty where nobody said how it feels."""
    basis: str
    """Key of the word for how well it is known, such as `basis.assumed`; empty where nobody said."""
    truth: bool
    """A moment of truth."""
    pains: int

    def at_its_worst(self) -> Moment:
        """Return the moment with its lowest feeling alone."""
        return replace(self, feelings=tuple(sorted(self.feelings, key=lambda felt: felt.score)[:1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyMoments:
    """The steps of one journey among many."""

    journey: Link
    intended: bool
    retired: bool
    steps: int
    moments: tuple[Moment, ...]
    """Empty for journeys beyond the first MOST_DETAILED: these are named, and their steps counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extremes:
    """The steps that feel best and those that feel worst."""

    best: tuple[Moment, ...] = ()
    """Best first, each with only the feelings above neutral."""
    worst: tuple[Moment, ...] = ()
    """Worst first, each with only the feelings below neutral."""


def moment(journey: Journey, stage: Stage, step: Step, context: PageContext, persona: str | None = None) -> Moment:
    """Return a step as other pages show it; with a persona, only as this one feels it, whose name is then left out."""
    touchpoint = context.catalogue.touchpoint_of(step)
    channel = context.catalogue.channel_of(step)
    return Moment(
        step=context.step(journey, step),
        stage=context.stage(journey, stage),
        journey=context.journey(journey),
        touchpoint=context.touchpoint(touchpoint) if touchpoint else None,
        channel=context.channel(channel) if channel else None,
        feelings=feelings_at(journey, step, context) if persona is None else _own(journey, step, context, persona),
        basis=f"basis.{step.basis}" if step.basis else "",
        truth=step.moment_of_truth,
        pains=len(set(step.pains)),
    )


JourneySteps = tuple[Journey, Sequence[tuple[Stage, Step]]]
"""A journey and some of its steps."""


def by_journey(places: Iterable[Place], context: PageContext) -> tuple[JourneyMoments, ...]:
    """Return the steps among places by journey, as `steps_by_journey` has them."""
    return journey_moments(steps_by_journey(places), context)


def steps_by_journey(places: Iterable[Place]) -> list[JourneySteps]:
    """Return the steps among places by journey: today's journeys first, then intended ones, then what is retired."""
    found: dict[str, tuple[Journey, list[tuple[Stage, Step]]]] = {}
    for place in places:
        if place.stage and place.step:
            _, kept = found.setdefault(place.journey.id, (place.journey, []))
            kept.append((place.stage, place.step))
    return sorted(found.values(), key=lambda group: _standing(group[0]))


def journey_moments(found: Iterable[JourneySteps], context: PageContext) -> tuple[JourneyMoments, ...]:
    """Return journeys with their steps as pages show them, these of the first MOST_DETAILED alone."""
    return tuple(
        JourneyMoments(
            journey=context.journey(journey),
            intended=journey.state is JourneyState.TO_BE,
            retired=journey.status is Lifecycle.RETIRED,
            steps=len(steps),
            moments=tuple(moment(journey, stage, step, context) for stage, step in steps)
            if number < MOST_DETAILED
            else (),
        )
        for number, (journey, steps) in enumerate(found)
    )


def _standing(journey: Journey) -> int:
    if journey.status is Lifecycle.RETIRED:
        return 2
    return int(journey.state is JourneyState.TO_BE)


def extremes(steps: Iterable[StepPlace], context: PageContext, at_most: int, persona: str | None = None) -> Extremes:
    """Return the best and the worst of steps; with a persona, as this one feels them.

    Only what is above neutral counts as good and only what is below as bad. Among equal ones a moment of truth
    goes first, then, for the worst, the one with more pain points, then the order given.
    """
    middle = context.catalogue.scale.middle
    high: list[tuple[Number, bool, int, StepPlace]] = []
    low: list[tuple[Number, bool, int, StepPlace]] = []
    for journey, stage, step in steps:
        scores = [score for walker, score in scores_at(journey, step) if persona is None or walker == persona]
        if not scores:
            continue
        best, worst = max(scores), min(scores)
        if best > middle:
            high.append((-best, not step.moment_of_truth, 0, (journey, stage, step)))
        if worst < middle:
            low.append((worst, not step.moment_of_truth, -len(step.pains), (journey, stage, step)))
    return Extremes(
        best=tuple(
            _only(moment(*entry[3], context, persona), lambda score: score > middle)
            for entry in sorted(high, key=lambda entry: entry[:3])[:at_most]
        ),
        worst=tuple(
            _only(moment(*entry[3], context, persona), lambda score: score < middle)
            for entry in sorted(low, key=lambda entry: entry[:3])[:at_most]
        ),
    )


def _only(one: Moment, wanted: Callable[[Number], bool]) -> Moment:
    return replace(one, feelings=tuple(felt for felt in one.feelings if wanted(felt.score)))


def _own(journey: Journey, step: Step, context: PageContext, persona: str) -> tuple[Feeling, ...]:
    scale, language = context.catalogue.scale, context.site.language
    return tuple(feeling(scale, score, language) for walker, score in scores_at(journey, step) if walker == persona)
