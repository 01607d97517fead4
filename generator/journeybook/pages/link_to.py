"""The link to a thing of any kind by its id. Knows no HTML."""

from __future__ import annotations

from journeybook.compare import Thing
from journeybook.pages.context import Link, PageContext


def link_to(thing: Thing, name: str, context: PageContext) -> Link | None:
    """Return the link to a thing by its whole id (`drive/order/pay`); None for what has no place any more."""
    catalogue = context.catalogue
    if thing in (Thing.STAGE, Thing.STEP):
        return _part(thing, name, context)
    if thing is Thing.JOURNEY and name in catalogue.journeys:
        return context.journey(catalogue.journeys[name])
    if thing is Thing.PERSONA and name in catalogue.personas:
        return context.persona(catalogue.personas[name])
    if thing is Thing.TOUCHPOINT and name in catalogue.touchpoints:
        return context.touchpoint(catalogue.touchpoints[name])
    if thing is Thing.CHANNEL and name in catalogue.channels:
        return context.channel(catalogue.channels[name])
    if thing is Thing.PHASE and name in catalogue.phases:
        return context.phase(catalogue.phases[name])
    if thing is Thing.PAIN and name in catalogue.pains:
        return context.pain(catalogue.pains[name])
    if thing is Thing.OPPORTUNITY and name in catalogue.opportunities:
        return context.opportunity(catalogue.opportunities[name])
    return None


def _part(thing: Thing, name: str, context: PageContext) -> Link | None:
    own, *inner = name.split("/")
    journey = context.catalogue.journeys.get(own)
    if journey is None or not inner:
        return None
    if thing is Thing.STAGE:
        stage = next((one for one in journey.stages if one.id == inner[0]), None)
        return context.stage(journey, stage) if stage else None
    step = next((one for one in journey.steps if one.id == inner[-1]), None)
    return context.step(journey, step) if step else None
