"""A journey in a few lines, for cards and lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from journeybook.insight.durations import total_seconds
from journeybook.insight.scores import journey_scores
from journeybook.model.journey import Journey, JourneyState, Lifecycle
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.finder import Mark, tokens
from journeybook.pages.moment import Moment, extremes
from journeybook.pages.sparkline import Sparkline, sparkline


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneySummary:
    """What lists say of a journey."""

    link: Link
    goal: str
    personas: tuple[Link, ...]
    scope: str
    """Key of the word, such as `scope.customer`; so are the next three."""
    kind: str
    state: str
    status: str
    state_rank: int
    """Its place among the states, today's first; that of the status among these, drafts first: lists sort by them."""
    status_rank: int
    intended: bool
    """It is a to-be."""
    settled: bool
    """It is published: the rest is marked."""
    of: Link | None
    """The as-is journey of a to-be."""
    owner: str
    reviewed: date | None
    steps: int
    seconds: int
    """0 where no duration is written."""
    mean: Feeling | None
    """None where no emotion is written; so are the next two."""
    worst: Moment | None
    """The step that feels worst, with that feeling; None where none is below neutral, and in long lists."""
    sparkline: Sparkline | None
    """None in long lists too."""
    marks: tuple[Mark, ...] = ()
    """What a list can find it by."""

    @property
    def tokens(self) -> str:
        """Its marks in words."""
        return tokens(self.marks)


def journey_row(journey: Journey, context: PageContext, curve: Sparkline | None = None) -> JourneySummary:
    """Return a journey for a list: without its worst moment."""
    catalogue = context.catalogue
    original = catalogue.journeys.get(journey.of) if journey.of else None
    return JourneySummary(
        link=context.journey(journey),
        goal=journey.goal,
        personas=context.personas_of(journey),
        scope=f"scope.{journey.scope}",
        kind=f"kind.{journey.kind}",
        state=f"state.{journey.state}",
        status=f"status.{journey.status}",
        state_rank=list(JourneyState).index(journey.state),
        status_rank=list(Lifecycle).index(journey.status),
        intended=journey.state is JourneyState.TO_BE,
        settled=journey.status is Lifecycle.PUBLISHED,
        of=context.journey(original) if original else None,
        owner=journey.owner,
        reviewed=journey.reviewed,
        steps=len(journey.steps),
        seconds=total_seconds(journey),
        mean=mean_feeling(catalogue.scale, journey_scores(journey), context.site.language),
        worst=None,
        sparkline=curve,
    )


def journey_card(journey: Journey, context: PageContext) -> JourneySummary:
    """Return a journey for a card: with its curve and its worst moment."""
    row = journey_row(journey, context, small_curve(journey, context, 272, 44))
    return replace(row, worst=worst_moment(journey, context))


def small_curve(journey: Journey, context: PageContext, width: int, height: int) -> Sparkline | None:
    """Return the sparkline of a journey; None for one without emotions, for which nothing could be drawn."""
    drawn = sparkline(journey, context, width=width, height=height)
    return drawn if drawn.lines else None


def worst_moment(journey: Journey, context: PageContext) -> Moment | None:
    """Return the step of a journey that feels worst, with its lowest feeling alone."""
    found = extremes(((journey, stage, step) for stage, step in journey.walk()), context, 1)
    return found.worst[0].at_its_worst() if found.worst else None
