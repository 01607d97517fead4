"""The page that sets personas side by side in one lifecycle phase, over all of today's journeys.

Nobody walks from one journey into the next, so nothing is joined here: each persona's mean stands on one scale,
journey by journey.
"""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.insight.phases import JourneyInPhase, PhaseSides, phase_sides
from journeybook.insight.scores import mean_score
from journeybook.model.place import Phase
from journeybook.model.scale import Number
from journeybook.pages.comparison_rows import (
    Differences,
    Parting,
    apart,
    channel_differences,
    pain_differences,
    partings,
    who,
)
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.phase_sets import set_titles
from journeybook.pages.smooth import short
from journeybook.pages.views import first_view, view_links

MOST_PARTINGS = 10
MOST_JOURNEYS = 24
"""Of more journeys those where personas are farthest apart are shown, and the others counted."""
MOST_PERSONAS = 40
_EDGE = 5
"""From the edge of the drawing to the end of the scale, in percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """How a persona feels on average: one line of the drawing."""

    persona: Link
    mean: Feeling
    x: str
    """Of the drawing's width; so are all places across."""
    steps: int
    """How many scores the mean is of."""
    seconds: int
    """How long it takes there; 0 where nobody can say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """The personas of one journey, or of all."""

    journey: Link | None
    """None for all journeys together."""
    stages: tuple[Link, ...]
    """What of the journey belongs to the phase."""
    gap: str
    """How far the best and the worst mean are apart; empty where they are not."""
    left: str
    """Where the bar between the best and the worst begins, and how wide it is."""
    width: str
    dots: tuple[Dot, ...]
    """Best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A level of the scale."""

    x: str
    number: str
    neutral: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseComparisonPage:
    """The personas of a phase."""

    frame: Frame
    phase: Link
    definition: str
    ticks: tuple[Tick, ...]
    every: Dots | None
    """All journeys together; None where nobody wrote how any step feels."""
    better: tuple[Link, ...]
    worse: tuple[Link, ...]
    """Who has the best and the worst mean; nobody where there is no gap."""
    unheard: int
    """How many personas walk the phase and have no score in it."""
    journeys: tuple[Dots, ...]
    more: int
    """How many journeys are not shown."""
    hidden: int
    """How many personas are not shown."""
    partings: tuple[Parting, ...]
    parted: int
    """At how many steps personas feel differently."""
    channels: Differences
    pains: Differences


def phase_comparison_page(phase: Phase, site: SiteContext) -> PhaseComparisonPage:
    """Return the page of a phase that `has_phase_sides` says has one."""
    context = site.page(site.routes.phase_comparison(phase.id))
    found = phase_sides(phase.id, site.catalogue)
    assert found, "a phase without two personas has no such page"
    sides = found.sides
    shown = found.journeys[:MOST_JOURNEYS]
    return PhaseComparisonPage(
        frame=_frame(phase, context),
        phase=context.phase(phase),
        definition=phase.definition,
        ticks=_ticks(context),
        every=_every(found, context) if sides.ranked else None,
        better=who((walk.persona for walk in sides.ends[0]), context),
        worse=who((walk.persona for walk in sides.ends[1]), context),
        unheard=len(sides.walks) - len(sides.ranked),
        journeys=tuple(_journey(one, context) for one in shown),
        more=len(found.journeys) - len(shown),
        hidden=max(0, len(sides.ranked) - MOST_PERSONAS),
        partings=partings(sides.partings[:MOST_PARTINGS], context, journeys=True),
        parted=len(sides.partings),
        channels=channel_differences(sides, context),
        pains=pain_differences(sides, context),
    )


def _frame(phase: Phase, context: PageContext) -> Frame:
    _ = context.site.language.gettext
    title = _("Side by side: %(phase)s", phase=phase.title)
    return Frame(
        path=context.path,
        template="phase_comparison",
        title=title,
        subject=phase.title,
        description=_("How different personas feel in the same phase, over all journeys of today."),
        crumbs=(
            Link(text=_("Side by side"), href=context.href(context.site.routes.comparisons)),
            Link(text=_("Phases"), href=context.href(context.site.routes.phases)),
        ),
        section=first_view(context.site),
        views=view_links(context),
        hits=(
            Hit(title=title, text=phase.definition, kind=_("Comparison"), context=set_titles(context.site)[phase.id]),
        ),
    )


def _every(found: PhaseSides, context: PageContext) -> Dots:
    ranked = found.sides.ranked[:MOST_PERSONAS]
    return _dots(None, (), tuple((walk.persona, walk.scores) for walk in ranked), {}, context)


def _journey(one: JourneyInPhase, context: PageContext) -> Dots:
    stages = tuple(context.stage(one.journey, stage) for stage in one.stages)
    return _dots(context.journey(one.journey), stages, one.means[:MOST_PERSONAS], dict(one.seconds), context)


def _dots(
    journey: Link | None,
    stages: tuple[Link, ...],
    means: tuple[tuple[str, tuple[Number, ...]], ...],
    seconds: dict[str, int],
    context: PageContext,
) -> Dots:
    scale, language, known = context.catalogue.scale, context.site.language, context.catalogue.personas
    dots = []
    for name, scores in means:
        mean = mean_feeling(scale, scores, language)
        assert mean, "who has no score has no dot"
        dots.append(
            Dot(
                persona=context.persona(known[name]),
                mean=mean,
                x=_percent(_across(mean.score, context)),
                steps=len(scores),
                seconds=seconds.get(name, 0),
            )
        )
    numbers = [mean_score(scores) or 0 for _, scores in means]
    left, right = _across(min(numbers), context), _across(max(numbers), context)
    return Dots(
        journey=journey,
        stages=stages,
        gap=apart(round(max(numbers) - min(numbers), 6), context),
        left=_percent(left),
        width=_percent(right - left),
        dots=tuple(dots),
    )


def _ticks(context: PageContext) -> tuple[Tick, ...]:
    scale, language = context.catalogue.scale, context.site.language
    step = max(1, round((scale.max - scale.min) / 4))
    scores: list[Number] = [*range(scale.min, scale.max, step), scale.max]
    if scale.middle not in scores:
        scores.append(scale.middle)
    return tuple(
        Tick(
            x=_percent(_across(score, context)),
            number=language.exact(score) if score == int(score) else "",
            neutral=score == scale.middle,
        )
        for score in sorted(scores)
    )


def _across(score: Number, context: PageContext) -> float:
    return _EDGE + (100 - 2 * _EDGE) * context.catalogue.scale.fraction(score)


def _percent(value: float) -> str:
    return f"{short(value)}%"
