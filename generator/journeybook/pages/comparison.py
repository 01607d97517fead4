"""The page with the personas of a journey side by side: their curves, where they part, what differs on the way."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from journeybook.insight.personas import SharedStep, SideBySide, Walk, journey_sides
from journeybook.insight.scores import mean_score
from journeybook.model.journey import Journey
from journeybook.pages.comparison_rows import (
    Differences,
    Parting,
    apart,
    channel_differences,
    ends,
    pain_differences,
    partings,
    who,
)
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.curve import Named, drawing, journey_ground, named_series
from journeybook.pages.feeling import Feeling, feeling, mean_feeling
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.multiple import multiple_of
from journeybook.pages.phase_sets import tint
from journeybook.pages.series import Series, emotion_series
from journeybook.pages.side_chart import SideChart, SideColumn, SideLine, SideStage
from journeybook.pages.sparkline import Sparkline, sparkline
from journeybook.pages.views import first_view, view_links

MOST_LINES = 5
"""More lines than these cannot be told apart: then the ends and the mean of all are, and each persona on its own."""
MOST_NAMED = 6
"""Of more feelings at one step the ends are said."""
MOST_PARTINGS = 8
"""Of more steps at which they part, the table step by step has the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One step on the way of a persona."""

    step: Link
    seconds: int
    """0 where nobody said how long it takes."""
    alone: bool
    """Nobody else walks it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedPersona:
    """What one persona goes through."""

    link: Link
    mean: Feeling | None
    worst: Link | None
    """The step that feels worst to it; None where none is below neutral. So is the next one, above."""
    worst_feels: Feeling | None
    best: Link | None
    best_feels: Feeling | None
    way: tuple[Way, ...]
    seconds: int
    pains: int
    sparkline: Sparkline | None
    """Only where lines are too many for one drawing."""

    @property
    def alone(self) -> int:
        """How many steps it walks alone."""
        return sum(step.alone for step in self.way)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedStep:
    """A step and how each persona feels there."""

    step: Link
    stage: Link
    feelings: tuple[Feeling, ...]
    """In the order of the personas, each with whose it is; the best and the worst alone, where they are many."""
    only: tuple[Link, ...]
    """Who walks it, where not all do."""
    gap: str
    parted: bool
    """It is one of those where they part most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage:
    """The personas of a journey."""

    frame: Frame
    journey: Link
    gap: str
    """How far the best and the worst mean are apart; empty where they are equal, or where there are no two."""
    better: tuple[Link, ...]
    worse: tuple[Link, ...]
    """Who has the best and the worst mean; nobody where there is no gap."""
    chart: SideChart | None
    """None where nobody wrote how any step feels."""
    is_mean: bool
    """The drawing has the ends and the mean, because there are too many lines."""
    partings: tuple[Parting, ...]
    parted: int
    """At how many steps they feel differently."""
    personas: tuple[ComparedPersona, ...]
    timed: bool
    """Whether any time is written."""
    steps: tuple[ComparedStep, ...]
    channels: Differences
    pains: Differences


def comparison_page(journey: Journey, site: SiteContext) -> ComparisonPage:
    """Return the page of a journey that has several personas, as `is_compared` says."""
    context = site.page(site.routes.comparison(journey.id))
    sides = journey_sides(journey, site.catalogue)
    assert sides, "a journey without two personas has no such page"
    better, worse = sides.ends
    widest = {id(step) for step in sides.widest}
    most = sides.partings[:MOST_PARTINGS]
    rows = emotion_series(journey)
    many = len(rows) > MOST_LINES
    personas = tuple(_persona(walk, journey, context, many=many) for walk in sides.walks)
    return ComparisonPage(
        frame=_frame(journey, personas, context),
        journey=context.journey(journey),
        gap=apart(sides.gap, context),
        better=who((walk.persona for walk in better), context),
        worse=who((walk.persona for walk in worse), context),
        chart=_chart(journey, sides, widest, rows, context) if rows else None,
        is_mean=many,
        partings=partings(most, context, journeys=False),
        parted=len(sides.partings),
        personas=personas,
        timed=any(walk.seconds for walk in sides.walks),
        steps=tuple(_step(one, sides, id(one) in widest, context) for one in sides.steps),
        channels=channel_differences(sides, context),
        pains=pain_differences(sides, context),
    )


def _frame(journey: Journey, personas: tuple[ComparedPersona, ...], context: PageContext) -> Frame:
    _ = context.site.language.gettext
    title = _("Side by side: %(journey)s", journey=journey.title)
    names = ", ".join(one.link.text for one in personas)
    return Frame(
        path=context.path,
        template="comparison",
        title=title,
        subject=journey.title,
        description=_("How different personas feel about the same journey, and what differs on their way."),
        crumbs=(
            Link(text=_("Side by side"), href=context.href(context.site.routes.comparisons)),
            context.journey(journey),
        ),
        section=first_view(context.site),
        views=view_links(context),
        hits=(Hit(title=title, text=names, kind=_("Comparison"), context=journey.area.strip()),),
    )


def _chart(
    journey: Journey, sides: SideBySide, widest: Container[int], rows: tuple[Series, ...], context: PageContext
) -> SideChart:
    """Return the curves; `widest` are the steps, by identity, at which the personas are most apart."""
    lines = named_series(rows, context) if len(rows) <= MOST_LINES else _ends(sides, context)
    parted = tuple(
        (at, max(scores), min(scores))
        for at, scores in enumerate(tuple(score for _, score in step.scores) for step in sides.steps)
        if id(sides.steps[at]) in widest
    )
    ground = journey_ground(journey, parted)
    firsts = {id(stage.steps[0]) for stage in journey.stages if stage.steps}
    return SideChart(
        stages=tuple(
            SideStage(title=stage.title, tint=tint(stage.phases, context), span=len(stage.steps))
            for stage in journey.stages
            if stage.steps
        ),
        columns=tuple(
            SideColumn(
                link=context.step(journey, one.step),
                first=id(one.step) in firsts,
                truth=one.step.moment_of_truth,
                only=() if len(one.walkers) == len(sides.walks) else who(one.walkers, context),
                most=id(one) in widest,
            )
            for one in sides.steps
        ),
        curve=drawing(ground, lines, context),
        small=multiple_of(ground, lines, context),
        lines=tuple(SideLine(names=line.names, cells=_cells(line, context)) for line in lines),
        apart=tuple(apart(one.gap, context) for one in sides.steps),
    )


def _ends(sides: SideBySide, context: PageContext) -> tuple[Named, ...]:
    """Return the rows of who has the best and the worst mean, and the mean of all."""
    _ = context.site.language.gettext
    every = Series(personas=(), scores=tuple(mean_score(score for _, score in step.scores) for step in sides.steps))
    ranked = sides.ranked
    ends = (ranked[0], ranked[-1]) if len(ranked) > 1 else ranked
    rows = named_series(
        (
            Series(personas=(walk.persona,), scores=tuple(step.score_of(walk.persona) for step in sides.steps))
            for walk in ends
        ),
        context,
    )
    return (*rows, Named(series=every, names=(Link(text=_("mean of all"), href="#jb_steps"),)))


def _cells(line: Named, context: PageContext) -> tuple[Feeling | None, ...]:
    scale, language = context.catalogue.scale, context.site.language
    return tuple(None if score is None else feeling(scale, score, language) for score in line.series.scores)


def _persona(walk: Walk, journey: Journey, context: PageContext, *, many: bool) -> ComparedPersona:
    scale, language = context.catalogue.scale, context.site.language
    felt = [(score, one) for one in walk.steps if (score := one.score_of(walk.persona)) is not None]
    low = min(felt, key=lambda pair: pair[0], default=None)
    high = max(felt, key=lambda pair: pair[0], default=None)
    low = low if low and low[0] < scale.middle else None
    high = high if high and high[0] > scale.middle else None
    return ComparedPersona(
        link=context.persona(context.catalogue.personas[walk.persona]),
        mean=mean_feeling(scale, walk.scores, language),
        worst=context.step(journey, low[1].step) if low else None,
        worst_feels=feeling(scale, low[0], language) if low else None,
        best=context.step(journey, high[1].step) if high else None,
        best_feels=feeling(scale, high[0], language) if high else None,
        way=tuple(_way(one, context) for one in walk.steps),
        seconds=walk.seconds,
        pains=len(walk.pains),
        sparkline=sparkline(journey, context, persona=walk.persona, width=240, height=44) if many and felt else None,
    )


def _way(one: SharedStep, context: PageContext) -> Way:
    duration = one.step.duration
    return Way(
        step=context.step(one.journey, one.step),
        seconds=duration.seconds if duration else 0,
        alone=len(one.walkers) == 1,
    )


def _step(one: SharedStep, sides: SideBySide, parted: bool, context: PageContext) -> ComparedStep:
    scale, language, known = context.catalogue.scale, context.site.language, context.catalogue.personas
    scores = dict(one.scores)
    shown = tuple(scores) if len(scores) <= MOST_NAMED else ends(one)
    return ComparedStep(
        step=context.step(one.journey, one.step),
        stage=context.stage(one.journey, one.stage),
        feelings=tuple(feeling(scale, scores[name], language, context.persona(known[name])) for name in shown),
        only=() if len(one.walkers) == len(sides.walks) else who(one.walkers, context),
        gap=apart(one.gap, context),
        parted=parted,
    )
