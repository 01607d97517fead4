"""The page of a persona: who this is, then where they go and how it feels."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.insight.durations import total_seconds
from journeybook.insight.scores import is_current, journey_scores, scores_at
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, JourneyState
from journeybook.model.persona import Persona, Trait
from journeybook.model.scale import Number
from journeybook.pages.context import Link, PageContext, Prose, SiteContext
from journeybook.pages.divisions import persona_division
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.frame import Frame, Hit, sentences
from journeybook.pages.moment import Moment, extremes
from journeybook.pages.paging import Pager, leaf_frame, pager
from journeybook.pages.persona_card import rest_of_title
from journeybook.pages.portrait import Portrait, portrait
from journeybook.pages.sparkline import Sparkline, sparkline


@dataclass(frozen=True, slots=True, kw_only=True)
class TraitScale:
    """A place between two ends."""

    left: str
    right: str
    percent: int
    """How far from the left, 0 to 100."""
    leaning: str
    """`wholly` or `rather` the nearer end, or `between` the two."""
    nearer: str
    """The end it leans to."""
    farther: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A journey as this persona walks it."""

    journey: Link
    intended: bool
    status: str
    """Key of the word for a status that is not `published`; empty for that."""
    steps: int
    """The steps this persona walks."""
    seconds: int
    """Their durations in all; 0 where none is written."""
    mean: Feeling | None
    sparkline: Sparkline | None
    best: Moment | None
    """None where no step is above neutral."""
    worst: Moment | None
    """None where no step is below neutral."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointMet:
    """A touchpoint on this persona's current journeys."""

    link: Link
    mean: Feeling | None
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelMet:
    """The touchpoints of one channel that this persona meets."""

    channel: Link | None
    """None for touchpoints without a channel."""
    touchpoints: tuple[TouchpointMet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaPage:
    """One persona."""

    frame: Frame
    name: str
    rest: str
    """What the title says behind the name."""
    portrait: Portrait
    role: str
    segment: str
    quote: str
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    """Heading and items of goals, frustrations, needs and behaviours; only those with items."""
    channels: tuple[Link, ...]
    traits: tuple[TraitScale, ...]
    facts: tuple[tuple[str, str], ...]
    story: Prose
    walks: tuple[Walk, ...]
    """Those of this leaf."""
    pager: Pager | None
    """None for a persona on one page."""
    met: tuple[ChannelMet, ...]

    @property
    def drawings(self) -> tuple[tuple[Link, Sparkline], ...]:
        """The curves of the walks, each with its journey."""
        return tuple((walk.journey, walk.sparkline) for walk in self.walks if walk.sparkline)


def persona_page(persona: Persona, site: SiteContext, leaf: int = 1) -> PersonaPage:
    """Return the page of a persona, or a leaf of its journeys; all else stands on the first."""
    path = site.routes.persona(persona.id)
    context = site.page(site.routes.leaf(path, leaf))
    division, is_first = persona_division(persona, site), leaf == 1
    turns = pager(path, division, leaf, context)
    channels = site.catalogue.channels
    return PersonaPage(
        frame=leaf_frame(
            Frame(
                path=path,
                template="persona",
                title=persona.title,
                description=persona.quote or persona.role,
                crumbs=(Link(text=site.language.gettext("Personas"), href=context.href(site.routes.personas)),),
                source=context.version(persona.origin.path),
                source_href=context.source_of(context.version(persona.origin.path)),
                untranslated=context.untranslated(persona.origin.path),
                hits=(_hit(persona, site),),
            ),
            turns,
            context,
            with_rows=False,
        ),
        name=persona.name,
        rest=rest_of_title(persona),
        portrait=portrait(persona, context),
        role=persona.role,
        segment=persona.segment,
        quote=persona.quote,
        lists=_lists(persona, site) if is_first else (),
        channels=tuple(context.channel(channels[name]) for name in persona.channels if name in channels)
        if is_first
        else (),
        traits=tuple(trait_scale(trait) for trait in persona.traits) if is_first else (),
        facts=persona.facts if is_first else (),
        story=Prose(
            markdown=persona.body if is_first else "", source=persona.body_path, language=persona.body_language
        ),
        walks=tuple(
            _walk(journey, persona, context) for journey in division.of(_walked(persona, site.catalogue), leaf)
        ),
        pager=turns,
        met=_met(persona, context) if is_first else (),
    )


def trait_scale(trait: Trait) -> TraitScale:
    """Return a trait ready to be drawn and said; halves go to the right."""
    value = min(5, max(1, trait.value))
    place = int(value + 0.5)
    return TraitScale(
        left=trait.left,
        right=trait.right,
        percent=round((value - 1) * 25),
        leaning={1: "wholly", 3: "between", 5: "wholly"}.get(place, "rather"),
        nearer=trait.left if place < 3 else trait.right,
        farther=trait.right if place < 3 else trait.left,
    )


def _lists(persona: Persona, site: SiteContext) -> tuple[tuple[str, tuple[str, ...]], ...]:
    _ = site.language.gettext
    named = (
        (_("Goals"), persona.goals),
        (_("Frustrations"), persona.frustrations),
        (_("Needs"), persona.needs),
        (_("Behaviours"), persona.behaviours),
    )
    return tuple((title, items) for title, items in named if items)


def _walked(persona: Persona, catalogue: Catalogue) -> tuple[Journey, ...]:
    """Today's journeys first, then the intended, then what is retired; in each as in the catalogue."""
    journeys = catalogue.journeys_by_persona.get(persona.id, ())
    return tuple(
        sorted(journeys, key=lambda one: 0 if is_current(one) else 1 if one.state is JourneyState.TO_BE else 2)
    )


def _walk(journey: Journey, persona: Persona, context: PageContext) -> Walk:
    scale = context.catalogue.scale
    steps = [(journey, stage, step) for stage, step in journey.walk() if persona.id in journey.walked_by(step)]
    ends = extremes(steps, context, 1, persona.id)
    curve = sparkline(journey, context, persona=persona.id, width=272, height=44)
    return Walk(
        journey=context.journey(journey),
        intended=journey.state is JourneyState.TO_BE,
        status="" if journey.status == "published" else f"status.{journey.status}",
        steps=len(steps),
        seconds=total_seconds(journey, persona.id),
        mean=mean_feeling(scale, journey_scores(journey, persona.id), context.site.language),
        sparkline=curve if curve.lines else None,
        best=ends.best[0] if ends.best else None,
        worst=ends.worst[0] if ends.worst else None,
    )


def _met(persona: Persona, context: PageContext) -> tuple[ChannelMet, ...]:
    """Channels in the project's order, touchpoints in the order in which they are met first."""
    catalogue = context.catalogue
    times: dict[str, int] = {}
    scores: dict[str, list[Number]] = {}
    for journey in filter(is_current, catalogue.journeys_by_persona.get(persona.id, ())):
        for step in journey.route_of(persona.id):
            if touchpoint := catalogue.touchpoint_of(step):
                times[touchpoint.id] = times.get(touchpoint.id, 0) + 1
                own = (score for walker, score in scores_at(journey, step) if walker == persona.id)
                scores.setdefault(touchpoint.id, []).extend(own)
    groups: dict[str, list[TouchpointMet]] = {name: [] for name in (*catalogue.channels, "")}
    for name, count in times.items():
        touchpoint = catalogue.touchpoints[name]
        channel = touchpoint.channel if touchpoint.channel in catalogue.channels else None
        mean = mean_feeling(catalogue.scale, scores[name], context.site.language)
        groups[channel or ""].append(TouchpointMet(link=context.touchpoint(touchpoint), mean=mean, times=count))
    return tuple(
        ChannelMet(channel=context.channel(catalogue.channels[name]) if name else None, touchpoints=tuple(met))
        for name, met in groups.items()
        if met
    )


def _hit(persona: Persona, site: SiteContext) -> Hit:
    text = sentences(
        persona.role, persona.segment, persona.quote, *persona.goals, *persona.frustrations, *persona.needs
    )
    _ = site.language.gettext
    return Hit(title=persona.title, text=text, kind=_("Persona"), context=persona.role)
