"""Whose a finding is: the journeys that it concerns, and which step, touchpoint or persona of theirs it is about.

A finding has a place in a file and nothing else. In a journey's file, or in a translation of it, it concerns that
journey; where personas, touchpoints, channels and phases are defined, all journeys that use the thing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from journeybook.checks.facts import Facts
from journeybook.checks.rule import Unit
from journeybook.diagnostics import Diagnostic
from journeybook.load import Loaded, TranslatedFile
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Stage, Step
from journeybook.model.parts import Opportunity, Pain
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
_ITSELF = ""
"""Stands for the persona that a translation is about: where it is said to begin, the original tells."""
_SHARED = ("touchpoint", "channel", "phase", "persona")
_NO_FACTS: Mapping[str, Facts] = MappingProxyType({})
_Position = tuple[int, int]
"""Line and column."""
_Starts = tuple[tuple[_Position, str], ...]
"""What begins where in a file, in order."""


class Places:
    """Tells what stands where in the files of some journeys and of what they share."""

    def __init__(self, loaded: Loaded, journeys: Collection[Journey], known: Mapping[str, Facts] = _NO_FACTS) -> None:
        """Take some journeys, and by their paths what is known of what they name: they are not walked for that."""
        self._known = known
        self._catalogue, self._journeys = loaded.catalogue, {journey.origin.path: journey for journey in journeys}
        self._owners = {path: journey.id for path, journey in self._journeys.items()}
        self._translations = {file.path: file for file in loaded.translated_files}
        self._owners |= {
            file.path: self._owners[file.original] for file in loaded.translated_files if file.original in self._owners
        }
        self.shared: dict[str, list[tuple[str, str, _Position]]] = {}
        """What stands where in files that are about no journey, by path: kind, id and where it begins."""
        for kind, name, origin in _shared(loaded.catalogue):
            self.shared.setdefault(origin.path, []).append((kind, name, origin.begin))
        for file in loaded.translated_files:
            if file.path not in self._owners:
                self.shared.setdefault(file.path, []).extend(_said(file))
        self._starts: dict[tuple[str, str], _Starts] = {}
        """By file and kind."""
        self._users: dict[str, Mapping[str, tuple[str, ...]]] = {}
        """Kind → id of a thing that journeys share → the ids of those that use it; of kinds somebody has asked for."""

    def owner(self, path: str) -> str | None:
        """Return the id of the journey that a file is about; None where it is about none of them."""
        return self._owners.get(path)

    def journeys(self, span: Span) -> tuple[str, ...]:
        """Return the ids of the journeys that a finding at a place concerns."""
        owner = self._owners.get(span.path)
        if owner is not None:
            return (owner,)
        last = max(
            ((found[0], (kind, found[1])) for kind in _SHARED if (found := self._before(span, kind)) is not None),
            default=None,
        )
        return self._users_of(*last[1]) if last else ()

    def thing(self, span: Span, unit: Unit) -> object:
        """Return what stands for the one thing of a kind that a finding is about: equal for two about the same."""
        if unit is Unit.JOURNEY:
            return unit
        found = self._before(span, _KINDS.get(unit, ""))
        return found[1] if found else (span.path, span.line, span.column)

    def number(self, findings: Sequence[Diagnostic], unit: Unit) -> int:
        """Return how many things of a kind some findings are about."""
        if len(findings) == 1 or unit is Unit.JOURNEY:
            return 1
        kind, spans = _KINDS.get(unit, ""), [one.span for one in findings]
        if any(span.path != spans[0].path for span in spans):
            return len({self.thing(span, unit) for span in spans})
        starts = self._starts_in(spans[0].path, kind)
        begins = [begin for begin, _ in starts]
        found = [(bisect_right(begins, (span.line, span.column)), span) for span in spans]
        return len({starts[at - 1][1] if at else (span.line, span.column) for at, span in found})

    def _before(self, span: Span, kind: str) -> tuple[_Position, str] | None:
        """Return the last thing of a kind that begins before a place, and where."""
        starts = self._starts_in(span.path, kind)
        at = bisect_right(starts, (span.line, span.column), key=lambda start: start[0])
        return starts[at - 1] if at else None

    def _starts_in(self, path: str, kind: str) -> _Starts:
        """Return what of a kind begins where in a file; looked for when somebody asks: of most files nobody does."""
        key = path, kind
        if key not in self._starts:
            found = [(at, name) for each, name, at in self.shared.get(path, ()) if each == kind]
            if path in self._journeys:
                found += [(one.origin.begin, one.id) for one in _things(self._journeys[path], kind)]
            file = self._translations.get(path)
            if file and path in self._owners:
                found += [(at, name) for each, name, at in _said(file) if each == kind]
            is_itself = file and kind == "persona" and self._starts_in(path, _ITSELF)
            self._starts[key] = self._starts_in(file.original, kind) if file and is_itself else tuple(sorted(found))
        return self._starts[key]

    def _users_of(self, kind: str, name: str) -> tuple[str, ...]:
        if kind not in self._users:
            found: dict[str, list[str]] = defaultdict(list)
            for path, journey in self._journeys.items():
                for used in set(self._used(kind, journey, path)):
                    found[used].append(journey.id)
            self._users[kind] = {used: tuple(those) for used, those in found.items()}
        return self._users[kind].get(name, ())

    def _used(self, kind: str, journey: Journey, path: str) -> Iterable[str]:
        """Return the ids of the shared things of a kind that a journey uses."""
        if kind == "persona":
            return journey.personas
        facts = self._known.get(path)
        if kind == "phase":
            return facts.phases if facts else (name for stage in journey.stages for name in stage.phases)
        ways = facts.ways if facts else {(step.touchpoint, step.channel) for step in journey.steps}
        if kind == "touchpoint":
            return (name for name, _ in ways if name)
        return (name for way in ways if (name := self._through(*way)) in self._catalogue.channels)

    def _through(self, touchpoint: str | None, channel: str | None) -> str:
        """Return the id of the channel of a step; empty where it has none."""
        place = self._catalogue.touchpoints.get(touchpoint) if touchpoint else None
        return channel or (place.channel if place else None) or ""


def counts(journey: Journey, catalogue: Catalogue) -> Mapping[Unit, int]:
    """Return how many things of each kind there are in a journey."""
    steps, holders = journey.steps, journey.holders
    touchpoints, channels = catalogue.touchpoints, catalogue.channels
    ways = {(step.touchpoint, step.channel) for step in steps}
    places = {name: touchpoints[name] for name, _ in ways if name and name in touchpoints}
    through = {channel or (places[name].channel if name in places else None) for name, channel in ways}
    return {
        Unit.JOURNEY: 1,
        Unit.STAGE: len(journey.stages),
        Unit.STEP: len(steps),
        Unit.THOUGHT: sum([bool(step.thought) for step in steps]),
        Unit.MOMENT_OF_TRUTH: sum([step.moment_of_truth for step in steps]),
        Unit.TOUCHPOINT: len(places),
        Unit.CHANNEL: sum([name in channels for name in through]),
        Unit.PERSONA: len(catalogue.personas.keys() & journey.personas),
        Unit.PAIN: len(journey.defined_pains),
        Unit.OPPORTUNITY: len(journey.defined_opportunities),
        Unit.METRIC: sum([len(holder.metrics) for holder in holders]),
        Unit.EVIDENCE: sum([len(holder.evidence) for holder in holders]),
    }


def _said(file: TranslatedFile) -> Iterator[tuple[str, str, _Position]]:
    for key, read in file.said.items():
        if len(key) == 2:
            yield str(key[0]), str(key[1]), read.origin.begin
        elif key == ("persona",):
            yield _ITSELF, "", (0, 0)


def _things(journey: Journey, kind: str) -> Iterable[Stage | Step | Pain | Opportunity]:
    if kind == "step":
        return journey.steps
    if kind == "stage":
        return journey.stages
    if kind == "pain":
        return journey.defined_pains
    return journey.defined_opportunities if kind == "opportunity" else ()


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
