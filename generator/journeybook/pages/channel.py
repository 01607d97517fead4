"""The page of a channel: where it helps and where it hurts first, then everything that goes through it."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.insight.scores import current_scores, is_current
from journeybook.model.catalogue import Catalogue
from journeybook.model.place import Channel, Touchpoint
from journeybook.pages.alphabet import alphabetical
from journeybook.pages.channel_flow import ChannelFlow, channel_flow
from journeybook.pages.channel_icon import channel_icon
from journeybook.pages.context import Link, PageContext, Prose, SiteContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.frame import Frame, Hit, sentences
from journeybook.pages.moment import Extremes, JourneyMoments, by_journey, extremes
from journeybook.pages.neighbours import Neighbours, neighbours

MOST_EXTREMES = 5


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
    neighbours: Neighbours
    flow: ChannelFlow
    journeys: tuple[JourneyMoments, ...]
    liked_by: tuple[Link, ...]
    """The personas that name it among their channels."""


def channel_page(channel: Channel, site: SiteContext) -> ChannelPage:
    """Return the page of a channel."""
    path = site.routes.channel(channel.id)
    context = site.page(path)
    catalogue = site.catalogue
    places = catalogue.steps_by_channel.get(channel.id, ())
    journeys = by_journey(places, context)
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
        touchpoints=_touchpoints(channel, context),
        neighbours=neighbours(channel.id, context),
        flow=channel_flow(channel, context),
        journeys=journeys,
        liked_by=_liked_by(channel, catalogue, context),
    )


def _touchpoints(channel: Channel, context: PageContext) -> tuple[ChannelTouchpoint, ...]:
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

    own = catalogue.touchpoints_by_channel.get(channel.id, ())
    return tuple(entry(touchpoint) for touchpoint in sorted(own, key=lambda one: alphabetical(one.title)))


def _liked_by(channel: Channel, catalogue: Catalogue, context: PageContext) -> tuple[Link, ...]:
    return tuple(context.persona(persona) for persona in catalogue.personas.values() if channel.id in persona.channels)


def _hit(channel: Channel, site: SiteContext) -> Hit:
    _ = site.language.gettext
    presence = site.language.terms[f"presence.{channel.presence}"] if channel.presence else ""
    text = sentences(channel.definition, channel.owner, presence)
    return Hit(title=channel.title, text=text, kind=_("Channel"), context=presence)
