"""How a project stands today: what is how far, which moments of truth fall short, what nobody looked at for long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journeybook.insight.answers import OPEN
from journeybook.insight.scores import current_journeys, scores_at
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import Journey, Lifecycle
from journeybook.model.parts import Metric, OpportunityStatus
from journeybook.model.scale import EmotionScale, Number


class Ground(StrEnum):
    """What a moment of truth is judged by: the firmest of what is known of it."""

    FIGURES = "figures"
    """Figures that have a target."""
    SATISFACTION = "satisfaction"
    """What customers said in a survey; where no figure has a target."""
    EMOTION = "emotion"
    """What a team assumes that customers feel; where nothing is measured."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """A moment of truth of a journey that customers walk now."""

    place: Place
    ground: Ground
    missed: tuple[Metric, ...] = ()
    """The figures on the wrong side of their targets, that which is farthest from it first."""
    satisfaction: Number | None = None
    """Where it is judged by that."""
    lowest: Number | None = None
    """How those feel who feel worst, where it is judged by that."""
    below: bool = False
    """Whether it falls short: a figure misses its target, or the other two are below neutral."""

    @property
    def gap(self) -> tuple[int, float]:
        """Order what falls short: firm grounds first, then by how far."""
        worst = gap_of(self.missed[0]) if self.missed else 0.0
        other = self.satisfaction if self.satisfaction is not None else self.lowest
        return list(Ground).index(self.ground), -worst if self.missed else float(other or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A journey that nobody has held against reality for long."""

    journey: Journey
    days: int
    """Since its last review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a project stands."""

    journeys: Mapping[Lifecycle, int]
    """How many journeys there are by status, intended ones too; those there is none of are left out."""
    opportunities: Mapping[OpportunityStatus, int]
    """Likewise."""
    truths: tuple[Truth, ...]
    """All moments of truth of today: those that fall short first, the gravest before the others."""
    stale: tuple[Stale, ...]
    """Longest ago first. Retired journeys are not looked at."""
    undated: tuple[Journey, ...]
    """The journeys, but retired ones, that do not say when they were reviewed."""

    @property
    def below(self) -> tuple[Truth, ...]:
        """The moments of truth that fall short."""
        return tuple(truth for truth in self.truths if truth.below)

    @property
    def open_opportunities(self) -> int:
        """How many opportunities are still to be decided or done."""
        return sum(count for status, count in self.opportunities.items() if status in OPEN)


def standing(catalogue: Catalogue, today: date, untouched_days: int) -> Standing:
    """Return how a project stands on a day; a review may be as old as `untouched_days`."""
    alive = [journey for journey in catalogue.journeys.values() if journey.status is not Lifecycle.RETIRED]
    stale = [
        Stale(journey=journey, days=days)
        for journey in alive
        if journey.reviewed and (days := (today - journey.reviewed).days) > untouched_days
    ]
    statuses = Counter(journey.status for journey in catalogue.journeys.values())
    progress = Counter(one.status for one in catalogue.opportunities.values())
    return Standing(
        journeys={status: statuses[status] for status in Lifecycle if status in statuses},
        opportunities={status: progress[status] for status in OpportunityStatus if status in progress},
        truths=_truths(catalogue),
        stale=tuple(sorted(stale, key=lambda one: -one.days)),
        undated=tuple(journey for journey in alive if journey.reviewed is None),
    )


def gap_of(metric: Metric) -> float:
    """Return how far a figure is from its target, as a share of that; 0.0 for one without."""
    if metric.target is None:
        return 0.0
    return abs(metric.value - metric.target) / (abs(metric.target) or 1)


def _truths(catalogue: Catalogue) -> tuple[Truth, ...]:
    found = [
        _truth(Place(journey, stage, step), catalogue.scale)
        for journey in current_journeys(catalogue)
        for stage, step in journey.walk()
        if step.moment_of_truth
    ]
    return tuple(sorted(found, key=lambda truth: (not truth.below, truth.gap)))


def _truth(place: Place, scale: EmotionScale) -> Truth:
    step = place.step
    assert step is not None
    judged = [metric for metric in _newest(step.metrics) if metric.target is not None]
    if judged:
        missed = sorted((metric for metric in judged if metric.misses), key=lambda metric: -gap_of(metric))
        return Truth(place=place, ground=Ground.FIGURES, missed=tuple(missed), below=bool(missed))
    if step.satisfaction is not None:
        below = step.satisfaction < scale.middle
        return Truth(place=place, ground=Ground.SATISFACTION, satisfaction=step.satisfaction, below=below)
    felt = [score for _, score in scores_at(place.journey, step)]
    if not felt:
        return Truth(place=place, ground=Ground.NOTHING)
    return Truth(place=place, ground=Ground.EMOTION, lowest=min(felt), below=min(felt) < scale.middle)


def _newest(metrics: Iterable[Metric]) -> tuple[Metric, ...]:
    """Return of each figure the last measurement; of those of one day the one written last."""
    found: dict[tuple[str, str], Metric] = {}
    for metric in metrics:
        key = (metric.kpi.casefold(), metric.unit)
        if key not in found or (metric.date or date.min) >= (found[key].date or date.min):
            found[key] = metric
    return tuple(found.values())
