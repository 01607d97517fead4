"""How good a journey is: what the rules found, as a score a mark, and what would raise it most. Shows nothing.

A rule gives a journey the share of what it looks at (its steps, its touchpoints …) that has no finding. A mark is the
mean of its rules, and the whole score the mean of the marks. What a team has suppressed with a reason counts as
passed; rules that a team does not want, and rules that find nothing to look at, do not count at all.

Scored are journeys in review and published: the rules ask no more of a first draft than that it can be read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache, cached_property, partial
from itertools import groupby
from math import floor
from operator import attrgetter

from journeybook.caching import digest
from journeybook.checks.before import Before
from journeybook.checks.kept import NOTHING, Kept
from journeybook.checks.places import Places
from journeybook.checks.project import Project
from journeybook.checks.registry import BY_ID
from journeybook.checks.rule import Mark, Rule
from journeybook.checks.scores import Score
from journeybook.checks.totals import COUNTED, totals_of
from journeybook.checks.wanted import Wanted
from journeybook.diagnostics import Diagnostic, Suppressed
from journeybook.load import Loaded
from journeybook.source import Span

FIVE = (Mark.CUSTOMER_VIEW, Mark.NO_PROCESS_MAP, Mark.PRECISE_TOUCHPOINTS, Mark.FIGURES, Mark.ACTION)
"""The marks of a good journey. The others ask what any document is asked."""
BEST = 100
MOST_ADVICE = 3
_Found = Mapping[int, tuple[int, list[Diagnostic]]]
"""The place of a rule in `COUNTED` → how many things its findings are about, and these."""


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
        return _share(self.total, self.failed)


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


@dataclass(frozen=True, kw_only=True, eq=False)
class JourneyHealth:
    """What the rules say of one journey. Without slots, because most is worked out when somebody asks for it."""

    journey: str
    """Its id."""
    score: int
    """From 0 to 100: the mean of the marks, halves up."""
    totals: tuple[int, ...]
    """How many things each rule looks at there, in the order of `COUNTED`."""
    exceptions: tuple[Suppressed, ...]
    """What would count against it, had the team not given a reason."""
    scoring: Scoring = field(repr=False)
    count: Callable[[], _Found] = field(repr=False)
    known_digest: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, JourneyHealth) and other._all == self._all

    def __hash__(self) -> int:
        return hash(self.journey)

    @property
    def _all(self) -> object:
        return self.journey, self.score, self.totals, self.found, self.exceptions, self.scoring

    @cached_property
    def found(self) -> _Found:
        """How many of the things that a rule looks at have a finding, and the findings."""
        return self.count()

    @cached_property
    def marks(self) -> tuple[MarkScore, ...]:
        """The marks that a rule looks for, in the order of `Mark`."""
        return self.scoring.marks(self.totals, self.found)

    @cached_property
    def advice(self) -> tuple[Advice, ...]:
        """What would raise the score most, the most first."""
        return _advice(self.marks)

    @cached_property
    def digest(self) -> str:
        """Tells all of it from another one, or from that of another build."""
        if self.known_digest:
            return self.known_digest
        told = [(failed, list(map(_told, those))) for failed, those in self.found.values()]
        exceptions = [(one.reason, str(one.span), _told(one.finding)) for one in self.exceptions]
        said = (self.scoring.rules, self.journey, self.totals, tuple(self.found), told, exceptions)
        return digest(repr(said).encode("utf-8", "surrogatepass"))

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
    facts = {path: one.facts for path, one in kept.journeys.items() if one.facts}
    places = Places(loaded, project.offered, facts)
    reach = _Reach()
    found = _concerning(findings, places, reach)
    excepted: dict[str, list[Suppressed]] = defaultdict(list)
    for one in suppressed:
        for journey in places.journeys(one.finding.span):
            excepted[journey].append(one)
    wanted = Wanted(loaded.settings.checks)
    rules = tuple(filter(wanted.has, COUNTED))
    before = Before.of(project, places, rules, kept)
    scoring = Scoring(rules)
    known = kept.scores.of(kept.whole.key) if kept.scores else {}
    made: dict[str, JourneyHealth] = {}
    for offered in project.offered:
        name, entry = offered.id, kept.journeys.get(offered.origin.path)
        these, exceptions = found.get(name, []), tuple(excepted.get(name, ()))
        health = before.health(offered, these, exceptions)
        if health is None:
            totals = entry.totals if entry else totals_of(offered, loaded.catalogue)
            score = known.get(name)
            if score is None or entry is None or score.content != entry.key:
                score = None
            health = scoring.health(name, totals, these, places, exceptions, score)
            before.keep(offered, these, health)
        made[name] = health
    if kept.scores and before.is_first:
        contents = {name: kept.journeys[loaded.catalogue.journeys[name].origin.path].key for name in made}
        scores = {name: Score(contents[name], one.score, one.digest) for name, one in made.items() if contents[name]}
        kept.scores.learn(kept.whole.key, scores)
    before.done()
    return Health(journeys=made, rules=reach.rules(rules), off=tuple(rule for rule in COUNTED if not wanted.has(rule)))


def _concerning(findings: Iterable[Diagnostic], places: Places, reach: _Reach) -> dict[str, list[Diagnostic]]:
    """Return the findings by the ids of the journeys that they concern."""
    found: dict[str, list[Diagnostic]] = {}
    for path, group in groupby(findings, key=attrgetter("span.path")):
        owner = places.owner(path)
        these = [one for one in group if one.rule in BY_ID]
        if owner is not None:
            reach.note([one.rule for one in these], (owner,))
            found.setdefault(owner, []).extend(these)
            continue
        for one in these:
            journeys = places.journeys(one.span)
            reach.note([one.rule], journeys)
            for journey in journeys:
                found.setdefault(journey, []).append(one)
    return found


class Scoring:
    """Scores journeys on marks. Most journeys pass most rules: what that comes to is worked out once."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Take the rules that count; each has a mark."""
        self.rules = tuple(rule.id for rule in rules)
        self._at = {rule.id: at for at, rule in enumerate(COUNTED) if rule.id in self.rules}
        self._by_mark = {mark: tuple(at for at in self._at.values() if COUNTED[at].mark is mark) for mark in Mark}
        self._passed: dict[bytes, Mapping[Mark, MarkScore]] = {}
        """By whether each rule has something to look at: what a journey is worth in which none found anything."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Scoring) and other.rules == self.rules

    def __hash__(self) -> int:
        return hash(self.rules)

    def found(self, findings: Iterable[Diagnostic], places: Places) -> dict[int, tuple[int, list[Diagnostic]]]:
        """Return those of the findings in a journey that count, by rule, and how many things they are about."""
        groups: dict[int, list[Diagnostic]] = {}
        for one in findings:
            at = self._at.get(one.rule)
            if at is not None:
                groups.setdefault(at, []).append(one)
        return {at: (places.number(those, COUNTED[at].unit), those) for at, those in groups.items()}

    def health(
        self,
        journey: str,
        totals: tuple[int, ...],
        findings: list[Diagnostic],
        places: Places,
        exceptions: tuple[Suppressed, ...],
        known: Score | None,
    ) -> JourneyHealth:
        """Return what the rules say of a journey; what is `known` of that is not worked out again."""
        count: Callable[[], _Found] = partial(self.found, findings, places)
        if known is None:
            found = count()
            count = lambda: found  # noqa: E731 - places hold a whole project, and health may outlive that
            known = Score("", self.score(totals, found), "")
        return JourneyHealth(
            journey=journey,
            score=known.score,
            totals=totals,
            exceptions=exceptions,
            scoring=self,
            count=count,
            known_digest=known.digest,
        )

    def score(self, totals: tuple[int, ...], found: _Found) -> int:
        """Return the score of a journey, with the totals of all rules that may count."""
        passed = self._all_passed(totals)
        missed = {COUNTED[at].mark for at in found}
        scores = [_percent(self._shares(mark, totals, found)) for mark in self._by_mark if mark in missed]
        scores += [BEST for mark in passed if mark not in missed]
        return mean(scores) or 0

    def marks(self, totals: tuple[int, ...], found: _Found) -> tuple[MarkScore, ...]:
        """Return the score of each mark that a rule with something to look at looks for."""
        passed = self._all_passed(totals)
        missed = {COUNTED[at].mark for at in found}
        marks = [self._score(mark, totals, found) if mark in missed else passed.get(mark) for mark in self._by_mark]
        return tuple(filter(None, marks))

    def _all_passed(self, totals: tuple[int, ...]) -> Mapping[Mark, MarkScore]:
        there = bytes(map(bool, totals))
        passed = self._passed.get(there)
        if passed is None:
            numbers = {mark: sum([there[at] for at in these]) for mark, these in self._by_mark.items()}
            passed = self._passed[there] = {mark: _best(mark, number) for mark, number in numbers.items() if number}
        return passed

    def _shares(self, mark: Mark, totals: tuple[int, ...], found: _Found) -> list[float]:
        these = self._by_mark[mark]
        return [_share(totals[at], found[at][0]) if at in found else 1.0 for at in these if totals[at] or at in found]

    def _score(self, mark: Mark, totals: tuple[int, ...], found: _Found) -> MarkScore:
        shares = self._shares(mark, totals, found)
        verdicts = tuple(
            Verdict(rule=COUNTED[at], total=max(totals[at], failed), failed=failed, findings=tuple(those))
            for at in self._by_mark[mark]
            if at in found
            for failed, those in (found[at],)
        )
        return MarkScore(mark=mark, score=_percent(shares), rules=len(shares), verdicts=verdicts)


def _share(total: int, failed: int) -> float:
    """Return the part of some things that passes; several findings may be about what is not counted."""
    return 1 - failed / max(total, failed)


_told = attrgetter(
    "severity._value_",
    *(part.name for part in fields(Diagnostic) if part.name not in ("severity", "span")),
    *(f"span.{part.name}" for part in fields(Span)),
)
"""Takes all that a finding says."""


@cache
def _best(mark: Mark, rules: int) -> MarkScore:
    return MarkScore(mark=mark, score=BEST, rules=rules, verdicts=())


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
    """How far rules reach, noted as findings come."""

    def __init__(self) -> None:
        self._order: dict[str, int] = {}
        """The journeys, in the order in which something was found in them."""
        self._journeys: dict[str, dict[str, None]] = {}
        self._findings: Counter[str] = Counter()

    def note(self, rules: list[str], journeys: tuple[str, ...]) -> None:
        """Note findings of some rules, one each, and the ids of the journeys that they concern."""
        if not rules or not journeys:
            return
        for journey in journeys:
            self._order.setdefault(journey, len(self._order))
        for rule in rules:
            self._findings[rule] += 1
            self._journeys.setdefault(rule, {}).update(dict.fromkeys(journeys))

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
