"""Known changes of a catalogue, each with the entries that it must make. They are made on the model, anywhere in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from journeybook.model import (
    Basis,
    Catalogue,
    Channel,
    Duration,
    Emotions,
    Evidence,
    Journey,
    Lifecycle,
    Metric,
    Opportunity,
    OpportunityStatus,
    Pain,
    Persona,
    Phase,
    Stage,
    Step,
    Touchpoint,
)
from journeybook.source import Origin
from tests.compare.projects import Entry

WRITTEN = Origin.of("journeys/x.md", (1, 1, 1, 1), ("id",), (1, 1, 1, 2))
STAGES, STEPS = 4, 5
Made = tuple[Journey, list[Entry]]
"""A journey after a change, and what must be told."""


def base(journeys: int) -> Catalogue:
    """Return a catalogue of journeys that say different things, all with ids that are written."""
    return Catalogue(
        phases={name: Phase(id=name, title=name.upper(), origin=WRITTEN) for name in ("early", "late")},
        channels={name: Channel(id=name, title=name.upper(), origin=WRITTEN) for name in ("web", "shop")},
        touchpoints={
            f"t{at}": Touchpoint(id=f"t{at}", title=f"Place {at}", channel=("web", "shop")[at % 2], origin=WRITTEN)
            for at in range(6)
        },
        personas={name: Persona(id=name, title=name.title(), origin=WRITTEN) for name in ("ana", "bo")},
        journeys={f"j{at}": _journey(f"j{at}", at) for at in range(journeys)},
    )


def _journey(name: str, number: int) -> Journey:
    chance = Random(number)
    stages = tuple(
        Stage(
            id=f"s{at}",
            title=f"Stage {at} of {name}",
            phases=("early",),
            steps=tuple(_step(f"{name}-{at}-{place}", chance) for place in range(STEPS)),
            origin=WRITTEN,
        )
        for at in range(STAGES)
    )
    met = stages[0].steps[0]
    return Journey(
        id=name,
        title=f"The way of {name}",
        personas=("ana", "bo"),
        owner="team",
        stages=(replace(stages[0], steps=(replace(met, pains=(f"{name}-pain",), opportunities=(f"{name}-idea",)),
                                          *stages[0].steps[1:])), *stages[1:]),
        defined_pains=(Pain(id=f"{name}-pain", title=f"What hurts in {name}", severity=2, origin=WRITTEN),),
        defined_opportunities=(Opportunity(id=f"{name}-idea", title=f"What to do in {name}", origin=WRITTEN),),
        origin=WRITTEN,
    )  # fmt: skip


def _step(name: str, chance: Random) -> Step:
    return Step(
        id=name,
        title=f"I do {chance.randrange(10**9)} as {name}",
        touchpoint=f"t{chance.randrange(6)}",
        duration=Duration(60 * chance.randint(1, 9), "some min"),
        emotion=Emotions(chance.randint(1, 5)),
        thought=f"What is {chance.randrange(10**9)}?",
        metrics=(Metric(kpi="CSAT", value=chance.randint(1, 9), origin=WRITTEN),),
        evidence=(Evidence(title=f"Study {name}", origin=WRITTEN),),
        origin=WRITTEN,
    )


def nothing(journey: Journey, chance: Random) -> Made:
    """Change nothing."""
    return journey, []


def say_something_else(journey: Journey, chance: Random) -> Made:
    """Change one field of one step."""
    stage, step = _any(journey, chance)
    choices: list[tuple[str, Any, Any, Any]] = (
        [
            ("title", "Another thing", step.title, "Another thing"),
            ("thought", "Oh.", step.thought, "Oh."),
            ("description", "Much.", None, "Much."),
            ("satisfaction", 3.5, None, 3.5),
            ("basis", Basis.MEASURED, None, "measured"),
            ("moment_of_truth", True, False, True),
            ("duration", Duration(7200, "2 h"), "some min", "2 h"),
            ("touchpoint", "t9", step.touchpoint, "t9"),
            ("personas", ("ana",), (), ("ana",)),
            ("backstage", ("Guard",), (), ("Guard",)),
            ("emotion", Emotions((step.emotion.everyone or 0) % 5 + 1), step.emotion.everyone,
             (step.emotion.everyone or 0) % 5 + 1),
        ]
    )  # fmt: skip
    field, value, old, new = chance.choice(choices)
    kind = "renamed" if field == "title" else "changed"
    entry = (kind, "step", f"{journey.id}/{stage.id}/{step.id}", field, old, new)
    return _with_step(journey, replace(step, **{field: value})), [entry]


def feel_otherwise(journey: Journey, chance: Random) -> Made:
    """Give one of two personas a score of its own."""
    stage, step = _any(journey, chance)
    was = step.emotion.everyone or 0
    now = was % 5 + 1
    emotion = Emotions(None, {"ana": now, "bo": was})
    return _with_step(journey, replace(step, emotion=emotion)), [
        ("changed", "step", f"{journey.id}/{stage.id}/{step.id}", "emotion/ana", was, now)
    ]


def measure_again(journey: Journey, chance: Random) -> Made:
    """Change the figure of a step."""
    stage, step = _any(journey, chance)
    (metric,) = step.metrics
    entry = ("changed", "metric", f"{journey.id}/{stage.id}/{step.id}/CSAT", "value", metric.value, metric.value + 1)
    return _with_step(journey, replace(step, metrics=(replace(metric, value=metric.value + 1),))), [entry]


def drop_evidence(journey: Journey, chance: Random) -> Made:
    """Take the evidence of a step away."""
    stage, step = _any(journey, chance)
    entry = ("removed", "evidence", f"{journey.id}/{stage.id}/{step.id}/Study {step.id}", "", None, None)
    return _with_step(journey, replace(step, evidence=())), [entry]


def add_a_step(journey: Journey, chance: Random) -> Made:
    """Put a step that says much into a stage."""
    stage = chance.choice(journey.stages)
    at = chance.randint(0, len(stage.steps))
    new = replace(_step("fresh", Random(99)), pains=(f"{journey.id}-pain",))
    stage = replace(stage, steps=(*stage.steps[:at], new, *stage.steps[at:]))
    return _with_stage(journey, stage), [("added", "step", f"{journey.id}/{stage.id}/fresh", "", None, None)]


def drop_a_step(journey: Journey, chance: Random) -> Made:
    """Take a step away."""
    stage, step = _any(journey, chance)
    stage = replace(stage, steps=tuple(each for each in stage.steps if each is not step))
    return _with_stage(journey, stage), [("removed", "step", f"{journey.id}/{stage.id}/{step.id}", "", None, None)]


def move_a_step(journey: Journey, chance: Random) -> Made:
    """Put a step far from its place in its stage."""
    stage = chance.choice(journey.stages)
    steps, moved, before, after = _shuffled(stage.steps, chance)
    entry = ("moved", "step", f"{journey.id}/{stage.id}/{moved.id}", "after", before, after)
    return _with_stage(journey, replace(stage, steps=steps)), [entry]


def move_a_step_to_another_stage(journey: Journey, chance: Random) -> Made:
    """Put a step into another stage."""
    stage, step = _any(journey, chance)
    other = chance.choice([each for each in journey.stages if each is not stage])
    at = chance.randint(0, len(other.steps))
    journey = _with_stage(journey, replace(stage, steps=tuple(each for each in stage.steps if each is not step)))
    journey = _with_stage(journey, replace(other, steps=(*other.steps[:at], step, *other.steps[at:])))
    return journey, [("moved", "step", f"{journey.id}/{other.id}/{step.id}", "stage", stage.id, other.id)]


def give_a_step_another_id(journey: Journey, chance: Random) -> Made:
    """Rename a step."""
    stage, step = _any(journey, chance)
    steps = tuple(replace(each, id="renamed") if each is step else each for each in stage.steps)
    entry = ("renamed", "step", f"{journey.id}/{stage.id}/renamed", "id", step.id, "renamed")
    return _with_stage(journey, replace(stage, steps=steps)), [entry]


def add_a_stage(journey: Journey, chance: Random) -> Made:
    """Put a stage with steps in."""
    at = chance.randint(0, STAGES)
    steps = tuple(_step(f"fresh-{n}", Random(n)) for n in range(3))
    new = Stage(id="fresh", title="Something else", steps=steps, origin=WRITTEN)
    stages = (*journey.stages[:at], new, *journey.stages[at:])
    return replace(journey, stages=stages), [("added", "stage", f"{journey.id}/fresh", "", None, None)]


def drop_a_stage(journey: Journey, chance: Random) -> Made:
    """Take a stage away, and what it holds."""
    stage = chance.choice(journey.stages)
    stages = tuple(each for each in journey.stages if each is not stage)
    return replace(journey, stages=stages), [("removed", "stage", f"{journey.id}/{stage.id}", "", None, None)]


def move_a_stage(journey: Journey, chance: Random) -> Made:
    """Put a stage far from its place."""
    stages, moved, before, after = _shuffled(journey.stages, chance)
    return replace(journey, stages=stages), [("moved", "stage", f"{journey.id}/{moved.id}", "after", before, after)]


def give_a_stage_another_name(journey: Journey, chance: Random) -> Made:
    """Rename a stage: its id, its title, or both."""
    stage = chance.choice(journey.stages)
    name, title = chance.choice([("other", stage.title), (stage.id, "Another"), ("other", "Another")])
    entries: list[Entry] = []
    if name != stage.id:
        entries.append(("renamed", "stage", f"{journey.id}/{name}", "id", stage.id, name))
    if title != stage.title:
        entries.append(("renamed", "stage", f"{journey.id}/{name}", "title", stage.title, title))
    stages = tuple(replace(each, id=name, title=title) if each is stage else each for each in journey.stages)
    return replace(journey, stages=stages), entries


def change_the_journey(journey: Journey, chance: Random) -> Made:
    """Change one field of the journey itself."""
    choices: list[tuple[str, Any, tuple[str, str, Any, Any] | None]] = [
        ("owner", "others", ("changed", "owner", "team", "others")),
        ("status", Lifecycle.RETIRED, ("changed", "status", "draft", "retired")),
        ("folder", "a/b", ("moved", "folder", "", "a/b")),
        ("title", "Elsewhere", ("renamed", "title", journey.title, "Elsewhere")),
        ("personas", ("bo", "ana"), None),
        ("goal", "Rest", ("changed", "goal", None, "Rest")),
    ]
    field, value, entry = chance.choice(choices)
    told: list[Entry] = [(entry[0], "journey", journey.id, *entry[1:])] if entry else []
    return replace(journey, **{field: value}), told


def change_a_concern(journey: Journey, chance: Random) -> Made:
    """Change a pain or an opportunity."""
    (pain,), (idea,) = journey.defined_pains, journey.defined_opportunities
    if chance.random() < 0.5:
        changed = replace(journey, defined_pains=(replace(pain, severity=5),))
        return changed, [("changed", "pain", pain.id, "severity", 2, 5)]
    changed = replace(journey, defined_opportunities=(replace(idea, status=OpportunityStatus.DONE),))
    return changed, [("changed", "opportunity", idea.id, "status", "idea", "done")]


def meet_a_pain_elsewhere(journey: Journey, chance: Random) -> Made:
    """Refer to a pain at one more step, or write a new one there."""
    stage = journey.stages[chance.randint(1, STAGES - 1)]
    step = chance.choice(stage.steps)
    place, first = f"{journey.id}/{stage.id}/{step.id}", f"{journey.id}/s0/{journey.id}-0-0"
    (pain,) = journey.defined_pains
    if chance.random() < 0.5:
        places = tuple(sorted((place, first)))
        return _with_step(journey, replace(step, pains=(pain.id,))), [
            ("changed", "pain", pain.id, "places", (first,), places)
        ]
    new = Pain(id=f"{journey.id}-new", title="Quite another sorrow", origin=WRITTEN)
    journey = replace(journey, defined_pains=(pain, new))
    return _with_step(journey, replace(step, pains=(new.id,))), [("added", "pain", new.id, "", None, None)]


MUTATIONS: tuple[Callable[[Journey, Random], Made], ...] = (
    nothing, say_something_else, feel_otherwise, measure_again, drop_evidence, add_a_step, drop_a_step, move_a_step,
    move_a_step_to_another_stage, give_a_step_another_id, add_a_stage, drop_a_stage, move_a_stage,
    give_a_stage_another_name, change_the_journey, change_a_concern, meet_a_pain_elsewhere,
)  # fmt: skip


def _any(journey: Journey, chance: Random) -> tuple[Stage, Step]:
    return chance.choice(tuple(journey.walk()))


def _with_stage(journey: Journey, stage: Stage) -> Journey:
    return replace(journey, stages=tuple(stage if each.id == stage.id else each for each in journey.stages))


def _with_step(journey: Journey, step: Step) -> Journey:
    stages = tuple(
        replace(stage, steps=tuple(step if each.id == step.id else each for each in stage.steps))
        for stage in journey.stages
    )
    return replace(journey, stages=stages)


def _shuffled(things: tuple[Any, ...], chance: Random) -> tuple[tuple[Any, ...], Any, str | None, str | None]:
    """Put one thing two places or more from where it is; return also what went before it, and goes."""
    old = chance.randrange(len(things))
    new = chance.choice([at for at in range(len(things)) if abs(at - old) > 1])
    rest = [thing for at, thing in enumerate(things) if at != old]
    rest.insert(new, things[old])
    before = things[old - 1].id if old else None
    after = rest[new - 1].id if new else None
    return tuple(rest), things[old], before, after
