"""What of a step differs between today's journey and the intended one, field by field, as the page writes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeybook.insight.transition import StepChange
from journeybook.model.catalogue import Place
from journeybook.model.journey import Step
from journeybook.pages.context import Link, PageContext
from journeybook.pages.lanes import own_title, texts

Item = Link | str
"""What a cell holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field."""

    name: str
    before: tuple[Item, ...]
    after: tuple[Item, ...]
    """Empty where nothing is written."""


_ALONE = ("description", "touchpoint", "channel", "duration", "thought", "pains")
"""What is said of a step that only one of the journeys has."""
_GROUPS = (
    ("description",),
    ("touchpoint", "channel"),
    ("duration",),
    ("thought",),
    ("moment_of_truth",),
    ("personas",),
    ("pains",),
    ("frontstage", "backstage", "support"),
    ("journey",),
    ("next",),
)
"""The fields of each line, in order."""


def lines(step: StepChange, context: PageContext) -> tuple[Line, ...]:
    """Return the fields that differ; of a step on one side alone, what is said of it. Without title and emotion.

    Touchpoint and channel share a line, and so does what stands behind the step: of these the page says less.
    """
    alone = step.before is None or step.after is None
    changed = _ALONE if alone else tuple(change.field for change in step.changes)
    found: list[Line] = []
    for fields in _GROUPS:
        if own := tuple(field for field in fields if field in changed):
            found += _lines(own, step, context)
    if "extras" in changed:
        found += _extras(step, context)
    return tuple(found)


def _lines(fields: tuple[str, ...], step: StepChange, context: PageContext) -> Iterator[Line]:
    before, after = (
        tuple(item for field in fields for item in _items(field, place, context)) for place in (step.before, step.after)
    )
    if before or after:
        places = [place.step.touchpoint for place in (step.before, step.after) if place and place.step]
        # Where no touchpoint is written, the line is about the channel alone.
        shown = fields[1:] if fields[0] == "touchpoint" and len(fields) > 1 and not any(places) else fields
        yield Line(name=_name(shown, context), before=before, after=after)


def _name(fields: tuple[str, ...], context: PageContext) -> str:
    _, words = context.site.language.gettext, context.site.language.terms
    field = fields[0]
    if len(fields) > 1 and field != "touchpoint":
        return _("Service blueprint")
    own = {
        "description": _("Description"),
        "moment_of_truth": _("Moment of truth"),
        "next": _("Then"),
    }
    return own.get(field) or words[f"lane.{field}"]


def _items(field: str, place: Place | None, context: PageContext) -> Iterator[Item]:
    if place is None or place.step is None:
        return
    step, catalogue, _ = place.step, context.catalogue, context.site.language.gettext
    match field:
        case "touchpoint":
            yield from _one(context.touchpoint(found) if (found := catalogue.touchpoint_of(step)) else step.touchpoint)
        case "channel":
            yield from _one(context.channel(channel) if (channel := catalogue.channel_of(step)) else step.channel)
        case "duration":
            yield from _one(context.site.language.duration(step.duration.seconds) if step.duration else "")
        case "thought" | "description":
            yield from _one(getattr(step, field))
        case "moment_of_truth":
            yield _("yes") if step.moment_of_truth else _("no")
        case "personas":
            yield from (context.persona(catalogue.personas[name]) for name in _walkers(place) if name in
                        catalogue.personas)  # fmt: skip
        case "pains":
            yield from (context.pain(catalogue.pains[name]) for name in _once(step.pains) if name in catalogue.pains)
        case "journey":
            finer = catalogue.journeys.get(step.journey or "")
            yield from _one(context.journey(finer) if finer else step.journey)
        case "next":
            known = {one.id: one for one in place.journey.steps}
            yield from (context.step(place.journey, known[name]) for name in step.next if name in known)
        case _:
            yield from _texts(field, step)


def _one(item: Item | None) -> Iterator[Item]:
    if item:
        yield item


def _once(names: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(names)


def _walkers(place: Place) -> Iterable[str]:
    return _once(place.journey.walked_by(place.step)) if place.step else ()


def _texts(field: str, step: Step) -> Iterator[str]:
    lists = {"frontstage": step.frontstage, "backstage": step.backstage, "support": step.support}
    yield from lists[field]


def _extras(step: StepChange, context: PageContext) -> Iterator[Line]:
    sides = [place.step.extras if place and place.step else {} for place in (step.before, step.after)]
    for name in _once([*sides[0], *sides[1]]):
        before, after = (tuple(texts(side[name])) if name in side else () for side in sides)
        if before != after:
            yield Line(name=own_title(name, context), before=before, after=after)
