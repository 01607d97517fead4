"""Changes and the outlines of journeys as JSON has them, for the cache, and back.

What comes back is what went in, or a `ValueError`: nobody knows who has been at a cache.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from journeybook.compare import Change, Kind, Thing, Value
from journeybook.model.journey import Emotions, Journey, Stage, Step
from journeybook.model.journey import Kind as JourneyKind
from journeybook.source import Origin

_OUTLINE = {"title", "kind", "personas", "stages"}
_FIELDS = ("kind", "thing", "id", "title", "field", "old", "new", "path", "line")


def packed(change: Change) -> list[Any]:
    """Return a change as JSON has it."""
    return [_plain(getattr(change, name)) for name in _FIELDS]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return str(value) if isinstance(value, str) else value


def unpacked(entry: Any) -> Change:
    """Return the change again; ValueError where it is none."""
    if not isinstance(entry, list) or len(entry) != len(_FIELDS):
        raise ValueError("this is no change")
    kind, thing, name, title, field, old, new, path, line = entry
    if not all(isinstance(text, str) for text in (name, title, field, path)) or not isinstance(line, int):
        raise ValueError("this is no change")
    return Change(
        kind=Kind(kind), thing=Thing(thing), id=name, title=title, field=field,
        old=_value(old), new=_value(new), path=path, line=line,
    )  # fmt: skip


def _value(entry: Any) -> Value:
    if isinstance(entry, list):
        return tuple(_value(item) for item in entry)
    if isinstance(entry, dict):
        return {name: _value(item) for name, item in entry.items()}
    if entry is None or isinstance(entry, (str, int, float)):
        return entry
    raise ValueError("this is no value")


def outline(journey: Journey) -> dict[str, Any]:
    """Return of a journey what its curve is drawn from."""
    return {
        "title": str(journey.title),
        "kind": journey.kind.value,
        "personas": list(journey.personas),
        "stages": [
            [stage.id, str(stage.title), [_step(step) for step in stage.steps]] for stage in journey.stages
        ],
    }  # fmt: skip


def is_outline(entry: Any) -> bool:
    """Say whether this looks like one; whether it is, `drawn` finds out."""
    return isinstance(entry, dict) and entry.keys() == _OUTLINE


def _step(step: Step) -> list[Any]:
    felt = step.emotion
    return [step.id, str(step.title), step.moment_of_truth, list(step.personas), felt.everyone, dict(felt.by_persona)]


def drawn(entry: Any, name: str) -> Journey:
    """Return a journey of that id that has what an outline says, and nothing else; ValueError where it is none."""
    try:
        origin = Origin(f"journeys/{name}.md")
        return Journey(
            id=name,
            title=_text(entry["title"]),
            kind=JourneyKind(entry["kind"]),
            personas=_texts(entry["personas"]),
            stages=tuple(_stage_of(stage, origin) for stage in entry["stages"]),
            origin=origin,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("this is no outline") from error


def _stage_of(entry: Any, origin: Origin) -> Stage:
    name, title, steps = entry
    return Stage(
        id=_text(name), title=_text(title), steps=tuple(_step_of(step, origin) for step in steps), origin=origin
    )


def _step_of(entry: Any, origin: Origin) -> Step:
    name, title, truth, personas, everyone, scores = entry
    return Step(
        id=_text(name),
        title=_text(title),
        moment_of_truth=bool(truth),
        personas=_texts(personas),
        emotion=Emotions(
            None if everyone is None else _number(everyone),
            {_text(who): _number(score) for who, score in scores.items()},
        ),
        origin=origin,
    )


def titles(entry: Any) -> Mapping[str, str]:
    """Return titles by what they are of; ValueError where they are none."""
    if not isinstance(entry, dict):
        raise ValueError("these are no titles")
    return {name: _text(title) for name, title in entry.items()}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("this is no text")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(map(_text, value))


def _number(value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError("this is no number")
    return value
