"""The facts of a journey: who walks it, why, whose it is, how far it has come, and what it is connected with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeybook.insight.comparable import is_compared
from journeybook.insight.durations import seconds_by_persona, total_seconds
from journeybook.insight.intended import as_is_of, is_intended
from journeybook.insight.scores import journey_scores
from journeybook.model.catalogue import Place
from journeybook.model.journey import Journey
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.lanes import own_title, texts
from journeybook.pages.phase_sets import by_set, set_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """A step of another journey that opens this one."""

    step: Link
    journey: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyFacts:
    """What is said of a journey as a whole. Empty texts were not written."""

    area: Link | None
    scope: str
    """Key of a word, as are kind, state and status: `scope.customer`."""
    kind: str
    state: str
    status: str
    reviewed: date | None
    owner: str
    goal: str
    trigger: str
    outcome: str
    tags: tuple[str, ...]
    personas: tuple[Link, ...]
    phases: tuple[tuple[str, tuple[Link, ...]], ...]
    """The lifecycle phases it goes through, in its own order, set by set; the set is empty where there is one alone."""
    extras: tuple[tuple[str, tuple[str, ...]], ...]
    """The team's own fields: name and lines."""
    sides: str
    """Address of the page that sets its personas side by side; empty where there is none."""
    as_is: Link | None
    """For a to-be, today's journey."""
    to_bes: tuple[Link, ...]
    """The journeys intended to replace it."""
    beside: tuple[Link, ...]
    """To the pages that set it beside today's journey, or beside each of the intended ones."""
    openers: tuple[Opener, ...]
    """The steps whose finer journey it is."""
    finer: tuple[tuple[Link, Link], ...]
    """Steps of this journey with a finer journey, each with that journey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyNumbers:
    """The figures in the head of the page."""

    seconds: int
    """How long all steps take the persona who takes longest; 0 where nobody can say."""
    by_persona: tuple[tuple[Link, int], ...]
    """How long each persona takes, in seconds, where that differs."""
    mean: Feeling | None
    """None where nobody wrote how any step feels."""
    worst: str
    best: str
    """The ends of the emotion scale, as shown."""
    truths: int
    pains: int
    """Different pain points met."""


def journey_facts(journey: Journey, context: PageContext) -> JourneyFacts:
    """Return the facts of a journey."""
    catalogue = context.catalogue
    of = catalogue.journeys.get(journey.of or "")
    return JourneyFacts(
        area=context.area(journey),
        scope=f"scope.{journey.scope}",
        kind=f"kind.{journey.kind}",
        state=f"state.{journey.state}",
        status=f"status.{journey.status}",
        reviewed=journey.reviewed,
        owner=journey.owner,
        goal=journey.goal,
        trigger=journey.trigger,
        outcome=journey.outcome,
        tags=journey.tags,
        personas=context.personas_of(journey),
        phases=_phases(journey, context),
        extras=tuple((own_title(name, context), tuple(texts(value))) for name, value in journey.extras.items()),
        sides=context.href(context.site.routes.comparison(journey.id)) if is_compared(journey, catalogue) else "",
        as_is=context.journey(of) if of else None,
        to_bes=tuple(context.journey(found) for found in catalogue.to_bes.get(journey.id, ())),
        beside=tuple(
            Link(text=to_be.title, href=context.href(context.site.routes.to_be(to_be.id)))
            for to_be in (journey, *catalogue.to_bes.get(journey.id, ()))
            if is_intended(to_be) and as_is_of(to_be, catalogue)
        ),
        openers=tuple(_opener(place, context) for place in catalogue.parents.get(journey.id, ()) if place.step),
        finer=tuple(
            (context.step(journey, step), context.journey(finer))
            for step in journey.steps
            if (finer := catalogue.journeys.get(step.journey or ""))
        ),
    )


def journey_numbers(journey: Journey, context: PageContext) -> JourneyNumbers:
    """Return the figures in the head of a journey's page."""
    scale, language = context.catalogue.scale, context.site.language
    return JourneyNumbers(
        seconds=total_seconds(journey),
        by_persona=tuple(
            (context.persona(context.catalogue.personas[name]), seconds)
            for name, seconds in seconds_by_persona(journey).items()
            if name in context.catalogue.personas
        ),
        mean=mean_feeling(scale, journey_scores(journey), language),
        worst=language.exact(scale.min),
        best=language.exact(scale.max),
        truths=sum(step.moment_of_truth for step in journey.steps),
        pains=len({pain for holder in journey.holders for pain in holder.pains}),
    )


def _phases(journey: Journey, context: PageContext) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    several = len(context.catalogue.phase_sets) > 1
    names = (name for stage in journey.stages for name in stage.phases)
    return tuple(
        (set_title(one, context.site) if several else "", tuple(context.phase(phase) for phase in own))
        for one, own in by_set(names, context)
    )


def _opener(place: Place, context: PageContext) -> Opener:
    return Opener(step=context.place(place), journey=context.journey(place.journey))
