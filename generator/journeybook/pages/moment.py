"""A step as other pages show it: with its journey, how it feels, what is met there. Also the best and the worst ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from journeybook.model.catalogue import Place
from journeybook.model.journey import Journey, JourneyState, Lifecycle, Stage, Step
from journeybook.model.scale import EmotionScale, Number
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feelings_at, scores_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One step of one journey."""

    step: Link
    stage: Link
    journey: Link
    intended: bool
    """The journey is a to-be: nobody feels this yet."""
    retired: bool
    touchpoint: Link | None
    channel: Link | None
    feelings: tuple[Feeling, ...]
    """Empty where nobody said how it feels."""
    basis: str
    """Key of the word for how well it is known, such as `basis.assumed`; empty where nobody said."""
    truth: bool
    """A moment of truth."""
    pains: int

    @property
    def lowest(self) -> Number | None:
        """The lowest score felt here."""
        return min((felt.score for felt in self.feelings), default=None)

    @property
    def highest(self) -> Number | None:
        """The highest score felt here."""
        return max((felt.score for felt in self.feelings), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extremes:
    """The steps that feel best and those that feel worst."""

    best: tuple[Moment, ...] = ()
    """Best first, each with only the feelings above neutral."""
    worst: tuple[Moment, ...] = ()
    """Worst first, each with only the feelings below neutral."""


def moment(journey: Journey, stage: Stage, step: Step, context: PageContext) -> Moment:
    """Return a step as other pages show it."""
    touchpoint = context.catalogue.touchpoint_of(step)
    channel = context.catalogue.channel_of(step)
    return Moment(
        step=context.step(journey, step),
        stage=context.stage(journey, stage),
        journey=context.journey(journey),
        intended=journey.state is JourneyState.TO_BE,
        retired=journey.status is Lifecycle.RETIRED,
        touchpoint=context.touchpoint(touchpoint) if touchpoint else None,
        channel=context.channel(channel) if channel else None,
        feelings=feelings_at(journey, step, context),
        basis=f"basis.{step.basis}" if step.basis else "",
        truth=step.moment_of_truth,
        pains=len(set(step.pains)),
    )


def moments(places: Iterable[Place], context: PageContext) -> tuple[Moment, ...]:
    """Return the steps among places, in their order."""
    return tuple(
        moment(place.journey, place.stage, place.step, context) for place in places if place.stage and place.step
    )


def is_current(journey: Journey) -> bool:
    """Say whether customers walk this journey now: what is intended or retired says nothing about today."""
    return journey.state is JourneyState.AS_IS and journey.status is not Lifecycle.RETIRED


def current_scores(places: Iterable[Place]) -> tuple[Number, ...]:
    """Return all scores of the steps among places that belong to current journeys."""
    return tuple(
        score
        for place in places
        if place.step and is_current(place.journey)
        for _, score in scores_at(place.journey, place.step)
    )


def extremes(found: Iterable[Moment], scale: EmotionScale, at_most: int) -> Extremes:
    """Return the best and the worst of moments; those of journeys that are not current are left out.

    Among equal ones a moment of truth goes first, then, for the worst, the one with more pain points, then the
    order given.
    """
    today = tuple(one for one in found if not one.intended and not one.retired)
    best = sorted(
        _felt(today, lambda score: score > scale.middle), key=lambda one: (-(one.highest or 0), not one.truth)
    )
    worst = sorted(
        _felt(today, lambda score: score < scale.middle),
        key=lambda one: (one.lowest or 0, not one.truth, -one.pains),
    )
    return Extremes(best=tuple(best[:at_most]), worst=tuple(worst[:at_most]))


def _felt(found: Iterable[Moment], wanted: Callable[[Number], bool]) -> tuple[Moment, ...]:
    """The moments with feelings that are wanted, each with those alone."""
    kept = (replace(one, feelings=tuple(felt for felt in one.feelings if wanted(felt.score))) for one in found)
    return tuple(one for one in kept if one.feelings)
