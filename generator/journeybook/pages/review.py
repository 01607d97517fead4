"""What each page says of the revision that the site is compared with: whether its thing changed, and how.

A list says what of its kind is new, has changed, or is gone. Knows neither HTML nor what the page shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from urllib.parse import urlencode

from journeybook.compare import Thing
from journeybook.pages.anchors import change_anchor
from journeybook.pages.change_marks import CHANGE, EVERYTHING
from journeybook.pages.changed import Changed
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.told_change import ToldChange, in_its_language, told_of

MOST_NAMED = 12
"""Things that are gone and are named at the head of their list."""
_WITHIN = MappingProxyType({Thing.JOURNEY: (Thing.JOURNEY,), Thing.TOUCHPOINT: (Thing.TOUCHPOINT,)})
"""What the page of a thing need not say of the places of its changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many things have one fate."""

    kind: str
    """`added`, `changed` or `removed`."""
    text: str
    """`2 new`."""
    named: tuple[str, ...] = ()
    """What is gone, by name, as it is not in the list any more; no more than MOST_NAMED."""
    more: int = 0
    """How many are not named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a page says of the revision."""

    revision: str
    """What it is called."""
    thing: bool
    """Whether the page is that of one thing."""
    kind: str = ""
    """What happened to that thing: `added`, `changed` …; empty for nothing."""
    told: tuple[ToldChange, ...] = ()
    """What is different about it."""
    counts: tuple[Count, ...] = ()
    """Of a list: how many are new, have changed, are gone; those of none are left out. Of a view: all changes."""
    only: str = ""
    """Of a list: the address that shows only what is different; empty where nothing it shows is."""
    all: Link
    """To the page of changes, or the place there that is about the thing."""


@dataclass(frozen=True)
class Reviews:
    """What the pages of a site that is compared with a revision say of that. Without slots: it keeps what it found."""

    site: SiteContext
    changed: Changed

    def of(self, path: str, of: str = "") -> Review | None:
        """Return what the page at an output path says; None for the page of changes, which is about nothing else.

        A leaf says what the page at `of` does, of which it is one.
        """
        if path == self.site.routes.changes:
            return None
        context, whole = self.site.page(path), of or path
        thing = self._pages.get(whole)
        if thing:
            return _of_thing(*thing, self.changed, context)
        kind = _lists(self.site).get(whole)
        return _of_list(kind, self.changed, context, whole) if kind else _of_view(self.changed, context)

    @cached_property
    def _pages(self) -> Mapping[str, tuple[Thing, str]]:
        return dict(_pages(self.site))


def _of_thing(thing: Thing, name: str, changed: Changed, context: PageContext) -> Review:
    told = told_of(thing, name, context, within=_WITHIN.get(thing, ()))
    kind = changed.kind_of(thing.value, name)
    anchor = change_anchor(name) if thing is Thing.JOURNEY and kind else ""
    return Review(revision=changed.revision, thing=True, kind=kind, told=told, all=_all(context, anchor))


def _of_list(thing: Thing, changed: Changed, context: PageContext, whole: str) -> Review:
    ngettext = context.site.language.ngettext
    kinds = changed.kinds(thing)
    new = sum(kind == "added" for kind in kinds)
    other = len(kinds) - new
    gone = tuple(in_its_language(title, context) for title in changed.removed(thing))
    counts = (
        (new, Count(kind="added", text=ngettext("%(num)s new", "%(num)s new", new))),
        (other, Count(kind="changed", text=ngettext("%(num)s changed", "%(num)s changed", other))),
        (len(gone), _gone(gone, context)),
    )
    filtered = kinds and whole in _filtered(context.site)
    there = "" if whole == context.path else context.href(whole)
    return Review(
        revision=changed.revision,
        thing=False,
        counts=tuple(count for number, count in counts if number),
        only=f"{there}?{urlencode({CHANGE: EVERYTHING}, safe=',')}" if filtered else "",
        all=_all(context),
    )


def _gone(titles: tuple[str, ...], context: PageContext) -> Count:
    text = context.site.language.ngettext("%(num)s removed", "%(num)s removed", len(titles))
    return Count(kind="removed", text=text, named=titles[:MOST_NAMED], more=max(0, len(titles) - MOST_NAMED))


def _of_view(changed: Changed, context: PageContext) -> Review:
    number = len(changed.compared.comparison.changes)
    text = context.site.language.ngettext("%(num)s change", "%(num)s changes", number)
    return Review(
        revision=changed.revision,
        thing=False,
        counts=(Count(kind="", text=text),) if number else (),
        all=_all(context),
    )


def _all(context: PageContext, anchor: str = "") -> Link:
    there = context.href(context.site.routes.changes, anchor)
    return Link(text=context.site.language.gettext("All changes"), href=there)


def _lists(site: SiteContext) -> Mapping[str, Thing]:
    """Return the pages that list the things of a kind."""
    routes = site.routes
    return {**_filtered(site), routes.phases: Thing.PHASE, routes.home: Thing.JOURNEY}


def _filtered(site: SiteContext) -> Mapping[str, Thing]:
    """Return those of them that have filters."""
    routes = site.routes
    return {
        routes.journeys: Thing.JOURNEY,
        routes.curves: Thing.JOURNEY,
        routes.personas: Thing.PERSONA,
        routes.touchpoints: Thing.TOUCHPOINT,
        routes.channels: Thing.CHANNEL,
        routes.opportunities: Thing.OPPORTUNITY,
        routes.pains: Thing.PAIN,
    }


def _pages(site: SiteContext) -> Iterator[tuple[str, tuple[Thing, str]]]:
    """Yield the pages that are about one thing each."""
    catalogue, routes = site.catalogue, site.routes
    makers = (
        (routes.journey, Thing.JOURNEY, catalogue.journeys),
        (routes.comparison, Thing.JOURNEY, catalogue.journeys),
        (routes.to_be, Thing.JOURNEY, catalogue.journeys),
        (routes.persona, Thing.PERSONA, catalogue.personas),
        (routes.touchpoint, Thing.TOUCHPOINT, catalogue.touchpoints),
        (routes.channel, Thing.CHANNEL, catalogue.channels),
        (routes.phase_comparison, Thing.PHASE, catalogue.phases),
        (routes.opportunity, Thing.OPPORTUNITY, catalogue.opportunities),
    )
    for path, thing, names in makers:
        for name in names:
            yield path(name), (thing, name)
