"""Whose a finding is: the journeys that it concerns, and which step, touchpoint or persona of theirs it is about.

A finding has a place in a file and nothing else. In a journey's file, or in a translation of it, it concerns that
journey; where personas, touchpoints, channels and phases are defined, all journeys that use the thing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from journeybook.checks.rule import Unit
from journeybook.load import Loaded
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey
from journeybook.source import Origin, Span

_KINDS = {
    Unit.STAGE: "stage",
    Unit.STEP: "step",
    Unit.THOUGHT: "step",
    Unit.MOMENT_OF_TRUTH: "step",
    Unit.PAIN: "pain",
    Unit.OPPORTUNITY: "opportunity",
    Unit.TOUCHPOINT: "touchpoint",
    Unit.CHANNEL: "channel",
    Unit.PERSONA: "persona",
}
_SHARED = ("touchpoint", "channel", "phase", "persona")
_Position = tuple[int, int]
"""Line and column."""
_Thing = tuple[str, str]
"""Kind and id."""


class Places:
    """Tells what stands where in the files of some journeys and of what they share."""

    def __init__(self, loaded: Loaded, journeys: Collection[Journey]) -> None:
        self._owners = {journey.origin.path: journey.id for journey in journeys}
        self._users = _users(loaded.catalogue, journeys)
        starts: dict[tuple[str, str], list[tuple[_Position, str]]] = defaultdict(list)
        for kind, name, origin in (*_in_journeys(journeys), *_shared(loaded.catalogue)):
            starts[origin.path, kind].append((origin.whole[:2], name))
        for file in loaded.translated_files:
            if file.original in self._owners:
                self._owners[file.path] = self._owners[file.original]
            for key, read in file.said.items():
                if len(key) == 2:
                    starts[file.path, str(key[0])].append((read.origin.whole[:2], str(key[1])))
                elif key == ("persona",):
                    starts[file.path, "persona"] = starts[file.original, "persona"]
        self._starts = {key: sorted(found) for key, found in starts.items()}

    def journeys(self, span: Span) -> tuple[str, ...]:
        """Return the ids of the journeys that a finding at a place concerns."""
        owner = self._owners.get(span.path)
        if owner is not None:
            return (owner,)
        last = max(
            ((found[0], (kind, found[1])) for kind in _SHARED if (found := self._before(span, kind)) is not None),
            default=None,
        )
        return self._users.get(last[1], ()) if last else ()

    def thing(self, span: Span, unit: Unit) -> object:
        """Return what stands for the one thing of a kind that a finding is about: equal for two about the same."""
        if unit is Unit.JOURNEY:
            return unit
        found = self._before(span, _KINDS.get(unit, ""))
        return found[1] if found else (span.path, span.line, span.column)

    def _before(self, span: Span, kind: str) -> tuple[_Position, str] | None:
        """Return the last thing of a kind that begins before a place, and where."""
        starts = self._starts.get((span.path, kind), ())
        at = bisect_right(starts, (span.line, span.column), key=lambda start: start[0])
        return starts[at - 1] if at else None


def count(unit: Unit, journey: Journey, catalogue: Catalogue) -> int:
    """Return how many things of a kind there are in a journey."""
    return _COUNTS[unit](journey, catalogue)


_COUNTS: Mapping[Unit, Callable[[Journey, Catalogue], int]] = {
    Unit.JOURNEY: lambda _journey, _: 1,
    Unit.STAGE: lambda journey, _: len(journey.stages),
    Unit.STEP: lambda journey, _: len(journey.steps),
    Unit.THOUGHT: lambda journey, _: sum(bool(step.thought) for step in journey.steps),
    Unit.MOMENT_OF_TRUTH: lambda journey, _: sum(step.moment_of_truth for step in journey.steps),
    Unit.TOUCHPOINT: lambda journey, catalogue: len(
        {step.touchpoint for step in journey.steps if catalogue.touchpoint_of(step)}
    ),
    Unit.CHANNEL: lambda journey, catalogue: len(
        {channel.id for step in journey.steps if (channel := catalogue.channel_of(step))}
    ),
    Unit.PERSONA: lambda journey, catalogue: len(set(journey.personas) & catalogue.personas.keys()),
    Unit.PAIN: lambda journey, _: len(journey.defined_pains),
    Unit.OPPORTUNITY: lambda journey, _: len(journey.defined_opportunities),
    Unit.METRIC: lambda journey, _: sum(len(holder.metrics) for holder in journey.holders),
    Unit.EVIDENCE: lambda journey, _: sum(len(holder.evidence) for holder in journey.holders),
}


def _in_journeys(journeys: Collection[Journey]) -> Iterator[tuple[str, str, Origin]]:
    for journey in journeys:
        for stage in journey.stages:
            yield "stage", stage.id, stage.origin
            for step in stage.steps:
                yield "step", step.id, step.origin
        for pain in journey.defined_pains:
            yield "pain", pain.id, pain.origin
        for opportunity in journey.defined_opportunities:
            yield "opportunity", opportunity.id, opportunity.origin


def _shared(catalogue: Catalogue) -> Iterator[tuple[str, str, Origin]]:
    groups: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("touchpoint", catalogue.touchpoints),
        ("channel", catalogue.channels),
        ("phase", catalogue.phases),
        ("persona", catalogue.personas),
    )
    for kind, things in groups:
        for name, thing in things.items():
            yield kind, name, thing.origin
            note = getattr(thing, "body_path", "")
            if note and note != thing.origin.path:
                yield kind, name, Origin(note)


def _users(catalogue: Catalogue, journeys: Collection[Journey]) -> Mapping[_Thing, tuple[str, ...]]:
    """Return the ids of the journeys in which each shared thing is used."""
    found: dict[_Thing, dict[str, None]] = defaultdict(dict)
    for journey in journeys:
        used: list[tuple[str, str | None]] = [("persona", name) for name in journey.personas]
        for stage, step in journey.walk():
            channel = catalogue.channel_of(step)
            used += [("phase", name) for name in stage.phases]
            used += [("touchpoint", step.touchpoint), ("channel", channel.id if channel else None)]
        for kind, name in used:
            if name:
                found[kind, name][journey.id] = None
    return {thing: tuple(those) for thing, those in found.items()}
