"""Journeys and personas from elsewhere as the text of their files, in the shape that format.md shows.

Knows nothing of where they come from. What it writes loads without an error.
"""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.exchange.front_matter import Fields, Ids, front_matter
from journeybook.model.scale import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStep:
    """A step to write."""

    id: str
    title: str
    emotion: Number | None = None
    personas: tuple[str, ...] = ()
    """Ids; empty where all personas of the journey walk it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStage:
    """A stage to write, with at least one step."""

    id: str
    title: str
    steps: tuple[NewStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJourney:
    """A journey to write, with at least one stage."""

    title: str
    personas: tuple[str, ...] = ()
    stages: tuple[NewStage, ...]
    body: str = ""
    """Markdown."""
    comment: str = ""
    """What stands below the fields for those who read the file, and on no page; without hidden characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPersona:
    """A persona to write."""

    title: str
    body: str = ""
    """Markdown."""


def write_journey(journey: NewJourney) -> str:
    """Return the text of a journey's file."""
    fields: Fields = (
        ("title", journey.title),
        ("personas", Ids(journey.personas)),
        ("stages", tuple(_stage(stage) for stage in journey.stages)),
    )
    return front_matter(fields, journey.comment) + _below(journey.body)


def write_persona(persona: NewPersona) -> str:
    """Return the text of a persona's file."""
    return front_matter((("title", persona.title),)) + _below(persona.body)


def _stage(stage: NewStage) -> Fields:
    return (
        ("id", stage.id),
        ("title", stage.title),
        ("steps", tuple(_step(step) for step in stage.steps)),
    )


def _step(step: NewStep) -> Fields:
    return (
        ("id", step.id),
        ("title", step.title),
        ("personas", Ids(step.personas)),
        ("emotion", step.emotion),
    )


def _below(body: str) -> str:
    return f"\n{body.strip()}\n" if body.strip() else ""
