"""What a journey page lists below its map: pain points, opportunities, figures, evidence, each with its places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from journeybook.model.catalogue import Place
from journeybook.model.journey import Holder, Journey, Stage
from journeybook.model.parts import Evidence, Opportunity, OpportunityStatus, Pain
from journeybook.pages.context import Link, PageContext
from journeybook.pages.figure import Figure, figure
from journeybook.prose.targets import opportunity_anchor, pain_anchor

MOST_ELSEWHERE = 12
"""Places in other journeys that are named; the page that something has as its own has them all."""
MOST_HERE = 100
"""The same of a pain point on the page that defines it, which is its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """A place where something is met."""

    place: Link
    """A step, a stage, or a whole journey."""
    journey: Link | None
    """The journey the place is in; None for the journey of the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainEntry:
    """A pain point in the register."""

    anchor: str
    """Its id in the page; empty where it is defined in another journey."""
    title: str
    description: str
    severity: int | None
    home: Link | None
    """Where it is defined, if not here."""
    met: tuple[Met, ...]
    more: int
    """How many places are not named."""
    change: str = ""
    """What happened to it since the revision that the site is compared with; empty for nothing."""

    @property
    def everywhere(self) -> str:
        """Address of what has all places; empty where nothing has."""
        return self.home.href if self.home else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityEntry:
    """An opportunity in the register."""

    anchor: str
    """Its id in the page; empty where it is defined in another journey."""
    title: str
    description: str
    impact: int | None
    effort: int | None
    owner: str
    status: OpportunityStatus
    tracker: str
    """Address of its entry in a tracker; empty where there is none."""
    home: Link
    """Its own page."""
    met: tuple[Met, ...]
    """Where it would help."""
    more: int
    """How many places are not named."""
    change: str = ""
    """What happened to it since the revision that the site is compared with; empty for nothing."""

    @property
    def everywhere(self) -> str:
        """Address of what has all places."""
        return f"{self.home.href}#jb-where"


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureEntry:
    """A measured figure and where it was measured."""

    figure: Figure
    place: Link | None
    """A step or a stage; None for the whole journey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceEntry:
    """What claims rest on, and where they stand."""

    title: str
    link: str
    day: date | None
    places: tuple[Link, ...]
    """Steps and stages; empty where it is evidence for the whole journey."""


def pain_entries(journey: Journey, context: PageContext) -> tuple[PainEntry, ...]:
    """Return the pain points met in a journey or defined in it, the gravest first, else in the order met."""
    catalogue = context.catalogue
    met = catalogue.pains_of_journeys[journey.id]  # noted as one
    ids = _ids(journey, lambda holder: holder.pains, journey.defined_pains)
    entries = (
        PainEntry(
            anchor=pain_anchor(pain.id) if pain in journey.defined_pains else "",
            title=pain.title,
            description=pain.description,
            severity=pain.severity,
            home=None if pain in journey.defined_pains else context.pain(pain),
            **_met(
                met.get(pain.id) or catalogue.places_by_pain.get(pain.id, ()),
                journey,
                context,
                MOST_HERE if pain in journey.defined_pains else MOST_ELSEWHERE,
            ),
            change=context.pain(pain).change,
        )
        for pain in (catalogue.pains[name] for name in ids if name in catalogue.pains)
    )
    return tuple(sorted(entries, key=lambda entry: -(entry.severity or 0)))


def opportunity_entries(journey: Journey, context: PageContext) -> tuple[OpportunityEntry, ...]:
    """Return the opportunities of a journey: most impact first, of equal ones the least effort first."""
    catalogue = context.catalogue
    ids = _ids(journey, lambda holder: holder.opportunities, journey.defined_opportunities)
    found = (catalogue.opportunities[name] for name in ids if name in catalogue.opportunities)
    entries = (_opportunity(opportunity, journey, context) for opportunity in found)
    return tuple(sorted(entries, key=lambda entry: (-(entry.impact or 0), entry.effort or 9)))


def figure_entries(journey: Journey, context: PageContext) -> tuple[FigureEntry, ...]:
    """Return all figures: of the journey, then of its stages and steps in order."""
    return tuple(
        FigureEntry(figure=figure(metric, context.site.language), place=_place(journey, holder, context))
        for holder in journey.holders
        for metric in holder.metrics
    )


def evidence_entries(journey: Journey, context: PageContext) -> tuple[EvidenceEntry, ...]:
    """Return all evidence, each piece once with the places that rest on it."""
    pieces: dict[Evidence, list[Link]] = {}
    for holder in journey.holders:
        place = _place(journey, holder, context)
        for evidence in holder.evidence:
            pieces.setdefault(evidence, []).extend([place] if place else [])
    return tuple(
        EvidenceEntry(
            title=evidence.title,
            link=context.written(evidence.link, journey.origin.path),
            day=evidence.date,
            places=tuple(dict.fromkeys(places)),
        )
        for evidence, places in pieces.items()
    )


def _opportunity(opportunity: Opportunity, journey: Journey, context: PageContext) -> OpportunityEntry:
    own = opportunity in journey.defined_opportunities
    return OpportunityEntry(
        anchor=opportunity_anchor(opportunity.id) if own else "",
        title=opportunity.title,
        description=opportunity.description,
        impact=opportunity.impact,
        effort=opportunity.effort,
        owner=opportunity.owner,
        status=opportunity.status,
        tracker=context.written(opportunity.link, opportunity.origin.path),
        home=context.opportunity(opportunity),
        change=context.opportunity(opportunity).change,
        **_met(context.catalogue.places_by_opportunity.get(opportunity.id, ()), journey, context, MOST_ELSEWHERE),
    )


class _Found(TypedDict):
    met: tuple[Met, ...]
    more: int


def _met(places: Sequence[Place], journey: Journey, context: PageContext, at_most: int) -> _Found:
    """Return places as links, those of the page's journey first, and at most so many of others; and what is left."""
    own = [place for place in places if place.journey is journey]
    others = [place for place in places if place.journey is not journey]
    met = tuple(
        Met(
            place=context.place(place),
            # A whole journey is its own link.
            journey=None if place.journey is journey or not place.stage else context.journey(place.journey),
        )
        for place in (*own, *others[:at_most])
    )
    return _Found(met=met, more=max(0, len(others) - at_most))


def _ids(
    journey: Journey,
    read: Callable[[Holder], tuple[str, ...]],
    defined: tuple[Pain, ...] | tuple[Opportunity, ...],
) -> tuple[str, ...]:
    met = (name for holder in journey.holders for name in read(holder))
    return tuple(dict.fromkeys([*met, *(thing.id for thing in defined)]))


def _place(journey: Journey, holder: Holder, context: PageContext) -> Link | None:
    if isinstance(holder, Journey):
        return None
    if isinstance(holder, Stage):
        return context.stage(journey, holder)
    return context.step(journey, holder)
