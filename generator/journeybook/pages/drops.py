"""Changes of channel after which somebody feels worse, as pages list them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.insight.flow import Drop, Turn
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feeling
from journeybook.pages.finder import Mark, Marks, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """Who feels worse, and how."""

    persona: Link | None
    """None where the journey names nobody, or somebody who does not exist."""
    before: Feeling
    after: Feeling


@dataclass(frozen=True, slots=True, kw_only=True)
class DropRow:
    """One change of channel."""

    fall: str
    """By how much the one who falls hardest feels worse: `−3`."""
    before: Link
    after: Link
    """The steps."""
    source: Link
    target: Link
    """The channels."""
    journey: Link
    truth: bool
    """The step after it is a moment of truth."""
    falls: tuple[Fall, ...]
    """The hardest first."""
    marks: tuple[Mark, ...] = ()
    """What a list can find it by."""

    @property
    def tokens(self) -> str:
        """Its marks in words."""
        return tokens(self.marks)


def drop_row(drop: Drop, context: PageContext, marks: Marks | None = None) -> DropRow:
    """Return a drop; with `marks`, with what a list can find it by."""
    move, channels = drop.move, context.catalogue.channels
    return DropRow(
        fall=context.site.language.change(-drop.fall),
        before=context.step(move.journey, move.before),
        after=context.step(move.journey, move.after),
        source=context.channel(channels[drop.source]),
        target=context.channel(channels[drop.target]),
        journey=context.journey(move.journey),
        truth=move.after.moment_of_truth,
        falls=tuple(_fall(turn, context) for turn in drop.turns),
        marks=tuple(_marks(drop, context, marks)) if marks else (),
    )


def _fall(turn: Turn, context: PageContext) -> Fall:
    scale, language = context.catalogue.scale, context.site.language
    persona = context.catalogue.personas.get(turn.persona or "")
    return Fall(
        persona=context.persona(persona) if persona else None,
        before=feeling(scale, turn.before, language),
        after=feeling(scale, turn.after, language),
    )


def _marks(drop: Drop, context: PageContext, marks: Marks) -> Iterator[Mark]:
    channels, personas = context.catalogue.channels, context.catalogue.personas
    yield marks.named("from", drop.source, channels[drop.source].title)
    yield marks.named("to", drop.target, channels[drop.target].title)
    before, after = channels[drop.source].presence, channels[drop.target].presence
    if before and after:
        words = context.site.language.terms
        way = f"{words[f'presence.{before}']} → {words[f'presence.{after}']}"
        yield marks.named("way", f"{before}-{after}", way)
    for turn in drop.turns:
        if turn.persona and turn.persona in personas:
            yield marks.named("persona", turn.persona, personas[turn.persona].name)
    yield from marks.text("area", drop.move.journey.area)
