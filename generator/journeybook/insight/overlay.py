"""Two journeys over one set of columns, today's and an intended one: the steps they share, and where the others stand.

Knows neither drawings nor links.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from journeybook.model.journey import Journey, Stage, Step

Range = tuple[float, float]
"""From a place to a place across, in columns from the left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherStep:
    """A step of the other journey over the columns of this one."""

    stage: Stage
    step: Step
    column: int | None
    """The column it shares, from 0; None for a step that this journey has not."""
    across: float | None
    """Where it stands, in columns from the left; None where it has no place, as an aggregate has no order."""


def overlay(journey: Journey, other: Journey, same: Sequence[tuple[int, int]] | None = None) -> tuple[OtherStep, ...]:
    """Return the steps of the other journey in its order, each over the columns of `journey`.

    Steps that are the same share a column: those that `matches` finds, or the pairs `same` of their numbers in the
    other journey and in this one, in the order of the former. Where the two journeys go through their common steps in
    different orders, the most steps that both have in one order do. The rest stand between their neighbours, spread
    evenly, and within their stage where this journey has that stage too.
    """
    linear = journey.is_linear and other.is_linear
    walk = tuple(other.walk())
    found = ((match.number, match.column) for match in matches(journey.steps, other.steps))
    shared = list(found if same is None else same)
    if not linear:
        columns = dict(shared)
        return tuple(
            OtherStep(stage=stage, step=step, column=(at := columns.get(n)), across=None if at is None else at + 0.5)
            for n, (stage, step) in enumerate(walk)
        )
    columns = dict(in_order(shared))
    across = _places([stage.id for stage, _ in walk], columns, _ranges(journey), len(journey.steps))
    return tuple(
        OtherStep(stage=stage, step=step, column=columns.get(n), across=across[n])
        for n, (stage, step) in enumerate(walk)
    )


class Match(NamedTuple):
    """A step that both journeys have."""

    number: int
    """Its number in the other journey, from 0."""
    column: int
    """Its number in this one."""
    likely: bool
    """Their ids differ: that it is the same step follows from what it is called."""


def matches(ours: Sequence[Step], theirs: Sequence[Step]) -> tuple[Match, ...]:
    """Return the steps that are the same, in the order of `theirs`.

    Those with the same id; of the rest those with the same touchpoint and title, in order; of the rest those with a
    title that no other step left on either side has.
    """
    by_id = {step.id: at for at, step in enumerate(ours)}
    found = {n: Match(n, by_id[step.id], likely=False) for n, step in enumerate(theirs) if step.id in by_id}
    _match_left(found, ours, theirs, lambda step: (step.touchpoint, step.title) if step.touchpoint else None)
    _match_left(found, ours, theirs, lambda step: step.title, unique=True)
    return tuple(found[n] for n in sorted(found))


def _match_left(
    found: dict[int, Match],
    ours: Sequence[Step],
    theirs: Sequence[Step],
    key: Callable[[Step], Hashable],
    *,
    unique: bool = False,
) -> None:
    """Add matches of steps that have none yet and one key; with `unique`, only of keys that stand once on each side."""
    taken = {match.column for match in found.values()}
    columns: dict[Hashable, list[int]] = {}
    for at, step in enumerate(ours):
        if at not in taken and key(step) is not None:
            columns.setdefault(key(step), []).append(at)
    numbers: dict[Hashable, list[int]] = {}
    for n, step in enumerate(theirs):
        if n not in found and key(step) in columns:
            numbers.setdefault(key(step), []).append(n)
    for name, there in numbers.items():
        if not unique or len(there) == len(columns[name]) == 1:
            found |= {n: Match(n, at, likely=True) for n, at in zip(there, columns[name], strict=False)}


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs in which both numbers grow."""
    ends: list[int] = []  # the smallest last column of a growing row of each length
    last: list[int] = []  # which pair that is
    before: list[int] = []
    for n, (_, column) in enumerate(pairs):
        length = bisect_left(ends, column)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [column]
        last[length : length + 1] = [n]
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _ranges(journey: Journey) -> dict[str, Range]:
    """Return the columns of each stage that has some."""
    found: dict[str, Range] = {}
    at = 0
    for stage in journey.stages:
        if stage.steps:
            found[stage.id] = (at, at + len(stage.steps))
        at += len(stage.steps)
    return found


def _places(stages: Sequence[str], columns: dict[int, int], ranges: dict[str, Range], width: int) -> list[float]:
    """Return where each of their steps stands; `stages` are the ids of the stages the steps belong to."""
    found = [columns[n] + 0.5 if n in columns else 0.0 for n in range(len(stages))]
    edges = [-1, *sorted(columns), len(stages)]
    for left, right in pairwise(edges):
        run = range(left + 1, right)
        start = found[left] if left >= 0 else 0.0
        end = found[right] if right < len(stages) else float(width)
        groups = [(name, list(group)) for name, group in groupby(run, key=lambda n: stages[n])]
        for (low, high), steps in _parts(groups, ranges, (start, end)):
            for at, n in enumerate(steps, 1):
                found[n] = low + (high - low) * at / (len(steps) + 1)
    return found


def _parts(
    groups: Sequence[tuple[str, list[int]]], ranges: dict[str, Range], whole: Range
) -> list[tuple[Range, list[int]]]:
    """Return ranges from left to right within the whole, each with the steps that are spread over it.

    Steps of a stage of ours stand in its range. Others take what is free before the next such stage, or stand with
    the steps before them where nothing is.
    """
    parts: list[tuple[Range, list[int]]] = []
    free, end = whole
    homeless: list[int] = []
    for name, steps in groups:
        low, high = ranges.get(name, (0.0, 0.0))
        low, high = max(low, free), min(high, end)
        if low >= high:
            homeless += steps
            continue
        if homeless and low > free:
            parts.append(((free, low), homeless))
        elif homeless and parts:
            parts[-1] = (parts[-1][0], parts[-1][1] + homeless)
        else:
            steps = homeless + steps
        homeless = []
        parts.append(((low, high), steps))
        free = high
    if homeless and (free < end or not parts):
        parts.append(((free, end), homeless))
    elif homeless:
        parts[-1] = (parts[-1][0], parts[-1][1] + homeless)
    return parts
