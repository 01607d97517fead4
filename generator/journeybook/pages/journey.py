"""The page of a journey: its facts, its map, its diagram, its story stage by stage, and what is met on the way."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.diagrams import JourneyDiagram, journey_diagram
from journeybook.model.journey import Journey
from journeybook.pages.before import GoneStage, earlier_curve, gone
from journeybook.pages.compare import Comparison, comparison, others
from journeybook.pages.context import Link, PageContext, Prose, SiteContext
from journeybook.pages.facts import JourneyFacts, JourneyNumbers, journey_facts, journey_numbers
from journeybook.pages.frame import Frame
from journeybook.pages.journey_health import JourneyHealthSection, journey_health
from journeybook.pages.journey_hits import journey_hits
from journeybook.pages.journey_map import JourneyMap, journey_map
from journeybook.pages.overview import Overview, overview
from journeybook.pages.past import JourneyPast, journey_past
from journeybook.pages.poster import poster_zoom
from journeybook.pages.registers import (
    EvidenceEntry,
    FigureEntry,
    OpportunityEntry,
    PainEntry,
    evidence_entries,
    figure_entries,
    opportunity_entries,
    pain_entries,
)
from journeybook.pages.stage import StageSection, stage_sections
from journeybook.pages.view import Walker, walkers


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyPage:
    """A journey."""

    frame: Frame
    id: str
    facts: JourneyFacts
    numbers: JourneyNumbers
    map: JourneyMap | None
    """None where the journey has no steps yet."""
    zoom: float
    """The scale at which head and map fit one sheet of paper."""
    diagram: JourneyDiagram | None
    """None where no step has an emotion that Mermaid could draw."""
    walkers: tuple[Walker, ...]
    overview: Overview | None
    """None where nobody wrote how any step feels."""
    comparisons: tuple[Comparison, ...]
    """With today's journey, or with each of the intended ones."""
    address: str
    """The whole address of the page on the web; empty where it is not known."""
    introduction: Prose
    stages: tuple[StageSection, ...]
    pains: tuple[PainEntry, ...]
    opportunities: tuple[OpportunityEntry, ...]
    figures: tuple[FigureEntry, ...]
    evidence: tuple[EvidenceEntry, ...]
    health: JourneyHealthSection | None
    """None where it is not scored."""
    past: JourneyPast | None
    """None where nobody keeps its history."""
    before: bool = False
    """Whether the curve that it had is drawn over its own."""
    gone_first: tuple[GoneStage, ...] = ()
    """The stages that came before its first one, at the revision that the site is compared with."""

    @property
    def connected(self) -> bool:
        """Whether other journeys belong to this one."""
        facts = self.facts
        return bool(facts.as_is or facts.to_bes or facts.openers or facts.finer)


def journey_page(journey: Journey, site: SiteContext) -> JourneyPage:
    """Return the page of a journey."""
    context = site.page(site.routes.journey(journey.id))
    diagram = journey_diagram(journey, site.catalogue)
    compared = others(journey, context)
    facts = journey_facts(journey, context)
    earlier, left = earlier_curve(journey, context), gone(journey, context)
    drawn = journey_map(journey, context, (*compared, *earlier))
    return JourneyPage(
        frame=_frame(journey, context),
        id=journey.id,
        facts=facts,
        numbers=journey_numbers(journey, context),
        map=drawn,
        zoom=poster_zoom(drawn, facts) if drawn else 1,
        diagram=None if diagram.is_empty else diagram,
        walkers=walkers(journey, context),
        overview=overview(journey, context),
        comparisons=tuple(comparison(journey, other, context) for other in compared),
        address=context.address(),
        introduction=Prose(
            markdown=journey.narrative.introduction,
            source=journey.narrative.path or journey.origin.path,
            language=journey.narrative.language,
        ),
        stages=stage_sections(journey, context, left),
        pains=pain_entries(journey, context),
        opportunities=opportunity_entries(journey, context),
        figures=figure_entries(journey, context),
        evidence=evidence_entries(journey, context),
        health=journey_health(journey, context),
        past=journey_past(journey, context),
        before=bool(earlier),
        gone_first=left.stages.get("", ()),
    )


def _frame(journey: Journey, context: PageContext) -> Frame:
    index = Link(text=context.site.language.gettext("Journeys"), href=context.href(context.site.routes.journeys))
    area = context.area(journey)
    before, after = context.site.journeys_around[journey.id]
    return Frame(
        path=context.path,
        template="journey",
        title=journey.title,
        description=journey.goal,
        crumbs=(index, area) if area else (index,),
        source=context.version(journey.origin.path),
        source_href=context.source_of(context.version(journey.origin.path)),
        untranslated=context.untranslated(journey.origin.path),
        wide=True,
        previous=context.journey(before) if before else None,
        following=context.journey(after) if after else None,
        hits=journey_hits(journey, context),
    )
