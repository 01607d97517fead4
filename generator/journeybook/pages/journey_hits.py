"""What the search can find on the page of a journey, and what it says of the place of each hit."""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.model.catalogue import Place
from journeybook.model.journey import Journey, Stage, Step
from journeybook.pages.context import PageContext
from journeybook.pages.frame import Hit
from journeybook.pages.plain import plain_text
from journeybook.prose.targets import pain_anchor


def journey_hits(journey: Journey, context: PageContext) -> tuple[Hit, ...]:
    """Return the hits: the page, its stages and steps, and the pain points it defines. Opportunities have pages."""
    catalogue, _ = context.catalogue, context.site.language.gettext
    personas = (catalogue.personas[name].title for name in journey.personas if name in catalogue.personas)
    met = catalogue.pains_of_journeys[journey.id]
    about = (journey.goal, *personas, *journey.tags, plain_text(journey.narrative.introduction))
    return (
        Hit(title=journey.title, text=_joined(*about), kind=_("Journey"), context=journey.area.strip()),
        *_walked(journey, context),
        *(
            Hit(
                title=pain.title,
                text=pain.description,
                anchor=pain_anchor(pain.id),
                kind=_("Pain point"),
                context=_place(journey, met.get(pain.id) or catalogue.places_by_pain.get(pain.id, ())),
            )
            for pain in journey.defined_pains
        ),
    )


def _walked(journey: Journey, context: PageContext) -> Iterator[Hit]:
    """Yield each stage, and its steps after it."""
    _ = context.site.language.gettext
    for stage in journey.stages:
        section = journey.narrative.section(stage.id)
        story = plain_text(section.markdown) if section else ""
        yield Hit(title=stage.title, text=story, anchor=stage.id, kind=_("Stage"), context=journey.title)
        for step in stage.steps:
            yield _step_hit(journey, stage, step, context)


def _step_hit(journey: Journey, stage: Stage, step: Step, context: PageContext) -> Hit:
    catalogue, _ = context.catalogue, context.site.language.gettext
    touchpoint = catalogue.touchpoint_of(step)
    pains = (catalogue.pains[name].title for name in step.pains if name in catalogue.pains)
    text = _joined(step.description, step.thought, *pains, touchpoint.title if touchpoint else "")
    return Hit(title=step.title, text=text, anchor=step.id, kind=_("Step"), context=_path(journey, stage))


def _place(journey: Journey, places: tuple[Place, ...]) -> str:
    """Return where in this journey something is met first."""
    first = next((place for place in places if place.journey.id == journey.id), None)
    return _path(journey, first.stage if first else None)


def _path(journey: Journey, stage: Stage | None) -> str:
    return f"{journey.title} › {stage.title}" if stage else journey.title


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)
