"""What one journey says that rules on the whole project ask for: what it names, and where it leads.

It follows from the files of the journey alone, and is found in one walk; a journey that has not changed is not walked
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from posixpath import dirname, join, normpath
from typing import NamedTuple
from urllib.parse import unquote

from journeybook.checks.narratives import Narration
from journeybook.insight.scores import mean_score, scores_at
from journeybook.model.journey import Holder, Journey, Step
from journeybook.prose.allowed import leads_outside
from journeybook.prose.targets import ids_in
from journeybook.source import Span


class Inward(NamedTuple):
    """An address that leads to something of the project itself, or should."""

    address: str
    """As it is written; of a picture what it is called on disk."""
    span: Span
    is_picture: bool
    file: str
    """The path in the project that it leads to; empty for the page itself."""
    anchor: str


class Low(NamedTuple):
    """A moment of truth below the neutral score."""

    step: str
    """Its id."""
    span: Span
    opportunities: tuple[str, ...]
    """The ids of those named at the step and at its stage."""
    pains: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is asked of one journey."""

    ids: str
    """Those of its stages and steps, a line each: one text, because there are a hundred thousand, and few are asked."""
    ways: tuple[tuple[str | None, str | None], ...]
    """The touchpoints and channels of its steps as written, each pair once."""
    phases: tuple[str, ...]
    opens: tuple[tuple[str, Span], ...]
    """The journeys that its steps open, and where that is written."""
    inward: tuple[Inward, ...]
    pains: tuple[str, ...]
    """The ids of the pain points that are met anywhere in it."""
    opportunities: tuple[str, ...]
    """The ids of the opportunities that are named anywhere in it."""
    met: tuple[tuple[str, tuple[str, ...]], ...]
    """Opportunity → the pain points where it is named, once for each place that has both."""
    lows: tuple[Low, ...]
    dates: tuple[date, date] | None
    """The first and the last day of its figures and its evidence; None where there is none."""

    def leads_to(self, path: str) -> tuple[str, ...]:
        """Return the addresses, percent-decoded, in a file of the journey that lead to something of the project."""
        return tuple(
            one.address if one.is_picture else unquote(one.address) for one in self.inward if one.span.path == path
        )


def facts_of(journey: Journey, narrations: Iterable[Narration], middle: float) -> Facts:
    """Return what is asked of a journey with some narratives; `middle` is the neutral score."""
    holders = journey.holders
    return Facts(
        ids="\n".join(ids_in(journey)),
        ways=tuple(dict.fromkeys(_way(step.touchpoint, step.channel) for step in journey.steps)),
        phases=tuple(dict.fromkeys(name for stage in journey.stages for name in stage.phases)),
        opens=tuple((step.journey, step.origin.span("journey")) for step in journey.steps if step.journey),
        inward=(*inward(narrations), *_linked(journey)),
        pains=tuple(dict.fromkeys(name for holder in holders for name in holder.pains)),
        opportunities=tuple(dict.fromkeys(name for holder in holders for name in holder.opportunities)),
        met=tuple((name, holder.pains) for holder in holders if holder.pains for name in holder.opportunities),
        lows=tuple(_lows(journey, middle)),
        dates=_dates(holders),
    )


@lru_cache(maxsize=10_000)
def _way(touchpoint: str | None, channel: str | None) -> tuple[str | None, str | None]:
    """Return the same pair for the same two: journeys have much the same ones."""
    return touchpoint, channel


def inward(narrations: Iterable[Narration]) -> Iterator[Inward]:
    """Yield the addresses in narratives that stay in the project."""
    for narration in narrations:
        for link in narration.links:
            if not leads_outside(link.address):
                address = link.target if link.is_image else link.address
                yield _inward(address, narration.span(link.mark), is_picture=link.is_image)


def _linked(journey: Journey) -> Iterator[Inward]:
    """Yield the addresses in fields: of opportunities, then of evidence."""
    for opportunity in journey.defined_opportunities:
        if opportunity.link and not leads_outside(opportunity.link):
            yield _inward(opportunity.link, opportunity.origin.span("link"))
    for holder in journey.holders:
        for evidence in holder.evidence:
            if evidence.link and not leads_outside(evidence.link):
                yield _inward(evidence.link, evidence.origin.span("link"))


def _inward(address: str, span: Span, *, is_picture: bool = False) -> Inward:
    path, _, anchor = (address if is_picture else unquote(address)).partition("#")
    full = normpath(join(dirname(span.path), path.split("?")[0])) if path else ""
    return Inward(address, span, is_picture, full, anchor)


def _dates(holders: Iterable[Holder]) -> tuple[date, date] | None:
    known = [metric.date for holder in holders for metric in holder.metrics if metric.date]
    known += [evidence.date for holder in holders for evidence in holder.evidence if evidence.date]
    return (min(known), max(known)) if known else None


def _lows(journey: Journey, middle: float) -> Iterator[Low]:
    low = {step.id for step in journey.steps if step.moment_of_truth and _is_low(journey, step, middle)}
    for stage, step in journey.walk() if low else ():
        if step.id in low:
            named = (*step.opportunities, *stage.opportunities)
            yield Low(step.id, step.origin.span("emotion"), named, step.pains)


def _is_low(journey: Journey, step: Step, middle: float) -> bool:
    mean = mean_score(score for _, score in scores_at(journey, step))
    return mean is not None and mean < middle
