"""The views across journeys: their names and places, in the order of the bar that leads from one to the next.

Knows not how they are made: that is `plan.py`'s, which asks here whether a view has something to show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.pages.context import PageContext, SiteContext


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A page that looks at all journeys at once."""

    kind: str
    """What it is, for `plan.py`: the stem of its template."""
    title: str
    path: str
    """Its output path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewLink:
    """An entry of the bar."""

    text: str
    href: str
    current: bool
    """Whether it is the page that shows the bar."""


def views(site: SiteContext) -> tuple[View, ...]:
    """Return the views that have something to show, in order."""
    return tuple(_views(site))


def first_view(site: SiteContext) -> str:
    """Return the output path of the first view, which is that of the entry that all belong to; empty for none."""
    return next((view.path for view in _views(site)), "")


def view_links(context: PageContext, of: str = "") -> tuple[ViewLink, ...]:
    """Return the bar of a page, or of a leaf of the page at `of`; empty where there is no other view."""
    every = views(context.site)
    if len(every) < 2:
        return ()
    return tuple(
        ViewLink(text=view.title, href=context.href(view.path), current=view.path == (of or context.path))
        for view in every
    )


def _views(site: SiteContext) -> Iterator[View]:
    _, routes = site.language.gettext, site.routes
    every = (
        View(kind="changes", title=_("Changes"), path=routes.changes),
        View(kind="dashboard", title=_("Dashboard"), path=routes.dashboard),
        View(kind="opportunities", title=_("Opportunities"), path=routes.opportunities),
        View(kind="pains", title=_("Pain points"), path=routes.pains),
        View(kind="heat_maps", title=_("Heat maps"), path=routes.heat_maps),
        View(kind="flow", title=_("Channel flow"), path=routes.flow),
        View(kind="comparisons", title=_("Side by side"), path=routes.comparisons),
        View(kind="to_bes", title=_("As-is and to-be"), path=routes.to_bes),
        View(kind="atlas", title=_("Atlas"), path=routes.atlas),
        View(kind="health", title=_("Health"), path=routes.health),
    )
    shown = site.views
    return (view for view in every if view.kind in shown)
