"""Scores: the share of what rules look at that has no finding, for a mark and for a journey. Shows nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import floor
from operator import itemgetter

from journeybook.checks.places import Places
from journeybook.checks.rule import Mark, Rule
from journeybook.checks.totals import COUNTED
from journeybook.diagnostics import Diagnostic

BEST = 100
Found = tuple[tuple[int, int, tuple[Diagnostic, ...]], ...]
"""Rules, each as its place in `COUNTED`, with how many things its findings are about, and with these."""


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

    def found(self, findings: Iterable[Diagnostic], places: Places) -> Found:
        """Return those of the findings in a journey that count, by rule, and how many things they are about."""
        groups: dict[int, list[Diagnostic]] = {}
        for one in findings:
            at = self._at.get(one.rule)
            if at is not None:
                groups.setdefault(at, []).append(one)
        return tuple([(at, places.number(those, COUNTED[at].unit), tuple(those)) for at, those in groups.items()])

    def score(self, totals: tuple[int, ...], found: Found) -> int:
        """Return the score of a journey, with the totals of all rules that may count."""
        failed = {at: number for at, number, _ in found}
        missed = {COUNTED[at].mark for at in failed}
        scores = [_percent(self._shares(mark, totals, failed)) for mark in self._by_mark if mark in missed]
        scores += [BEST for mark in self._all_passed(totals) if mark not in missed]
        return mean(scores) or 0

    def score_of(self, mark: Mark, totals: tuple[int, ...], found: Found) -> int | None:
        """Return the score of one mark; None where no rule looks for it."""
        failed = {at: number for at, number, _ in found if COUNTED[at].mark is mark}
        if failed:
            return _percent(self._shares(mark, totals, failed))
        return BEST if mark in self._all_passed(totals) else None

    def marks(self, totals: tuple[int, ...], found: Found) -> tuple[MarkScore, ...]:
        """Return the score of each mark that a rule with something to look at looks for."""
        passed = self._all_passed(totals)
        missed = {COUNTED[at].mark for at, _, _ in found}
        marks = [self._score(mark, totals, found) if mark in missed else passed.get(mark) for mark in self._by_mark]
        return tuple(filter(None, marks))

    def _all_passed(self, totals: tuple[int, ...]) -> Mapping[Mark, MarkScore]:
        there = bytes(map(bool, totals))
        passed = self._passed.get(there)
        if passed is None:
            numbers = {mark: sum([there[at] for at in these]) for mark, these in self._by_mark.items()}
            passed = self._passed[there] = {mark: _best(mark, number) for mark, number in numbers.items() if number}
        return passed

    def _shares(self, mark: Mark, totals: tuple[int, ...], failed: Mapping[int, int]) -> list[float]:
        these = self._by_mark[mark]
        return [_share(totals[at], failed[at]) if at in failed else 1.0 for at in these if totals[at] or at in failed]

    def _score(self, mark: Mark, totals: tuple[int, ...], found: Found) -> MarkScore:
        shares = self._shares(mark, totals, {at: number for at, number, _ in found})
        verdicts = [
            Verdict(rule=COUNTED[at], total=max(totals[at], number), failed=number, findings=those)
            for at, number, those in sorted(found, key=_first)
            if COUNTED[at].mark is mark
        ]
        return MarkScore(mark=mark, score=_percent(shares), rules=len(shares), verdicts=tuple(verdicts))


_first = itemgetter(0)


def _share(total: int, failed: int) -> float:
    """Return the part of some things that passes; several findings may be about what is not counted."""
    return 1 - failed / max(total, failed)


@cache
def _best(mark: Mark, rules: int) -> MarkScore:
    return MarkScore(mark=mark, score=BEST, rules=rules, verdicts=())


def _percent(shares: list[float]) -> int:
    """Return the mean of shares in points, halves up; 100 only where all is passed."""
    points = floor(sum(shares) / len(shares) * BEST + 0.5)
    return points if min(shares) == 1 else min(points, BEST - 1)


def mean(scores: Iterable[int]) -> int | None:
    """Return the mean of scores as a whole number, halves up, and 100 only of hundreds; None without any."""
    known = tuple(scores)
    if not known:
        return None
    return min(floor(sum(known) / len(known) + 0.5), BEST if min(known) == BEST else BEST - 1)
