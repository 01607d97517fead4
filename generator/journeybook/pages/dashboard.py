"""The dashboard: how the journeys stand, on one page, for the meeting that decides what is done next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from journeybook.insight.answers import OPEN
from journeybook.insight.priorities import STATUSES
from journeybook.insight.scores import current_journeys
from journeybook.insight.standing import Ground, Stale, Truth
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.feeling import Feeling, feeling, feelings_at
from journeybook.pages.figure import Figure, figure
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.moment import Extremes, extremes
from journeybook.pages.since import SinceView, since_view
from journeybook.pages.views import view_links

MOMENTS = 5
"""The best and the worst moments that are shown."""
SHOWN = 5
MOST_LISTED = 60
"""More of a list than these nobody reads."""
TRUTHS = "jb-truths"
STALE = "jb-stale"
"""The anchors of the two lists that other pages lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How many things have a status."""

    word: str
    """Key of the word, such as `status.draft`."""
    count: int
    href: str
    """The list of them."""
    percent: int
    """Of the largest number of its kind, for the bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TruthRow:
    """A moment of truth and what it is judged by."""

    step: Link
    journey: Link
    ground: str
    """One of `Ground`."""
    figures: tuple[Figure, ...] = ()
    """Those that miss their targets."""
    satisfaction: Feeling | None = None
    feelings: tuple[Feeling, ...] = ()
    """Of those who feel below neutral, where it is judged by that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleRow:
    """A journey that nobody has looked at for long."""

    journey: Link
    day: date
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One figure of the head of the dashboard, and of the line on the home page that leads there."""

    number: str
    label: str
    """What it counts, in words that fit the number."""
    href: str
    """Where what it counts is listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardPage:
    """How the journeys stand."""

    frame: Frame
    figures: tuple[KeyFigure, ...]
    today: date | None
    """The day of the build; None where nobody says it."""
    journeys: tuple[Bar, ...]
    opportunities: tuple[Bar, ...]
    below: tuple[TruthRow, ...]
    """The moments of truth that fall short, MOST_LISTED at most."""
    below_count: int
    others: tuple[Link, ...]
    """The other moments of truth of which something is known, likewise."""
    others_count: int
    unknown: tuple[Link, ...]
    """Those of which nothing is known, likewise."""
    unknown_count: int
    extremes: Extremes
    stale: tuple[StaleRow, ...]
    """Likewise."""
    stale_count: int
    undated: tuple[Link, ...]
    undated_count: int
    untouched_days: int
    """How old a review may be."""
    by_review: str
    """The list of all journeys, by the day of their review."""
    since: SinceView
    in_view: int = SHOWN
    """Of longer lists these are in view; the others are opened."""
    truths_anchor: str = TRUTHS
    stale_anchor: str = STALE


def dashboard_page(site: SiteContext) -> DashboardPage:
    """Return the dashboard."""
    context = site.page(site.routes.dashboard)
    _, found = site.language.gettext, site.standing
    truths = found.truths
    others = tuple(one for one in truths if not one.below and one.ground is not Ground.NOTHING)
    unknown = tuple(one for one in truths if one.ground is Ground.NOTHING)
    steps = ((journey, stage, step) for journey in current_journeys(site.catalogue) for stage, step in journey.walk())
    return DashboardPage(
        frame=Frame(
            path=context.path,
            template="dashboard",
            title=_("Dashboard"),
            description=_("How the journeys stand, for those who decide what is done next."),
            views=view_links(context),
            hits=(
                Hit(title=_("Dashboard"), text=_("Statuses, worst and best moments, what has changed"), kind=_("View")),
            ),
        ),
        figures=(*key_figures(context), *_health(context)),
        today=site.today if site.today > date.min else None,
        journeys=_bars(((f"status.{name}", count, _list(site.routes.journeys, name, context))
                        for name, count in found.journeys.items())),
        opportunities=_bars(
            (f"status.{name}", found.opportunities[name], _list(site.routes.opportunities, name, context))
            for name in STATUSES if name in found.opportunities
        ),
        below=tuple(_truth(one, context) for one in found.below[:MOST_LISTED]),
        below_count=len(found.below),
        others=tuple(context.place(one.place) for one in others[:MOST_LISTED]),
        others_count=len(others),
        unknown=tuple(context.place(one.place) for one in unknown[:MOST_LISTED]),
        unknown_count=len(unknown),
        extremes=extremes(steps, context, MOMENTS),
        stale=tuple(_stale(one, context) for one in found.stale[:MOST_LISTED]),
        stale_count=len(found.stale),
        undated=tuple(context.journey(journey) for journey in found.undated[:MOST_LISTED]),
        undated_count=len(found.undated),
        untouched_days=site.settings.checks.untouched_days,
        by_review=context.href(site.routes.journeys) + "?sort=reviewed",
        since=since_view(context),
    )  # fmt: skip


def key_figures(context: PageContext) -> tuple[KeyFigure, ...]:
    """Return the figures that matter most, from wherever they are shown: those of which there is something to say."""
    return tuple(_key_figures(context))


def _health(context: PageContext) -> Iterator[KeyFigure]:
    site, _ = context.site, context.site.language.gettext
    score = site.health.score
    if score is not None:
        yield KeyFigure(
            number=site.language.number(score), label=_("health, of 100"), href=context.href(site.routes.health)
        )


def _key_figures(context: PageContext) -> Iterator[KeyFigure]:
    site, found = context.site, context.site.standing
    _, ngettext, number = site.language.gettext, site.language.ngettext, site.language.number
    here = site.routes.dashboard
    if found.truths:
        below, total = len(found.below), len(found.truths)
        yield KeyFigure(
            number=_("%(some)s of %(all)s", some=number(below), all=number(total)),
            label=ngettext("moment of truth below target", "moments of truth below target", total),
            href=context.href(here, TRUTHS),
        )
    if found.opportunities:
        count = found.open_opportunities
        yield KeyFigure(
            number=number(count),
            label=ngettext("open opportunity", "open opportunities", count),
            href=context.href(site.routes.opportunities)
            + f"?status={','.join(status for status in STATUSES if status in OPEN)}#jb_register",
        )
    count = len(found.stale)
    yield KeyFigure(
        number=number(count),
        label=ngettext("stale journey", "stale journeys", count),
        href=context.href(here, STALE),
    )


def _list(path: str, status: str, context: PageContext) -> str:
    return f"{context.href(path)}?status={status}"


def _bars(counted: Iterable[tuple[str, int, str]]) -> tuple[Bar, ...]:
    every = tuple(counted)
    most = max((count for _, count, _ in every), default=1)
    return tuple(
        Bar(word=word, count=count, href=href, percent=round(100 * count / most)) for word, count, href in every
    )


def _truth(one: Truth, context: PageContext) -> TruthRow:
    scale, language = context.catalogue.scale, context.site.language
    place = one.place
    assert place.step is not None
    felt = feelings_at(place.journey, place.step, context) if one.ground is Ground.EMOTION else ()
    return TruthRow(
        step=context.place(place),
        journey=context.journey(place.journey),
        ground=one.ground,
        figures=tuple(figure(metric, language) for metric in one.missed),
        satisfaction=None if one.satisfaction is None else feeling(scale, one.satisfaction, language),
        feelings=tuple(each for each in felt if each.score < scale.middle),
    )


def _stale(one: Stale, context: PageContext) -> StaleRow:
    assert one.journey.reviewed is not None
    return StaleRow(journey=context.journey(one.journey), day=one.journey.reviewed, days=one.days)
