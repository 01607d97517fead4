"""What the journeys of a project rest on: figures, research, and what was measured. Knows no rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Holder, Journey, Stage, Step
from journeybook.model.parts import Evidence, Metric
from journeybook.model.place import Touchpoint


def metrics_of(journeys: Iterable[Journey], touchpoints: Iterable[Touchpoint]) -> Iterator[Metric]:
    """Yield the figures of journeys, of their stages and steps, and of touchpoints."""
    for journey in journeys:
        for holder in journey.holders:
            yield from holder.metrics
    for touchpoint in touchpoints:
        yield from touchpoint.metrics


def evidence_of(journeys: Iterable[Journey]) -> Iterator[Evidence]:
    """Yield the evidence of journeys, of their stages and steps."""
    for journey in journeys:
        for holder in journey.holders:
            yield from holder.evidence


def is_grounded(journey: Journey, stage: Stage, step: Step, catalogue: Catalogue) -> bool:
    """Say whether what is claimed at a step has something to rest on: at the step, its stage, journey or touchpoint.

    What was written and could not be read counts.
    """
    if any(_has_grounds(holder) for holder in (step, stage, journey)):
        return True
    touchpoint = catalogue.touchpoint_of(step)
    return touchpoint is not None and touchpoint.origin.has("metrics")


def has_grounds(journey: Journey) -> bool:
    """Say whether there is a figure, a piece of evidence or a measured satisfaction anywhere in a journey."""
    return any(_has_grounds(holder) for holder in journey.holders) or any(
        step.origin.has("satisfaction") for step in journey.steps
    )


def _has_grounds(holder: Holder) -> bool:
    return holder.origin.has("metrics") or holder.origin.has("evidence")
