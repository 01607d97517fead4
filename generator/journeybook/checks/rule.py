"""What a rule is. Knows neither which rules there are nor how findings are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from inspect import cleandoc
from types import MappingProxyType

from journeybook.checks.project import Project
from journeybook.diagnostics import Diagnostic, Related, Severity
from journeybook.model.journey import Journey
from journeybook.source import Span

Check = Callable[[Project], Iterable[Diagnostic]]
"""Looks at a whole project and yields what one rule finds."""
Among = Callable[[Journey], int]
"""Says how many things in a journey a rule has something to say about: a rule on measured steps, how many there are."""


class Family(StrEnum):
    """What a rule is about. A project may select, ignore and weigh a whole family by its name."""

    CUSTOMER_VIEW = "customer-view"
    TOUCHPOINTS = "touchpoints"
    EVIDENCE = "evidence"
    ACTION = "action"
    PERSONAS = "personas"
    STRUCTURE = "structure"
    REFERENCES = "references"
    FRESHNESS = "freshness"
    OWNERSHIP = "ownership"
    WORDING = "wording"
    DIAGRAMS = "diagrams"
    NARRATIVE = "narrative"
    TRANSLATIONS = "translations"
    FILES = "files"
    FIELDS = "fields"
    CONFIGURATION = "configuration"
    IMPORT = "import"

    @property
    def heading(self) -> str:
        """Its name as a heading."""
        return self.value.replace("-", " ").capitalize()

    @property
    def about(self) -> str:
        """What its rules look at, in one sentence."""
        return _ABOUT[self]


_ABOUT: Mapping[Family, str] = MappingProxyType(
    {
        Family.CUSTOMER_VIEW: "Whether a journey is told from the side of its customer.",
        Family.TOUCHPOINTS: "Whether it is said precisely where customer and company meet.",
        Family.EVIDENCE: "Whether a journey rests on figures and research, and says on which.",
        Family.ACTION: "Whether what hurts leads to something that somebody does.",
        Family.PERSONAS: "Whether it is said who walks, and whether that says something.",
        Family.STRUCTURE: "Stages, steps and curve: whether a journey has a shape that can be read.",
        Family.REFERENCES: "Ids, links and what they lead to, and what nothing leads to.",
        Family.FRESHNESS: "Dates: whether what is told was looked at lately.",
        Family.OWNERSHIP: "Whether somebody answers for what is there.",
        Family.WORDING: "Titles and thoughts, as a reader meets them.",
        Family.DIAGRAMS: "Whether maps and diagrams can be drawn and read.",
        Family.NARRATIVE: "The Markdown below the fields.",
        Family.TRANSLATIONS: "Files that say the text of others in another language.",
        Family.FILES: "Names, encodings and syntax of files.",
        Family.FIELDS: "The fields of one group, taken alone.",
        Family.CONFIGURATION: "`site_config.yml`, and what is said about the rules themselves.",
        Family.IMPORT: "What an importer found in a foreign file.",
    }
)


class Mark(StrEnum):
    """What a good journey shows, and a rule may look for: the five marks, then what any document needs."""

    CUSTOMER_VIEW = "customer-view"
    """It takes the customer's view."""
    NO_PROCESS_MAP = "no-process-map"
    """It is no map of internal processes."""
    PRECISE_TOUCHPOINTS = "precise-touchpoints"
    """Touchpoints are named precisely."""
    FIGURES = "figures"
    """It rests on figures."""
    ACTION = "action"
    """It leads to prioritised actions."""
    COMPLETENESS = "completeness"
    """Nothing that a reader looks for is missing."""
    FRESHNESS = "freshness"
    """It was looked at lately, and so was what it rests on."""
    OWNERSHIP = "ownership"
    """Somebody answers for it."""


class Unit(StrEnum):
    """What a rule looks at one by one: a journey passes it in the share of these that have no finding."""

    JOURNEY = "journey"
    """The journey as a whole: it passes or it does not."""
    STAGE = "stage"
    STEP = "step"
    THOUGHT = "thought"
    """A step with a thought."""
    MOMENT_OF_TRUTH = "moment-of-truth"
    TOUCHPOINT = "touchpoint"
    """A touchpoint that the journey uses."""
    CHANNEL = "channel"
    """A channel that the journey goes through."""
    PERSONA = "persona"
    """A persona that walks the journey."""
    PAIN = "pain"
    OPPORTUNITY = "opportunity"
    METRIC = "metric"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of finding, with its manual."""

    id: str
    """Stable, kebab-case; never given to another rule."""
    severity: Severity
    """How grave its findings are where the project does not say otherwise."""
    family: Family
    manual: str
    """Markdown: what it finds, why it matters, a wrong and a right example, the way out."""
    fixed: bool = False
    """Always on: the site cannot be built from what it finds."""
    mark: Mark | None = None
    """The mark of a good journey that its findings are missing of; None where it is about none."""
    unit: Unit = Unit.JOURNEY
    """What it looks at in a journey; for the score, and of no use without a mark."""
    among: Among | None = None
    """How many of these it looks at in a journey, where that is not all of them."""
    alone: bool = False
    """Whether it looks at each journey alone: what it finds in the files of one follows from these files, and from what
    they name of the words that journeys share; not from the day. What it finds elsewhere may follow from which of those
    words are used.
    """
    check: Check | None = None
    """None where the finding is made while files are loaded or imported."""

    @classmethod
    def documented(
        cls,
        doc: str | None,
        *,
        id: str,  # noqa: A002 - the word of the format, in a signature that is only called by keyword
        severity: Severity,
        family: Family,
        mark: Mark | None = None,
        unit: Unit = Unit.JOURNEY,
        among: Among | None = None,
        fixed: bool = False,
        alone: bool = False,
        check: Check | None = None,
    ) -> Rule:
        """Return a rule whose manual is the docstring of its module."""
        manual = cleandoc(doc or id)
        return cls(
            id=id,
            severity=severity,
            family=family,
            manual=manual,
            mark=mark,
            unit=unit,
            among=among,
            fixed=fixed,
            alone=alone,
            check=check,
        )

    @property
    def title(self) -> str:
        """What it finds, in one line."""
        return self.manual.partition("\n")[0].rstrip(".")

    def finding(self, message: str, span: Span, hint: str = "", related: tuple[Related, ...] = ()) -> Diagnostic:
        """Return a finding of this rule."""
        return Diagnostic(rule=self.id, severity=self.severity, message=message, span=span, hint=hint, related=related)
