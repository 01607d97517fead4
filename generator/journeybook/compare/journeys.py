"""Journeys, their stages and their steps: what of them is another thing, stands elsewhere, or says something else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from journeybook.compare.change import Kind, Thing
from journeybook.compare.feelings import emotion_differences
from journeybook.compare.fields import Difference, difference, differences
from journeybook.compare.hanging import Hanging
from journeybook.compare.ledger import Ledger, id_of
from journeybook.compare.likeness import likeness, pairs
from journeybook.compare.order import moved
from journeybook.compare.things import renamed
from journeybook.model.catalogue import Place
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.parts import Section

_TOLD_ELSEWHERE = ("pains", "opportunities", "metrics", "evidence")
_JOURNEY = (*_TOLD_ELSEWHERE, "stages", "defined_pains", "defined_opportunities", "narrative", "folder", "area")
_STAGE = (*_TOLD_ELSEWHERE, "steps")
_STEP = (*_TOLD_ELSEWHERE, "channel", "emotion", "next")
_MUCH_ALIKE = 0.75
"""How alike steps of different journeys must be for one to be the other, moved; they have the same id too."""


def compare_journeys(ledger: Ledger, hanging: Hanging, unread: Collection[str] = ()) -> None:
    """Note what is different between journeys, but those whose ids are in `unread`."""
    old = {name: journey for name, journey in ledger.old.journeys.items() if name not in unread}
    new = {name: journey for name, journey in ledger.new.journeys.items() if name not in unread}
    same = tuple(pairs(old, new))
    for before, after in same:
        ledger.names.rename(Thing.JOURNEY, before.id, after.id)
    comparison = _Journeys(ledger, hanging)
    for before, after in same:
        if before is after or before == after:
            ledger.equal.add(after.id)
        else:
            comparison.compare(before, after)
    was_there, is_there = {before.id for before, _ in same}, {after.id for _, after in same}
    for name, journey in new.items():
        if name not in is_there:
            ledger.add(Kind.ADDED, Thing.JOURNEY, name, journey)
    for name, journey in old.items():
        if name not in was_there:
            ledger.add(Kind.REMOVED, Thing.JOURNEY, name, journey)
    comparison.finish()


@dataclass(frozen=True, slots=True)
class _Journeys:
    ledger: Ledger
    hanging: Hanging
    gone: list[Place] = field(default_factory=list)
    """Stages and steps that their journeys have no longer."""
    come: list[Place] = field(default_factory=list)

    def compare(self, old: Journey, new: Journey) -> None:
        """Compare two states of one journey."""
        ledger = self.ledger
        self._holder(Place(old), Place(new))
        renamed(ledger, Thing.JOURNEY, new.id, old, new)
        if old.folder != new.folder:
            ledger.add(Kind.MOVED, Thing.JOURNEY, new.id, new, field="folder", old=old.folder, new=new.folder)
        for name, was, now in _journey_differences(old, new, ledger):
            ledger.add(Kind.CHANGED, Thing.JOURNEY, new.id, new, field=name, old=was, new=now)
        stages = tuple(pairs(_by_id(old.stages), _by_id(new.stages)))
        steps = tuple(pairs(_by_id(old.steps), _by_id(new.steps)))
        self._order(stages, Place(new), old.stages, new.stages)
        for before, after in stages:
            self._stage(Place(old, before), Place(new, after))
        self._steps(old, new, {before.id: after for before, after in stages}, steps)
        self._loose(old, new, stages, steps)

    def finish(self) -> None:
        """Tell which stages and steps are in another journey now, and which are new or gone."""
        for after in tuple(self.come):
            before = next((place for place in self.gone if _is_moved(place, after)), None)
            if before is not None:
                self.gone.remove(before)
                self.come.remove(after)
                self._into_other(before, after)
        for kind, places in ((Kind.ADDED, self.come), (Kind.REMOVED, self.gone)):
            for place in places:
                self.ledger.add(kind, _thing(place), id_of(place), place.holder)

    def _into_other(self, old: Place, new: Place) -> None:
        self.ledger.add(
            Kind.MOVED, _thing(new), id_of(new), new.holder, field="journey", old=id_of(old), new=id_of(new)
        )
        if old.step and new.step:
            self._step(old, new, {})
        elif old.stage and new.stage:
            self._stage(old, new)
            same = tuple(pairs(_by_id(old.stage.steps), _by_id(new.stage.steps)))
            stages = {old.stage.id: new.stage}
            self._steps(old.journey, new.journey, stages, same)
            self._loose_steps(old.journey, new.journey, (old.stage,), (new.stage,), same)

    def _stage(self, old: Place, new: Place) -> None:
        assert old.stage
        assert new.stage
        self._holder(old, new)
        renamed(self.ledger, Thing.STAGE, id_of(new), old.stage, new.stage)
        told = difference("narrative", *_narratives((old.journey, old.stage), (new.journey, new.stage)))
        for name, was, now in (*differences(old.stage, new.stage, self.ledger.names, _STAGE), *told):
            self.ledger.add(Kind.CHANGED, Thing.STAGE, id_of(new), new.stage, field=name, old=was, new=now)

    def _steps(
        self, old: Journey, new: Journey, stages: Mapping[str, Stage], same: tuple[tuple[Step, Step], ...]
    ) -> None:
        """Compare the steps that both journeys have; `stages` tells by its old id what each stage is now."""
        was_in, is_in = _stage_by_step(old), _stage_by_step(new)
        names = {before.id: after.id for before, after in same}
        stayed: dict[str, list[tuple[Step, Step]]] = {}
        for before, after in same:
            from_, to = was_in[before.id], is_in[after.id]
            place = Place(new, to, after)
            self._step(Place(old, from_, before), place, names)
            now = stages.get(from_.id)
            if now is to:
                stayed.setdefault(to.id, []).append((before, after))
            else:
                was = now.id if now else from_.id
                self.ledger.add(Kind.MOVED, Thing.STEP, id_of(place), after, field="stage", old=was, new=to.id)
        for before_stage in old.stages:
            after_stage = stages.get(before_stage.id)
            if after_stage and after_stage.id in stayed:
                pairs_here = tuple(stayed[after_stage.id])
                self._order(pairs_here, Place(new, after_stage), before_stage.steps, after_stage.steps)

    def _step(self, old: Place, new: Place, names: Mapping[str, str]) -> None:
        assert old.step
        assert new.step
        if old.step == new.step:  # what it refers to may be renamed, and who walks the journey another: told there
            self.ledger.keep(old, new)
            return
        self._holder(old, new)
        renamed(self.ledger, Thing.STEP, id_of(new), old.step, new.step)
        for name, was, now in self._step_differences(old, new, names):
            self.ledger.add(Kind.CHANGED, Thing.STEP, id_of(new), new.step, field=name, old=was, new=now)

    def _step_differences(self, old: Place, new: Place, names: Mapping[str, str]) -> Iterator[Difference]:
        ledger, before, after = self.ledger, old.step, new.step
        assert before
        assert after
        yield from differences(before, after, ledger.names, _STEP)
        yield from emotion_differences((old.journey, before), (new.journey, after), ledger.names)
        yield from self._channel(before, after)
        next_was = tuple(names.get(name, name) for name in before.next)
        if set(next_was) != set(after.next):
            next_below = tuple(names.get(name, name) for name in _below(old))
            if set(next_was or next_below) != set(after.next or _below(new)):
                yield from difference("next", next_was, after.next)

    def _channel(self, old: Step, new: Step) -> Iterator[Difference]:
        """Yield another channel. One that follows from another touchpoint is told by that, and one that is written
        now and followed anyway says nothing new.
        """
        ledger = self.ledger
        written = ledger.names.now(Thing.CHANNEL, old.channel) if old.channel else None
        if written == new.channel:
            return
        found, finds = ledger.old.channel_of(old), ledger.new.channel_of(new)
        was = ledger.names.now(Thing.CHANNEL, found.id) if found else written
        now = finds.id if finds else new.channel
        touchpoint = ledger.names.now(Thing.TOUCHPOINT, old.touchpoint) if old.touchpoint else None
        follows = new.channel is None and touchpoint != new.touchpoint
        if was != now and not follows:
            yield "channel", was, now

    def _holder(self, old: Place, new: Place) -> None:
        self.ledger.keep(old, new)
        before, after = old.holder, new.holder
        self.hanging.metrics(id_of(new), before.metrics, after.metrics)
        self.hanging.evidence(id_of(new), before.evidence, after.evidence)

    def _order(
        self,
        same: tuple[tuple[Stage, Stage], ...] | tuple[tuple[Step, Step], ...],
        parent: Place,
        old: tuple[Stage, ...] | tuple[Step, ...],
        new: tuple[Stage, ...] | tuple[Step, ...],
    ) -> None:
        """Tell what stands at another place among those that both have."""
        names = {before.id: after.id for before, after in same}
        after_by_id: dict[str, Stage | Step] = {after.id: after for _, after in same}
        was = [names.get(thing.id, thing.id) for thing in old]
        now = [thing.id for thing in new]
        for name in moved(
            [names[thing.id] for thing in old if thing.id in names], [n for n in now if n in after_by_id]
        ):
            thing = after_by_id[name]
            kind = Thing.STEP if isinstance(thing, Step) else Thing.STAGE
            self.ledger.add(
                Kind.MOVED, kind, f"{id_of(parent)}/{name}", thing,
                field="after", old=_before(was, name), new=_before(now, name),
            )  # fmt: skip

    def _loose(
        self,
        old: Journey,
        new: Journey,
        stages: tuple[tuple[Stage, Stage], ...],
        steps: tuple[tuple[Step, Step], ...],
    ) -> None:
        """Keep the stages and steps that only one of two states has. What is in such a stage is part of it."""
        was, now = {before.id for before, _ in stages}, {after.id for _, after in stages}
        self.gone.extend(Place(old, stage) for stage in old.stages if stage.id not in was)
        self.come.extend(Place(new, stage) for stage in new.stages if stage.id not in now)
        self._loose_steps(
            old, new,
            tuple(stage for stage in old.stages if stage.id in was),
            tuple(stage for stage in new.stages if stage.id in now),
            steps,
        )  # fmt: skip

    def _loose_steps(
        self,
        old: Journey,
        new: Journey,
        old_stages: tuple[Stage, ...],
        new_stages: tuple[Stage, ...],
        steps: tuple[tuple[Step, Step], ...],
    ) -> None:
        was, now = {before.id for before, _ in steps}, {after.id for _, after in steps}
        self.gone.extend(Place(old, stage, step) for stage in old_stages for step in stage.steps if step.id not in was)
        self.come.extend(Place(new, stage, step) for stage in new_stages for step in stage.steps if step.id not in now)


def _journey_differences(old: Journey, new: Journey, ledger: Ledger) -> Iterator[Difference]:
    yield from differences(old, new, ledger.names, _JOURNEY)
    # The name of the area may follow from the folder, which then says it.
    if old.folder == new.folder or old.origin.has("area") or new.origin.has("area"):
        yield from difference("area", old.area, new.area)
    yield from difference("narrative", old.narrative.introduction, new.narrative.introduction)


def _narratives(old: tuple[Journey, Stage], new: tuple[Journey, Stage]) -> tuple[str, str]:
    """Return what is told about a stage, with a heading that is another than before and not the name of the stage.

    A heading that stayed while the stage was renamed says nothing new.
    """
    was, now = (journey.narrative.section(stage.id) for journey, stage in (old, new))
    same = was is not None and now is not None and was.title == now.title
    before, after = (
        _told(section, "" if same else stage.title) if section else ""
        for section, (_, stage) in ((was, old), (now, new))
    )
    return before, after


def _told(section: Section, name: str) -> str:
    told = section.markdown.strip("\n")
    return told if not name or section.title in ("", name) else f"## {section.title}\n\n{told}"


def _is_moved(old: Place, new: Place) -> bool:
    """Say whether a stage or a step is one that another journey had."""
    if _thing(old) is not _thing(new) or old.holder.id != new.holder.id or old.journey.id == new.journey.id:
        return False
    return likeness(old.holder, new.holder) >= _MUCH_ALIKE


def _below(place: Place) -> tuple[str, ...]:
    """Return the step that a step leads to where it does not say: the one below, if there is one."""
    steps = place.journey.steps
    at = next((at for at, step in enumerate(steps) if step is place.step), len(steps))
    return tuple(step.id for step in steps[at + 1 : at + 2])


def _before(names: list[str], name: str) -> str | None:
    at = names.index(name)
    return names[at - 1] if at else None


def _thing(place: Place) -> Thing:
    return Thing.STEP if place.step else Thing.STAGE


def _stage_by_step(journey: Journey) -> dict[str, Stage]:
    found: dict[str, Stage] = {}
    for stage, step in journey.walk():
        found.setdefault(step.id, stage)
    return found


_Part = TypeVar("_Part", Stage, Step)


def _by_id(things: tuple[_Part, ...]) -> Mapping[str, _Part]:
    found: dict[str, _Part] = {}
    for thing in things:
        found.setdefault(thing.id, thing)
    return found
