"""Today's journey and the intended one drawn over one row of columns: those both have, those added, those removed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from journeybook.insight.transition import Row, Transition
from journeybook.model.scale import Number
from journeybook.pages.context import Link, PageContext
from journeybook.pages.curve import Ground, Named, drawing
from journeybook.pages.feeling import Feeling, feeling
from journeybook.pages.multiple import multiple_of
from journeybook.pages.phase_sets import tint
from journeybook.pages.series import Series
from journeybook.pages.side_chart import SideChart, SideColumn, SideLine, SideStage


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above a column, and below it."""

    title: str
    anchor: str
    """Of its line in the page."""
    mark: str
    gain: str
    gained: bool
    """Whether the gain is one, or a loss."""


def to_be_chart(found: Transition, heads: tuple[Head, ...], context: PageContext) -> SideChart | None:
    """Return the drawing; None where neither journey says how any step feels."""
    _ = context.site.language.gettext
    named = (
        (Link(text=_("Today"), href=context.journey(found.as_is).href), [row.before for row in found.rows], True),
        (Link(text=_("Intended"), href=context.journey(found.to_be).href), [row.after for row in found.rows], False),
    )
    drawn = []
    for link, steps, today in named:
        scores = tuple((step.mean.before if today else step.mean.after) if step else None for step in steps)
        if any(score is not None for score in scores):
            drawn.append(Named(series=Series(personas=(), scores=scores), names=(link,)))
    if not drawn:
        return None
    stages = by_stage(found, context)
    starts = [numbers[0] for _, numbers in stages]
    ground = Ground(
        columns=len(heads),
        boundaries=tuple(starts[1:]),
        truths=tuple(at for at, row in enumerate(found.rows) if _is_truth(row)),
        joined=found.as_is.is_linear and found.to_be.is_linear,
    )
    return SideChart(
        stages=tuple(SideStage(title=title, tint=tinted, span=len(numbers)) for (_, title, tinted), numbers in stages),
        columns=tuple(
            SideColumn(
                link=Link(text=head.title, href=f"#{head.anchor}"),
                first=at in starts,
                truth=_is_truth(found.rows[at]),
                mark=head.mark,
                most=head.gained,
            )
            for at, head in enumerate(heads)
        ),
        curve=drawing(ground, tuple(drawn), context),
        small=multiple_of(ground, tuple(drawn), context),
        lines=tuple(
            SideLine(names=one.names, cells=tuple(score_felt(score, context) for score in one.series.scores))
            for one in drawn
        ),
        apart=tuple(head.gain for head in heads),
    )


def _is_truth(row: Row) -> bool:
    place = row.after.after if row.after else (row.before.before if row.before else None)
    return bool(place and place.step and place.step.moment_of_truth)


def by_stage(found: Transition, context: PageContext) -> tuple[tuple[tuple[str, str, int], tuple[int, ...]], ...]:
    """Return the stages in the order of the lines: key, title and tint, each with the numbers of its lines."""

    def stage_of(at: int) -> tuple[str, str, int]:
        row = found.rows[at]
        place = row.after.after if row.after else (row.before.before if row.before else None)
        assert place, "a line has one side at least"
        assert place.stage, "a step stands in a stage"
        if row.after:
            return place.stage.id, place.stage.title, tint(place.stage.phases, context)
        there = found.stages.get(place.stage.id)
        same = next((stage for stage in found.to_be.stages if stage.id == there), place.stage)
        return there or f"was {place.stage.id}", same.title, tint(same.phases, context)

    return tuple((key, tuple(group)) for key, group in groupby(range(len(found.rows)), key=stage_of))


def score_felt(score: Number | None, context: PageContext) -> Feeling | None:
    """Return a score, or a mean, ready to be shown; None for none."""
    if score is None:
        return None
    found = feeling(context.catalogue.scale, score, context.site.language)
    # The insight rounds a mean to one decimal, which is then always shown; a single score stays as written.
    is_mean = isinstance(score, float) and score == round(score, 1)
    return replace(found, number=context.site.language.mean(score)) if is_mean else found
