"""How long a journey and its stages take, where a sum says anything: 0 where it does not."""

from __future__ import annotations

from journeybook.model.journey import Journey, Stage


def total_seconds(journey: Journey) -> int:
    """Return the time of all steps; 0 where nobody wrote it, and for an aggregate, which nobody meets as a whole."""
    return journey.seconds if journey.is_linear else 0


def stage_seconds(journey: Journey, stage: Stage) -> int:
    """Return the time of the steps of a stage; 0 as for the whole."""
    return sum(step.duration.seconds for step in stage.steps if step.duration) if journey.is_linear else 0
