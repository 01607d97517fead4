"""The emotions of a journey as rows of scores, one a persona, a column a step. Knows neither links nor drawings."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.insight.scores import scores_at
from journeybook.model.journey import Journey
from journeybook.model.scale import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One row of scores."""

    personas: tuple[str, ...]
    """Whose scores they are: ids. Several where they feel and walk alike; none where the journey names nobody."""
    scores: tuple[Number | None, ...]
    """A score a step; None where they do not walk it or nobody wrote how it feels."""

    @property
    def known(self) -> tuple[Number, ...]:
        """The scores that are there."""
        return tuple(score for score in self.scores if score is not None)


def emotion_series(journey: Journey) -> tuple[Series, ...]:
    """Return the rows of a journey in the order of its personas; those without any score are left out.

    Personas with equal rows share one: two lines on top of each other would look like one that lost its name.
    """
    columns = [dict(scores_at(journey, step)) for step in journey.steps]
    walkers: dict[str | None, None] = dict.fromkeys(journey.personas)
    walkers |= {walker: None for column in columns for walker in column}
    rows: dict[tuple[Number | None, ...], list[str]] = {}
    for walker in walkers:
        scores = tuple(column.get(walker) for column in columns)
        if any(score is not None for score in scores):
            rows.setdefault(scores, []).extend([walker] if walker else [])
    return tuple(Series(personas=tuple(personas), scores=scores) for scores, personas in rows.items())
