"""The health of all journeys: how each shows the marks of a good one, what to do next, and what is excused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from journeybook.checks.health import FIVE, JourneyHealth, RuleReach
from journeybook.checks.registry import BY_ID
from journeybook.checks.rule import Mark
from journeybook.diagnostics import Suppressed
from journeybook.model.journey import Lifecycle
from journeybook.pages.advice import NextThing, next_thing
from journeybook.pages.anchors import HEALTH, mark_anchor
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.divisions import health_division
from journeybook.pages.finder import NOTHING_FOUND, Finder, Marks, finder, tokens
from journeybook.pages.finder import Mark as Token
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.journey_health import ExceptionRow
from journeybook.pages.mark_words import MarkWords, mark_words, rule_title
from journeybook.pages.paging import Pager, leaf_frame, pager
from journeybook.pages.views import first_view, view_links

WEAK = 60
"""Below it a mark is pointed out."""
MOST_DETAILED = 200
"""With more journeys than these each says one thing to do next, and its marks are no links: its page says the rest."""
MOST_NAMED = 100
"""Exceptions that are listed."""
_BANDS = ((0, 50), (50, 70), (70, 90), (90, 101))


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkCell:
    """The score of one mark of one journey."""

    score: int | None
    """None where no rule looks for it."""
    href: str
    """Where its findings are listed; empty in long lists."""

    @property
    def weak(self) -> bool:
        """Whether it is pointed out."""
        return self.score is not None and self.score < WEAK


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthRow:
    """One journey."""

    link: Link
    owner: str
    score: Link
    """To what was found."""
    value: int
    """The score, to sort by."""
    cells: tuple[MarkCell, ...]
    """In the order of the marks."""
    todo: tuple[NextThing, ...]
    more: int
    """How many things to do are not shown."""
    tokens: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkSummary:
    """One mark over all journeys."""

    key: str
    """Its column in the table of journeys, by which that can be sorted."""
    short: str
    sentence: str
    asks: str
    score: int | None
    """The mean of the journeys; None where no rule looks for it."""
    weak: Link | None
    """To the journeys in which it is weak, by their number; None where there is none."""
    weak_count: int
    first_five: bool
    """One of the five marks of a good journey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule that found something."""

    id: str
    title: str
    mark: str
    """The mark that it counts for; empty where it is about none."""
    journeys: int
    href: str
    """To those journeys in the list."""
    findings: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthPage:
    """The health of all journeys."""

    frame: Frame
    score: int | None
    """The mean; None where no journey is scored."""
    marks: tuple[MarkSummary, ...]
    headings: tuple[tuple[str, str], ...]
    """Key and short name of each mark, for the heads of columns."""
    rows: tuple[HealthRow, ...]
    """The journey with most to gain first."""
    pager: Pager | None
    """None where all stand on one page."""
    total: int
    """How many journeys are scored."""
    long: bool
    """There are so many that each row says less."""
    finder: Finder
    drafts: Link
    """To the journeys that are no more than drafts."""
    draft_count: int
    rules: tuple[RuleRow, ...]
    silent: int
    """How many rules that count for a mark found nothing."""
    off: tuple[str, ...]
    """The titles of the rules that the project does not want."""
    exceptions: tuple[ExceptionRow, ...]
    hidden_exceptions: int
    """How many exceptions are not listed."""


def health_page(site: SiteContext, leaf: int = 1) -> HealthPage:
    """Return the page of the health of all journeys, or a leaf of these; all else stands on the first."""
    path, division = site.routes.health, health_division(site)
    context, _ = site.page(site.routes.leaf(path, leaf)), site.language.gettext
    words, health, is_first = mark_words(site.language), site.health, leaf == 1
    marks = Marks(site.mark_values)
    turns = pager(path, division, leaf, context)
    detailed = division.total <= MOST_DETAILED
    exceptions = health.exceptions if is_first else ()
    return HealthPage(
        frame=leaf_frame(
            Frame(
                path=path,
                template="health",
                title=_("Health of the journeys"),
                description=_("Which journeys can be relied on, and what would make the others better."),
                section=first_view(context.site),
                views=view_links(context, path),
                hits=(Hit(title=_("Health of the journeys"), text=_("Scores of all journeys"), kind=_("View")),),
            ),
            turns,
            context,
        ),
        score=health.score if is_first else None,
        marks=tuple(_summary(mark, words, context) for mark in Mark) if is_first else (),
        headings=tuple((mark.value, words[mark].short) for mark in Mark),
        rows=tuple(
            _row(one, tuple(_tokens(one, words, context, marks)), context, detailed=detailed)
            for one in division.of(site.by_health, leaf)
        ),
        pager=turns,
        total=division.total,
        long=not detailed,
        finder=_finder((_tokens(one, words, context, marks) for one in site.by_health), context)
        if is_first
        else NOTHING_FOUND,
        drafts=Link(text="", href=f"{context.href(site.routes.journeys)}?status={Lifecycle.DRAFT}"),
        draft_count=sum(journey.status is Lifecycle.DRAFT for journey in site.catalogue.journeys.values())
        if is_first
        else 0,
        rules=tuple(_rule_row(reach, words, context) for reach in health.rules if reach.findings) if is_first else (),
        silent=sum(not reach.findings for reach in health.rules) if is_first else 0,
        off=tuple(rule_title(rule, site.language) for rule in health.off),
        exceptions=tuple(_exception(*one, context) for one in exceptions[:MOST_NAMED]),
        hidden_exceptions=max(0, len(exceptions) - MOST_NAMED),
    )


def _exception(one: Suppressed, names: tuple[str, ...], context: PageContext) -> ExceptionRow:
    return ExceptionRow(
        title=rule_title(BY_ID[one.finding.rule], context.site.language),
        reason=one.reason,
        place=Link(text=f"{one.span.path}:{one.span.line}", href=context.edit(one.span)),
        journeys=tuple(context.journey(context.catalogue.journeys[name]) for name in names[:3]),
        more=max(0, len(names) - 3),
    )


def _summary(mark: Mark, words: Mapping[Mark, MarkWords], context: PageContext) -> MarkSummary:
    health = context.site.health
    weak = sum((score := one.score_of(mark)) is not None and score < WEAK for one in health.journeys.values())
    said = words[mark]
    return MarkSummary(
        key=mark.value,
        short=said.short,
        sentence=said.sentence,
        asks=said.asks,
        score=health.score_of(mark),
        weak=Link(text="", href=_chosen("weak", mark)) if weak else None,
        weak_count=weak,
        first_five=mark in FIVE,
    )


def _row(one: JourneyHealth, found: tuple[Token, ...], context: PageContext, *, detailed: bool) -> HealthRow:
    journey = context.catalogue.journeys[one.journey]
    page = context.site.routes.journey(journey.id)
    shown = one.advice if detailed else one.advice[:1]
    return HealthRow(
        link=context.journey(journey),
        owner=journey.owner,
        score=Link(text=context.site.language.number(one.score), href=context.href(page, HEALTH)),
        value=one.score,
        cells=tuple(
            MarkCell(
                score=one.score_of(mark),
                href=context.href(page, mark_anchor(mark)) if detailed else "",
            )
            for mark in Mark
        ),
        todo=tuple(next_thing(advice, context) for advice in shown),
        more=len(one.advice) - len(shown),
        tokens=tokens(found),
    )


def _tokens(
    one: JourneyHealth,
    words: Mapping[Mark, MarkWords],
    context: PageContext,
    marks: Marks,
) -> Iterator[Token]:
    """Yield what a journey can be found by."""
    terms, journey = context.site.language.terms, context.catalogue.journeys[one.journey]
    yield from marks.text("owner", journey.owner)
    yield from marks.text("area", journey.area)
    yield marks.named("status", journey.status, terms[f"status.{journey.status}"])
    low, high = next(band for band in _BANDS if band[0] <= one.score < band[1])
    yield marks.named("score", str(low), _band(low, high, context))
    for found in one.marks:
        if found.score < WEAK:
            yield marks.named("weak", found.mark, words[found.mark].short)
    for rule in context.site.rules_by_journey.get(one.journey, ()):
        yield marks.named("rule", rule, rule_title(BY_ID[rule], context.site.language))


def _band(low: int, high: int, context: PageContext) -> str:
    _ = context.site.language.gettext
    if low == 0:
        return _("below %(score)s", score=high)
    return _("%(low)s to %(high)s", low=low, high=min(high - 1, 100))


def _finder(rows: Iterable[Iterable[Token]], context: PageContext) -> Finder:
    _ = context.site.language.gettext
    labels = (
        ("score", _("Score")),
        ("weak", _("Weak mark")),
        ("rule", _("Finding")),
        ("area", _("Area")),
        ("owner", _("Owner")),
        ("status", _("Status")),
    )
    order = {
        "score": tuple(str(low) for low, _high in _BANDS),
        "weak": tuple(Mark),
        "status": tuple(Lifecycle),
    }
    return finder(labels, rows, order)


def _rule_row(reach: RuleReach, words: Mapping[Mark, MarkWords], context: PageContext) -> RuleRow:
    return RuleRow(
        id=reach.rule.id,
        title=rule_title(reach.rule, context.site.language),
        mark=words[reach.rule.mark].short if reach.rule.mark else "",
        journeys=len(reach.journeys),
        href=_chosen("rule", reach.rule.id),
        findings=reach.findings,
    )


def _chosen(facet: str, value: str) -> str:
    """Return the address of the list with one value chosen."""
    return f"?{urlencode({facet: value})}#jb_list"
