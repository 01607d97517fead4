"""Where else a change is felt: who refers to the thing that changed, and which pages of the site show it.

By what refers to what in the catalogues; no page is built for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from journeybook.compare import Change, Kind, Thing
from journeybook.compare.alignment import Alignment
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import Journey, Step

Named = tuple[Thing, str]
"""A thing by its id."""
_HANGING = (Thing.METRIC, Thing.EVIDENCE)
_PAGES = (Thing.JOURNEY, Thing.PERSONA, Thing.TOUCHPOINT, Thing.CHANNEL, Thing.PHASE, Thing.OPPORTUNITY, Thing.PAIN)
_ON_OTHER_PAGES = (
    "emotion", "touchpoint", "channel", "title", "id", "personas", "duration", "moment_of_truth", "satisfaction",
    "journey", "next",
)  # fmt: skip
"""Fields of a step that pages of other things show."""


_VIEWS: tuple[tuple[str, frozenset[Thing], tuple[str, ...]], ...] = (
    (
        "journeys",
        frozenset({Thing.JOURNEY}),
        ("title", "status", "owner", "area", "folder", "tags", "personas", "state"),
    ),
    ("curves", frozenset({Thing.STEP, Thing.SITE}), ("emotion", "personas", "after", "stage", "emotion_scale")),
    ("phases", frozenset({Thing.PHASE, Thing.STAGE}), ("phase", "title", "after")),
    ("atlas", frozenset({Thing.PHASE, Thing.STAGE, Thing.JOURNEY}), ("phase", "scope", "area", "folder", "title")),
    (
        "heat_maps",
        frozenset({Thing.STEP, Thing.SITE}),
        ("emotion", "touchpoint", "channel", "personas", "emotion_scale"),
    ),
    (
        "flow",
        frozenset({Thing.STEP, Thing.TOUCHPOINT}),
        ("touchpoint", "channel", "next", "after", "stage", "personas"),
    ),
    ("opportunities", frozenset({Thing.OPPORTUNITY, Thing.PAIN}), ()),
    ("pains", frozenset({Thing.PAIN, Thing.OPPORTUNITY}), ()),
    ("personas", frozenset({Thing.PERSONA}), ()),
    ("touchpoints", frozenset({Thing.TOUCHPOINT}), ()),
    ("channels", frozenset({Thing.CHANNEL}), ()),
)
"""Pages of the site about many things, by their names in `Routes`; the things and the fields they show, or all."""
_WHOLE_VIEWS = ("journeys", "curves", "phases", "atlas", "heat_maps", "flow")
"""Those that a journey, a stage or a step changes by coming or going."""


def views(changes: Iterable[Change]) -> tuple[str, ...]:
    """Return the pages about many things that show some of the changes, by their names in `Routes`."""
    told = tuple(changes)
    return tuple(name for name, things, fields in _VIEWS if any(_shows(name, things, fields, one) for one in told))


def _shows(view: str, things: frozenset[Thing], fields: tuple[str, ...], change: Change) -> bool:
    if change.thing in (Thing.JOURNEY, Thing.STAGE, Thing.STEP) and change.kind in (Kind.ADDED, Kind.REMOVED):
        return view in _WHOLE_VIEWS and (view != "journeys" or change.thing is Thing.JOURNEY)
    return change.thing in things and (not fields or change.field.partition("/")[0] in (*fields, ""))


@dataclass(frozen=True)
class Elsewhere:
    """Looks up what refers to what changed, before and after. Without slots, because it keeps what it found."""

    before: Alignment
    new: Catalogue

    def of(self, change: Change) -> tuple[Named, ...]:
        """Return what else shows the thing of a change: journeys, personas, touchpoints, channels, phases; sorted.

        The journey in which it is written is none of them.
        """
        own = self.journey_of(change)
        found: set[Named] = set()
        for catalogue, name in ((self.before.before, self._was(change)), (self.new, change.id)):
            found.update(self._referring(catalogue, change, name))
        found -= {(Thing.JOURNEY, own), (change.thing, change.id)}
        return tuple(sorted(found, key=lambda one: (_PAGES.index(one[0]), one[1])))

    def journey_of(self, change: Change) -> str:
        """Return the id of the journey in whose file the change is, as it is now; empty for none."""
        if change.path.startswith("journeys/"):
            if change.thing in (Thing.PAIN, Thing.OPPORTUNITY):
                stem = change.path.rpartition("/")[2].partition(".")[0]
                return self.before.comparison.renamed.get(Thing.JOURNEY, {}).get(stem, stem)
            return change.id.partition("/")[0]
        return ""

    def _was(self, change: Change) -> str:
        """Return what the id of a thing was that has an id of its own."""
        return self.before.id_of(change.thing, change.id)

    def _referring(self, catalogue: Catalogue, change: Change, name: str) -> Iterator[Named]:
        match change.thing:
            case Thing.PERSONA:
                yield from self._journeys(catalogue.journeys_by_persona.get(name, ()))
            case Thing.TOUCHPOINT:
                yield from self._places(catalogue.steps_by_touchpoint.get(name, ()))
            case Thing.CHANNEL:
                yield from self._places(catalogue.steps_by_channel.get(name, ()))
                yield from ((Thing.TOUCHPOINT, one.id) for one in catalogue.touchpoints_by_channel.get(name, ()))
            case Thing.PHASE:
                yield from self._places(catalogue.stages_by_phase.get(name, ()))
            case Thing.PAIN:
                yield from self._places(catalogue.places_by_pain.get(name, ()))
                yield from (
                    (Thing.OPPORTUNITY, one.id) for one in catalogue.opportunities.values() if name in one.pains
                )
            case Thing.OPPORTUNITY:
                yield from self._places(catalogue.places_by_opportunity.get(name, ()))
            case Thing.JOURNEY if change.kind is not Kind.CHANGED or change.field in ("state", "status", "kind"):
                yield from self._places(catalogue.parents.get(name, ()))
                yield from self._journeys(catalogue.to_bes.get(name, ()))
                journey = catalogue.journeys.get(name)
                yield from self._of_steps(catalogue, journey, journey.steps) if journey else ()
            case Thing.STAGE | Thing.STEP if change.kind is not Kind.CHANGED or _is_seen(change):
                journey = catalogue.journeys.get(self._own(catalogue, change))
                if journey is not None:
                    steps = _steps_of(journey, change)
                    yield from self._of_steps(catalogue, journey, steps)
            case Thing.METRIC if not change.path.startswith("journeys/"):
                place = change.id.removesuffix(f"/{change.title}")
                yield from ((Thing.TOUCHPOINT, place), *self._places(catalogue.steps_by_touchpoint.get(place, ())))
            case _:
                return

    def _own(self, catalogue: Catalogue, change: Change) -> str:
        name = change.id.partition("/")[0]
        return self.before.id_of(Thing.JOURNEY, name) if catalogue is self.before.before else name

    def _of_steps(self, catalogue: Catalogue, journey: Journey, steps: Iterable[Step]) -> Iterator[Named]:
        for step in steps:
            yield from ((Thing.PERSONA, self._now(Thing.PERSONA, name)) for name in journey.felt_by(step) if name)
            if step.touchpoint in catalogue.touchpoints:
                yield Thing.TOUCHPOINT, self._now(Thing.TOUCHPOINT, str(step.touchpoint))
            channel = catalogue.channel_of(step)
            if channel:
                yield Thing.CHANNEL, self._now(Thing.CHANNEL, channel.id)

    def _places(self, places: Iterable[Place]) -> Iterator[Named]:
        return self._journeys(place.journey for place in places)

    def _journeys(self, journeys: Iterable[Journey]) -> Iterator[Named]:
        return ((Thing.JOURNEY, self._now(Thing.JOURNEY, journey.id)) for journey in journeys)

    def _now(self, thing: Thing, name: str) -> str:
        return self._renamed.get((thing, name), name)

    @cached_property
    def _renamed(self) -> dict[Named, str]:
        renamed = self.before.comparison.renamed
        return {(thing, old): new for thing, ids in renamed.items() for old, new in ids.items()}


def _is_seen(change: Change) -> bool:
    return change.field.partition("/")[0] in _ON_OTHER_PAGES


def _steps_of(journey: Journey, change: Change) -> tuple[Step, ...]:
    parts = change.id.split("/")
    if change.thing is Thing.STEP:
        return tuple(step for step in journey.steps if step.id == parts[-1])
    return next((stage.steps for stage in journey.stages if stage.id == parts[-1]), ())
