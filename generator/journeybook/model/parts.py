"""What hangs on a journey, a stage or a step: pains, opportunities, metrics, evidence, durations, narrative."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from journeybook.model.extras import Extras, no_extras
from journeybook.model.scale import Number
from journeybook.source import Origin


class OpportunityStatus(StrEnum):
    """How far an opportunity has come."""

    IDEA = "idea"
    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a step takes the customer."""

    seconds: int
    text: str = field(compare=False)
    """What the team wrote, for example `35 min`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain:
    """A friction, at a step, a stage or the whole journey."""

    id: str
    title: str
    severity: int | None = None
    """From 1 (a nuisance) to 5 (customers leave); None where nobody judged it."""
    description: str = ""
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity:
    """What could be done about a moment of the journey."""

    id: str
    title: str
    impact: int | None = None
    """From 1 (little) to 5 (much)."""
    effort: int | None = None
    """From 1 (little) to 5 (much)."""
    owner: str = ""
    status: OpportunityStatus = OpportunityStatus.IDEA
    link: str = ""
    pains: tuple[str, ...] = ()
    """Ids of the pain points it answers, as written; where nothing is, those met at the same places count."""
    description: str = ""
    extras: Extras = field(default_factory=no_extras)
    origin: Origin = field(compare=False, repr=False)


class Better(StrEnum):
    """Which way a figure should go."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure measured from customers or operations."""

    kpi: str
    value: Number
    target: Number | None = None
    unit: str = ""
    """The unit of value and target, for example `%` or `min`; empty for a plain number."""
    better: Better = Better.HIGHER
    source: str = ""
    date: date | None = None
    origin: Origin = field(compare=False, repr=False)

    @property
    def misses(self) -> bool:
        """Whether the figure is on the wrong side of its target; one without a target misses none."""
        if self.target is None:
            return False
        return self.value > self.target if self.better is Better.LOWER else self.value < self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a claim rests on: a study, interviews, a survey."""

    title: str
    link: str = ""
    date: date | None = None
    origin: Origin = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The narrative of one stage."""

    stage: str
    """The id of the stage."""
    title: str
    markdown: str
    line: int = field(compare=False)
    """The line of the file, from 1, on which `markdown` begins."""
    path: str = field(default="", compare=False)
    """The file it stands in, which is another one where the text of a translation and that of the original mix."""
    language: str = ""
    """The language it is written in; empty for that of the catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """The Markdown below the front matter: an introduction, then sections by stage."""

    introduction: str = ""
    line: int = field(default=1, compare=False)
    """The line of the file, from 1, on which `introduction` begins."""
    path: str = field(default="", compare=False)
    """The file that `introduction` stands in; see `Section.path`."""
    language: str = ""
    """The language of `introduction`; empty for that of the catalogue. Each section has its own."""
    sections: tuple[Section, ...] = ()

    def section(self, stage: str) -> Section | None:
        """Return the section of a stage, or None where nothing is told about it."""
        return next((section for section in self.sections if section.stage == stage), None)
