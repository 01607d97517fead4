"""The index of comparisons: the journeys that several personas walk and the phases that several go through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from journeybook.insight.comparable import has_phase_sides
from journeybook.insight.personas import Apart, Felt, journey_apart
from journeybook.insight.phases import phase_apart
from journeybook.model.journey import Journey, JourneyState, Lifecycle
from journeybook.model.place import Phase
from journeybook.pages.comparison_rows import MOST_WHO, Parting, apart, partings, who
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.divisions import comparisons_division
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.finder import NOTHING_FOUND, Finder, Mark, Marks, tokens
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.journey_marks import journey_finder, journey_marks
from journeybook.pages.paging import Pager, leaf_frame, pager
from journeybook.pages.phase_sets import set_title
from journeybook.pages.views import first_view, view_links


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """A journey or a phase."""

    link: Link
    """To its comparison."""
    intended: bool
    retired: bool
    personas: tuple[Link, ...]
    """Those of a journey."""
    count: int
    """How many personas are compared."""
    gap: float
    """How far the best and the worst mean are apart."""
    said: str
    """The same for the reader; empty where they are not apart."""
    better: Feeling | None
    """The best mean; None where they are not apart."""
    worse: Feeling | None
    best: tuple[Link, ...]
    """Who has it."""
    worst: tuple[Link, ...]
    widest: Parting | None
    """The step at which they part most; None where they part nowhere."""
    tokens: str = ""
    """What the list can find it by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRows:
    """The phases of one lifecycle."""

    title: str
    """Empty where there is one lifecycle alone."""
    rows: tuple[ComparisonRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonIndexPage:
    """All comparisons."""

    frame: Frame
    phases: tuple[PhaseRows, ...]
    """Only lifecycles with a phase that several personas go through."""
    journeys: tuple[ComparisonRow, ...]
    """Today's first, the greatest gap first."""
    finder: Finder
    pager: Pager | None
    """None where all journeys stand on one page."""


def comparison_index_page(site: SiteContext, leaf: int = 1) -> ComparisonIndexPage:
    """Return the index of comparisons, or a leaf of its journeys; phases and filters stand on the first."""
    path, division = site.routes.comparisons, comparisons_division(site)
    context = site.page(site.routes.leaf(path, leaf))
    _, is_first = site.language.gettext, leaf == 1
    marks = Marks(site.mark_values)
    turns = pager(path, division, leaf, context)
    title = _("Side by side")
    return ComparisonIndexPage(
        frame=leaf_frame(
            Frame(
                path=path,
                template="comparison_index",
                title=title,
                description=_(
                    "The same journey or phase with different personas: where they part, and who is served worst."
                ),
                section=first_view(context.site),
                views=view_links(context, path),
                hits=(Hit(title=title, text=_("Personas compared, by journey and by phase"), kind=_("Index")),),
            ),
            turns,
            context,
        ),
        phases=tuple(_phases(context)) if is_first else (),
        journeys=tuple(
            _journey(journey, journey_marks(journey, context, marks), context)
            for journey in division.of(site.comparisons, leaf)
        ),
        finder=journey_finder((journey_marks(journey, context, marks) for journey in site.comparisons), context)
        if is_first
        else NOTHING_FOUND,
        pager=turns,
    )


def _phases(context: PageContext) -> Iterator[PhaseRows]:
    catalogue, site = context.catalogue, context.site
    for one in catalogue.phase_sets:
        rows = tuple(_phase(phase, context) for phase in one.phases if has_phase_sides(phase.id, catalogue))
        if rows:
            yield PhaseRows(title=set_title(one, site) if len(catalogue.phase_sets) > 1 else "", rows=rows)


def _journey(journey: Journey, marks: tuple[Mark, ...], context: PageContext) -> ComparisonRow:
    routes = context.site.routes
    sides = journey_apart(journey, context.catalogue)
    assert sides, "asked only for journeys with two personas"
    return _row(
        Link(text=journey.title, href=context.href(routes.comparison(journey.id)), kind="journey"),
        sides,
        context,
        journey=journey,
        tokens=tokens(marks),
    )


def _phase(phase: Phase, context: PageContext) -> ComparisonRow:
    sides = phase_apart(phase.id, context.catalogue)
    assert sides, "asked only for phases with two personas"
    link = Link(text=phase.title, href=context.href(context.site.routes.phase_comparison(phase.id)), kind="phase")
    return _row(link, sides, context)


def _row(
    link: Link, sides: Apart, context: PageContext, *, journey: Journey | None = None, tokens: str = ""
) -> ComparisonRow:
    (best, worst), most = sides.ends, sides.partings[:1]
    return ComparisonRow(
        link=link,
        intended=bool(journey and journey.state is JourneyState.TO_BE),
        retired=bool(journey and journey.status is Lifecycle.RETIRED),
        personas=context.personas_of(journey) if journey else (),
        count=len(sides.walks),
        gap=sides.gap,
        said=apart(sides.gap, context),
        better=_mean(best, context),
        worse=_mean(worst, context),
        best=who((walk.persona for walk in best[:MOST_WHO]), context),
        worst=who((walk.persona for walk in worst[:MOST_WHO]), context),
        widest=partings(most, context, journeys=journey is None)[0] if most else None,
        tokens=tokens,
    )


def _mean(walks: tuple[Felt, ...], context: PageContext) -> Feeling | None:
    if not walks:
        return None
    return mean_feeling(context.catalogue.scale, walks[0].scores, context.site.language)
