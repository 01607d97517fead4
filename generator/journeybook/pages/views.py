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


def view_links(context: PageContext) -> tuple[ViewLink, ...]:
    """Return the bar of a page; empty where there is no other view."""
    every = views(context.site)
    if len(every) < 2:
        return ()
    return tuple(
        ViewLink(text=view.title, href=context.href(view.path), current=view.path == context.path) for view in every
    )


def _views(site: SiteContext) -> Iterator[View]:
    yield from ()
