"""A journey as the lines of its diagram: who feels what at which step. Knows neither Mermaid's text nor pictures.

The same rows make the diagram and name what it leaves out, so that the two cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Stage, Step

EVERYONE = "Customer"
"""Who walks a journey that names no persona."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Some of those who walk a step, and the one score they give it."""

    stage: Stage
    step: Step
    actors: tuple[str, ...]
    """Short names of personas, in the order of the journey; never empty."""
    score: int | None
    """From 1 (worst) to 5 (best), as Mermaid counts; None where no emotion is written."""


def journey_rows(journey: Journey, catalogue: Catalogue, *, everyone: str = EVERYONE) -> tuple[Row, ...]:
    """Return the rows of a journey in order: a step has one for each score that its personas give.

    `everyone` names the customer of a journey without personas.
    """
    names = _names(journey, catalogue)
    rows: list[Row] = []
    for stage, step in journey.walk():
        scored: dict[int | None, list[str]] = {}
        for walker in journey.felt_by(step):
            emotion = step.emotion.of(walker)
            score = None if emotion is None else catalogue.scale.level(emotion)
            scored.setdefault(score, []).append(everyone if walker is None else names[walker])
        rows.extend(
            Row(stage=stage, step=step, actors=tuple(dict.fromkeys(actors)), score=score)
            for score, actors in scored.items()
        )
    return tuple(rows)


def _names(journey: Journey, catalogue: Catalogue) -> Mapping[str, str]:
    """Return a name for each persona id that the journey mentions, no two the same."""
    ids = list(journey.personas)
    for step in journey.steps:
        ids += [*step.personas, *step.emotion.by_persona]
    known = {id_: catalogue.personas.get(id_) for id_ in ids}
    short = {id_: persona.name if persona else id_ for id_, persona in known.items()}
    # Two who share a first name would become one actor: `Léa, 34` and `Léa, 61`.
    full = {id_: persona.title if persona else id_ for id_, persona in known.items()}
    shared = _shared(short)
    names = {id_: full[id_] if name in shared else name for id_, name in short.items()}
    shared = _shared(names)
    return {id_: f"{name} - {id_}" if name in shared else name for id_, name in names.items()}


def _shared(names: Mapping[str, str]) -> set[str]:
    return {name for name, count in Counter(names.values()).items() if count > 1}
