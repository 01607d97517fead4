"""The rows of a journey map: what each lane shows at each step, and which lanes have nothing to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from journeybook.model.extras import ExtraValue
from journeybook.model.journey import Basis, Journey, Stage, Step
from journeybook.model.parts import Evidence, OpportunityStatus
from journeybook.model.text import Foreign
from journeybook.pages.channel_icon import channel_icon
from journeybook.pages.compare import Other
from journeybook.pages.context import Link, PageContext
from journeybook.pages.feeling import Feeling, feeling, feelings_at
from journeybook.pages.figure import Figure, figure


class LaneKind(StrEnum):
    """How the cells of a lane look."""

    EMOTION = "emotion"
    """The curve over all columns, and under it what it says in words."""
    LINKS = "links"
    CHANNEL = "channel"
    QUOTE = "quote"
    TEXTS = "texts"
    TIME = "time"
    FEELING = "feeling"
    BASIS = "basis"
    PAINS = "pains"
    OPPORTUNITIES = "opportunities"
    FIGURES = "figures"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelItem:
    """A channel, its icon, and whether it is online."""

    link: Link
    icon: str
    """Name of the icon, for `icon(…)` of the templates."""
    presence: str
    """`online`, `offline` or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainItem:
    """A pain point as a card."""

    link: Link
    severity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityItem:
    """An opportunity as a card."""

    link: Link
    status: OpportunityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class EmotionItem:
    """What the curve shows at a step, in words."""

    feelings: tuple[Feeling, ...]
    basis: Basis | None
    """How well it is known; None where nobody said, or where it has a lane of its own."""
    others: tuple[tuple[str, Feeling], ...] = ()
    """How the same step feels in today's journey or in the intended ones, each with what that is called."""


Item = Link | ChannelItem | PainItem | OpportunityItem | EmotionItem | Evidence | Figure | Feeling | Basis | str | int
"""What a cell holds; all items of a lane are of the type that its kind says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of the grid; empty where there is nothing to say."""

    items: tuple[Item, ...] = ()
    span: int = 1
    """How many columns it covers."""
    first: bool = False
    """It begins a stage."""
    step: str = ""
    """The id of its step; empty for what a stage says as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One lane: one row, or two where stages have something to say as well."""

    name: str
    """As in the project's configuration."""
    title: str
    """What a team's own lane is called; empty for those of the format, whose words the interface has."""
    kind: LaneKind
    rows: tuple[tuple[Cell, ...], ...]
    """Cells that cover all columns. What stages say as a whole stands in a row of its own, above that of the steps."""
    visibility: bool = False
    """The line of visibility runs above this lane."""


def lane(name: str, journey: Journey, context: PageContext, others: tuple[Other, ...] = ()) -> Lane | None:
    """Return a lane of a journey's map; None where this journey has nothing to show in it.

    `others` are the journeys whose curves are drawn over this one's.
    """
    kind = _KINDS.get(name, LaneKind.TEXTS)
    reader = _Reader(journey, context, others)
    rows = tuple(
        row
        for row in (_stage_row(name, journey, reader), _step_row(name, journey, reader))
        if any(cell.items for cell in row)
    )
    title = own_title(name, context) if name.startswith("x-") else ""
    return Lane(name=name, title=title, kind=kind, rows=rows) if rows else None


def own_title(name: str, context: PageContext) -> str:
    """Return what a team's own `x-` field is called on a page: its label, else `Legal note` for `x-legal-note`."""
    label = dict(context.site.settings.labels).get(name)
    if label:
        return label
    title = name.removeprefix("x-").replace("-", " ").capitalize()
    written_in = context.site.settings.languages[0]
    return title if written_in == context.catalogue.language else Foreign(title, written_in)


def _step_row(name: str, journey: Journey, reader: _Reader) -> tuple[Cell, ...]:
    read = reader.step(name)
    return tuple(
        Cell(items=tuple(read(step)), first=step is stage.steps[0], step=step.id) for stage, step in journey.walk()
    )


def _stage_row(name: str, journey: Journey, reader: _Reader) -> tuple[Cell, ...]:
    stages = (stage for stage in journey.stages if stage.steps)
    return tuple(Cell(items=tuple(reader.shared(name, stage)), span=len(stage.steps), first=True) for stage in stages)


_KINDS: Mapping[str, LaneKind] = {
    "touchpoint": LaneKind.LINKS,
    "channel": LaneKind.CHANNEL,
    "thought": LaneKind.QUOTE,
    "emotion": LaneKind.EMOTION,
    "satisfaction": LaneKind.FEELING,
    "duration": LaneKind.TIME,
    "basis": LaneKind.BASIS,
    "pains": LaneKind.PAINS,
    "opportunities": LaneKind.OPPORTUNITIES,
    "metrics": LaneKind.FIGURES,
    "evidence": LaneKind.EVIDENCE,
    "personas": LaneKind.LINKS,
    "journey": LaneKind.LINKS,
}


class _Reader:
    """Takes what a lane shows out of steps and stages."""

    def __init__(self, journey: Journey, context: PageContext, others: tuple[Other, ...]) -> None:
        self.journey = journey
        columns = {step.id: column for column, step in enumerate(journey.steps)} if others else {}
        shared = [(other.name, other.by_column) for other in others]
        self.others = {
            name: tuple((called, felt[column]) for called, felt in shared if column in felt)
            for name, column in columns.items()
        }
        self.context = context
        self.catalogue = context.catalogue
        self.basis_apart = "basis" in context.site.settings.lanes

    def step(self, name: str) -> Callable[[Step], Iterator[Item]]:
        """Return what takes a lane's items out of a step."""
        own: dict[str, Callable[[Step], Iterator[Item]]] = {
            "touchpoint": self._touchpoint,
            "channel": self._channel,
            "thought": lambda step: iter([step.thought] if step.thought else []),
            "emotion": self._emotion,
            "satisfaction": self._satisfaction,
            "duration": lambda step: iter([step.duration.seconds] if step.duration else []),
            "basis": lambda step: iter([step.basis] if step.basis else []),
            "personas": self._personas,
            "journey": self._journey,
            "frontstage": lambda step: iter(step.frontstage),
            "backstage": lambda step: iter(step.backstage),
            "support": lambda step: iter(step.support),
        }
        return own.get(name, lambda step: self.shared(name, step))

    def shared(self, name: str, holder: Stage | Step) -> Iterator[Item]:
        """Yield what a lane shows at a stage; at a step too for those lanes that both have."""
        if name == "pains":
            pains = (self.catalogue.pains[pain] for pain in holder.pains if pain in self.catalogue.pains)
            yield from (PainItem(link=self.context.pain(pain), severity=pain.severity) for pain in pains)
        elif name == "opportunities":
            known = self.catalogue.opportunities
            for opportunity in (known[found] for found in holder.opportunities if found in known):
                yield OpportunityItem(link=self.context.opportunity(opportunity), status=opportunity.status)
        elif name == "metrics":
            yield from (figure(metric, self.context.site.language) for metric in holder.metrics)
        elif name == "evidence":
            for piece in holder.evidence:
                yield replace(piece, link=self.context.written(piece.link, self.journey.origin.path))
        elif name in holder.extras:
            yield from texts(holder.extras[name])

    def _touchpoint(self, step: Step) -> Iterator[Item]:
        if touchpoint := self.catalogue.touchpoint_of(step):
            yield self.context.touchpoint(touchpoint)

    def _channel(self, step: Step) -> Iterator[Item]:
        if channel := self.catalogue.channel_of(step):
            presence = channel.presence.value if channel.presence else ""
            yield ChannelItem(link=self.context.channel(channel), icon=channel_icon(channel), presence=presence)

    def _emotion(self, step: Step) -> Iterator[Item]:
        # A basis without an emotion belongs to the step's other claims, not to the curve.
        felt = feelings_at(self.journey, step, self.context)
        others = self.others.get(step.id, ())
        if felt or others:
            basis = step.basis if felt and not self.basis_apart else None
            yield EmotionItem(feelings=felt, basis=basis, others=others)

    def _satisfaction(self, step: Step) -> Iterator[Item]:
        if step.satisfaction is not None:
            yield feeling(self.catalogue.scale, step.satisfaction, self.context.site.language)

    def _personas(self, step: Step) -> Iterator[Item]:
        personas = self.catalogue.personas
        yield from (self.context.persona(personas[name]) for name in step.personas if name in personas)

    def _journey(self, step: Step) -> Iterator[Item]:
        if finer := self.catalogue.journeys.get(step.journey or ""):
            yield self.context.journey(finer)


def texts(value: ExtraValue) -> Iterator[str]:
    """Yield the lines in which a team's own field is shown, whatever its shape."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield f"{name}: {', '.join(texts(inner))}"
    else:
        for inner in value:
            yield from texts(inner)
