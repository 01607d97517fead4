"""From today's journey to the intended one: what is added, removed, moved or changed, what is gained, what carries it.

Which steps are the same is `overlay.py`'s to say. What a team writes about how well it knows a step (basis, figures,
evidence) is no change of the journey, and no change here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from journeybook.insight.durations import total_seconds
from journeybook.insight.overlay import in_order, matches, overlay
from journeybook.insight.scores import journey_scores, mean_score, scores_at
from journeybook.insight.transition_pains import PainChange, pain_changes
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.parts import Opportunity, OpportunityStatus
from journeybook.model.scale import Number

_FELT = frozenset({"touchpoint", "channel", "duration", "emotion", "moment_of_truth", "personas", "pains", "next"})
"""The fields that change what a customer goes through; the others say it in other words, or what stands behind it."""


class Fate(StrEnum):
    """What becomes of a step."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    """Both journeys have it, and at least one field differs."""
    KEPT = "kept"
    """Nothing of it changes but, perhaps, where it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a step before and after, as the model has it; channels are the effective ones."""

    field: str
    """Its name as written in a file: `title`, `touchpoint`, `emotion` …"""
    before: object
    after: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Gain:
    """A score before and after."""

    persona: str | None
    """None for the mean of all."""
    before: Number | None
    """None where it is not known, or not met."""
    after: Number | None

    @property
    def gained(self) -> Number | None:
        """After less before; None where one of the two is not known."""
        if self.before is None or self.after is None:
            return None
        return round(self.after - self.before, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepChange:
    """What becomes of one step."""

    before: Place | None
    """Where it stands today; None for a step that is added."""
    after: Place | None
    """Where it is to stand; None for a step that is removed."""
    likely: bool
    """The two have different ids: they are likely the same, by what they are called."""
    moved: bool
    """It is met earlier or later among the steps that both journeys have."""
    restaged: bool
    """It stands in another stage."""
    changes: tuple[FieldChange, ...]
    mean: Gain
    gains: tuple[Gain, ...]
    """One a persona that both journeys name, where either step has a score for it."""
    carriers: tuple[Opportunity, ...]
    """The opportunities at the step or its stage, in either journey; none that is dropped."""

    @property
    def fate(self) -> Fate:
        """What becomes of it."""
        if self.before is None:
            return Fate.ADDED
        if self.after is None:
            return Fate.REMOVED
        return Fate.CHANGED if self.changes else Fate.KEPT

    @property
    def differs(self) -> bool:
        """Whether anything is to happen to it."""
        return self.fate is not Fate.KEPT or self.moved or self.restaged

    @property
    def needs_carrying(self) -> bool:
        """Whether what is to happen takes more than other words: the customer meets, feels or waits differently."""
        return self.fate in (Fate.ADDED, Fate.REMOVED) or self.moved or any(one.field in _FELT for one in self.changes)

    @property
    def is_carried(self) -> bool:
        """Whether an opportunity that is more than an idea carries what is to happen."""
        return any(one.status is not OpportunityStatus.IDEA for one in self.carriers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the two journeys beside each other. A moved step stands in two lines, with one side each."""

    before: StepChange | None
    after: StepChange | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """From today's journey to the intended one."""

    as_is: Journey
    to_be: Journey
    rows: tuple[Row, ...]
    """In the order of the intended journey, with what is removed between its neighbours."""
    steps: tuple[StepChange, ...]
    """Each step once, in the order of the rows."""
    stages: Mapping[str, str]
    """Stage of today → the same stage of the intended journey, by id; without those that are gone."""
    mean: Gain
    """Of the whole journeys."""
    gains: tuple[Gain, ...]
    """The same a persona that both journeys name."""
    seconds: tuple[int, int]
    """How long they take, before and after; 0 where nobody can say."""
    seconds_by_persona: tuple[tuple[str, int, int], ...]
    """The same a persona that both journeys name."""
    pains: tuple[PainChange, ...]
    """Those answered, those still met, those that are new; in each the gravest first."""
    carriers: tuple[tuple[Opportunity, tuple[StepChange, ...]], ...]
    """The opportunities that carry it, each with the steps to which something is to happen; in the order met."""

    def of(self, fate: Fate) -> tuple[StepChange, ...]:
        """Return the steps of one fate."""
        return tuple(step for step in self.steps if step.fate is fate)

    @property
    def moved(self) -> tuple[StepChange, ...]:
        """The steps that are met elsewhere, in order or in stage."""
        return tuple(step for step in self.steps if step.moved or step.restaged)

    @property
    def uncarried(self) -> tuple[StepChange, ...]:
        """The steps that need an opportunity to carry what is to happen, and have none that is more than an idea."""
        return tuple(step for step in self.steps if step.needs_carrying and not step.is_carried)

    @property
    def answered(self) -> tuple[PainChange, ...]:
        """The pain points of today that are met no more."""
        return tuple(pain for pain in self.pains if pain.before and not pain.after)


def mean_gain(as_is: Journey, to_be: Journey) -> Gain:
    """Return how much better an intended journey feels than today's as a whole."""
    return _gain(None, journey_scores(as_is), journey_scores(to_be))


def transition(as_is: Journey, to_be: Journey, catalogue: Catalogue) -> Transition:
    """Return the way from today's journey to an intended one."""
    pairs = _Pairs(as_is, to_be)
    made = _Maker(as_is=as_is, to_be=to_be, catalogue=catalogue, pairs=pairs)
    by_before = {n: made.step(n, column) for n, column in pairs.columns.items()}
    by_after = {column: by_before[n] for n, column in pairs.columns.items()}
    lines: list[tuple[float, Row]] = []
    for one, n in zip(overlay(to_be, as_is), range(len(as_is.steps)), strict=True):
        if n in pairs.columns and n not in pairs.moved:
            continue
        change = by_before.get(n) or made.step(n, None)
        across = len(to_be.steps) if one.across is None else one.across
        lines.append((across, Row(before=change, after=None)))
    for column in range(len(to_be.steps)):
        change = by_after.get(column) or made.step(None, column)
        aligned = change.before is not None and not change.moved
        lines.append((column + 0.5, Row(before=change if aligned else None, after=change)))
    rows = tuple(row for _, row in sorted(lines, key=lambda line: line[0]))
    steps = tuple({id(step): step for row in rows for step in (row.before, row.after) if step}.values())
    personas = _both(as_is, to_be, catalogue)
    return Transition(
        as_is=as_is,
        to_be=to_be,
        rows=rows,
        steps=steps,
        stages=pairs.stages,
        mean=mean_gain(as_is, to_be),
        gains=tuple(_gain(name, journey_scores(as_is, name), journey_scores(to_be, name)) for name in personas),
        seconds=(total_seconds(as_is), total_seconds(to_be)),
        seconds_by_persona=tuple((name, total_seconds(as_is, name), total_seconds(to_be, name)) for name in personas),
        pains=pain_changes(as_is, to_be, catalogue),
        carriers=_carriers(steps),
    )


class _Pairs:
    """Which steps are the same, which of them are moved, and which stages."""

    def __init__(self, as_is: Journey, to_be: Journey) -> None:
        found = matches(to_be.steps, as_is.steps)
        self.columns: Mapping[int, int] = {match.number: match.column for match in found}
        """Number in today's journey → number in the intended one."""
        self.likely = {match.number for match in found if match.likely}
        in_place = in_order([(match.number, match.column) for match in found])
        # Moments met in no order cannot be met earlier.
        linear = as_is.is_linear and to_be.is_linear
        self.moved = set(self.columns) - {n for n, _ in in_place} if linear else set()
        self.before = tuple(as_is.walk())
        self.after = tuple(to_be.walk())
        self.stages = _same_stages(as_is, to_be, [(self.before[n][0], self.after[at][0]) for n, at in
                                                  self.columns.items()])  # fmt: skip

    def restaged(self, n: int, column: int) -> bool:
        """Say whether a step stands in another stage."""
        return self.stages.get(self.before[n][0].id) != self.after[column][0].id


def _same_stages(as_is: Journey, to_be: Journey, shared: Iterable[tuple[Stage, Stage]]) -> dict[str, str]:
    """Return stage of today → stage intended: by id, else by title, else the one that all its steps went into."""
    ids = {stage.id for stage in to_be.stages}
    found = {stage.id: stage.id for stage in as_is.stages if stage.id in ids}
    by_title = {stage.title: stage.id for stage in to_be.stages if stage.id not in found}
    for stage in as_is.stages:
        if stage.id not in found and stage.title in by_title:
            found[stage.id] = by_title.pop(stage.title)
    went: dict[str, set[str]] = {}
    came: dict[str, set[str]] = {}
    for before, after in shared:
        went.setdefault(before.id, set()).add(after.id)
        came.setdefault(after.id, set()).add(before.id)
    for name, there in went.items():
        if name not in found and len(there) == 1:
            (other,) = there
            if other not in found.values() and came[other] == {name}:
                found[name] = other
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    as_is: Journey
    to_be: Journey
    catalogue: Catalogue
    pairs: _Pairs

    def step(self, n: int | None, column: int | None) -> StepChange:
        """Return what becomes of the step with a number today and one in the intended journey; None for not there."""
        before = Place(self.as_is, *self.pairs.before[n]) if n is not None else None
        after = Place(self.to_be, *self.pairs.after[column]) if column is not None else None
        felt_before, felt_after = _felt(before), _felt(after)
        mean = _gain(None, felt_before.values(), felt_after.values())
        gains = tuple(
            Gain(persona=name, before=felt_before.get(name), after=felt_after.get(name))
            for name in _both(self.as_is, self.to_be, self.catalogue)
            if name in felt_before or name in felt_after
        )
        return StepChange(
            before=before,
            after=after,
            likely=n in self.pairs.likely,
            moved=n in self.pairs.moved,
            restaged=n is not None and column is not None and self.pairs.restaged(n, column),
            changes=tuple(self._changes(before, after, gains or (mean,))),
            mean=mean,
            gains=gains,
            carriers=_at((before, after), self.catalogue),
        )

    def _changes(self, before: Place | None, after: Place | None, gains: Iterable[Gain]) -> Iterator[FieldChange]:
        if not before or not after or not before.step or not after.step:
            return
        for name, read in _FIELDS.items():
            was, now = read(before.step, self.catalogue), read(after.step, self.catalogue)
            # `4` and `{lea: 4}` are one feeling of Léa's, and nobody is lost where a journey names fewer personas.
            if any(one.before != one.after for one in gains) if name == "emotion" else was != now:
                yield FieldChange(field=name, before=was, after=now)


def _channel(step: Step, catalogue: Catalogue) -> object:
    channel = catalogue.channel_of(step)
    return channel.id if channel else None


_FIELDS: Mapping[str, Callable[[Step, Catalogue], object]] = {
    "title": lambda step, _: step.title,
    "description": lambda step, _: step.description,
    "touchpoint": lambda step, _: step.touchpoint,
    "channel": _channel,
    "duration": lambda step, _: step.duration,
    "emotion": lambda step, _: step.emotion,
    "thought": lambda step, _: step.thought,
    "moment_of_truth": lambda step, _: step.moment_of_truth,
    "personas": lambda step, _: step.personas,
    "pains": lambda step, _: tuple(dict.fromkeys(step.pains)),
    "frontstage": lambda step, _: step.frontstage,
    "backstage": lambda step, _: step.backstage,
    "support": lambda step, _: step.support,
    "journey": lambda step, _: step.journey,
    "next": lambda step, _: step.next,
    "extras": lambda step, _: dict(step.extras),
}


def _both(as_is: Journey, to_be: Journey, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the personas that both journeys name."""
    return tuple(
        name for name in dict.fromkeys(as_is.personas) if name in to_be.personas and name in catalogue.personas
    )


def _felt(place: Place | None) -> dict[str | None, Number]:
    return dict(scores_at(place.journey, place.step)) if place and place.step else {}


def _gain(persona: str | None, before: Iterable[Number], after: Iterable[Number]) -> Gain:
    return Gain(persona=persona, before=mean_score(before), after=mean_score(after))


def _at(places: Iterable[Place | None], catalogue: Catalogue) -> tuple[Opportunity, ...]:
    """Return the opportunities at steps, then those at their stages."""
    known = [place for place in places if place]
    names = [name for place in known if place.step for name in place.step.opportunities]
    names += [name for place in known if place.stage for name in place.stage.opportunities]
    found = (catalogue.opportunities[name] for name in dict.fromkeys(names) if name in catalogue.opportunities)
    return tuple(one for one in found if one.status is not OpportunityStatus.DROPPED)


def _carriers(steps: Iterable[StepChange]) -> tuple[tuple[Opportunity, tuple[StepChange, ...]], ...]:
    found: dict[str, tuple[Opportunity, list[StepChange]]] = {}
    for step in steps:
        for one in step.carriers if step.differs else ():
            found.setdefault(one.id, (one, []))[1].append(step)
    return tuple((one, tuple(there)) for one, there in found.values())
