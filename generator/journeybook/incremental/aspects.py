"""What of a journey or a persona is known apart from the rest of it, because most pages that name it do not show that.

An edit is mostly one of words. Whoever reads a field that is named here is heard: the page that is being made depends
on that aspect of what stands in that file. What holds journeys and reads none of these fields depends on their outline
alone. So a field may be added to an aspect or taken out of it without a thought of who reads it.

What a value keeps that was worked out of such fields is read once and not heard again: `digests.py` sees to that. So
nobody needs to hear what a site reads to work out a value (`unheard`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar
from zlib import crc32

from journeybook.incremental.reads import MARK, ONE
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.persona import Persona
from journeybook.source import Origin

WORDS, FEELINGS, TIMES, TRUTHS, PAINS = "words", "feelings", "times", "truths", "pains"
NAMES, GOALS, STAGES, CARE, WAYS, FIGURES = "names", "goals", "stages", "care", "ways", "figures"
STEPS = tuple(f"steps{part}" for part in range(8))
"""The titles of steps, those of a journey in so many parts: who names one of them mostly names few of the others."""
ASPECTS: Mapping[str, Mapping[type[Any], tuple[str, ...]]] = {
    WORDS: {
        Journey: ("trigger", "outcome", "narrative", "extras"),
        Stage: ("description", "extras"),
        Step: ("description", "thought", "frontstage", "backstage", "support", "extras"),
        Persona: (
            "role", "quote", "goals", "frustrations", "needs", "behaviours", "traits", "facts", "body", "body_path",
            "body_line", "body_language", "extras",
        ),
        Origin: tuple(field.name for field in fields(Origin) if field.name != "path"),
    },
    FEELINGS: {Step: ("emotion", "satisfaction", "basis")},
    TIMES: {Step: ("duration",)},
    TRUTHS: {Step: ("moment_of_truth",)},
    PAINS: {Journey: ("defined_pains", "defined_opportunities")},
    # Most that name a journey name none of its stages and steps.
    NAMES: {Journey: ("title",)},
    GOALS: {Journey: ("goal",)},
    STAGES: {Stage: ("title",)},
    **{part: {Step: ("title",)} for part in STEPS},
    CARE: {Journey: ("owner", "reviewed", "tags")},
    WAYS: {Step: ("touchpoint", "channel")},
    FIGURES: dict.fromkeys((Journey, Stage, Step), ("metrics", "evidence")),
}  # fmt: skip
"""Aspect → type → fields. What is left is the outline."""
OUTLINE = "outline"

_Value = TypeVar("_Value")
_hearing: dict[tuple[type[Any], str], tuple[Any, property]] = {}
"""Type and field → what it is read by, unheard and heard; empty until somebody listens."""
_heard: Mapping[str, set[str]] = {aspect: set() for aspect in ASPECTS}
"""Aspect → the paths of the files of whose things it was read. One page is made at a time."""


def outline(kind: type[Any]) -> Callable[[Any], Any]:
    """Return what takes the fields of a thing that are of no aspect, and of its origin the path."""
    apart = {"origin", *(name for kinds in ASPECTS.values() for name in kinds.get(kind, ()))}
    return attrgetter(*(field.name for field in fields(kind) if field.name not in apart), "origin.path")


def aspect(name: str, journey: Journey) -> list[Any]:
    """Return the fields of an aspect, of a journey with all its stages and steps."""
    if name in STEPS:
        part = STEPS.index(name)
        return [step.title for step in journey.steps if _part(step) == part]
    return [
        getattr(holder, field) for holder in journey.holders for field in ASPECTS[name].get(type(holder), ())
    ]  # fmt: skip


def _part(step: Step) -> int:
    return crc32(step.id.encode("utf-8", "surrogatepass")) % len(STEPS)


def listen() -> None:
    """Hear from now on, in all of this process, which aspects are read."""
    if _hearing:
        return
    for name, kinds in ASPECTS.items():
        for kind, names in kinds.items():
            for field in names:
                if (kind, field) not in _hearing:
                    slot = vars(kind)[field]
                    heard_field = _heard_title(slot) if name in STEPS else _heard_field(slot, name, kind)
                    _hearing[kind, field] = slot, heard_field
    _put(1)


def heard() -> Iterator[str]:
    """Yield a note for each aspect of each file that was read since the last time, and begin anew.

    Words are known by the whole file. Who reads them is noted to read all else of it too, which says no more, so that
    of each file all is known; but not the titles of its steps, of which nothing is worked out, and which would be most.
    """
    words = _heard[WORDS]
    for name, paths in _heard.items():
        for path in paths - words if name in STEPS else paths | words:
            yield name + MARK + ONE + path
    for path in words:
        yield OUTLINE + MARK + ONE + path
    for paths in _heard.values():
        paths.clear()


def unheard(work: Callable[[], _Value]) -> _Value:
    """Return what somebody works out for all pages: it is noted as a value, and what was read for that says no more.

    Else the page that asks first would depend on all that. Nobody listens meanwhile, for that takes its time.
    """
    _put(0)
    try:
        return work()
    finally:
        _put(1)


def _put(at: int) -> None:
    for (kind, field), ways in _hearing.items():
        setattr(kind, field, ways[at])


def _heard_field(slot: Any, name: str, kind: type[Any]) -> property:
    # Asked a million times in a large build: nothing is looked up that can be at hand.
    add, get = _heard[name].add, slot.__get__

    def of_thing(thing: Any, add: Callable[[str], None] = add, get: Callable[[Any], Any] = get) -> Any:
        add(thing.origin.path)
        return get(thing)

    def of_origin(thing: Any, add: Callable[[str], None] = add, get: Callable[[Any], Any] = get) -> Any:
        add(thing.path)
        return get(thing)

    return property(of_origin if kind is Origin else of_thing, slot.__set__, doc=slot.__doc__)


def _heard_title(slot: Any) -> property:
    adds, get = tuple(_heard[name].add for name in STEPS), slot.__get__

    def title(step: Any, adds: tuple[Any, ...] = adds, part: Any = _part, get: Callable[[Any], Any] = get) -> Any:
        adds[part(step)](step.origin.path)
        return get(step)

    return property(title, slot.__set__, doc=slot.__doc__)
