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
from functools import partial
from itertools import groupby
from operator import attrgetter

from journeybook.caching import digest
from journeybook.checks.before import Before
from journeybook.checks.kept import NOTHING, Kept
from journeybook.checks.places import Places
from journeybook.checks.project import Project
from journeybook.checks.registry import BY_ID
from journeybook.checks.rule import Mark, Rule
from journeybook.checks.scores import Score
from journeybook.checks.scoring import BEST, Found, MarkScore, Scoring, mean
from journeybook.checks.totals import COUNTED, totals_of
from journeybook.checks.wanted import Wanted
from journeybook.diagnostics import Diagnostic, Suppressed
from journeybook.load import Loaded
from journeybook.source import Span

FIVE = (Mark.CUSTOMER_VIEW, Mark.NO_PROCESS_MAP, Mark.PRECISE_TOUCHPOINTS, Mark.FIGURES, Mark.ACTION)
"""The marks of a good journey. The others ask what any document is asked."""
MOST_ADVICE = 3


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JourneyHealth:
    """What the rules say of one journey; most is worked out when somebody asks for it, for there are thousands."""

    journey: str
    """Its id."""
    score: int
    """From 0 to 100: the mean of the marks, halves up."""
    totals: tuple[int, ...]
    """How many things each rule looks at there, in the order of `COUNTED`."""
    exceptions: tuple[Suppressed, ...]
    """What would count against it, had the team not given a reason."""
    scoring: Scoring = field(repr=False)
    count: Callable[[], Found] | Found = field(repr=False)
    known_digest: str = field(default="", repr=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, JourneyHealth) and other._all == self._all

    def __hash__(self) -> int:
        return hash(self.journey)

    @property
    def _all(self) -> object:
        return self.journey, self.score, self.totals, self.found, self.exceptions, self.scoring

    @property
    def found(self) -> Found:
        """The rules that found something, each with how many things that is about, and with what it found."""
        if callable(self.count):
            object.__setattr__(self, "count", self.count())
        assert isinstance(self.count, tuple)
        return self.count

    @property
    def marks(self) -> tuple[MarkScore, ...]:
        """The marks that a rule looks for, in the order of `Mark`."""
        return self.scoring.marks(self.totals, self.found)

    @property
    def advice(self) -> tuple[Advice, ...]:
        """What would raise the score most, the most first."""
        return _advice(self.marks)

    @property
    def digest(self) -> str:
        """Tells all of it from another one, or from that of another build."""
        if not self.known_digest:
            told = [(at, failed, list(map(_told, those))) for at, failed, those in self.found]
            exceptions = [(one.reason, str(one.span), _told(one.finding)) for one in self.exceptions]
            said = repr((self.scoring.rules, self.journey, self.totals, told, exceptions))
            object.__setattr__(self, "known_digest", digest(said.encode("utf-8", "surrogatepass")))
        return self.known_digest

    def score_of(self, mark: Mark) -> int | None:
        """Return the score of one mark; None where no rule looks for it."""
        return self.scoring.score_of(mark, self.totals, self.found)


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
            health = _worth(name, totals, these, places, exceptions, scoring, score)
            before.keep(offered, these, health)
        made[name] = health
    if kept.scores and before.is_first:
        contents = {name: kept.journeys[loaded.catalogue.journeys[name].origin.path].key for name in made}
        scores = {name: Score(contents[name], one.score, one.digest) for name, one in made.items() if contents[name]}
        kept.scores.learn(kept.whole.key, scores)
    before.done()
    return Health(journeys=made, rules=reach.rules(rules), off=tuple(rule for rule in COUNTED if not wanted.has(rule)))


def _worth(
    journey: str,
    totals: tuple[int, ...],
    findings: list[Diagnostic],
    places: Places,
    exceptions: tuple[Suppressed, ...],
    scoring: Scoring,
    known: Score | None,
) -> JourneyHealth:
    """Return what the rules say of a journey; what is `known` of that is not worked out again."""
    count: Callable[[], Found] | Found = partial(scoring.found, findings, places)
    if known is None:
        count = scoring.found(findings, places)  # now: places hold a whole project, and health may outlive that
        known = Score("", scoring.score(totals, count), "")
    return JourneyHealth(
        journey=journey,
        score=known.score,
        totals=totals,
        exceptions=exceptions,
        scoring=scoring,
        count=count,
        known_digest=known.digest,
    )


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


_told = attrgetter(
    "severity._value_",
    *(part.name for part in fields(Diagnostic) if part.name not in ("severity", "span")),
    *(f"span.{part.name}" for part in fields(Span)),
)
"""Takes all that a finding says."""


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
