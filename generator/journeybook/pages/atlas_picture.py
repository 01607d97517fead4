"""The picture of the atlas: areas, in them bands by scope, in them journeys drawn over the phases of one lifecycle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

from journeybook.insight.atlas import Band, Span, openers, phase_counts
from journeybook.model.catalogue import Place
from journeybook.model.journey import Journey, JourneyState, Lifecycle, Scope
from journeybook.model.place import PhaseSet
from journeybook.pages.areas import Area
from journeybook.pages.context import Link, PageContext
from journeybook.pages.finder import Marks

MOST_ROWS = 100
"""Journeys of an area that are drawn; the others are in the list of journeys."""
MOST_DRAWN = 800
"""Journeys of all areas that are drawn: of many areas each has fewer, but always some."""
_LEAST = 5
MOST_OPENERS = 3
"""Steps that a journey is said to be opened from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of journeys, and the list of them."""

    number: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some columns of a row."""

    columns: int
    kind: str
    """`bar` where the journey begins, `more` where it goes on, `pause` between, `gap` before and behind it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLink:
    """A step, and a journey: the one it is in, or the one it opens."""

    step: Link
    journey: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasRow:
    """A journey."""

    link: Link
    intended: bool
    retired: bool
    pieces: tuple[Piece, ...]
    phases: tuple[str, ...]
    """What the pieces say, in words."""
    finer: tuple[StepLink, ...]
    """Its steps that open a journey, each with that."""
    openers: tuple[StepLink, ...]
    """The steps that open it, each with its journey; the first of them."""
    more_openers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasBand:
    """The journeys of one scope in an area."""

    scope: str
    """Key of the word: `scope.customer`."""
    rows: tuple[AtlasRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasArea:
    """One area."""

    title: str
    """Empty where there is no other."""
    anchor: str
    total: Count
    counts: tuple[Count, ...]
    """For each column."""
    bands: tuple[AtlasBand, ...]
    more: int
    """How many journeys are not drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Draws areas."""

    context: PageContext
    phases: PhaseSet | None
    """None where the project names none."""
    rest: bool
    """Whether a last column holds the journeys without a phase."""
    marks: Marks
    at_most: int
    """Journeys that are drawn of each area."""

    def area(self, area: Area, bands: tuple[Band, ...], *, alone: bool) -> AtlasArea:
        """Return an area with its journeys; `alone` where there is no other."""
        _ = self.context.site.language.gettext
        return AtlasArea(
            title="" if alone and not area.title else area.title or _("Other journeys"),
            anchor=area.anchor,
            total=Count(number=len(area.journeys), href=self._list(area)),
            counts=tuple(self._counts(area, bands)),
            bands=tuple(self._cut(bands)),
            more=max(0, len(area.journeys) - self.at_most),
        )

    def _counts(self, area: Area, bands: tuple[Band, ...]) -> Iterator[Count]:
        if self.phases is None:
            return
        *numbers, without = phase_counts(bands, self.phases)
        for phase, number in zip(self.phases.phases, numbers, strict=True):
            yield Count(number=number, href=self._list(area, phase=phase.id))
        if self.rest:
            # What a list has not cannot be asked of it: the area is what comes nearest.
            yield Count(number=without, href=self._list(area))

    def _list(self, area: Area, **wanted: str) -> str:
        """Return the address of the journeys of an area, or of some of them."""
        if not area.title:
            return self.context.href(self.context.site.area_pages[area.anchor], area.anchor)
        values = dict.fromkeys(
            mark.value for journey in area.journeys for mark in self.marks.text("area", journey.area)
        )
        return list_href(self.context, area=",".join(values), **wanted)

    def _cut(self, bands: tuple[Band, ...]) -> Iterator[AtlasBand]:
        room = self.at_most
        for band in bands:
            if shown := band.spans[:room]:
                yield AtlasBand(scope=f"scope.{band.scope}", rows=tuple(self._row(span) for span in shown))
            room -= len(shown)

    def _row(self, span: Span) -> AtlasRow:
        journey, context = span.journey, self.context
        opened_by = tuple(self._opener(place) for place in openers(journey, context.catalogue) if place.step)
        phases = self.phases.phases if self.phases else ()
        return AtlasRow(
            link=context.journey(journey),
            intended=journey.state is JourneyState.TO_BE,
            retired=journey.status is Lifecycle.RETIRED,
            pieces=tuple(_pieces(span, len(phases) + self.rest)),
            phases=tuple(phases[at].title for at in span.phases),
            finer=tuple(self._finer(journey)),
            openers=opened_by[:MOST_OPENERS],
            more_openers=max(0, len(opened_by) - MOST_OPENERS),
        )

    def _opener(self, place: Place) -> StepLink:
        return StepLink(step=self.context.place(place), journey=self.context.journey(place.journey))

    def _finer(self, journey: Journey) -> Iterator[StepLink]:
        for step in journey.steps:
            finer = self.context.catalogue.journeys.get(step.journey or "")
            if finer is not None and finer.id != journey.id:
                yield StepLink(step=self.context.step(journey, step), journey=self.context.journey(finer))


def picture(context: PageContext, phases: PhaseSet | None, *, rest: bool) -> Picture:
    """Return what draws the areas of a page."""
    site = context.site
    return Picture(
        context=context,
        phases=phases,
        rest=rest,
        marks=Marks(site.mark_values),
        at_most=min(MOST_ROWS, max(_LEAST, MOST_DRAWN // max(1, len(site.groups)))),
    )


def list_href(context: PageContext, **wanted: str) -> str:
    """Return the address of the list of journeys that have these values; several of one filter by commas."""
    query = "&".join(f"{name}={quote(value, safe=',')}" for name, value in wanted.items())
    return context.href(context.site.routes.journeys) + (f"?{query}" if query else "")


def of_scope(bands: Iterable[Band], scope: Scope) -> int:
    """Return how many journeys of some bands are of a scope."""
    return sum(len(band.spans) for band in bands if band.scope is scope)


def _pieces(span: Span, columns: int) -> Iterator[Piece]:
    """Yield the parts of a row from the left; a journey without a phase stands in the last column."""
    at = 0
    for number, (first, last) in enumerate(span.runs or ((columns - 1, columns - 1),)):
        if first > at:
            yield Piece(columns=first - at, kind="pause" if number else "gap")
        yield Piece(columns=last - first + 1, kind="more" if number else "bar")
        at = last + 1
    if at < columns:
        yield Piece(columns=columns - at, kind="gap")
