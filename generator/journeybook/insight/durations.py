"""How long a journey and its stages take, where a sum says anything: 0 where it does not."""

from __future__ import annotations

from journeybook.model.journey import Journey, Stage


def total_seconds(journey: Journey, persona: str | None = None) -> int:
    """Return the time of all steps a persona walks, without one that of the persona who takes longest.

    0 where nobody wrote it, and for an aggregate, which nobody meets as a whole.
    """
    if not journey.is_linear:
        return 0
    return journey.seconds if persona is None else journey.seconds_of(persona)


def seconds_by_persona(journey: Journey) -> dict[str, int]:
    """Return persona id → total time, where the personas of a journey take different times; else nothing."""
    times = {persona: total_seconds(journey, persona) for persona in journey.personas}
    return times if len(set(times.values())) > 1 else {}


def stage_seconds(journey: Journey, stage: Stage) -> int:
    """Return the time of the steps of a stage, of the persona who takes longest there; 0 as for the whole."""
    if not journey.is_linear:
        return 0
    times = [(journey.walked_by(step), step.duration.seconds) for step in stage.steps if step.duration]
    return max(
        sum(seconds for walkers, seconds in times if persona is None or persona in walkers)
        for persona in journey.personas or (None,)
    )
