"""A whole catalogue as JSON for other programs, format `journeybook/1`.

Fields have the names and the order of the file format. What was not written is left out, except lists, which are
always there, and the format's defaults (`scope`, `kind`, `state`, `status`, `moment_of_truth`), which are written out.
Dates are ISO, emotions as written (a number, or one a persona), durations as written with `duration_minutes` behind;
a team's own `x-` fields keep their names. Journeys and personas stand in the order of their ids, everything else as
the team wrote it. The same catalogue gives the same bytes.

Links are resolved in both directions. References are ids, but for pains and opportunities: where one is met stands a
short object, and the registers `pains` and `opportunities` hold all about it, and every place. A place is
`{journey, stage, step}`, without `step` for a whole stage, without both for a whole journey.
Added to the fields of the format are

- a step's `channel` also where it follows from the touchpoint (`channel_from` says which), and `walked_by`;
- a journey's `id`, `path`, `folder`, `duration_minutes`, `narrative`, `parents` (steps it is the finer journey of),
  `to_bes`;
- a persona's `id`, `path`, `body`, `journeys`; a phase's `stages`; a channel's `body`, `touchpoints`, `steps`; a
  touchpoint's `body`, `steps`.

Knows no file and no page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from journeybook.config import Settings
from journeybook.fields.record import Record
from journeybook.format import (
    CHANNEL,
    EVIDENCE,
    JOURNEY,
    METRIC,
    OPPORTUNITY,
    PAIN,
    PERSONA,
    PHASE,
    STAGE,
    STEP,
    TOUCHPOINT,
    TRAIT,
)
from journeybook.model import (
    Catalogue,
    Channel,
    Duration,
    Emotions,
    Evidence,
    Holder,
    Journey,
    Metric,
    Narrative,
    Persona,
    Phase,
    Stage,
    Step,
    Touchpoint,
    Trait,
)
from journeybook.model.catalogue import Place
from journeybook.model.scale import Number

FORMAT = "journeybook/1"

Object: TypeAlias = dict[str, Any]

_PAIN = ("title", "severity")
_OPPORTUNITY = ("title", "impact", "effort", "status")
"""What stands of a pain and of an opportunity, beside the id, where they are met."""
_RECORDS: Mapping[type, Record] = {Metric: METRIC, Evidence: EVIDENCE, Trait: TRAIT}


def export_catalogue(catalogue: Catalogue, settings: Settings) -> str:
    """Return the catalogue as JSON text: two blanks a level, characters as they are, a line break at the end."""
    document = _Exporter(catalogue).document(settings)
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


class _Exporter:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.journeys = sorted(catalogue.journeys.values(), key=lambda journey: journey.id)
        self.pains: dict[str, Object] = {}
        self.opportunities: dict[str, Object] = {}
        for journey in self.journeys:
            # Of two definitions of an id, which is a finding, the first counts.
            for pain in journey.defined_pains:
                self.pains.setdefault(pain.id, _fields(pain, PAIN))
            for opportunity in journey.defined_opportunities:
                self.opportunities.setdefault(opportunity.id, _fields(opportunity, OPPORTUNITY))

    def document(self, settings: Settings) -> Object:
        """Return the whole as plain values."""
        catalogue = self.catalogue
        return _without_unset(
            {
                "format": FORMAT,
                "title": settings.title,
                "description": settings.description,
                "url": settings.url,
                "repository": settings.repository,
                "languages": list(settings.languages),
                "language": catalogue.language,
                "emotion_scale": {"min": catalogue.scale.min, "max": catalogue.scale.max},
                "phases": [self._phase(phase) for phase in catalogue.phases.values()],
                "channels": [self._channel(channel) for channel in catalogue.channels.values()],
                "touchpoints": [self._touchpoint(touchpoint) for touchpoint in catalogue.touchpoints.values()],
                "lanes": list(settings.lanes),
                "personas": [self._persona(catalogue.personas[name]) for name in sorted(catalogue.personas)],
                "journeys": [self._journey(journey) for journey in self.journeys],
                "pains": self._register(self.pains, catalogue.places_by_pain),
                "opportunities": self._register(self.opportunities, catalogue.places_by_opportunity),
            }
        )

    def _phase(self, phase: Phase) -> Object:
        stages = self.catalogue.stages_by_phase.get(phase.id, ())
        return {**_fields(phase, PHASE), "stages": _places(stages)}

    def _channel(self, channel: Channel) -> Object:
        touchpoints = self.catalogue.touchpoints_by_channel.get(channel.id, ())
        return {
            **_fields(channel, CHANNEL),
            **_without_unset({"body": channel.body}),
            "touchpoints": [touchpoint.id for touchpoint in touchpoints],
            "steps": _places(self.catalogue.steps_by_channel.get(channel.id, ())),
        }

    def _touchpoint(self, touchpoint: Touchpoint) -> Object:
        return {
            **_fields(touchpoint, TOUCHPOINT),
            **_without_unset({"body": touchpoint.body}),
            "steps": _places(self.catalogue.steps_by_touchpoint.get(touchpoint.id, ())),
        }

    def _persona(self, persona: Persona) -> Object:
        journeys = self.catalogue.journeys_by_persona.get(persona.id, ())
        return {
            "id": persona.id,
            **_fields(persona, PERSONA, facts=dict(persona.facts)),
            "path": persona.origin.path,
            **_without_unset({"body": persona.body}),
            "journeys": sorted(journey.id for journey in journeys),
        }

    def _journey(self, journey: Journey) -> Object:
        stages = [self._stage(journey, stage) for stage in journey.stages]
        return {
            "id": journey.id,
            **_fields(journey, JOURNEY, stages=stages, **self._met(journey)),
            "path": journey.origin.path,
            **_without_unset({"folder": journey.folder}),
            **({"duration_minutes": _minutes(journey.seconds)} if journey.seconds else {}),
            "narrative": _narrative(journey.narrative),
            "parents": _places(self.catalogue.parents.get(journey.id, ())),
            "to_bes": sorted(other.id for other in self.catalogue.to_bes.get(journey.id, ())),
        }

    def _stage(self, journey: Journey, stage: Stage) -> Object:
        steps = [self._step(journey, step) for step in stage.steps]
        return _fields(stage, STAGE, phase=list(stage.phases), steps=steps, **self._met(stage))

    def _step(self, journey: Journey, step: Step) -> Object:
        touchpoint = self.catalogue.touchpoint_of(step)
        followed = touchpoint.channel if touchpoint else None
        fields = _fields(step, STEP, channel=step.channel or followed, **self._met(step))
        added: dict[str, Object] = {"channel": {"channel_from": "step" if step.channel else "touchpoint"}}
        if step.duration:
            added["duration"] = {"duration_minutes": _minutes(step.duration.seconds)}
        added["personas"] = {"walked_by": list(journey.walked_by(step))}
        result: Object = {}
        for name, value in fields.items():
            result |= {name: value, **added.get(name, {})}
        return result

    def _met(self, holder: Holder) -> Object:
        return {
            "pains": [_brief(self.pains, name, _PAIN) for name in holder.pains],
            "opportunities": [_brief(self.opportunities, name, _OPPORTUNITY) for name in holder.opportunities],
        }

    def _register(self, things: Mapping[str, Object], places: Mapping[str, tuple[Place, ...]]) -> list[Object]:
        return [{**thing, "places": _places(places.get(name, ()))} for name, thing in things.items()]


def _fields(thing: Any, record: Record, **given: Any) -> Object:
    """Return a thing's fields by the record's names and in its order, and the team's own; `given` ones as they are."""
    names = [member.name for member in record.fields]
    values = {name: given[name] if name in given else _plain(getattr(thing, name)) for name in names}
    return _without_unset({**values, **_plain(getattr(thing, "extras", {}))})


def _without_unset(fields: Object) -> Object:
    return {name: value for name, value in fields.items() if value is not None and value != ""}


def _brief(things: Mapping[str, Object], name: str, fields: tuple[str, ...]) -> Object:
    """Return a pain or an opportunity where it is met; one that is defined nowhere is its id alone."""
    thing = things.get(name, {})
    return {"id": name, **{field: thing[field] for field in fields if field in thing}}


def _places(places: Iterable[Place]) -> list[Object]:
    """Return places in the order of the journeys' ids, and in a journey as they come."""
    return [_place(place) for place in sorted(places, key=lambda place: place.journey.id)]


def _place(place: Place) -> Object:
    stage = {"stage": place.stage.id} if place.stage else {}
    step = {"step": place.step.id} if place.step else {}
    return {"journey": place.journey.id, **stage, **step}


def _narrative(narrative: Narrative) -> Object:
    sections = [
        {"stage": section.stage, "title": section.title, "markdown": section.markdown.strip("\n")}
        for section in narrative.sections
    ]
    return {**_without_unset({"introduction": narrative.introduction.strip("\n")}), "sections": sections}


def _minutes(seconds: int) -> Number:
    return seconds // 60 if seconds % 60 == 0 else round(seconds / 60, 2)


def _plain(value: Any) -> Any:
    """Return a value of the model as JSON has it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Duration):
        return value.text
    if isinstance(value, Emotions):
        return dict(value.by_persona) or value.everyone
    if isinstance(value, (Metric, Evidence, Trait)):
        return _fields(value, _RECORDS[type(value)])
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
