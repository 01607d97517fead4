"""What pages with personas side by side list: where they part, and which channels and pain points only some meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from journeybook.insight.personas import Share, SharedStep, SideBySide
from journeybook.model.catalogue import Place
from journeybook.model.scale import Number
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feeling

MOST_STEPS = 12
"""Of more steps behind a number these are listed, and the others counted."""
MOST_WHO = 5
"""The same of personas who meet a thing."""
MOST_ROWS = 20
"""The same of channels and pain points, each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """A number of steps, stages or journeys, and which they are."""

    count: int
    links: tuple[Link, ...]
    """The first MOST_STEPS."""

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.links)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """A step at which personas feel differently."""

    step: Link
    stage: Link
    journey: Link | None
    """None on the page of that journey."""
    gap: str
    feelings: tuple[Feeling, ...]
    """Who feels best and who feels worst there, best first; each with whose it is."""
    truth: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """Who meets a thing, and where."""

    persona: Link
    steps: Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A channel or a pain point that some meet and others do not, or all meet."""

    link: Link
    severity: int | None
    """Of a pain point."""
    met: tuple[Met, ...]
    """The first MOST_WHO of those who meet it, who meets it most often first."""
    more: int
    """How many further personas meet it."""
    missed: tuple[Link, ...]
    """Who does not meet it; none where these are too many to name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differences:
    """Channels, or pain points."""

    rows: tuple[Differing, ...]
    """Those that not all meet, the first MOST_ROWS: what only one meets first."""
    more: int
    """How many are not listed."""
    shared: tuple[Link, ...]
    """The first of those that all meet."""
    total: int
    """How many all meet."""


def partings(steps: Iterable[SharedStep], context: PageContext, *, journeys: bool) -> tuple[Parting, ...]:
    """Return steps as lists show them; with `journeys`, each with the journey it is in."""
    return tuple(_parting(one, context, journeys=journeys) for one in steps)


def channel_differences(sides: SideBySide, context: PageContext) -> Differences:
    """Return the channels of personas; each missed by all who do not use it."""
    known = context.catalogue.channels
    personas = [walk.persona for walk in sides.walks]

    def missed(share: Share) -> Iterable[str]:
        return (name for name in personas if name not in share.who)

    return _differences(sides, sides.channels, missed, lambda name: context.channel(known[name]), context)


def pain_differences(sides: SideBySide, context: PageContext) -> Differences:
    """Return the pain points of personas; each missed by those alone who walk where it is met."""
    known = context.catalogue.pains
    return _differences(sides, sides.pains, lambda share: share.passed, lambda name: context.pain(known[name]), context)


def ends(one: SharedStep) -> tuple[str, ...]:
    """Return who feels best at a step, then who feels worst; everyone once where all feel alike."""
    return tuple(dict.fromkeys([*one.better[:MOST_WHO], *one.worse[:MOST_WHO]]))


def who(names: Iterable[str], context: PageContext) -> tuple[Link, ...]:
    """Return links to personas that are known."""
    known = context.catalogue.personas
    return tuple(context.persona(known[name]) for name in names if name in known)


def steps_of(places: Iterable[Place], context: PageContext) -> Steps:
    """Return places as a number and links."""
    every = tuple(places)
    return Steps(count=len(every), links=tuple(context.place(place) for place in every[:MOST_STEPS]))


def apart(gap: Number, context: PageContext) -> str:
    """Return how far scores are apart, as the page writes it; empty for 0."""
    return context.site.language.exact(gap) if gap else ""


def _parting(one: SharedStep, context: PageContext, *, journeys: bool) -> Parting:
    scale, language, known = context.catalogue.scale, context.site.language, context.catalogue.personas
    scores = dict(one.scores)
    return Parting(
        step=context.step(one.journey, one.step),
        stage=context.stage(one.journey, one.stage),
        journey=context.journey(one.journey) if journeys else None,
        gap=apart(one.gap, context),
        feelings=tuple(feeling(scale, scores[name], language, context.persona(known[name])) for name in ends(one)),
        truth=one.step.moment_of_truth,
    )


def _differences(
    sides: SideBySide,
    shares: tuple[Share, ...],
    missed: Callable[[Share], Iterable[str]],
    link: Callable[[str], Link],
    context: PageContext,
) -> Differences:
    differing = sides.differing(shares)
    shared = [share for share in shares if len(share.places) == len(sides.walks)]
    return Differences(
        rows=tuple(_differing(share, missed(share), link(share.id), context) for share in differing[:MOST_ROWS]),
        more=max(0, len(differing) - MOST_ROWS),
        shared=tuple(link(share.id) for share in shared[:MOST_STEPS]),
        total=len(shared),
    )


def _differing(share: Share, missed: Iterable[str], link: Link, context: PageContext) -> Differing:
    often = sorted(share.places, key=lambda pair: -len(pair[1]))
    pain = context.catalogue.pains.get(share.id) if link.kind == "pain" else None
    known = context.catalogue.personas
    others = tuple(missed)
    return Differing(
        link=link,
        severity=pain.severity if pain else None,
        met=tuple(
            Met(persona=context.persona(known[name]), steps=steps_of(places, context))
            for name, places in often[:MOST_WHO]
        ),
        more=max(0, len(often) - MOST_WHO),
        missed=who(others, context) if len(others) <= MOST_WHO else (),
    )
