"""How good a journey is: what the rules found, as a score a mark, and what would raise it most. Shows nothing.

A rule gives a journey the share of what it looks at (its steps, its touchpoints …) that has no finding. A mark is the
mean of its rules, and the whole score the mean of the marks. What a team has suppressed with a reason counts as
passed; rules that a team does not want, and rules that find nothing to look at, do not count at all.

Scored are journeys in review and published: the rules ask no more of a first draft than that it can be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import floor

from journeybook.checks.places import Places, count
from journeybook.checks.project import Project
from journeybook.checks.registry import BY_ID, RULES
from journeybook.checks.rule import Mark, Rule, Unit
from journeybook.checks.wanted import Wanted
from journeybook.diagnostics import Diagnostic, Suppressed
from journeybook.load import Loaded
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey

FIVE = (Mark.CUSTOMER_VIEW, Mark.NO_PROCESS_MAP, Mark.PRECISE_TOUCHPOINTS, Mark.FIGURES, Mark.ACTION)
"""The marks of a good journey. The others ask what any document is asked."""
BEST = 100
MOST_ADVICE = 3

_Found = defaultdict[str, defaultdict[str, list[Diagnostic]]]
"""Findings by the id of a journey, then by the id of a rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one rule says of one journey, where it says anything."""

    rule: Rule
    total: int
    """How many things it looks at there; at least 1."""
    failed: int
    """How many of them have a finding."""
    findings: tuple[Diagnostic, ...] = ()
    """In order of place."""

    @property
    def share(self) -> float:
        """The part that it passes, from 0 to 1."""
        return 1 - self.failed / self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkScore:
    """How far a journey shows one mark of a good one."""

    mark: Mark
    score: int
    """From 0 to 100; 100 only where nothing was found."""
    rules: int
    """How many rules look for it there."""
    verdicts: tuple[Verdict, ...]
    """Those of them that found something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Something to do next."""

    rule: Rule
    finding: Diagnostic
    """The first of those that it is about."""
    count: int
    """How many findings it is about."""
    gain: float
    """By how many points the score rises when all of it is done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyHealth:
    """What the rules say of one journey."""

    journey: str
    """Its id."""
    score: int
    """From 0 to 100: the mean of the marks, halves up."""
    marks: tuple[MarkScore, ...]
    """Those that a rule looks for, in the order of `Mark`."""
    advice: tuple[Advice, ...]
    """What would raise the score most, the most first."""
    exceptions: tuple[Suppressed, ...]
    """What would count against it, had the team not given a reason."""

    def score_of(self, mark: Mark) -> int | None:
        """Return the score of one mark; None where no rule looks for it."""
        return next((found.score for found in self.marks if found.mark is mark), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleReach:
    """How far a rule's findings reach."""

    rule: Rule
    journeys: tuple[str, ...]
    """The ids of the scored journeys in which, or in whose personas and places, it found something."""
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the rules say of all journeys."""

    journeys: Mapping[str, JourneyHealth] = field(default_factory=dict)
    """By id, in the order of the catalogue: those that are scored."""
    rules: tuple[RuleReach, ...] = ()
    """Every rule that counts for a mark or found something in a scored journey, the widest reach first."""
    off: tuple[Rule, ...] = ()
    """The rules that would count for a mark, and that the project does not want."""

    @property
    def score(self) -> int | None:
        """The mean of all journeys; None where none is scored."""
        return mean(health.score for health in self.journeys.values())

    def score_of(self, mark: Mark) -> int | None:
        """Return the mean of one mark over the journeys that have it."""
        return mean(score for health in self.journeys.values() if (score := health.score_of(mark)) is not None)

    @property
    def exceptions(self) -> tuple[tuple[Suppressed, tuple[str, ...]], ...]:
        """What is suppressed, in order of place, each with the ids of the journeys it concerns."""
        found: dict[Suppressed, list[str]] = defaultdict(list)
        for health in self.journeys.values():
            for exception in health.exceptions:
                found[exception].append(health.journey)
        return tuple((one, tuple(found[one])) for one in sorted(found, key=lambda one: one.finding.sort_key))


def mean(scores: Iterable[int]) -> int | None:
    """Return the mean of scores as a whole number, halves up, and 100 only of hundreds; None without any."""
    known = tuple(scores)
    if not known:
        return None
    return min(floor(sum(known) / len(known) + 0.5), BEST if min(known) == BEST else BEST - 1)


def health_of(loaded: Loaded, findings: Iterable[Diagnostic], suppressed: Iterable[Suppressed] = ()) -> Health:
    """Return the health of a project's journeys by what the rules found in it, and what of that is suppressed."""
    journeys = Project(loaded).offered
    places = Places(loaded, journeys)
    found: _Found = defaultdict(lambda: defaultdict(list))
    for finding in findings:
        for journey in places.journeys(finding.span) if finding.rule in BY_ID else ():
            found[journey][finding.rule].append(finding)
    excepted: dict[str, list[Suppressed]] = defaultdict(list)
    for one in suppressed:
        for journey in places.journeys(one.finding.span):
            excepted[journey].append(one)
    wanted = Wanted(loaded.settings.checks)
    counted = tuple(rule for rule in RULES if rule.mark is not None)
    rules = tuple(filter(wanted.has, counted))
    return Health(
        journeys={
            journey.id: _journey_health(
                journey.id,
                _verdicts(journey, loaded.catalogue, rules, found.get(journey.id, {}), places),
                tuple(excepted[journey.id]),
            )
            for journey in journeys
        },
        rules=_reach(rules, found),
        off=tuple(rule for rule in counted if not wanted.has(rule)),
    )


def _verdicts(
    journey: Journey,
    catalogue: Catalogue,
    rules: Iterable[Rule],
    found: Mapping[str, list[Diagnostic]],
    places: Places,
) -> Iterator[Verdict]:
    """Yield what each rule that has something to look at says of a journey."""
    totals: dict[Unit, int] = {}
    for rule in rules:
        if rule.unit not in totals:
            totals[rule.unit] = count(rule.unit, journey, catalogue)
        total = rule.among(journey) if rule.among else totals[rule.unit]
        findings = tuple(found.get(rule.id, ()))
        failed = len({places.thing(finding.span, rule.unit) for finding in findings})
        if total or failed:
            yield Verdict(rule=rule, total=max(total, failed), failed=failed, findings=findings)


def _journey_health(journey: str, verdicts: Iterable[Verdict], exceptions: tuple[Suppressed, ...]) -> JourneyHealth:
    by_mark: dict[Mark, list[Verdict]] = {mark: [] for mark in Mark}
    for verdict in verdicts:
        if verdict.rule.mark is not None:
            by_mark[verdict.rule.mark].append(verdict)
    looked_for = {mark: those for mark, those in by_mark.items() if those}
    marks = tuple(
        MarkScore(
            mark=mark,
            score=_percent([verdict.share for verdict in those]),
            rules=len(those),
            verdicts=tuple(verdict for verdict in those if verdict.failed),
        )
        for mark, those in looked_for.items()
    )
    return JourneyHealth(
        journey=journey,
        score=mean(mark.score for mark in marks) or 0,
        marks=marks,
        advice=_advice(marks),
        exceptions=exceptions,
    )


def _percent(shares: list[float]) -> int:
    """Return the mean of shares in points, halves up; 100 only where all is passed."""
    points = floor(sum(shares) / len(shares) * BEST + 0.5)
    return points if min(shares) == 1 else min(points, BEST - 1)


def _advice(marks: tuple[MarkScore, ...]) -> tuple[Advice, ...]:
    """Return what would raise a journey's score most; of equals the rule with fewer findings, then by its id."""
    every = [
        Advice(
            rule=verdict.rule,
            finding=verdict.findings[0],
            count=len(verdict.findings),
            gain=(1 - verdict.share) * BEST / mark.rules / len(marks),
        )
        for mark in marks
        for verdict in mark.verdicts
    ]
    return tuple(sorted(every, key=lambda one: (-one.gain, one.count, one.rule.id))[:MOST_ADVICE])


def _reach(rules: Iterable[Rule], found: _Found) -> tuple[RuleReach, ...]:
    journeys: dict[str, dict[str, None]] = {rule.id: {} for rule in rules}
    findings: dict[str, dict[Diagnostic, None]] = defaultdict(dict)
    for journey, by_rule in found.items():
        for rule, those in by_rule.items():
            journeys.setdefault(rule, {})[journey] = None
            findings[rule] |= dict.fromkeys(those)
    reached = (
        RuleReach(rule=BY_ID[rule], journeys=tuple(those), findings=len(findings[rule]))
        for rule, those in journeys.items()
    )
    return tuple(sorted(reached, key=lambda one: (-len(one.journeys), -one.findings, one.rule.id)))
