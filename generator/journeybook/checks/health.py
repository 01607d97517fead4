"""How good a journey is: what the rules found, as a score a mark, and what would raise it most. Shows nothing.

A rule gives a journey the share of what it looks at (its steps, its touchpoints …) that has no finding. A mark is the
mean of its rules, and the whole score the mean of the marks. What a team has suppressed with a reason counts as
passed; rules that a team does not want, and rules that find nothing to look at, do not count at all.

Scored are journeys in review and published: the rules ask no more of a first draft than that it can be read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from math import floor
from typing import NamedTuple

from journeybook.checks.kept import NOTHING, Kept, keys
from journeybook.checks.part import Names, Words
from journeybook.checks.places import Places
from journeybook.checks.project import Project
from journeybook.checks.registry import BY_ID
from journeybook.checks.rule import Mark, Rule
from journeybook.checks.totals import COUNTED, totals_of
from journeybook.checks.wanted import Wanted
from journeybook.diagnostics import Diagnostic, Suppressed
from journeybook.load import Loaded
from journeybook.model.journey import Journey

FIVE = (Mark.CUSTOMER_VIEW, Mark.NO_PROCESS_MAP, Mark.PRECISE_TOUCHPOINTS, Mark.FIGURES, Mark.ACTION)
"""The marks of a good journey. The others ask what any document is asked."""
BEST = 100
MOST_ADVICE = 3


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


def health_of(
    loaded: Loaded, findings: Iterable[Diagnostic], suppressed: Iterable[Suppressed] = (), kept: Kept = NOTHING
) -> Health:
    """Return the health of a project's journeys by what the rules found in it, and what of that is suppressed.

    Each finding is there once, in order of place. `kept` is what they kept of the same state of the project.
    """
    project = Project(loaded)
    places = Places(loaded, project.offered)
    reach = _Reach()
    found = _concerning(findings, places, reach)
    excepted: dict[str, list[Suppressed]] = defaultdict(list)
    for one in suppressed:
        for journey in places.journeys(one.finding.span):
            excepted[journey].append(one)
    wanted = Wanted(loaded.settings.checks)
    rules = tuple(filter(wanted.has, COUNTED))
    before = _Before.of(project, places, rules)
    scoring = _Scoring(rules, places)
    made: dict[str, JourneyHealth] = {}
    for offered in project.offered:
        name = offered.id
        these, exceptions = found.get(name, []), tuple(excepted[name])
        known = before.health(offered, these, exceptions)
        if known is None:
            entry = kept.journeys.get(offered.origin.path)
            totals = entry.totals if entry else totals_of(offered, loaded.catalogue)
            known = before.keep(offered, these, _journey_health(name, scoring.marks(totals, these), exceptions))
        made[name] = known
    before.done()
    return Health(journeys=made, rules=reach.rules(rules), off=tuple(rule for rule in COUNTED if not wanted.has(rule)))


class _Known(NamedTuple):
    """What was said of one journey, and of what."""

    key: str
    """Tells what its files say."""
    findings: list[Diagnostic]
    health: JourneyHealth


class _Before:
    """What was last said of journeys: of one that is the same, with the same findings, the same is said again.

    Only the last project is remembered, for a site that is made again.
    """

    _last: _Before | None = None

    def __init__(self, project: Project, places: Places, rules: tuple[Rule, ...]) -> None:
        self._words, self._keys = Words.of(project.catalogue), keys(project)
        self._shared, self._rules = places.shared, rules
        self._known: dict[str, _Known] = {}
        self._before: Mapping[str, _Known] = {}
        self._changed: Names | None = None

    @classmethod
    def of(cls, project: Project, places: Places, rules: tuple[Rule, ...]) -> _Before:
        """Return what is known of the journeys of a project."""
        new, last = cls(project, places, rules), cls._last
        # What stands where among the words that journeys share tells what a finding there is about.
        if last is not None and last._rules == rules and last._shared == new._shared:
            new._before, new._changed = last._known, new._words.changed(last._words)
        return new

    def health(
        self, journey: Journey, findings: list[Diagnostic], exceptions: tuple[Suppressed, ...]
    ) -> JourneyHealth | None:
        """Return what was said of a journey with the same findings; None where it has to be said anew."""
        path = journey.origin.path
        known = self._before.get(path)
        if known is None or known.key != self._keys.get(path):
            return None
        if known.findings != findings or known.health.exceptions != exceptions:
            return None
        if self._changed and self._words.touches(journey, self._changed):
            return None
        self._known[path] = known
        return known.health

    def keep(self, journey: Journey, findings: list[Diagnostic], health: JourneyHealth) -> JourneyHealth:
        """Remember what is said of a journey."""
        path = journey.origin.path
        if path in self._keys:
            self._known[path] = _Known(self._keys[path], findings, health)
        return health

    def done(self) -> None:
        """Remember this project and forget the one before."""
        self._before = {}
        _Before._last = self


def _concerning(findings: Iterable[Diagnostic], places: Places, reach: _Reach) -> dict[str, list[Diagnostic]]:
    """Return the findings by the ids of the journeys that they concern."""
    found: dict[str, list[Diagnostic]] = {}
    for path, group in groupby(findings, key=lambda one: one.span.path):
        owner = places.owner(path)
        for one in group:
            if one.rule in BY_ID:
                journeys = (owner,) if owner is not None else places.journeys(one.span)
                reach.note(one.rule, journeys)
                for journey in journeys:
                    found.setdefault(journey, []).append(one)
    return found


def _by_rule(findings: Iterable[Diagnostic]) -> Mapping[str, list[Diagnostic]]:
    groups: dict[str, list[Diagnostic]] = {}
    for one in findings:
        groups.setdefault(one.rule, []).append(one)
    return groups


class _Scoring:
    """Scores journeys on marks. Most journeys pass most rules: what that comes to is worked out once."""

    def __init__(self, rules: tuple[Rule, ...], places: Places) -> None:
        """Take the rules that count; each has a mark."""
        self._rules, self._places = rules, places
        self._at = tuple(map(COUNTED.index, rules))
        self._marks = {rule.id: rule.mark for rule in rules}
        self._by_mark = {mark: tuple(at for at, rule in enumerate(rules) if rule.mark is mark) for mark in Mark}
        self._passed: dict[bytes, Mapping[Mark, MarkScore]] = {}
        """By whether each rule has something to look at: what a journey is worth in which none found anything."""

    def marks(self, every: tuple[int, ...], findings: Iterable[Diagnostic]) -> tuple[MarkScore, ...]:
        """Return the score of each mark that a rule with something to look at looks for in a journey, with the totals
        of all rules there.
        """
        totals = [every[at] for at in self._at]
        there = bytes(map(bool, totals))
        passed = self._passed.get(there)
        if passed is None:
            numbers = {mark: sum([there[at] for at in these]) for mark, these in self._by_mark.items()}
            passed = self._passed[there] = {mark: _best(mark, number) for mark, number in numbers.items() if number}
        found = _by_rule(findings)
        failed = {self._marks.get(rule) for rule in found}
        marks = (self._score(mark, totals, found) if mark in failed else passed.get(mark) for mark in Mark)
        return tuple(filter(None, marks))

    def _score(self, mark: Mark, totals: list[int], found: Mapping[str, list[Diagnostic]]) -> MarkScore:
        shares: list[float] = []
        verdicts: list[Verdict] = []
        for at in self._by_mark[mark]:
            rule, total = self._rules[at], totals[at]
            if findings := found.get(rule.id):
                failed = len(findings)
                if failed > 1:  # several may be about the same thing
                    failed = len({self._places.thing(finding.span, rule.unit) for finding in findings})
                verdict = Verdict(rule=rule, total=max(total, failed), failed=failed, findings=tuple(findings))
                shares.append(verdict.share)
                verdicts.append(verdict)
            elif total:
                shares.append(1.0)
        return MarkScore(mark=mark, score=_percent(shares), rules=len(shares), verdicts=tuple(verdicts))


@cache
def _best(mark: Mark, rules: int) -> MarkScore:
    return MarkScore(mark=mark, score=BEST, rules=rules, verdicts=())


def _journey_health(journey: str, marks: tuple[MarkScore, ...], exceptions: tuple[Suppressed, ...]) -> JourneyHealth:
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


class _Reach:
    """How far rules reach, noted finding by finding."""

    def __init__(self) -> None:
        self._order: dict[str, int] = {}
        """The journeys, in the order in which something was found in them."""
        self._journeys: dict[str, set[str]] = {}
        self._findings: Counter[str] = Counter()

    def note(self, rule: str, journeys: tuple[str, ...]) -> None:
        """Note a finding and the ids of the journeys that it concerns."""
        if journeys:
            self._journeys.setdefault(rule, set()).update(journeys)
            self._findings[rule] += 1
            for journey in journeys:
                self._order.setdefault(journey, len(self._order))

    def rules(self, looked_for: Iterable[Rule]) -> tuple[RuleReach, ...]:
        """Return all rules that found something and some others, the widest reach first."""
        every = dict.fromkeys((*(rule.id for rule in looked_for), *self._journeys))
        reached = (
            RuleReach(
                rule=BY_ID[rule],
                journeys=tuple(sorted(self._journeys.get(rule, ()), key=self._order.__getitem__)),
                findings=self._findings[rule],
            )
            for rule in every
        )
        return tuple(sorted(reached, key=lambda one: (-len(one.journeys), -one.findings, one.rule.id)))
