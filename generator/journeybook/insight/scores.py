"""Which scores speak of today, and how they are put together: the one definition behind every figure of a page."""

from __future__ import annotations

from collections.abc import Iterable
from math import floor

from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import Journey, JourneyState, Lifecycle, Stage, Step
from journeybook.model.scale import Number


def is_current(journey: Journey) -> bool:
    """Say whether customers walk this journey now: what is intended or retired says nothing about today."""
    return journey.state is JourneyState.AS_IS and journey.status is not Lifecycle.RETIRED


def current_journeys(catalogue: Catalogue) -> tuple[Journey, ...]:
    """Return the journeys that customers walk now, as the catalogue has them."""
    return tuple(journey for journey in catalogue.journeys.values() if is_current(journey))


def has_heat(catalogue: Catalogue) -> bool:
    """Say whether the grids of heat have something to show: a step of today, and what to see it by."""
    by_something = catalogue.phases or catalogue.touchpoints
    return bool(by_something) and any(journey.steps for journey in current_journeys(catalogue))


def scores_at(journey: Journey, step: Step) -> list[tuple[str | None, Number]]:
    """Return who feels how at a step, for everyone who walks it and has a score; None for a journey without personas.

    A score for all counts once for each of them, so that it weighs what the same score written a persona weighs.
    """
    emotion = step.emotion  # asked for every step of a project, several times: nothing is asked twice here
    everyone, own = emotion.everyone, emotion.by_persona
    if everyone is None and not own:
        return []
    felt_by = step.personas or journey.personas or tuple(own) or (None,)
    if everyone is None:
        return [(walker, own[walker]) for walker in felt_by if walker is not None and walker in own]
    return [(walker, everyone if walker is None else own.get(walker, everyone)) for walker in felt_by]


def stage_scores(journey: Journey, stage: Stage) -> tuple[Number, ...]:
    """Return all scores of a stage of a journey, in order."""
    return tuple(score for step in stage.steps for _, score in scores_at(journey, step))


def journey_scores(journey: Journey, persona: str | None = None) -> tuple[Number, ...]:
    """Return all scores of a journey in order, or those of one persona."""
    return tuple(
        score
        for step in journey.steps
        for walker, score in scores_at(journey, step)
        if persona is None or walker == persona
    )


def current_scores(places: Iterable[Place]) -> tuple[Number, ...]:
    """Return all scores of the steps among places that belong to current journeys."""
    return tuple(
        score
        for place in places
        if place.step and is_current(place.journey)
        for _, score in scores_at(place.journey, place.step)
    )


def mean_score(scores: Iterable[Number]) -> Number | None:
    """Return the mean of scores to one decimal; None without scores. A single one is no mean and stays as written.

    Rounded here, before a level is taken of it: the word must fit the number that stands beside it. Halves go up, as
    people round; Python's own rounding makes 3.2 of 3.25.
    """
    known = tuple(scores)
    if len(known) < 2:
        return known[0] if known else None
    return floor(sum(known) / len(known) * 10 + 0.5 + 1e-9) / 10 + 0.0
