"""Which opportunity answers which pain points: those it names, or else those met where it would help today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeybook.insight.scores import is_current
from journeybook.model.catalogue import Catalogue
from journeybook.model.parts import OpportunityStatus

OPEN = frozenset({OpportunityStatus.IDEA, OpportunityStatus.PLANNED, OpportunityStatus.DOING})
"""The statuses of what is still to be decided or done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The relation, from both ends, by id; what the catalogue does not know is left out."""

    pains: Mapping[str, tuple[str, ...]]
    """Opportunity → the pain points it answers, in the order written; not there where it answers none."""
    opportunities: Mapping[str, tuple[str, ...]]
    """Pain point → the opportunities that answer it, in the order of the catalogue; dropped ones too."""


def answers(catalogue: Catalogue, met: Iterable[tuple[str, tuple[str, ...]]] | None = None) -> Answers:
    """Return what answers what.

    Who knows already with which pain points opportunities are `met` today, place by place in the order of the
    catalogue, may say so.
    """
    together: dict[str, list[str]] = {}
    for name, those in met or ():
        together.setdefault(name, []).extend(those)
    pains: dict[str, tuple[str, ...]] = {}
    opportunities: dict[str, list[str]] = {}
    for one in catalogue.opportunities.values():
        named = one.pains or (_met(one.id, catalogue) if met is None else together.get(one.id, ()))
        known = tuple(dict.fromkeys(name for name in named if name in catalogue.pains))
        if known:
            pains[one.id] = known
        for name in known:
            opportunities.setdefault(name, []).append(one.id)
    return Answers(pains=pains, opportunities={name: tuple(found) for name, found in opportunities.items()})


def _met(opportunity: str, catalogue: Catalogue) -> list[str]:
    """Return the pain points that are met today where an opportunity would help."""
    places = catalogue.places_by_opportunity.get(opportunity, ())
    return [name for place in places if is_current(place.journey) for name in place.holder.pains]
