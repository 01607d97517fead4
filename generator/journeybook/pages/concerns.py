"""The pain points and opportunities met at some places, gravest and nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from journeybook.model.catalogue import Place
from journeybook.model.parts import OpportunityStatus
from journeybook.pages.alphabet import alphabetical
from journeybook.pages.context import Link, PageContext

_ORDER = {
    OpportunityStatus.DOING: 0,
    OpportunityStatus.PLANNED: 1,
    OpportunityStatus.IDEA: 2,
    OpportunityStatus.DONE: 3,
    OpportunityStatus.DROPPED: 4,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PainMet:
    """A pain point and where it is met."""

    link: Link
    severity: int | None
    """From 1 to 5; None where nobody judged it."""
    places: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityMet:
    """An opportunity and where it would help."""

    link: Link
    status: str
    """Key of the word, such as `status.planned`."""
    impact: int | None
    effort: int | None
    owner: str
    places: tuple[Link, ...]


def pains_met(places: Iterable[Place], context: PageContext, leaf: int = 1, leaves: int = 1) -> tuple[PainMet, ...]:
    """Return the pain points met at places: the gravest first, those nobody judged last, then by title.

    Of several `leaves` each has an equal part of them.
    """
    known = context.catalogue.pains
    found = _gathered((name, place) for place in places for name in place.holder.pains if name in known)

    def order(name: str) -> tuple[int, int, tuple[int, str, str]]:
        return -(known[name].severity or 0), -len(found[name]), alphabetical(known[name].title)

    return tuple(
        PainMet(
            link=context.pain(known[name]),
            severity=known[name].severity,
            places=tuple(context.place(place) for place in found[name]),
        )
        for name in _part(sorted(found, key=order), leaf, leaves)
    )


def opportunities_met(
    places: Iterable[Place], context: PageContext, leaf: int = 1, leaves: int = 1
) -> tuple[OpportunityMet, ...]:
    """Return the opportunities at places: what is being done first, what is done or dropped last, then by worth.

    Of several `leaves` each has an equal part of them.
    """
    known = context.catalogue.opportunities
    found = _gathered((name, place) for place in places for name in place.holder.opportunities if name in known)

    def order(name: str) -> tuple[int, int, tuple[int, str, str]]:
        one = known[name]
        return _ORDER[one.status], (one.effort or 3) - (one.impact or 3), alphabetical(one.title)

    return tuple(
        OpportunityMet(
            link=context.opportunity(known[name]),
            status=f"status.{known[name].status}",
            impact=known[name].impact,
            effort=known[name].effort,
            owner=known[name].owner,
            places=tuple(context.place(place) for place in found[name]),
        )
        for name in _part(sorted(found, key=order), leaf, leaves)
    )


def _part(names: Sequence[str], leaf: int, leaves: int) -> Sequence[str]:
    size = -(-len(names) // leaves)
    return names[(leaf - 1) * size : leaf * size]


def _gathered(pairs: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    found: dict[str, dict[tuple[int, int, int], Place]] = {}
    for name, place in pairs:
        # By identity: whole journeys are slow to compare.
        found.setdefault(name, {})[id(place.journey), id(place.stage), id(place.step)] = place
    return {name: tuple(places.values()) for name, places in found.items()}
