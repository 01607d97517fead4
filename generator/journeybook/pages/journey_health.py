"""The health of one journey: its score in the facts, and all that was found, mark by mark, at the end of its page."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.checks.registry import BY_ID
from journeybook.checks.scoring import MarkScore, Verdict
from journeybook.model.journey import Journey
from journeybook.pages.advice import FoundPlace, NextThing, found_place, next_thing
from journeybook.pages.anchors import mark_anchor
from journeybook.pages.context import Link, PageContext
from journeybook.pages.mark_words import mark_words, rule_title

MOST_PLACES = 5
"""Findings of one rule that are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRow:
    """Something that is as the team wants it."""

    title: str
    """Of the rule."""
    reason: str
    place: Link
    """Where the reason stands."""
    journeys: tuple[Link, ...]
    more: int
    """How many journeys are not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRule:
    """What one rule found."""

    title: str
    failed: int
    total: int
    """How many things it looked at."""
    places: tuple[FoundPlace, ...]
    more: int
    """How many findings are not listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSection:
    """One mark."""

    anchor: str
    sentence: str
    score: int
    rules: int
    """How many rules look for it."""
    found: tuple[FoundRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyHealthSection:
    """The health of one journey."""

    score: int
    marks: tuple[MarkSection, ...]
    todo: tuple[NextThing, ...]
    exceptions: tuple[ExceptionRow, ...]
    all: Link
    """To the health of all journeys."""


def journey_health(journey: Journey, context: PageContext) -> JourneyHealthSection | None:
    """Return the health of a journey; None for one that is not scored, as a draft is not."""
    health = context.site.health.journeys.get(journey.id)
    if health is None:
        return None
    language = context.site.language
    return JourneyHealthSection(
        score=health.score,
        marks=tuple(_mark(mark, context) for mark in health.marks),
        todo=tuple(next_thing(advice, context) for advice in health.advice),
        exceptions=tuple(
            ExceptionRow(
                title=rule_title(BY_ID[one.finding.rule], language),
                reason=one.reason,
                place=Link(text=f"{one.span.path}:{one.span.line}", href=context.edit(one.span)),
                journeys=(),
                more=0,
            )
            for one in health.exceptions
        ),
        all=Link(text=language.gettext("Health of all journeys"), href=context.href(context.site.routes.health)),
    )


def _mark(mark: MarkScore, context: PageContext) -> MarkSection:
    return MarkSection(
        anchor=mark_anchor(mark.mark),
        sentence=mark_words(context.site.language)[mark.mark].sentence,
        score=mark.score,
        rules=mark.rules,
        found=tuple(_found(verdict, context) for verdict in mark.verdicts),
    )


def _found(verdict: Verdict, context: PageContext) -> FoundRule:
    return FoundRule(
        title=rule_title(verdict.rule, context.site.language),
        failed=verdict.failed,
        total=verdict.total,
        places=tuple(found_place(finding, context) for finding in verdict.findings[:MOST_PLACES]),
        more=max(0, len(verdict.findings) - MOST_PLACES),
    )
