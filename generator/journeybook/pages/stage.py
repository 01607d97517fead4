"""A stage of a journey as the page tells it: in figures, in words, and step by step. Knows no HTML."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.compare import Thing
from journeybook.insight.durations import stage_seconds
from journeybook.insight.scores import stage_scores
from journeybook.model.journey import Journey, Stage
from journeybook.pages.before import NOTHING_GONE, Gone, GoneStage, GoneStep
from journeybook.pages.context import Link, PageContext, Prose
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.phase_sets import in_short, tint
from journeybook.pages.step import StepArticle, step_article
from journeybook.pages.told_change import ToldChange, told_of


@dataclass(frozen=True, slots=True, kw_only=True)
class StageSection:
    """A stage."""

    id: str
    title: str
    heading: str
    """The id of its heading."""
    onmap: str
    """The id of its column head in the map; empty where it has no steps, and so none."""
    phases: tuple[Link, ...]
    tint: int
    """From 1: which tint its first lifecycle phase has; 0 for none."""
    seconds: int
    """0 where nobody can say."""
    mean: Feeling | None
    truths: int
    pains: int
    description: str
    prose: Prose
    steps: tuple[StepArticle, ...]
    change: str = ""
    """What happened to it since the revision that the site is compared with; empty for nothing."""
    told: tuple[ToldChange, ...] = ()
    """The same in words, but that it is new."""
    gone_first: tuple[GoneStep, ...] = ()
    """The steps that came before its first one then."""
    gone_after: tuple[GoneStage, ...] = ()
    """The stages that came after it then."""


def stage_sections(journey: Journey, context: PageContext, left: Gone = NOTHING_GONE) -> tuple[StageSection, ...]:
    """Return the stages of a journey in order; `left` is what is no longer in it."""
    found = []
    before = 0
    for stage in journey.stages:
        found.append(_section(journey, stage, before, context, left))
        before += len(stage.steps)
    return tuple(found)


def _section(journey: Journey, stage: Stage, before: int, context: PageContext, left: Gone) -> StageSection:
    narrative = journey.narrative
    section = narrative.section(stage.id)
    prose = Prose(markdown="", source=journey.origin.path)
    if section:
        prose = Prose(markdown=section.markdown, source=section.path or journey.origin.path, language=section.language)
    return StageSection(
        id=stage.id,
        title=stage.title,
        # An underscore, which no id of a team's own can have.
        heading=f"about_{stage.id}",
        onmap=f"map_{stage.id}" if stage.steps else "",
        phases=in_short(stage.phases, context),
        tint=tint(stage.phases, context),
        seconds=stage_seconds(journey, stage),
        mean=mean_feeling(context.catalogue.scale, stage_scores(journey, stage), context.site.language),
        truths=sum(step.moment_of_truth for step in stage.steps),
        pains=len({pain for holder in stage.holders for pain in holder.pains}),
        description=stage.description,
        prose=prose,
        steps=tuple(
            step_article(journey, stage, step, before + at, context, left) for at, step in enumerate(stage.steps, 1)
        ),
        change=context.stage(journey, stage).change,
        told=told_of(Thing.STAGE, f"{journey.id}/{stage.id}", context, within=(Thing.JOURNEY, Thing.STAGE)),
        gone_first=left.first.get(stage.id, ()),
        gone_after=left.stages.get(stage.id, ()),
    )
