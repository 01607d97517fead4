"""What the personas of today's journeys go through in one lifecycle phase, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeybook.insight.personas import Apart, Ground, SideBySide, apart_over, gap_of, side_by_side
from journeybook.insight.scores import is_current, mean_score, scores_at
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Stage
from journeybook.model.scale import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyInPhase:
    """What a journey does in a phase."""

    journey: Journey
    stages: tuple[Stage, ...]
    means: tuple[tuple[str, tuple[Number, ...]], ...]
    """Persona → its scores there; only those with scores, best mean first."""
    seconds: tuple[tuple[str, int], ...]
    """Persona → how long it takes there; only where a time is written."""

    @property
    def gap(self) -> Number:
        """How far the best and the worst mean are apart; 0 with fewer than two."""
        return gap_of(mean for _, scores in self.means if (mean := mean_score(scores)) is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSides:
    """A lifecycle phase over all of today's journeys."""

    sides: SideBySide
    journeys: tuple[JourneyInPhase, ...]
    """Those that somebody has scored there: the greatest gap first, then the worst mean first."""


def phase_sides(phase: str, catalogue: Catalogue) -> PhaseSides | None:
    """Return the personas of today's journeys side by side in one phase; None where there are fewer than two."""
    stages = _stages(phase, catalogue)
    places, personas = _ground(stages, catalogue)
    if len(personas) < 2:
        return None
    ranks = {name: at for at, name in enumerate(personas)}
    journeys = tuple(_in_phase(journey, own, ranks) for journey, own in stages)
    return PhaseSides(
        sides=side_by_side(places, personas, {}, catalogue, whole=False),
        journeys=tuple(sorted((one for one in journeys if one.means), key=_most_apart)),
    )


def phase_apart(phase: str, catalogue: Catalogue) -> Apart | None:
    """Return how the personas feel in a phase, of what `phase_sides` says; None where that says nothing."""
    places, personas = _ground(_stages(phase, catalogue), catalogue)
    return apart_over(places, personas) if len(personas) > 1 else None


def _stages(phase: str, catalogue: Catalogue) -> tuple[tuple[Journey, tuple[Stage, ...]], ...]:
    """Return today's journeys in a phase, each with its stages there that have steps."""
    found: dict[str, tuple[Journey, dict[int, Stage]]] = {}
    for place in catalogue.stages_by_phase.get(phase, ()):
        if place.stage and place.stage.steps and is_current(place.journey):
            # `phase: [use, use]`: once, and by identity, for stages are slow to compare.
            found.setdefault(place.journey.id, (place.journey, {}))[1][id(place.stage)] = place.stage
    return tuple((journey, tuple(own.values())) for journey, own in found.values())


def _ground(
    stages: Iterable[tuple[Journey, tuple[Stage, ...]]], catalogue: Catalogue
) -> tuple[Ground, tuple[str, ...]]:
    """Return the steps of stages, and the known personas that walk one of them."""
    places = [(journey, stage, step) for journey, own in stages for stage in own for step in stage.steps]
    walkers = {name for journey, _, step in places for name in journey.walked_by(step)}
    return places, tuple(name for name in catalogue.personas if name in walkers)


def _most_apart(one: JourneyInPhase) -> tuple[Number, Number]:
    return -one.gap, min(mean_score(scores) or 0 for _, scores in one.means)


def _in_phase(journey: Journey, stages: tuple[Stage, ...], ranks: Mapping[str, int]) -> JourneyInPhase:
    """Return what a journey does in a phase; `ranks` has the order of the personas that are compared."""
    scores: dict[str, list[Number]] = {}
    times: dict[str, int] = {}
    for step in (step for stage in stages for step in stage.steps):
        for name, score in scores_at(journey, step):
            if name is not None and name in ranks:
                scores.setdefault(name, []).append(score)
        seconds = step.duration.seconds if step.duration and journey.is_linear else 0
        for name in dict.fromkeys(journey.walked_by(step)) if seconds else ():
            times[name] = times.get(name, 0) + seconds
    felt = [(name, tuple(own)) for name, own in scores.items()]
    return JourneyInPhase(
        journey=journey,
        stages=stages,
        means=tuple(sorted(felt, key=lambda pair: (-(mean_score(pair[1]) or 0), ranks[pair[0]]))),
        seconds=tuple((name, times[name]) for name in sorted(times.keys() & ranks.keys(), key=ranks.__getitem__)),
    )
