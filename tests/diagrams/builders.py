"""Small journeys for the tests, built in Python: what a test does not name, it does not care about."""

from __future__ import annotations

from collections.abc import Mapping

from journeybook.model import Catalogue, Emotions, EmotionScale, Journey, Kind, Persona, Stage, Step
from journeybook.model.scale import Number
from journeybook.source import Origin

ORIGIN = Origin("journeys/test.md")


def step(
    title: str, emotion: Number | Mapping[str, Number] | None = None, *, id_: str = "", personas: tuple[str, ...] = ()
) -> Step:
    """A step, whose id is its title unless given; a mapping is a score a persona."""
    emotions = Emotions(by_persona=emotion) if isinstance(emotion, Mapping) else Emotions(everyone=emotion)
    return Step(id=id_ or title, title=title, emotion=emotions, personas=personas, origin=ORIGIN)


def stage(title: str, *steps: Step) -> Stage:
    return Stage(id=title, title=title, steps=steps, origin=ORIGIN)


def journey(title: str, *stages: Stage, personas: tuple[str, ...] = (), kind: Kind = Kind.LINEAR) -> Journey:
    return Journey(id="test", title=title, personas=personas, kind=kind, stages=stages, origin=ORIGIN)


def catalogue(*, scale: EmotionScale | None = None, **personas: str) -> Catalogue:
    """A catalogue of personas, given as `id="title"`."""
    people = {id_: Persona(id=id_, title=title, origin=ORIGIN) for id_, title in personas.items()}
    return Catalogue(
        scale=scale or EmotionScale(), phases={}, channels={}, touchpoints={}, personas=people, journeys={}
    )
