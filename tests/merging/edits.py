"""Edits that two people make at the same time and that do not contradict each other, on journeys that are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

Model = dict[str, Any]
Target = tuple[str, ...]

_FIELDS = ("emotion", "thought", "touchpoint", "duration", "x-own")
_WORDS = st.sampled_from(["I pay", "Why?", "a: b", "no", "3", "Léa, and #1", "x" * 30, "[a]", '"', "- q"])


@dataclass(frozen=True)
class Edit:
    """One change of a journey."""

    what: str
    targets: tuple[Target, ...]
    """What it changes; a shorter target holds all that begin with it."""
    change: Callable[[Model], None]

    def contradicts(self, other: Edit) -> bool:
        """Say whether both change the same."""
        return any(one[: len(two)] == two[: len(one)] for one in self.targets for two in other.targets)


@dataclass(frozen=True)
class Work:
    """A journey, and what two people do to it."""

    base: Model
    ours: tuple[Edit, ...]
    theirs: tuple[Edit, ...]

    def version(self, *edits: Edit) -> Model:
        """Return the journey after some edits."""
        model = deepcopy(self.base)
        for edit in edits:
            edit.change(model)
        return model


@st.composite
def works(draw: st.DrawFn) -> Work:
    """A journey and two lists of edits of which no one of the first contradicts one of the second."""
    base = draw(_journeys())
    ours = draw(st.lists(_edits(base, "o"), min_size=1, max_size=4))
    drawn = draw(st.lists(_edits(base, "t"), min_size=1, max_size=4))
    theirs = [edit for edit in drawn if not any(edit.contradicts(other) for other in ours)]
    return Work(base, _alone(ours), _alone(theirs))


def _alone(edits: list[Edit]) -> tuple[Edit, ...]:
    """Leave out what contradicts an earlier edit of the same person."""
    kept: list[Edit] = []
    for edit in edits:
        if not any(edit.contradicts(other) for other in kept):
            kept.append(edit)
    return tuple(kept)


@st.composite
def _journeys(draw: st.DrawFn) -> Model:
    stages, number = [], 0
    for stage in range(draw(st.integers(1, 3))):
        steps = []
        for _ in range(draw(st.integers(1, 4))):
            number += 1
            step: Model = {"id": f"s{number}", "title": draw(_WORDS)}
            for name in draw(st.lists(st.sampled_from(_FIELDS), unique=True, max_size=3)):
                step[name] = draw(_WORDS)
            if draw(st.booleans()):
                step["pains"] = draw(st.lists(st.sampled_from(["p1", "p2", "p3"]), unique=True, min_size=1))
            if draw(st.booleans()):
                step["opportunities"] = [{"id": f"op{number}", "title": draw(_WORDS), "impact": "3"}]
            steps.append(step)
        stages.append({"id": f"g{stage}", "title": draw(_WORDS), "steps": steps})
    return {"title": "T", "personas": ["ana", "ben"], "stages": stages}


def steps_of(model: Model) -> Iterator[tuple[Model, Model]]:
    """Yield each stage with each of its steps."""
    for stage in model["stages"]:
        for step in stage["steps"]:
            yield stage, step


def _edits(base: Model, who: str) -> st.SearchStrategy[Edit]:
    steps = [step["id"] for _, step in steps_of(base)]
    stages = [stage["id"] for stage in base["stages"]]
    step, stage = st.sampled_from(steps), st.sampled_from(stages)
    # A stage has to keep a step, and no more than one in all is taken away.
    spare = st.sampled_from([step["id"] for stage, step in steps_of(base) if len(stage["steps"]) > 1] or [""])
    numbers = st.integers(0, 99)
    return st.one_of(
        st.builds(_set_field, step, st.sampled_from(_FIELDS), _WORDS),
        st.builds(_retitle, step, _WORDS),
        st.builds(_drop_field, step, st.sampled_from(_FIELDS)),
        st.builds(_add_reference, step, st.sampled_from([f"{who}a", f"{who}b"])),
        st.builds(_add_pain, step, numbers.map(lambda at: f"{who}{at}"), _WORDS),
        st.builds(_score, step, st.sampled_from(["1", "5"])),
        st.builds(_insert, stage, st.sampled_from(["", *steps]), numbers.map(lambda at: f"{who}-{at}"), _WORDS),
        st.builds(_delete, spare),
        st.builds(_move, step, st.integers(0, 4)),
        st.builds(_take_away, spare, stage),
        st.builds(_move_stage, stage, st.integers(0, 3)),
        st.builds(_rename_stage, stage, _WORDS),
        st.builds(_add_stage, numbers.map(lambda at: f"{who}g{at}"), _WORDS),
        st.builds(_add_persona, st.just(f"{who}-cleo")),
    )


def _step(model: Model, name: str) -> Model | None:
    return next((step for _, step in steps_of(model) if step["id"] == name), None)


def _set_field(name: str, field: str, value: str) -> Edit:
    def change(model: Model) -> None:
        if step := _step(model, name):
            step[field] = value

    return Edit(f"{name}.{field} = {value}", (("steps", name, field),), change)


def _retitle(name: str, value: str) -> Edit:
    return _set_field(name, "title", value)


def _drop_field(name: str, field: str) -> Edit:
    def change(model: Model) -> None:
        if step := _step(model, name):
            step.pop(field, None)

    return Edit(f"drop {name}.{field}", (("steps", name, field),), change)


def _add_reference(name: str, pain: str) -> Edit:
    def change(model: Model) -> None:
        if (step := _step(model, name)) and pain not in step.get("pains", ()):
            step.setdefault("pains", []).append(pain)

    return Edit(f"{name} pains + {pain}", (("steps", name, "pains", pain),), change)


def _add_pain(name: str, pain: str, title: str) -> Edit:
    def change(model: Model) -> None:
        if step := _step(model, name):
            step.setdefault("pains", []).append({"id": f"pain-{pain}", "title": title})

    return Edit(f"{name} pains + new {pain}", (("steps", name, "pains", f"pain-{pain}"), ("pain", pain)), change)


def _score(name: str, impact: str) -> Edit:
    def change(model: Model) -> None:
        step = _step(model, name)
        for one in step.get("opportunities", ()) if step else ():
            one["impact"] = impact

    return Edit(f"{name} impact {impact}", (("steps", name, "opportunities"),), change)


def _insert(stage: str, behind: str, name: str, title: str) -> Edit:
    def change(model: Model) -> None:
        steps = next((one["steps"] for one in model["stages"] if one["id"] == stage), None)
        if steps is not None:
            at = next((at + 1 for at, step in enumerate(steps) if step["id"] == behind), 0)
            steps.insert(at, {"id": f"new-{name}", "title": title, "emotion": "3"})

    return Edit(f"insert {name} in {stage} behind {behind}", (("into", stage, name), ("steps", f"new-{name}")), change)


def _delete(name: str) -> Edit:
    def change(model: Model) -> None:
        for stage, step in list(steps_of(model)):
            if step["id"] == name:
                stage["steps"].remove(step)

    return Edit(f"delete {name}", (("steps", name), ("place", name), ("deleting",)), change)


def _move(name: str, to: int) -> Edit:
    def change(model: Model) -> None:
        for stage, step in list(steps_of(model)):
            if step["id"] == name:
                stage["steps"].remove(step)
                stage["steps"].insert(to, step)

    # Two who put one list in order may want contrary things; whose list it is, is not known here.
    return Edit(f"move {name} to {to}", (("place", name), ("order",)), change)


def _take_away(name: str, to: str) -> Edit:
    def change(model: Model) -> None:
        target = next((stage for stage in model["stages"] if stage["id"] == to), None)
        for stage, step in list(steps_of(model)):
            if step["id"] == name and target is not None and target is not stage:
                stage["steps"].remove(step)
                target["steps"].append(step)

    return Edit(f"take {name} to {to}", (("place", name), ("deleting",), ("order",)), change)


def _move_stage(name: str, to: int) -> Edit:
    def change(model: Model) -> None:
        stage = next((one for one in model["stages"] if one["id"] == name), None)
        if stage is not None:
            model["stages"].remove(stage)
            model["stages"].insert(to, stage)

    return Edit(f"move stage {name} to {to}", (("stage order",),), change)


def _rename_stage(name: str, title: str) -> Edit:
    def change(model: Model) -> None:
        for stage in model["stages"]:
            if stage["id"] == name:
                stage["title"] = title

    return Edit(f"rename stage {name}", (("stage", name, "title"),), change)


def _add_stage(name: str, title: str) -> Edit:
    def change(model: Model) -> None:
        model["stages"].append({"id": name, "title": title, "steps": [{"id": f"of-{name}", "title": title}]})

    return Edit(f"add stage {name}", (("stage", name),), change)


def _add_persona(name: str) -> Edit:
    def change(model: Model) -> None:
        if name not in model["personas"]:
            model["personas"].append(name)

    return Edit(f"persona {name}", (("personas", name),), change)
