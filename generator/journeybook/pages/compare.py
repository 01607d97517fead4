"""Today's journey and the intended ones beside each other: the other journeys of a page, and both step by step.

Knows neither drawings nor HTML.
"""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.insight.overlay import OtherStep, overlay
from journeybook.insight.scores import scores_at
from journeybook.model.journey import Journey, JourneyState, Lifecycle, Step
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, mean_feeling


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """A journey that is drawn over the one of the page: today's over an intended one, or the reverse."""

    journey: Journey
    link: Link
    name: str
    """What it is called beside this one: `today`, `intended`; `intended 2` where several are."""
    steps: tuple[OtherStep, ...]
    feelings: tuple[Feeling | None, ...]
    """The mean over its personas, a step; None where nobody said how it feels."""
    unsaid: frozenset[int] = frozenset()
    """Columns in which words need not say how it feels: there both journeys feel the same."""

    @property
    def by_column(self) -> dict[int, Feeling]:
        """How its steps feel that share a column, by the column."""
        return {
            one.column: felt
            for one, felt in zip(self.steps, self.feelings, strict=True)
            if one.column is not None and one.column not in self.unsaid and felt
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedStep:
    """A row: what is done today and what is intended there. One of the two may be missing."""

    today: Link | None
    today_feels: Feeling | None
    intended: Link | None
    intended_feels: Feeling | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Today's journey and an intended one, step by step."""

    today: Link
    intended: Link
    steps: tuple[ComparedStep, ...]


def others(journey: Journey, context: PageContext) -> tuple[Other, ...]:
    """Return the journeys to draw over a journey: those intended to replace it, or the one it is to replace.

    What is retired is no longer intended, and a journey that says no feeling has nothing to draw.
    """
    catalogue, _ = context.catalogue, context.site.language.gettext
    if journey.state is JourneyState.TO_BE:
        today = catalogue.journeys.get(journey.of or "")
        found: tuple[Journey, ...] = (today,) if today else ()
    else:
        found = catalogue.to_bes.get(journey.id, ())
    felt = [one for one in found if one is not journey and one.status is not Lifecycle.RETIRED and _is_felt(one)]
    made = []
    for number, one in enumerate(felt, 1):
        name = _("intended") if one.state is JourneyState.TO_BE else _("today")
        if len(felt) > 1:
            name = _("intended %(number)s", number=number)
        made.append(
            Other(
                journey=one,
                link=context.journey(one),
                name=name,
                steps=overlay(journey, one),
                feelings=tuple(_mean(one, step, context) for step in one.steps),
            )
        )
    return tuple(made)


def comparison(journey: Journey, other: Other, context: PageContext) -> Comparison:
    """Return a journey and another one step by step: rows in the order of the columns."""
    own: list[tuple[float, Link, Feeling | None]] = [
        (column + 0.5, context.step(journey, step), _mean(journey, step, context))
        for column, step in enumerate(journey.steps)
    ]
    shared = {one.column: at for at, one in enumerate(other.steps) if one.column is not None}
    theirs = [context.step(other.journey, one.step) for one in other.steps]
    rows: list[tuple[float, Link | None, Feeling | None, Link | None, Feeling | None]] = []
    for column, (across, link, felt) in enumerate(own):
        at = shared.get(column)
        rows.append((across, link, felt, *((theirs[at], other.feelings[at]) if at is not None else (None, None))))
    for at, one in enumerate(other.steps):
        if one.column is None:
            across = len(own) if one.across is None else one.across
            rows.append((across, None, None, theirs[at], other.feelings[at]))
    rows.sort(key=lambda row: row[0])
    here, there = context.journey(journey), other.link
    turned = journey.state is JourneyState.TO_BE
    return Comparison(
        today=there if turned else here,
        intended=here if turned else there,
        steps=tuple(
            ComparedStep(today=row[3], today_feels=row[4], intended=row[1], intended_feels=row[2])
            if turned
            else ComparedStep(today=row[1], today_feels=row[2], intended=row[3], intended_feels=row[4])
            for row in rows
        ),
    )


def _is_felt(journey: Journey) -> bool:
    return any(step.emotion for step in journey.steps)


def _mean(journey: Journey, step: Step, context: PageContext) -> Feeling | None:
    scores = (score for _, score in scores_at(journey, step))
    return mean_feeling(context.catalogue.scale, scores, context.site.language)
