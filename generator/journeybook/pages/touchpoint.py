"""The page of a touchpoint: what it is, how it does, and every step of every journey that uses it."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.insight.scores import current_scores
from journeybook.model.place import Touchpoint
from journeybook.pages.concerns import OpportunityMet, PainMet, opportunities_met, pains_met
from journeybook.pages.context import Link, Prose, SiteContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.figure import Figure, figure
from journeybook.pages.frame import Frame, Hit, sentences
from journeybook.pages.moment import JourneyMoments, by_journey


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointPage:
    """One touchpoint."""

    frame: Frame
    definition: str
    owner: str
    channel: Link | None
    presence: str
    """Key of the word, such as `presence.online`; empty where it is not known."""
    mean: Feeling | None
    """Over the steps of current journeys."""
    steps: int
    figures: tuple[Figure, ...]
    body: Prose
    journeys: tuple[JourneyMoments, ...]
    pains: tuple[PainMet, ...]
    opportunities: tuple[OpportunityMet, ...]


def touchpoint_page(touchpoint: Touchpoint, site: SiteContext) -> TouchpointPage:
    """Return the page of a touchpoint."""
    path = site.routes.touchpoint(touchpoint.id)
    context = site.page(path)
    catalogue = site.catalogue
    channel = catalogue.channels.get(touchpoint.channel or "")
    places = catalogue.steps_by_touchpoint.get(touchpoint.id, ())
    source = touchpoint.body_path or context.version(touchpoint.origin.path)
    return TouchpointPage(
        frame=Frame(
            path=path,
            template="touchpoint",
            title=touchpoint.title,
            description=touchpoint.definition,
            crumbs=(Link(text=site.language.gettext("Touchpoints"), href=context.href(site.routes.touchpoints)),),
            source=source,
            source_href=context.source_of(source),
            untranslated=context.untranslated(touchpoint.origin.path),
            hits=(_hit(touchpoint, channel.title if channel else "", site),),
        ),
        definition=touchpoint.definition,
        owner=touchpoint.owner,
        channel=context.channel(channel) if channel else None,
        presence=f"presence.{channel.presence}" if channel and channel.presence else "",
        mean=mean_feeling(catalogue.scale, current_scores(places), site.language),
        steps=len(places),
        figures=tuple(figure(metric, site.language) for metric in touchpoint.metrics),
        body=Prose(markdown=touchpoint.body, source=touchpoint.body_path, language=touchpoint.body_language),
        journeys=by_journey(places, context),
        pains=pains_met(places, context),
        opportunities=opportunities_met(places, context),
    )


def _hit(touchpoint: Touchpoint, channel: str, site: SiteContext) -> Hit:
    text = sentences(touchpoint.definition, channel, touchpoint.owner, *(metric.kpi for metric in touchpoint.metrics))
    _ = site.language.gettext
    return Hit(title=touchpoint.title, text=text, kind=_("Touchpoint"), context=channel)
