"""What a journey can be found by in a list of journeys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from journeybook.model.journey import Journey, JourneyState, Lifecycle, Scope, Stage, Step
from journeybook.pages.change_marks import change_label, change_marks
from journeybook.pages.context import PageContext
from journeybook.pages.finder import Finder, Mark, Marks, finder
from journeybook.pages.phase_sets import by_set, set_title, set_titles


def journey_marks(journey: Journey, context: PageContext, marks: Marks) -> tuple[Mark, ...]:
    """Return who walks a journey, what it goes through, whose it is and how it stands."""
    return marks.kept((Journey, journey.id), lambda: _marks(journey, context, marks))


def journey_finder(rows: Iterable[Iterable[Mark]], context: PageContext) -> Finder:
    """Return the filters of a list of journeys."""
    _ = context.site.language.gettext
    labels = (
        change_label(context),
        ("persona", _("Persona")),
        ("channel", _("Channel")),
        ("phase", _("Phase")),
        ("area", _("Area")),
        ("owner", _("Owner")),
        ("scope", _("Scope")),
        ("state", _("State")),
        ("status", _("Status")),
        ("tag", _("Tag")),
    )
    order = _in_order(context)
    return finder(labels, rows, order)


def phase_marks(stage: Stage, context: PageContext, marks: Marks) -> Iterator[Mark]:
    """Yield the lifecycle phases of a stage, each below the name of its set where there are several."""
    several = len(context.catalogue.phase_sets) > 1
    for one, phases in by_set(stage.phases, context):
        for phase in phases:
            yield marks.named("phase", phase.id, phase.title, set_title(one, context.site) if several else "")


def _in_order(context: PageContext) -> dict[str, tuple[str, ...]]:
    """Return the values whose order means something."""
    return {
        "phase": tuple(set_titles(context.site)),
        "scope": tuple(scope.value for scope in Scope),
        "state": tuple(state.value for state in JourneyState),
        "status": tuple(status.value for status in Lifecycle),
    }


def _channel(step: Step, context: PageContext, marks: Marks) -> Iterator[Mark]:
    channel = context.catalogue.channel_of(step)
    if channel:
        yield marks.named("channel", channel.id, channel.title)


def _marks(journey: Journey, context: PageContext, marks: Marks) -> Iterator[Mark]:
    catalogue, words = context.catalogue, context.site.language.terms
    if context.site.changed:
        yield from change_marks(context.journey(journey), context)
    for name in journey.personas:
        if persona := catalogue.personas.get(name):
            yield marks.named("persona", name, persona.name)
    met = {(step.channel, step.touchpoint): step for step in journey.steps}
    channels = [
        one for way, step in met.items() for one in marks.kept((Step, *way), partial(_channel, step, context, marks))
    ]
    yield from {one.value: one for one in channels}.values()
    for stage in journey.stages:
        yield from marks.kept((Stage, *stage.phases), partial(phase_marks, stage, context, marks))
    yield from marks.text("area", journey.area)
    yield from marks.text("owner", journey.owner)
    yield marks.named("scope", journey.scope, words[f"scope.{journey.scope}"])
    yield marks.named("state", journey.state, words[f"state.{journey.state}"])
    yield marks.named("status", journey.status, words[f"status.{journey.status}"])
    for tag in journey.tags:
        yield from marks.text("tag", tag)
