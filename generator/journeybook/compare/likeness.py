"""Which things of two states are the same: those with the same id, and of the others those that say much the same."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, TypeVar

from journeybook.compare.values import meaning
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.parts import Evidence, Metric
from journeybook.model.persona import Trait

Any_ = TypeVar("Any_")

_ALIKE = 0.5
"""How much of what two things say must be the same for one to be the other under a new id."""
_MOST_PAIRS = 4_000
"""Where there are more to look at, only things with the same title are the same."""
_BESIDE = ("id", "title", "origin", "body_path", "body_line", "body_language", "folder", "narrative")
_COMMON = (
    "area", "basis", "channel", "duration", "effort", "emotion", "icon", "impact", "kind", "moment_of_truth", "of",
    "owner", "personas", "phases", "presence", "reviewed", "satisfaction", "scope", "set", "severity", "state",
    "status", "tags", "touchpoint",
)  # fmt: skip
"""Fields in which very different things are often the same."""
_TITLE = 2.0
_TELLING = 1.0
_WEAK = 0.25


def pairs(old: Mapping[str, Any_], new: Mapping[str, Any_]) -> Iterator[tuple[Any_, Any_]]:
    """Yield what is the same in both, as it was and as it is, by id; each once."""
    for name, thing in new.items():
        if name in old:
            yield old[name], thing
    gone = {name: thing for name, thing in old.items() if name not in new}
    come = {name: thing for name, thing in new.items() if name not in old}
    yield from _renamed(gone, come)


def likeness(old: Any, new: Any) -> float:
    """Return how much of what two things say is the same, from 0.0 to 1.0; their ids do not count."""
    before, after = _features(old), _features(new)
    every = {**before, **after}
    common = sum(every[feature] for feature in before.keys() & after.keys())
    return (_TITLE * _same_title(old.title, new.title) + common) / (_TITLE + sum(every.values()))


def _renamed(gone: Mapping[str, Any_], come: Mapping[str, Any_]) -> Iterator[tuple[Any_, Any_]]:
    if not gone or not come:
        return
    few = len(gone) * len(come) <= _MOST_PAIRS
    scored = sorted(
        (-score, before, after)
        for before in gone
        for after in come
        if (few or _title(gone[before]) == _title(come[after]))
        and (score := likeness(gone[before], come[after])) >= _ALIKE
    )
    taken: tuple[set[str], set[str]] = (set(), set())
    for _, before, after in scored:
        if before not in taken[0] and after not in taken[1]:
            taken[0].add(before)
            taken[1].add(after)
            yield gone[before], come[after]


def _title(thing: Any) -> str:
    return " ".join(thing.title.casefold().split())


def _same_title(old: str, new: str) -> float:
    before, after = old.casefold(), new.casefold()
    return 1.0 if before == after else SequenceMatcher(None, before[:200], after[:200], autojunk=False).ratio()


def _features(thing: Any) -> dict[tuple[str, str], float]:
    """Return everything that a thing says, each with its weight; the items of a list one by one."""
    found: dict[tuple[str, str], float] = {}
    for member in dataclasses.fields(thing):
        name = member.name
        if name in _BESIDE or not member.compare:
            continue
        value = getattr(thing, name)
        if not value or name in ("defined_pains", "defined_opportunities"):
            continue
        weight = _WEAK if name in _COMMON else _TELLING
        for item in value if isinstance(value, tuple) else (value,):
            found[name, _said(item)] = weight
    if isinstance(thing, Journey):
        found.update({("step", step.title): _TELLING for step in thing.steps})
    return found


def _said(value: Any) -> str:
    if isinstance(value, Stage):
        return f"{value.title}: " + ", ".join(step.title for step in value.steps)
    if isinstance(value, (Step, Evidence)):
        return str(value.title)
    if isinstance(value, Metric):
        return str(value.kpi)
    if isinstance(value, Trait):
        return f"{value.left}–{value.right}"
    return repr(meaning(value))
