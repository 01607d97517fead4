"""Everything about one step of a journey, as the article that its address opens. Knows no HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from journeybook.compare import Thing
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.parts import Evidence, OpportunityStatus
from journeybook.pages.before import NOTHING_GONE, Gone, GoneStep
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feeling, feelings_at
from journeybook.pages.figure import Figure, figure
from journeybook.pages.lanes import own_title, texts
from journeybook.pages.told_change import ToldChange, told_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlace:
    """Where a step is met: a touchpoint, a channel, or both."""

    touchpoint: Link | None
    definition: str
    """Of the touchpoint."""
    channel: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPain:
    """A pain point met at the step."""

    link: Link
    """To the register that lists it."""
    severity: int | None
    description: str
    """Empty where the pain point is defined in another journey: its text stands there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOpportunity:
    """What could be done at the step."""

    link: Link
    status: OpportunityStatus
    impact: int | None
    effort: int | None
    owner: str
    description: str
    """Empty where it is defined in another journey."""
    tracker: str
    """Address of its entry in a tracker; empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blueprint:
    """What stands behind the step, on both sides of the line of visibility."""

    frontstage: tuple[str, ...]
    backstage: tuple[str, ...]
    support: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.frontstage or self.backstage or self.support)

    @property
    def unseen(self) -> bool:
        """Whether anything stands below the line of visibility."""
        return bool(self.backstage or self.support)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepArticle:
    """A step."""

    id: str
    title: str
    stage_id: str
    stage: str
    """The title of its stage."""
    number: int
    """From 1, over the whole journey."""
    total: int
    """How many steps the journey has."""
    walkers: str
    """The ids of the personas that walk it, with spaces between them."""
    truth: bool
    """A moment of truth."""
    feelings: tuple[Feeling, ...]
    """Empty where nobody said how it feels."""
    basis: str
    """Key of the word for how well it is known; empty where nobody said."""
    thought: str
    description: str
    place: StepPlace
    seconds: int
    """0 where nobody said how long it takes."""
    who: tuple[Link, ...]
    """The personas that walk it; empty for a journey that names none, or one alone."""
    satisfaction: Feeling | None
    """As measured; None where it was not."""
    then: tuple[Link, ...]
    """Where it leads, where that is not simply the next step."""
    finer: Link | None
    """The finer journey inside it."""
    extras: tuple[tuple[str, tuple[str, ...]], ...]
    """The team's own fields: name and lines."""
    pains: tuple[StepPain, ...]
    opportunities: tuple[StepOpportunity, ...]
    figures: tuple[Figure, ...]
    evidence: tuple[Evidence, ...]
    blueprint: Blueprint
    edit: str
    """Address of its lines in the editor of the repository's host; empty without a repository."""
    question: str
    """Address of the form for an issue about it; empty without a repository."""
    change: str = ""
    """What happened to it since the revision that the site is compared with: `added`, `moved` …; empty for nothing."""
    told: tuple[ToldChange, ...] = ()
    """The same in words, but that it is new."""
    gone: tuple[GoneStep, ...] = ()
    """The steps that came after it then."""


def step_article(
    journey: Journey, stage: Stage, step: Step, number: int, context: PageContext, left: Gone = NOTHING_GONE
) -> StepArticle:
    """Return everything about a step, which is number `number` (from 1) of its journey; `left` is what is gone."""
    catalogue = context.catalogue
    finer = catalogue.journeys.get(step.journey or "")
    satisfied = step.satisfaction
    return StepArticle(
        id=step.id,
        title=step.title,
        stage_id=stage.id,
        stage=stage.title,
        number=number,
        total=len(journey.steps),
        walkers=walkers(journey, step),
        truth=step.moment_of_truth,
        feelings=feelings_at(journey, step, context),
        basis=f"basis.{step.basis}" if step.basis else "",
        thought=step.thought,
        description=step.description,
        place=_place(step, context),
        seconds=step.duration.seconds if step.duration else 0,
        who=_who(journey, step, context),
        satisfaction=None if satisfied is None else feeling(catalogue.scale, satisfied, context.site.language),
        then=leads_to(journey, step, context),
        finer=context.journey(finer) if finer else None,
        extras=tuple((own_title(name, context), tuple(texts(value))) for name, value in step.extras.items()),
        pains=tuple(_pains(journey, step, context)),
        opportunities=tuple(_opportunities(journey, step, context)),
        figures=tuple(figure(metric, context.site.language) for metric in step.metrics),
        evidence=tuple(
            replace(piece, link=context.written(piece.link, journey.origin.path)) for piece in step.evidence
        ),
        blueprint=Blueprint(frontstage=step.frontstage, backstage=step.backstage, support=step.support),
        edit=context.edit(step.origin.span()),
        question=_question(journey, stage, step, context),
        change=context.step(journey, step).change,
        told=told_of(Thing.STEP, f"{journey.id}/{step.id}", context, within=(Thing.JOURNEY, Thing.STAGE, Thing.STEP)),
        gone=left.steps.get(step.id, ()),
    )


def walkers(journey: Journey, step: Step) -> str:
    """Return the ids of the personas that walk a step, with spaces between them; empty where nobody is named."""
    return " ".join(dict.fromkeys(journey.walked_by(step)))


def leads_to(journey: Journey, step: Step, context: PageContext) -> tuple[Link, ...]:
    """Return where a step leads, where that is not simply the next one."""
    if not step.next:
        return ()
    steps = journey.steps
    below = steps[steps.index(step) + 1 :][:1]
    following = tuple(found for name in step.next for found in steps if found.id == name)
    return () if following == below else tuple(context.step(journey, found) for found in following)


def _place(step: Step, context: PageContext) -> StepPlace:
    touchpoint = context.catalogue.touchpoint_of(step)
    channel = context.catalogue.channel_of(step)
    return StepPlace(
        touchpoint=context.touchpoint(touchpoint) if touchpoint else None,
        definition=touchpoint.definition if touchpoint else "",
        channel=context.channel(channel) if channel else None,
    )


def _who(journey: Journey, step: Step, context: PageContext) -> tuple[Link, ...]:
    known = context.catalogue.personas
    if len(journey.personas) == 1:
        return ()
    return tuple(context.persona(known[name]) for name in dict.fromkeys(journey.walked_by(step)) if name in known)


def _pains(journey: Journey, step: Step, context: PageContext) -> Iterator[StepPain]:
    known = context.catalogue.pains
    for pain in (known[name] for name in dict.fromkeys(step.pains) if name in known):
        own = pain in journey.defined_pains
        yield StepPain(link=context.pain(pain), severity=pain.severity, description=pain.description if own else "")


def _opportunities(journey: Journey, step: Step, context: PageContext) -> Iterator[StepOpportunity]:
    known = context.catalogue.opportunities
    for found in (known[name] for name in dict.fromkeys(step.opportunities) if name in known):
        yield StepOpportunity(
            link=context.opportunity(found),
            status=found.status,
            impact=found.impact,
            effort=found.effort,
            owner=found.owner,
            description=found.description if found in journey.defined_opportunities else "",
            tracker=context.written(found.link, found.origin.path),
        )


def _question(journey: Journey, stage: Stage, step: Step, context: PageContext) -> str:
    _ = context.site.language.gettext
    span = step.origin.span()
    lines = [
        _("Journey: %(journey)s", journey=journey.title),
        _("Step: %(stage)s, %(step)s", stage=stage.title, step=step.title),
        _("File: %(path)s, line %(line)s", path=span.path, line=span.line),
    ]
    if address := context.address(step.id):
        lines.append(_("Page: %(address)s", address=address))
    title = _("Question about “%(step)s” (%(journey)s)", step=step.title, journey=journey.title)
    return context.question(title, "\n".join([*lines, "", _("What I would like to know:"), ""]))
