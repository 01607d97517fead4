"""The index of intended journeys: each beside today's, with what it gains; and those that say no journey of today."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.insight.intended import intended
from journeybook.insight.transition import transition
from journeybook.model.journey import Journey
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.divisions import to_bes_division
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.paging import Pager, leaf_frame, pager
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
    pager: Pager | None
    """None for all on one page."""
    alone: tuple[Link, ...]
    """Intended journeys for which no journey of today is written, or named."""


def to_be_index_page(site: SiteContext, leaf: int = 1) -> ToBeIndexPage:
    """Return the index of intended journeys, or a leaf of it; those that stand alone are on the first."""
    path, division = site.routes.to_bes, to_bes_division(site)
    context = site.page(site.routes.leaf(path, leaf))
    _ = site.language.gettext
    turns = pager(path, division, leaf, context)
    alone = [to_be for to_be, as_is in intended(site.catalogue) if not as_is] if leaf == 1 else []
    title = _("As-is and to-be")
    return ToBeIndexPage(
        frame=leaf_frame(
            Frame(
                path=path,
                template="to_be_index",
                title=title,
                description=_(
                    "Today’s journeys beside the intended ones: what changes, what is gained, what carries it."
                ),
                section=first_view(context.site),
                views=view_links(context, path),
                hits=(Hit(title=title, text=_("Intended journeys beside today’s"), kind=_("Index")),),
            ),
            turns,
            context,
            with_rows=False,
        ),
        rows=tuple(_row(to_be, as_is, context) for to_be, as_is in division.of(site.to_bes, leaf)),
        pager=turns,
        alone=tuple(context.journey(to_be) for to_be in alone),
    )


def _row(to_be: Journey, as_is: Journey, context: PageContext) -> ToBeRow:
    found = transition(as_is, to_be, context.catalogue)
    link = Link(text=to_be.title, href=context.href(context.site.routes.to_be(to_be.id)), kind="journey")
    return ToBeRow(
        link=link,
        as_is=context.journey(as_is),
        status=f"status.{to_be.status}",
        totals=totals(found, context),
        carriers=len(found.carriers),
        uncarried=len(found.uncarried),
    )
