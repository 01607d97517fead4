"""The lifecycle phases, each with the stages of all journeys that map onto it, so that journeys can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.insight.scores import is_current, stage_scores
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import JourneyState, Lifecycle, Stage
from journeybook.model.scale import Number
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.frame import Frame, Hit

MOST_STAGES = 100
"""More stages than these are counted and not listed: nobody compares so many, and each is on its journey's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """One stage of one journey."""

    stage: Link
    journey: Link
    intended: bool
    retired: bool
    steps: int
    mean: Feeling | None
    pains: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSection:
    """One phase and its stages."""

    title: str
    """Empty for the stages without a phase."""
    anchor: str
    definition: str
    stages: tuple[StageRow, ...]
    """Current journeys first, and there the worst mean first; stages without emotions behind the others."""
    current: int
    """How many of them customers walk now."""
    total: int
    """All stages, listed or not."""
    journeys: int
    mean: Feeling | None
    """Over the steps of current journeys."""
    pains: int
    """Different pain points met in current journeys."""

    @property
    def more(self) -> int:
        """How many stages are not listed."""
        return self.total - len(self.stages)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasesPage:
    """All phases."""

    frame: Frame
    phases: tuple[PhaseSection, ...]
    """In the project's order; empty where it names none."""
    rest: PhaseSection | None
    """The stages without a phase; None where there are none."""


def phases_page(site: SiteContext) -> PhasesPage:
    """Return the page of lifecycle phases."""
    path = site.routes.phases
    context = site.page(path)
    catalogue = site.catalogue
    sections = tuple(
        _section(
            catalogue.stages_by_phase.get(phase.id, ()),
            context,
            title=phase.title,
            anchor=phase.id,
            definition=phase.definition,
        )
        for phase in catalogue.phases.values()
    )
    rest = _without_phase(catalogue)
    _ = site.language.gettext
    hits = [Hit(title=_("Phases"), text=_("The lifecycle phases and what happens in each"), kind=_("Index"))]
    hits += [
        Hit(title=phase.title, text=phase.definition, anchor=phase.id, kind=_("Phase"))
        for phase in catalogue.phases.values()
    ]
    return PhasesPage(
        frame=Frame(
            path=path,
            template="phases",
            title=_("Phases"),
            description=_(
                "One lifecycle for all journeys: what customers feel in each phase of their relation with us."
            ),
            hits=tuple(hits),
        ),
        phases=sections,
        rest=_section(rest, context, title="", anchor="jb-without-phase", definition="") if rest else None,
    )


def _section(
    places: Iterable[Place], context: PageContext, *, title: str, anchor: str, definition: str
) -> PhaseSection:
    found = [(place, place.stage) for place in places if place.stage]
    today = [(place, stage) for place, stage in found if is_current(place.journey)]
    scale, language = context.catalogue.scale, context.site.language
    rows = sorted((_row(place, stage, context) for place, stage in found), key=_order)
    return PhaseSection(
        title=title,
        anchor=anchor,
        definition=definition,
        stages=tuple(rows[:MOST_STAGES]),
        current=len(today),
        total=len(rows),
        journeys=len({place.journey.id for place, _ in found}),
        mean=mean_feeling(
            scale, (score for place, stage in today for score in stage_scores(place.journey, stage)), language
        ),
        pains=len({pain for _, stage in today for pain in _pains(stage)}),
    )


def _row(place: Place, stage: Stage, context: PageContext) -> StageRow:
    return StageRow(
        stage=context.stage(place.journey, stage),
        journey=context.journey(place.journey),
        intended=place.journey.state is JourneyState.TO_BE,
        retired=place.journey.status is Lifecycle.RETIRED,
        steps=len(stage.steps),
        mean=mean_feeling(context.catalogue.scale, stage_scores(place.journey, stage), context.site.language),
        pains=len(_pains(stage)),
    )


def _order(row: StageRow) -> tuple[bool, bool, Number]:
    return row.intended or row.retired, row.mean is None, row.mean.score if row.mean else 0


def _pains(stage: Stage) -> frozenset[str]:
    return frozenset(pain for holder in stage.holders for pain in holder.pains)


def _without_phase(catalogue: Catalogue) -> tuple[Place, ...]:
    """Return the stages that map onto no phase; none where there are no phases to map onto."""
    if not catalogue.phases:
        return ()
    return tuple(
        Place(journey, stage)
        for journey in catalogue.journeys.values()
        for stage in journey.stages
        if not any(phase in catalogue.phases for phase in stage.phases)
    )
