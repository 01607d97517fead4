"""The page of a journey: its facts, its map, its diagram, its story stage by stage, and what is met on the way."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.diagrams import JourneyDiagram, journey_diagram
from journeybook.model.journey import Journey, Stage, Step
from journeybook.pages.context import Link, PageContext, Prose, SiteContext
from journeybook.pages.facts import JourneyFacts, JourneyNumbers, journey_facts, journey_numbers
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.journey_map import JourneyMap, journey_map
from journeybook.pages.plain import plain_text
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
from journeybook.pages.view import JourneyView, journey_view
from journeybook.prose.targets import opportunity_anchor, pain_anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyPage:
    """A journey."""

    frame: Frame
    id: str
    facts: JourneyFacts
    numbers: JourneyNumbers
    map: JourneyMap | None
    """None where the journey has no steps yet."""
    diagram: JourneyDiagram | None
    """None where no step has an emotion that Mermaid could draw."""
    view: JourneyView
    introduction: Prose
    stages: tuple[StageSection, ...]
    pains: tuple[PainEntry, ...]
    opportunities: tuple[OpportunityEntry, ...]
    figures: tuple[FigureEntry, ...]
    evidence: tuple[EvidenceEntry, ...]

    @property
    def connected(self) -> bool:
        """Whether other journeys belong to this one."""
        facts = self.facts
        return bool(facts.as_is or facts.to_bes or facts.openers or facts.finer)


def journey_page(journey: Journey, site: SiteContext) -> JourneyPage:
    """Return the page of a journey."""
    context = site.page(site.routes.journey(journey.id))
    diagram = journey_diagram(journey, site.catalogue)
    return JourneyPage(
        frame=_frame(journey, context),
        id=journey.id,
        facts=journey_facts(journey, context),
        numbers=journey_numbers(journey, context),
        map=journey_map(journey, context),
        diagram=None if diagram.is_empty else diagram,
        view=journey_view(journey, context),
        introduction=Prose(
            markdown=journey.narrative.introduction,
            source=journey.narrative.path or journey.origin.path,
            language=journey.narrative.language,
        ),
        stages=stage_sections(journey, context),
        pains=pain_entries(journey, context),
        opportunities=opportunity_entries(journey, context),
        figures=figure_entries(journey, context),
        evidence=evidence_entries(journey, context),
    )


def _frame(journey: Journey, context: PageContext) -> Frame:
    index = Link(text="Journeys", href=context.href(context.site.routes.journeys))
    area = context.area(journey)
    return Frame(
        path=context.path,
        template="journey",
        title=journey.title,
        description=journey.goal,
        crumbs=(index, area) if area else (index,),
        source=journey.origin.path,
        source_href=context.source_of(journey.origin.path),
        wide=True,
        hits=_hits(journey, context),
    )


def _hits(journey: Journey, context: PageContext) -> tuple[Hit, ...]:
    """Return what the search can find: the page, its steps, and the pain points and opportunities it defines."""
    catalogue = context.catalogue
    personas = (catalogue.personas[name].title for name in journey.personas if name in catalogue.personas)
    about = (journey.goal, *personas, *journey.tags, plain_text(journey.narrative.introduction))
    return (
        Hit(title=journey.title, text=_joined(about), kind="Journey"),
        *(_step_hit(stage, step, context) for stage, step in journey.walk()),
        *(
            Hit(title=pain.title, text=pain.description, anchor=pain_anchor(pain.id), kind="Pain point")
            for pain in journey.defined_pains
        ),
        *(
            Hit(
                title=opportunity.title,
                text=_joined((opportunity.description, opportunity.owner)),
                anchor=opportunity_anchor(opportunity.id),
                kind="Opportunity",
            )
            for opportunity in journey.defined_opportunities
        ),
    )


def _step_hit(stage: Stage, step: Step, context: PageContext) -> Hit:
    touchpoint = context.catalogue.touchpoint_of(step)
    pains = (context.catalogue.pains[name].title for name in step.pains if name in context.catalogue.pains)
    text = (stage.title, touchpoint.title if touchpoint else "", step.description, step.thought, *pains)
    return Hit(title=step.title, text=_joined(text), anchor=step.id, kind="Step")


def _joined(texts: tuple[str, ...]) -> str:
    return " · ".join(text for text in texts if text)
