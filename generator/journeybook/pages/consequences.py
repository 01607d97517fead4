"""What follows from a change that no line of it says: a pain point that nothing answers now, a step on another channel.

Knows neither where it is shown nor how much of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from journeybook.compare import Compared, Side, Thing
from journeybook.compare.alignment import Alignment
from journeybook.insight.answers import answers
from journeybook.insight.scores import mean_score, scores_at
from journeybook.language import Language
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Step
from journeybook.model.parts import OpportunityStatus
from journeybook.model.scale import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """One thing that follows."""

    kind: str
    """`unanswered`, `answered`, `moment-low`, `moment-mended`, `channel`, `unused`."""
    sign: int
    """1 for better, −1 for worse, 0 for neither."""
    thing: Thing
    id: str
    """What it is about, as `Change.id` has it."""
    journey: str = ""
    """The id of the journey it belongs to; empty for none."""
    text: str
    """It in a sentence without a full stop."""


def consequences(compared: Compared, language: Language, here: Catalogue | None = None) -> tuple[Consequence, ...]:
    """Return what follows from a change: the bad first, then the good, then what is neither.

    `here` is the new side in another language than its first.

    Nothing is said to be gone, or to be there at last, on a side where it may stand in a file that cannot be read.
    """
    new, before = here or compared.new.catalogue, Alignment(compared.old.catalogue, compared.comparison)
    unsure = {sign for sign, side in ((1, compared.old), (-1, compared.new)) if _is_partial(side)}
    found = (
        *(one for one in _answers(before, new, language) if one.sign not in unsure),
        *_steps(before, new, language),
        *(() if -1 in unsure else _unused(before, new, language)),
    )
    order = {-1: 0, 1: 1, 0: 2}
    return tuple(sorted(found, key=lambda one: (order[one.sign], one.kind, one.id, one.text)))


def _is_partial(side: Side) -> bool:
    """Return whether journeys or the words they share are there that cannot be read."""
    return bool(side.unread_lists) or any(path.startswith("journeys/") for path in side.unread)


def _answers(before: Alignment, new: Catalogue, language: Language) -> Iterator[Consequence]:
    """Yield the pain points that have lost their last answer, and those that have their first one."""
    was, now = _answered(before.before), _answered(new)
    for pain in new.pains.values():
        name = before.id_of(Thing.PAIN, pain.id)
        if name not in before.before.pains or (name in was) == (pain.id in now):
            continue
        lost = name in was
        message = (
            language.gettext("Nothing answers the pain point “%(name)s” any more", name=pain.title)
            if lost
            else language.gettext("Something answers the pain point “%(name)s” now", name=pain.title)
        )
        yield Consequence(
            kind="unanswered" if lost else "answered",
            sign=-1 if lost else 1,
            thing=Thing.PAIN,
            id=pain.id,
            journey=_journey_of(new, pain.origin.path),
            text=message,
        )


def _answered(catalogue: Catalogue) -> frozenset[str]:
    known = catalogue.opportunities
    return frozenset(
        pain
        for pain, those in answers(catalogue).opportunities.items()
        if any(known[name].status is not OpportunityStatus.DROPPED for name in those)
    )


def _steps(before: Alignment, new: Catalogue, language: Language) -> Iterator[Consequence]:
    """Yield moments of truth that have become low or are no longer, and steps that are on another channel."""
    changed = {journey for (journey, _, _) in before.comparison.holders.values()}
    for name in sorted(changed & new.journeys.keys()):
        journey = new.journeys[name]
        was = before.journey(journey)
        if was is None:
            continue
        stages = {step.id: stage.id for stage, step in journey.walk()}
        for pair in before.steps(was, journey):
            if pair.old and pair.new:
                id_ = f"{journey.id}/{stages[pair.new.id]}/{pair.new.id}"
                yield from _moment((was, pair.old), (journey, pair.new), id_, new, language)
                yield from _channel(before, pair.old, pair.new, id_, new, language)


def _moment(
    old: tuple[Journey, Step], new: tuple[Journey, Step], id_: str, catalogue: Catalogue, language: Language
) -> Iterator[Consequence]:
    step, middle = new[1], catalogue.scale.middle
    was, now = _mean(*old), _mean(*new)
    if not step.moment_of_truth or was is None or now is None or (was < middle) == (now < middle):
        return
    fell = now < middle
    variables = {"name": step.title, "old": language.exact(was), "new": language.exact(now)}
    message = (
        language.gettext("The moment of truth “%(name)s” is a low now: from %(old)s to %(new)s", **variables)
        if fell
        else language.gettext("The moment of truth “%(name)s” is no longer a low: from %(old)s to %(new)s", **variables)
    )
    yield Consequence(
        kind="moment-low" if fell else "moment-mended",
        sign=-1 if fell else 1, thing=Thing.STEP, id=id_, journey=new[0].id, text=message,
    )  # fmt: skip


def _mean(journey: Journey, step: Step) -> Number | None:
    return mean_score(score for _, score in scores_at(journey, step))


def _channel(
    before: Alignment, old: Step, new: Step, id_: str, catalogue: Catalogue, language: Language
) -> Iterator[Consequence]:
    was, now = before.before.channel_of(old), catalogue.channel_of(new)
    if was is None or now is None:
        return
    left = before.comparison.renamed.get(Thing.CHANNEL, {}).get(was.id, was.id)
    if left == now.id:
        return
    text = language.gettext(
        "“%(name)s” moved from channel %(old)s to %(new)s",
        name=new.title, old=catalogue.channels.get(left, was).title, new=now.title,
    )  # fmt: skip
    yield Consequence(kind="channel", sign=0, thing=Thing.STEP, id=id_, journey=id_.partition("/")[0], text=text)


def _unused(before: Alignment, new: Catalogue, language: Language) -> Iterator[Consequence]:
    """Yield what is there still, and no journey goes through or walks any more."""
    old, _ = before.before, language.gettext
    kinds: Iterable[tuple[Thing, Collection[str], Collection[str], dict[str, str], str]] = (
        (
            Thing.PERSONA,
            old.journeys_by_persona,
            new.journeys_by_persona,
            {name: one.name for name, one in new.personas.items()},
            _("No journey is about %(name)s any more"),
        ),
        (
            Thing.TOUCHPOINT,
            old.steps_by_touchpoint,
            new.steps_by_touchpoint,
            {name: one.title for name, one in new.touchpoints.items()},
            _("No step uses the touchpoint %(name)s any more"),
        ),
        (
            Thing.CHANNEL,
            old.steps_by_channel,
            new.steps_by_channel,
            {name: one.title for name, one in new.channels.items()},
            _("No step uses the channel %(name)s any more"),
        ),
    )
    for thing, was, now, titles, message in kinds:
        for name, title in titles.items():
            if before.id_of(thing, name) in was and name not in now:
                yield Consequence(kind="unused", sign=0, thing=thing, id=name, text=message % {"name": title})


def _journey_of(catalogue: Catalogue, path: str) -> str:
    return next((journey.id for journey in catalogue.journeys.values() if journey.origin.path == path), "")
