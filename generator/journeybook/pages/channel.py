"""The page of a channel: where it helps and where it hurts first, then everything that goes through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeybook.insight.scores import current_scores, is_current
from journeybook.model.place import Channel, Touchpoint
from journeybook.pages.alphabet import alphabetical
from journeybook.pages.channel_flow import ChannelFlow, channel_flow
from journeybook.pages.channel_icon import channel_icon
from journeybook.pages.context import Link, PageContext, Prose, SiteContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.frame import Frame, Hit, sentences
from journeybook.pages.moment import Extremes, JourneyMoments, extremes, journey_moments, steps_by_journey
from journeybook.pages.neighbours import Neighbours, neighbours

MOST_EXTREMES = 5
MOST_NAMED = 200
"""Journeys of a list that are named; the others are in the list of all journeys."""
MOST_TOUCHPOINTS = 150
"""Touchpoints that are listed; the others are in the glossary."""
MOST_FANS = 30
"""Personas that are named; the others are in their list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelTouchpoint:
    """A touchpoint of the channel."""

    link: Link
    definition: str
    owner: str
    steps: int
    mean: Feeling | None
    """Over the steps of current journeys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class More:
    """What a list leaves out."""

    number: int
    href: str
    """Address of all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelPage:
    """One channel."""

    frame: Frame
    icon: str
    """Name of the icon that stands before its title."""
    definition: str
    owner: str
    presence: str
    """Key of the word, such as `presence.online`; empty where it is not known."""
    mean: Feeling | None
    """Over the steps of current journeys."""
    steps: int
    extremes: Extremes
    """Over the steps of current journeys."""
    body: Prose
    touchpoints: tuple[ChannelTouchpoint, ...]
    more_touchpoints: More | None
    """To all of them, with how many are not listed; None where all are. So are the other three."""
    neighbours: Neighbours
    flow: ChannelFlow
    journeys: tuple[JourneyMoments, ...]
    journey_count: int
    more_journeys: More | None
    begin: tuple[Link, ...]
    """The first of the journeys whose first step is on the channel."""
    more_begin: More | None
    end: tuple[Link, ...]
    """The same of last steps."""
    more_end: More | None
    liked_by: tuple[Link, ...]
    """The personas that name it among their channels."""
    more_fans: More | None


def channel_page(channel: Channel, site: SiteContext) -> ChannelPage:
    """Return the page of a channel."""
    path = site.routes.channel(channel.id)
    context = site.page(path)
    catalogue = site.catalogue
    places = catalogue.steps_by_channel.get(channel.id, ())
    found, routes, beside = steps_by_journey(places), site.routes, neighbours(channel.id, context)
    liked_by = [one for one in catalogue.personas.values() if channel.id in one.channels]
    own = catalogue.touchpoints_by_channel.get(channel.id, ())
    today = (
        (place.journey, place.stage, place.step)
        for place in places
        if place.stage and place.step and is_current(place.journey)
    )
    source = channel.body_path or context.version(channel.origin.path)
    return ChannelPage(
        frame=Frame(
            path=path,
            template="channel",
            title=channel.title,
            description=channel.definition,
            crumbs=(Link(text=site.language.gettext("Channels"), href=context.href(site.routes.channels)),),
            source=source,
            source_href=context.source_of(source),
            untranslated=context.untranslated(channel.origin.path),
            hits=(_hit(channel, site),),
        ),
        icon=channel_icon(channel),
        definition=channel.definition,
        owner=channel.owner,
        presence=f"presence.{channel.presence}" if channel.presence else "",
        mean=mean_feeling(catalogue.scale, current_scores(places), context.site.language),
        steps=len(places),
        extremes=extremes(today, context, MOST_EXTREMES),
        body=Prose(markdown=channel.body, source=channel.body_path, language=channel.body_language),
        touchpoints=_touchpoints(own, context),
        more_touchpoints=_more(len(own) - MOST_TOUCHPOINTS, routes.touchpoints, channel, context),
        neighbours=beside,
        begin=beside.begin[:MOST_NAMED],
        more_begin=_more(len(beside.begin) - MOST_NAMED, routes.journeys, channel, context),
        end=beside.end[:MOST_NAMED],
        more_end=_more(len(beside.end) - MOST_NAMED, routes.journeys, channel, context),
        flow=channel_flow(channel, context),
        journeys=journey_moments(found[:MOST_NAMED], context),
        journey_count=len(found),
        more_journeys=_more(len(found) - MOST_NAMED, routes.journeys, channel, context),
        liked_by=tuple(context.persona(persona) for persona in liked_by[:MOST_FANS]),
        more_fans=_more(len(liked_by) - MOST_FANS, routes.personas, channel, context),
    )


def _more(number: int, there: str, channel: Channel, context: PageContext) -> More | None:
    """Return the way to all of a list that have to do with a channel, where so many of them are left out."""
    if number <= 0:
        return None
    return More(number=number, href=f"{context.href(there)}?channel={channel.id}")


def _touchpoints(own: Sequence[Touchpoint], context: PageContext) -> tuple[ChannelTouchpoint, ...]:
    catalogue = context.catalogue

    def entry(touchpoint: Touchpoint) -> ChannelTouchpoint:
        places = catalogue.steps_by_touchpoint.get(touchpoint.id, ())
        return ChannelTouchpoint(
            link=context.touchpoint(touchpoint),
            definition=touchpoint.definition,
            owner=touchpoint.owner,
            steps=len(places),
            mean=mean_feeling(catalogue.scale, current_scores(places), context.site.language),
        )

    ordered = sorted(own, key=lambda one: alphabetical(one.title))
    return tuple(entry(touchpoint) for touchpoint in ordered[:MOST_TOUCHPOINTS])


def _hit(channel: Channel, site: SiteContext) -> Hit:
    _ = site.language.gettext
    presence = site.language.terms[f"presence.{channel.presence}"] if channel.presence else ""
    text = sentences(channel.definition, channel.owner, presence)
    return Hit(title=channel.title, text=text, kind=_("Channel"), context=presence)
