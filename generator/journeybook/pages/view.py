"""Whom the tools above a journey map let a reader choose. Knows no script and no HTML."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.model.journey import Journey
from journeybook.pages.context import Link, PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class Walker:
    """A persona of the journey, who can be shown or not."""

    id: str
    link: Link


def walkers(journey: Journey, context: PageContext) -> tuple[Walker, ...]:
    """Return who walks a journey, in the order written. There is something to choose from two on."""
    personas = context.catalogue.personas
    known = dict.fromkeys(name for name in journey.personas if name in personas)
    return tuple(Walker(id=name, link=context.persona(personas[name])) for name in known)
