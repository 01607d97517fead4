"""The steps of a journey at two states side by side: what each was, which are new, where those stood that are gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from journeybook.compare.catalogues import Comparison
from journeybook.compare.change import Thing
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPair:
    """A step as it was and as it is; one of them is None where it is new or gone."""

    old: Step | None
    new: Step | None


@dataclass(frozen=True)
class Alignment:
    """Finds for what is in a catalogue what it was in the one before. Without slots, because it keeps what it found."""

    before: Catalogue
    comparison: Comparison

    def id_of(self, thing: Thing, name: str) -> str:
        """Return what the id of a thing was, which is `name` now: mostly the same."""
        return self._ids.get((thing, name), name)

    def journey(self, now: Journey) -> Journey | None:
        """Return what a journey was; None for a new one."""
        return self.before.journeys.get(self.id_of(Thing.JOURNEY, now.id))

    def steps(self, old: Journey | None, new: Journey | None) -> tuple[StepPair, ...]:
        """Return the steps of two states of a journey in the order of now; what is gone after what it came after.

        A step that went to another journey is gone in the one and new in the other.
        """
        was, gone = self._matched(old, new)
        pairs = [StepPair(old=step, new=None) for step in gone.get("", ())]
        for step in new.steps if new else ():
            pairs.append(StepPair(old=was.get(step.id), new=step))
            pairs += (StepPair(old=left, new=None) for left in gone.get(step.id, ()))
        return tuple(pairs)

    def _matched(self, old: Journey | None, new: Journey | None) -> tuple[dict[str, Step], dict[str, list[Step]]]:
        """Return old steps by the ids they have now, and those that are gone by the id of what went before them."""
        was: dict[str, Step] = {}
        gone: dict[str, list[Step]] = {}
        if old is None:
            return was, gone
        there = {step.id for step in new.steps} if new else set()
        # Of journeys that are equal nothing is noted.
        noted = self._steps.get(old.id, {name: (new.id if new else "", name) for name in there})
        last = ""
        for step in old.steps:
            is_in, name = noted.get(step.id, ("", ""))
            if new and is_in == new.id and name in there:
                was[name] = step
                last = name
            else:
                gone.setdefault(last, []).append(step)
        return was, gone

    @cached_property
    def _ids(self) -> Mapping[tuple[Thing, str], str]:
        return {(thing, new): old for thing, ids in self.comparison.renamed.items() for old, new in ids.items()}

    @cached_property
    def _steps(self) -> Mapping[str, Mapping[str, tuple[str, str]]]:
        """Old journey → old step → journey and step that it is now."""
        found: dict[str, dict[str, tuple[str, str]]] = {}
        for (journey, thing, name), (is_in, _, now) in self.comparison.holders.items():
            steps = found.setdefault(journey, {})
            if thing is Thing.STEP:
                steps[name] = (is_in, now)
        return found
