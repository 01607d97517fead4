"""The index of intended journeys: each beside today's, with what it gains; and those that say no journey of today."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.insight.transition import intended, transition
from journeybook.model.journey import Journey
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.to_be import Totals, totals
from journeybook.pages.views import first_view, view_links


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBeRow:
    """An intended journey and today's."""

    link: Link
    """To the two beside each other."""
    as_is: Link
    status: str
    totals: Totals
    carriers: int
    """How many opportunities carry it."""
    uncarried: int
    """How many steps need to be carried, and nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBeIndexPage:
    """All intended journeys."""

    frame: Frame
    rows: tuple[ToBeRow, ...]
    """The greatest gain of emotion first; those of which it is not known last."""
    alone: tuple[Link, ...]
    """Intended journeys for which no journey of today is written, or named."""


def to_be_index_page(site: SiteContext) -> ToBeIndexPage:
    """Return the index of intended journeys."""
    context = site.page(site.routes.to_bes)
    _ = site.language.gettext
    found = intended(site.catalogue)
    rows = [_row(to_be, as_is, context) for to_be, as_is in found if as_is]
    title = _("As-is and to-be")
    return ToBeIndexPage(
        frame=Frame(
            path=context.path,
            template="to_be_index",
            title=title,
            description=_("Today’s journeys beside the intended ones: what changes, what is gained, what carries it."),
            section=first_view(context.site),
            views=view_links(context),
            hits=(Hit(title=title, text=_("Intended journeys beside today’s"), kind=_("Index")),),
        ),
        rows=tuple(row for _, row in sorted(rows, key=lambda pair: pair[0])),
        alone=tuple(context.journey(to_be) for to_be, as_is in found if not as_is),
    )


def _row(to_be: Journey, as_is: Journey, context: PageContext) -> tuple[tuple[bool, float], ToBeRow]:
    """Return a row and what it is sorted by."""
    found = transition(as_is, to_be, context.catalogue)
    gain = found.mean.gained
    link = Link(text=to_be.title, href=context.href(context.site.routes.to_be(to_be.id)), kind="journey")
    row = ToBeRow(
        link=link,
        as_is=context.journey(as_is),
        status=f"status.{to_be.status}",
        totals=totals(found, context),
        carriers=len(found.carriers),
        uncarried=len(found.uncarried),
    )
    return (gain is None, -(gain or 0)), row
