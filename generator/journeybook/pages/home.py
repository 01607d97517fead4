"""The home page: what the site holds, a first choice of it, and what changed last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeybook.pages.alphabet import alphabetical
from journeybook.pages.areas import cut_fairly, largest_first
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.dashboard import KeyFigure, key_figures
from journeybook.pages.edits import ToldChange
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.persona_card import PersonaCard, persona_card
from journeybook.pages.recent import recent_commits
from journeybook.pages.recently import has_recent
from journeybook.pages.sparkline import Sparkline
from journeybook.pages.summary import JourneySummary, journey_card

MOST_JOURNEYS = 24
"""More cards than these nobody reads; the index has the rest."""
MOST_PERSONAS = 12
MOST_CHANGES = 8
MOST_NAMED = 5
"""Recent changes, and the things that each of them names."""
COLUMNS = 4
"""How many cards stand side by side on a wide screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many things of a kind there are, and where."""

    number: int
    label: str
    """What they are called at this number: `journeys`."""
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardGroup:
    """The cards of one area."""

    title: str
    """Empty for journeys without an area, and where there is no other."""
    cards: tuple[JourneySummary, ...]
    total: int
    """How many journeys the area has."""
    href: str
    """The area in the index."""

    @property
    def cut(self) -> bool:
        """Whether the area has more journeys than cards."""
        return self.total > len(self.cards)

    @property
    def span(self) -> int:
        """How many columns the group takes at most, so that small areas share a row."""
        return min(COLUMNS, len(self.cards))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEntry:
    """A commit that changed something of what the site says."""

    links: tuple[Link, ...]
    """What it changed, the first of it; what is gone has no address."""
    others: int
    """How many things it changed beside these."""
    day: date | None
    author: str
    told: ToldChange
    """The first of its changes."""
    more: int
    """How many others it made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page."""

    frame: Frame
    counts: tuple[Count, ...]
    """Of what there is at least one of."""
    groups: tuple[CardGroup, ...]
    journeys: Count
    curves: Link
    """To all journeys' curves side by side."""
    personas: tuple[PersonaCard, ...]
    people: Count
    changes: tuple[ChangeEntry, ...]
    recent: Link | None
    """To all of them; None where nobody keeps a history."""
    board: Link | None
    """To the dashboard; None where there is none."""
    figures: tuple[KeyFigure, ...]
    """The first of it, each with its way into it."""

    @property
    def drawings(self) -> tuple[tuple[Link, Sparkline], ...]:
        """The curves of the cards, each with its journey."""
        cards = (card for group in self.groups for card in group.cards)
        return tuple((card.link, card.sparkline) for card in cards if card.sparkline)

    @property
    def cut(self) -> bool:
        """Whether there are journeys without a card."""
        return any(group.cut for group in self.groups) or self.journeys.number > sum(
            len(group.cards) for group in self.groups
        )


def home_page(site: SiteContext) -> HomePage:
    """Return the home page."""
    context = site.page(site.routes.home)
    catalogue, routes, settings = site.catalogue, site.routes, site.settings
    _, ngettext = site.language.gettext, site.language.ngettext

    def counted(number: int, label: str, path: str) -> Count:
        return Count(number=number, label=label, href=context.href(path))

    by_name = sorted(catalogue.personas.values(), key=lambda persona: alphabetical(persona.name))
    walked, walkers = len(catalogue.journeys), len(catalogue.personas)
    met, media = len(catalogue.touchpoints), len(catalogue.channels)
    journeys = counted(walked, ngettext("journey", "journeys", walked), routes.journeys)
    people = counted(walkers, ngettext("persona", "personas", walkers), routes.personas)
    touchpoints = counted(met, ngettext("touchpoint", "touchpoints", met), routes.touchpoints)
    channels = counted(media, ngettext("channel", "channels", media), routes.channels)
    return HomePage(
        frame=Frame(
            path=routes.home,
            template="home",
            title=settings.title,
            description=settings.description
            or _("Our customers' journeys, the people who walk them, and where they meet us."),
            hits=(Hit(title=settings.title, text=settings.description, kind=_("Home")),),
        ),
        counts=tuple(one for one in (journeys, people, touchpoints, channels) if one.number),
        groups=_groups(context),
        journeys=journeys,
        curves=Link(text=_("Compare all curves"), href=context.href(routes.curves)),
        personas=tuple(persona_card(persona, context) for persona in by_name[:MOST_PERSONAS]),
        people=people,
        changes=_changes(context),
        recent=Link(text=_("All recent changes"), href=context.href(routes.recent)) if has_recent(site) else None,
        board=Link(text=_("Dashboard"), href=context.href(routes.dashboard)) if walked else None,
        figures=key_figures(context) if walked else (),
    )


def _groups(context: PageContext) -> tuple[CardGroup, ...]:
    every = largest_first(context.site.areas)
    totals = {area.anchor: len(area.journeys) for area in every}
    return tuple(
        CardGroup(
            title=area.title or (context.site.language.gettext("Other journeys") if len(every) > 1 else ""),
            cards=tuple(journey_card(journey, context) for journey in area.journeys),
            total=totals[area.anchor],
            href=context.href(context.site.area_pages[area.anchor], area.anchor),
        )
        for area in cut_fairly(every, MOST_JOURNEYS)
    )


def _changes(context: PageContext) -> tuple[ChangeEntry, ...]:
    return tuple(
        ChangeEntry(
            links=tuple(thing.what for thing in commit.things[:MOST_NAMED]),
            others=len(commit.things[MOST_NAMED:]) + commit.more,
            day=commit.day,
            author=commit.author,
            told=commit.things[0].shown[0],
            more=commit.count - 1 + commit.more,
        )
        for commit in recent_commits(context, MOST_CHANGES)
    )
