"""What a journey was at the revision that the site is compared with: its curve then, and the steps that are gone.

Knows neither drawings nor HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from journeybook.compare import Thing
from journeybook.insight.overlay import overlay
from journeybook.insight.scores import scores_at
from journeybook.model.journey import Journey, Stage, Step
from journeybook.pages.anchors import change_anchor
from journeybook.pages.compare import Other
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.link_to import link_to
from journeybook.pages.told_change import in_its_language

if TYPE_CHECKING:
    from journeybook.pages.changed import Changed


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneStep:
    """A step that is no longer where it was."""

    title: str
    feeling: Feeling | None
    """How it felt; None where nobody said, and where scales differ."""
    touchpoint: str
    """What it was met at, a touchpoint or a channel; empty for none."""
    now: Link | None
    """Where it is now, in another journey; None where it is removed."""
    after: Link | None
    """The step that it came after, of those that are still there; None for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneStage:
    """A stage that is no longer there, with the steps that went with it."""

    title: str
    now: Link | None
    """Where it is now, in another journey; None where it is removed."""
    steps: tuple[GoneStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """What is no longer in a journey, by what it stood after."""

    first: Mapping[str, tuple[GoneStep, ...]] = field(default_factory=dict)
    """Stage → the steps before its first one."""
    steps: Mapping[str, tuple[GoneStep, ...]] = field(default_factory=dict)
    """Step → those after it."""
    stages: Mapping[str, tuple[GoneStage, ...]] = field(default_factory=dict)
    """Stage → the stages after it; empty for those before the first."""


NOTHING_GONE = Gone()
"""What is no longer in a journey on sites that are compared with nothing."""


def earlier_curve(journey: Journey, context: PageContext) -> tuple[Other, ...]:
    """Return the curve that a journey had, to be drawn over its own; nothing where that shows nothing else."""
    changed = context.site.changed
    was = changed.alignment.journey(journey) if changed else None
    if changed is None or was is None or changed.compared.old.catalogue.scale != context.catalogue.scale:
        return ()
    columns = {step.id: column for column, step in enumerate(journey.steps)}
    numbers = {step.id: number for number, step in enumerate(was.steps)}
    pairs = changed.alignment.steps(was, journey)
    same = sorted((numbers[pair.old.id], columns[pair.new.id]) for pair in pairs if pair.old and pair.new)
    before, now = _means(was, context), _means(journey, context)
    if not any(before) or (before == now and all(number == column for number, column in same)):
        return ()
    there = context.href(context.site.routes.changes, change_anchor(journey.id))
    return (
        Other(
            journey=was,
            link=Link(text=changed.revision, href=there),
            name=context.site.language.gettext("before"),
            steps=overlay(journey, was, same),
            feelings=before,
            unsaid=frozenset(column for number, column in same if before[number] == now[column]),
        ),
    )


def gone(journey: Journey, context: PageContext) -> Gone:
    """Return what is no longer in a journey, by where it was."""
    changed = context.site.changed
    was = changed.alignment.journey(journey) if changed else None
    if changed is None or was is None or journey.id not in changed.by_journey:
        return NOTHING_GONE
    return _Finder(was, journey, changed, context).gone()


class _Finder:
    def __init__(self, was: Journey, now: Journey, changed: Changed, context: PageContext) -> None:
        self.was, self.now, self.changed, self.context = was, now, changed, context
        self.old_stages = {step.id: stage for stage, step in was.walk()}
        self.new_stages = {step.id: stage for stage, step in now.walk()}

    def gone(self) -> Gone:
        stages = {one.id: self._stage_now(one) for one in self.was.stages}
        first: dict[str, list[GoneStep]] = {}
        steps: dict[str, list[GoneStep]] = {}
        left: dict[str, list[GoneStep]] = {}
        last: Step | None = None
        for pair in self.changed.alignment.steps(self.was, self.now):
            if pair.new:
                last = pair.new
            if pair.old is None or pair.new:
                continue
            step = pair.old
            told = self._told(step, last)
            stage = self.old_stages[step.id]
            still = stages[stage.id]
            if still is None:
                left.setdefault(stage.id, []).append(told)
            elif last is not None and self.new_stages[last.id] is still:
                steps.setdefault(last.id, []).append(told)
            else:
                first.setdefault(still.id, []).append(told)
        return Gone(first=_all(first), steps=_all(steps), stages=self._stages(stages, left))

    def _stages(
        self, now: Mapping[str, Stage | None], left: Mapping[str, Iterable[GoneStep]]
    ) -> Mapping[str, tuple[GoneStage, ...]]:
        found: dict[str, list[GoneStage]] = {}
        last = ""
        for stage in self.was.stages:
            still = now[stage.id]
            if still is not None:
                last = still.id
                continue
            moved = self._holder(Thing.STAGE, stage.id)
            where = link_to(Thing.STAGE, f"{moved[0]}/{moved[2]}", self.context) if moved else None
            told = GoneStage(
                title=in_its_language(stage.title, self.context), now=where, steps=tuple(left.get(stage.id, ()))
            )
            found.setdefault(last, []).append(told)
        return _all(found)

    def _told(self, step: Step, last: Step | None) -> GoneStep:
        context, catalogue = self.context, self.changed.compared.old.catalogue
        met = catalogue.touchpoint_of(step) or catalogue.channel_of(step)
        moved = self._holder(Thing.STEP, step.id)
        same_scale = catalogue.scale == context.catalogue.scale
        return GoneStep(
            title=in_its_language(step.title, context),
            feeling=_mean(self.was, step, context) if same_scale else None,
            touchpoint=in_its_language(met.title, context) if met else "",
            now=link_to(Thing.STEP, f"{moved[0]}/{moved[2]}", context) if moved else None,
            after=context.step(self.now, last) if last else None,
        )

    def _stage_now(self, stage: Stage) -> Stage | None:
        """Return what a stage is now in this journey; None where it is gone from it."""
        holders = self.changed.compared.comparison.holders
        found = holders.get((self.was.id, Thing.STAGE, stage.id))
        if found is None or found[0] != self.now.id:
            return None
        return next((one for one in self.now.stages if one.id == found[2]), None)

    def _holder(self, thing: Thing, name: str) -> tuple[str, Thing, str] | None:
        """Return what a part of the journey is now in another one; None where it is in none."""
        found = self.changed.compared.comparison.holders.get((self.was.id, thing, name))
        return found if found and found[0] != self.now.id else None


_Kind = TypeVar("_Kind")


def _all(found: Mapping[str, list[_Kind]]) -> Mapping[str, tuple[_Kind, ...]]:
    return {name: tuple(those) for name, those in found.items()}


def _means(journey: Journey, context: PageContext) -> tuple[Feeling | None, ...]:
    return tuple(_mean(journey, step, context) for step in journey.steps)


def _mean(journey: Journey, step: Step, context: PageContext) -> Feeling | None:
    scores = (score for _, score in scores_at(journey, step))
    return mean_feeling(context.catalogue.scale, scores, context.site.language)
