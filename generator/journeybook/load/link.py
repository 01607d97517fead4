"""Drafts to a catalogue: every reference resolved or reported, with the nearest known name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from journeybook.diagnostics import Findings, Related, did_you_mean, shortened
from journeybook.load.needs import unmet
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Holder, Journey, JourneyState, Step
from journeybook.model.needs import Needs
from journeybook.model.persona import Persona
from journeybook.model.place import Touchpoint
from journeybook.source import Origin


class _Identified(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def origin(self) -> Origin: ...


_MAX_COMPARISONS = 1_000_000
"""Names compared for hints in one run, a few seconds' worth; where more are unknown, no hint helps."""

_Thing = TypeVar("_Thing", bound=_Identified)


def unique(things: Iterable[_Thing], kind: str, findings: Findings) -> dict[str, _Thing]:
    """Return things by id, the first of equal ids; the others are reported."""
    found: dict[str, _Thing] = {}
    for thing in things:
        first = found.setdefault(thing.id, thing)
        if first is not thing:
            report_duplicate(kind, thing.id, thing.origin, first.origin, findings)
    return found


def report_duplicate(kind: str, name: str, second: Origin, first: Origin, findings: Findings) -> None:
    """Report an id that is given twice."""
    where = first.span("id")
    findings.error(
        "duplicate-id",
        f"the {kind} id '{name}' is given twice; the first is at {where.path}:{where.line}",
        second.span("id"),
        f"give this {kind} another id",
        (Related(message="first given here", span=where),),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknowable:
    """What may well be defined in files that could not be read. Nobody is told that it is unknown."""

    kinds: frozenset[str]
    """Kinds of which nothing is certain: `channel`, `pain` …"""
    ids: Mapping[str, frozenset[str]]
    """Kind → ids that are the names of unread files."""


def link(catalogue: Catalogue, needs: Mapping[str, Needs], unknowable: Unknowable, findings: Findings) -> None:
    """Report every reference of a catalogue that leads nowhere; `needs` are those of its journeys by their ids.

    A journey all of whose references lead somewhere is not looked at: that is nearly every one.
    """
    linker = _Linker(catalogue, unknowable, findings)
    for touchpoint in catalogue.touchpoints.values():
        linker.touchpoint(touchpoint)
    for persona in catalogue.personas.values():
        linker.persona(persona)
    suspects = unmet(needs, catalogue)
    for name, journey in catalogue.journeys.items():
        if name in suspects:
            linker.journey(journey)


class _Linker:
    def __init__(self, catalogue: Catalogue, unknowable: Unknowable, findings: Findings) -> None:
        self.catalogue = catalogue
        self.unknowable = unknowable
        self.findings = findings
        self.pain_ids = catalogue.pains
        self.opportunity_ids = catalogue.opportunities
        self.hints: dict[tuple[str, str, str], str] = {}
        self.comparisons = 0
        self._check_defined_once()

    def _check_defined_once(self) -> None:
        for kind, names, known in (
            ("pain", "defined_pains", self.pain_ids),
            ("opportunity", "defined_opportunities", self.opportunity_ids),
        ):
            journeys = self.catalogue.journeys.values()
            every = map(self.catalogue.needs_of, journeys) if self.catalogue.needs else journeys
            if len(known) == sum([len(getattr(one, names)) for one in every]):
                continue
            first: dict[str, Origin] = {}
            for journey in self.catalogue.journeys.values():
                for thing in getattr(journey, names):
                    origin = first.setdefault(thing.id, thing.origin)
                    if origin is not thing.origin:
                        report_duplicate(kind, thing.id, thing.origin, origin, self.findings)

    def touchpoint(self, touchpoint: Touchpoint) -> None:
        if touchpoint.channel:
            self._one("channel", touchpoint.channel, self.catalogue.channels, touchpoint.origin, "channel")

    def persona(self, persona: Persona) -> None:
        self._each("channel", persona.channels, self.catalogue.channels, persona.origin, "channels")

    def journey(self, journey: Journey) -> None:
        catalogue, origin = self.catalogue, journey.origin
        self._each("persona", journey.personas, catalogue.personas, origin, "personas")
        if journey.of:
            self._one("journey", journey.of, catalogue.journeys, origin, "of")
            self._check_of(journey)
        certain = all(name in catalogue.personas for name in journey.personas)
        self._met(journey)
        for opportunity in journey.defined_opportunities:
            self._each("pain", opportunity.pains, self.pain_ids, opportunity.origin, "pains")
        steps = {step.id: step for step in journey.steps}
        for stage in journey.stages:
            self._each("phase", stage.phases, catalogue.phases, stage.origin, "phase")
            self._met(stage)
            for step in stage.steps:
                self._step(step, steps, journey.personas if certain else None)

    def _check_of(self, journey: Journey) -> None:
        target = self.catalogue.journeys.get(journey.of or "")
        if journey.of == journey.id:
            message, hint = "a journey cannot be the to-be of itself", "name its as-is journey"
        elif journey.state is not JourneyState.TO_BE:
            if any(found.span == journey.origin.span("state") for found in self.findings.items):
                return  # The state could not be read.
            message, hint = (
                "'of' stands in a journey that is no to-be",
                "write `state: to-be`, or leave 'of' out",
            )
        elif target and target.state is JourneyState.TO_BE:
            message, hint = f"'{target.id}' is a to-be journey itself", "name the as-is journey"
        else:
            return
        self.findings.error("wrong-as-is", message, journey.origin.span("of"), hint)

    def _step(self, step: Step, steps: Mapping[str, Step], walkers: tuple[str, ...] | None) -> None:
        """Look at a step; `walkers` are the personas of its journey, None where one of them is unknown."""
        catalogue, origin = self.catalogue, step.origin
        if step.touchpoint:
            self._one("touchpoint", step.touchpoint, catalogue.touchpoints, origin, "touchpoint")
        if step.channel:
            self._one("channel", step.channel, catalogue.channels, origin, "channel")
        if step.journey:
            self._one("journey", step.journey, catalogue.journeys, origin, "journey")
        self._each("step", step.next, steps, origin, "next")
        self._each("persona", step.personas, catalogue.personas, origin, "personas")
        self._walkers(walkers, step.personas, origin, "personas")
        for persona in step.emotion.by_persona:
            if persona in catalogue.personas:
                self._walkers(walkers, (persona,), origin, "emotion")
            else:
                self._unknown("persona", persona, catalogue.personas, origin, "emotion")
        self._met(step)

    def _walkers(self, walkers: tuple[str, ...] | None, personas: tuple[str, ...], origin: Origin, field: str) -> None:
        """A step can only be walked by personas of its journey."""
        if walkers is None:
            return  # One of the unknown names was probably meant to be this persona's.
        for persona in personas:
            if persona in self.catalogue.personas and persona not in walkers:
                self.findings.error(
                    "persona-not-on-journey",
                    f"the persona '{persona}' does not walk this journey",
                    origin.span(field, persona),
                    f"add '{persona}' to the journey's personas, or take it out here",
                )

    def _met(self, holder: Holder) -> None:
        if not holder.pains and not holder.opportunities:
            return
        for field, kind, names, known in (
            ("pains", "pain", holder.pains, self.pain_ids),
            ("opportunities", "opportunity", holder.opportunities, self.opportunity_ids),
        ):
            for name in names:
                if name not in known:
                    self._unknown(kind, name, known, holder.origin, field)

    def _each(self, kind: str, names: tuple[str, ...], known: Mapping[str, _Thing], origin: Origin, field: str) -> None:
        for name in names:
            if name not in known:
                self._unknown(kind, name, known, origin, field)

    def _one(self, kind: str, name: str, known: Mapping[str, _Thing], origin: Origin, field: str) -> None:
        if name not in known:
            self._unknown(kind, name, known, origin, field)

    def _guess(self, kind: str, name: str, known: Mapping[str, _Thing]) -> str:
        if not known:
            return f"no {kind} is defined yet"
        self.comparisons += len(known)
        if self.comparisons > _MAX_COMPARISONS:
            return ""
        return did_you_mean(name, known, {key: thing.origin.path for key, thing in known.items()})

    def _unknown(self, kind: str, name: str, known: Mapping[str, _Thing], origin: Origin, field: str) -> None:
        if kind in self.unknowable.kinds or name in self.unknowable.ids.get(kind, ()):
            return
        # A name that a thousand journeys get wrong is compared with all others once.
        key = kind, name, origin.path if kind == "step" else ""
        hint = self.hints.get(key)
        if hint is None:
            hint = self._guess(kind, name, known)
            several = [part.strip() for part in name.split(",")]
            if len(several) > 1 and all(part in known for part in several):
                hint = f"several stand in brackets: [{', '.join(several)}]"
            stem = name.rpartition("/")[2].removesuffix(".md")
            if stem != name and stem in known:
                hint = f"write the id alone: '{stem}'"
            self.hints[key] = hint
        self.findings.error(
            f"unknown-{kind}", f"unknown {kind} '{shortened(name, 60)}'", origin.span(field, name), hint
        )
