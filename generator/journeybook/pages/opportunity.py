"""The page of an opportunity: whom it would help and where, what it answers, and how its score comes about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.insight.axis import SCALED
from journeybook.insight.priorities import Priority
from journeybook.model.catalogue import Place
from journeybook.model.formula import MEASURES
from journeybook.model.journey import JourneyState, Lifecycle
from journeybook.model.parts import Opportunity
from journeybook.pages.anchors import pain_row
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.frame import Frame, Hit, sentences
from journeybook.pages.lanes import own_title, texts
from journeybook.pages.measures import (
    Measured,
    filled_text,
    formula_text,
    measure_title,
    quadrant_title,
    reason_text,
    value_text,
)
from journeybook.pages.moment import JourneyMoments, by_journey
from journeybook.pages.views import first_view

MOST_WHOLES = 20
MOST_OTHERS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredPain:
    """A pain point that the opportunity answers."""

    link: Link
    """To the page of the journey that defines it."""
    description: str
    severity: int | None
    """From 1 to 5; None where nobody judged it."""
    row: str
    """Its place in the register of pain points."""
    steps: int
    """Places where it is met today."""
    others: tuple[Link, ...]
    """What else answers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A whole stage or a whole journey that it would help."""

    place: Link
    journey: Link | None
    """The journey of a stage; None where the place is the journey itself."""
    intended: bool
    retired: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """A measure among those behind the score."""

    title: str
    value: str
    """Empty where nobody wrote one."""
    note: str
    """`of 5`; empty for what has no end."""
    anchor: str
    """Where in the page it comes from; empty where it is written so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityPage:
    """One opportunity."""

    frame: Frame
    description: str
    status: str
    """Key of the word, such as `status.planned`."""
    owner: str
    tracker: str
    """Address of its entry in a tracker; empty where there is none."""
    edit: str
    """Address of its lines in the editor of the repository's host; empty where that is not known."""
    score: Measured
    reason: str
    """Why there is no score; empty where there is one."""
    formula: str
    filled: str
    """The formula with the measures in it."""
    lines: tuple[MeasureLine, ...]
    rank: int | None
    """None for what is done, dropped, or without a score."""
    ranked: int
    quadrant: str
    """What its quarter of the matrix is called; empty for none."""
    extras: tuple[tuple[str, tuple[str, ...]], ...]
    """The team's own fields: name and lines."""
    personas: tuple[Link, ...]
    phases: tuple[Link, ...]
    pains: tuple[AnsweredPain, ...]
    named: bool
    """Whether the opportunity itself says which; else they are those met where it would help."""
    journeys: tuple[JourneyMoments, ...]
    """The steps it would help."""
    wholes: tuple[Whole, ...]
    more_wholes: int


def opportunity_page(opportunity: Opportunity, site: SiteContext) -> OpportunityPage:
    """Return the page of an opportunity."""
    path = site.routes.opportunity(opportunity.id)
    context = site.page(path)
    found = site.priorities
    one = found.by_id[opportunity.id]
    catalogue = site.catalogue
    wholes = tuple(place for place in one.places if place.step is None)
    return OpportunityPage(
        frame=_frame(one, context),
        description=opportunity.description,
        status=f"status.{opportunity.status}",
        owner=opportunity.owner,
        tracker=context.written(opportunity.link, opportunity.origin.path),
        edit=_edit(opportunity, context),
        score=Measured(
            text="" if one.score.value is None else value_text(one.score.value, context), value=one.score.value
        ),
        reason=reason_text(one, context),
        formula=formula_text(site.settings.priorities.score.text, context),
        filled=filled_text(site.settings.priorities.score.text, one, context),
        lines=tuple(_lines(one, context)),
        rank=one.rank,
        ranked=found.ranked,
        quadrant=quadrant_title(one.quadrant, found, context) if one.quadrant else "",
        extras=tuple((own_title(name, context), tuple(texts(value))) for name, value in opportunity.extras.items()),
        personas=tuple(context.persona(catalogue.personas[name]) for name in one.personas),
        phases=tuple(context.phase(catalogue.phases[name]) for name in one.phases),
        pains=tuple(_pains(one, context)),
        named=bool(opportunity.pains),
        journeys=by_journey(one.places, context),
        wholes=tuple(_whole(place, context) for place in wholes[:MOST_WHOLES]),
        more_wholes=max(0, len(wholes) - MOST_WHOLES),
    )


def _edit(opportunity: Opportunity, context: PageContext) -> str:
    # On which line it stands the site says: asked itself, it would make the page depend on each word of its file.
    site = context.site
    return context.edit(opportunity.origin.path, site.opportunity_lines[opportunity.id]) if site.settings.forge else ""


def _frame(one: Priority, context: PageContext) -> Frame:
    site, this = context.site, one.opportunity
    _ = site.language.gettext
    neighbours = {
        at: site.priorities.items[at] for at in (one.number - 2, one.number) if 0 <= at < len(site.priorities.items)
    }
    before, after = neighbours.get(one.number - 2), neighbours.get(one.number)
    source = context.version(this.origin.path)
    pains = (pain.title for pain in one.pains)
    return Frame(
        path=context.path,
        template="opportunity",
        title=this.title,
        description=this.description,
        section=first_view(site),
        crumbs=(Link(text=_("Opportunities"), href=context.href(site.routes.opportunities)),),
        source=source,
        source_href=context.source_of(source),
        untranslated=context.untranslated(this.origin.path),
        previous=context.opportunity(before.opportunity) if before else None,
        following=context.opportunity(after.opportunity) if after else None,
        hits=(
            Hit(
                title=this.title,
                text=sentences(this.description, this.owner, *pains),
                kind=_("Opportunity"),
                context=one.places[0].journey.title if one.places else "",
            ),
        ),
    )


def _lines(one: Priority, context: PageContext) -> Iterator[MeasureLine]:
    """Yield the measures that the score and the axes need, and those of ours that are not written but counted."""
    _ = context.site.language.gettext
    anchors = {"severity": "jb-pains", "journeys": "jb-where", "personas": "jb-where", "steps": "jb-where"}
    for name in dict.fromkeys((*context.site.settings.priorities.measures, *MEASURES)):
        value = one.measures[name]
        scaled = bool(value) and name in SCALED
        yield MeasureLine(
            title=measure_title(name, context),
            value="" if value is None else value_text(value, context),
            note=_("of 5") if scaled else "",
            anchor=anchors.get(name, "") if value else "",
        )


def _pains(one: Priority, context: PageContext) -> Iterator[AnsweredPain]:
    site = context.site
    for pain in one.pains:
        found = site.pains_by_id[pain.id]
        others = (other for other in found.opportunities if other.id != one.opportunity.id)
        yield AnsweredPain(
            link=context.pain(pain),
            description=pain.description,
            severity=pain.severity,
            row=pain_row(pain, context),
            steps=found.reach.steps,
            others=tuple(context.opportunity(other) for other in others)[:MOST_OTHERS],
        )


def _whole(place: Place, context: PageContext) -> Whole:
    return Whole(
        place=context.place(place),
        journey=context.journey(place.journey) if place.stage else None,
        intended=place.journey.state is JourneyState.TO_BE,
        retired=place.journey.status is Lifecycle.RETIRED,
    )
