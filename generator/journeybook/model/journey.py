"""A journey, its stages and its steps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import chain
from types import MappingProxyType

from journeybook.model.extras import Extras, no_extras
from journeybook.model.parts import Duration, Evidence, Metric, Narrative, Opportunity, Pain
from journeybook.model.scale import Number
from journeybook.source import Origin

_NO_SCORES: Mapping[str, Number] = MappingProxyType({})


class Scope(StrEnum):
    """How much of the relation a journey covers."""

    CUSTOMER = "customer"
    BUYER = "buyer"
    USER = "user"


class Kind(StrEnum):
    """Whether the steps are met in order (linear) or one at a time in no order (aggregate)."""

    LINEAR = "linear"
    AGGREGATE = "aggregate"


class JourneyState(StrEnum):
    """Today's journey or the intended one."""

    AS_IS = "as-is"
    TO_BE = "to-be"


class Lifecycle(StrEnum):
    """The status of the document."""

    DRAFT = "draft"
    REVIEW = "review"
    PUBLISHED = "published"
    RETIRED = "retired"


class Basis(StrEnum):
    """How well a claim is known."""

    ASSUMED = "assumed"
    RESEARCHED = "researched"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True)
class Emotions:
    """How customers feel at a step: one score for all, or a score a persona, on the project's scale."""

    everyone: Number | None = None
    by_persona: Mapping[str, Number] = field(default_factory=lambda: _NO_SCORES)

    def of(self, persona: str | None) -> Number | None:
        """Return the score of a persona: its own, else the one for all, else None."""
        if persona is not None and persona in self.by_persona:
            return self.by_persona[persona]
        return self.everyone

    @property
    def scores(self) -> tuple[Number, ...]:
        """Every score written, in the order written."""
        if self.everyone is not None:
            return (self.everyone, *self.by_persona.values())
        return tuple(self.by_persona.values())

    def __bool__(self) -> bool:
        return self.everyone is not None or bool(self.by_persona)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing the customer does; a column of the map."""

    id: str
    title: str
    description: str = ""
    touchpoint: str | None = None
    channel: str | None = None
    """The channel as written; `Catalogue.channel_of` adds the one that follows from the touchpoint."""
    duration: Duration | None = None
    emotion: Emotions = Emotions()
    satisfaction: Number | None = None
    """Measured from customers, on the emotion scale; never an assumption."""
    basis: Basis | None = None
    thought: str = ""
    moment_of_truth: bool = False
    personas: tuple[str, ...] = ()
    """Who walks this step; empty for everyone on the journey."""
    pains: tuple[str, ...] = ()
    """Ids, defined here or elsewhere: look them up in the catalogue."""
    opportunities: tuple[str, ...] = ()
    metrics: tuple[Metric, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    frontstage: tuple[str, ...] = ()
    backstage: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    journey: str | None = None
    """The finer journey inside this step."""
    next: tuple[str, ...] = ()
    """Ids of the steps that follow; empty for the one below."""
    extras: Extras = field(default_factory=no_extras)
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A named part of a journey: an ordered group of steps."""

    id: str
    title: str
    description: str = ""
    phases: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    pains: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()
    metrics: tuple[Metric, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    extras: Extras = field(default_factory=no_extras)
    origin: Origin = field(compare=False, repr=False)

    @property
    def holders(self) -> tuple[Stage | Step, ...]:
        """The stage and its steps: all that pains, metrics and the like hang on in it."""
        return (self, *self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """The path one kind of customer takes to reach a goal."""

    id: str
    title: str
    folder: str = ""
    """The sub-folders below `journeys/`, for example `retail`; empty at the top."""
    area: str = ""
    """The area by name: as written, else from the folder, else empty."""
    personas: tuple[str, ...] = ()
    scope: Scope = Scope.CUSTOMER
    kind: Kind = Kind.LINEAR
    state: JourneyState = JourneyState.AS_IS
    of: str | None = None
    """For a to-be: the id of its as-is journey."""
    goal: str = ""
    trigger: str = ""
    outcome: str = ""
    owner: str = ""
    status: Lifecycle = Lifecycle.DRAFT
    reviewed: date | None = None
    tags: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    pains: tuple[str, ...] = ()
    opportunities: tuple[str, ...] = ()
    metrics: tuple[Metric, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    narrative: Narrative = Narrative()
    extras: Extras = field(default_factory=no_extras)
    defined_pains: tuple[Pain, ...] = ()
    """The pains written in this file, wherever in it they stand, in order."""
    defined_opportunities: tuple[Opportunity, ...] = ()
    origin: Origin = field(compare=False, repr=False)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order."""
        # Asked for a hundred times by the checks of one journey.
        return tuple(chain.from_iterable([stage.steps for stage in self.stages]))

    @property
    def holders(self) -> tuple[Holder, ...]:
        """The journey, then each stage before its steps: all that pains, metrics and the like hang on."""
        found: list[Holder] = [self]
        for stage in self.stages:
            found.append(stage)
            found += stage.steps
        return tuple(found)

    def walk(self) -> Iterator[tuple[Stage, Step]]:
        """Yield every step with its stage, in order."""
        for stage in self.stages:
            for step in stage.steps:
                yield stage, step

    def walked_by(self, step: Step) -> tuple[str, ...]:
        """Return the personas that walk a step: its own list, else all of the journey."""
        return step.personas or self.personas

    def felt_by(self, step: Step) -> tuple[str | None, ...]:
        """Return who may feel something at a step: the personas that walk it, else those it gives a score, else None.

        None stands for the customer of a journey that names no persona.
        """
        return self.walked_by(step) or tuple(step.emotion.by_persona) or (None,)

    def route_of(self, persona: str | None) -> tuple[Step, ...]:
        """Return the steps that a persona walks, in order; all of them for None."""
        return tuple(step for step in self.steps if persona is None or not step.personas or persona in step.personas)

    def seconds_of(self, persona: str | None) -> int:
        """Return the sum of the durations on a persona's route, in seconds; 0 where none is written."""
        return sum(step.duration.seconds for step in self.route_of(persona) if step.duration)

    @property
    def seconds(self) -> int:
        """The longest a persona of the journey takes for all its steps, in seconds; 0 where no duration is written."""
        return max(self.seconds_of(persona) for persona in self.personas or (None,))

    @property
    def is_linear(self) -> bool:
        """Whether the steps may be joined by a curve."""
        return self.kind is Kind.LINEAR


Holder = Journey | Stage | Step
"""What pains, opportunities, metrics and evidence hang on."""
