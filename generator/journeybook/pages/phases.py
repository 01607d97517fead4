"""The lifecycle phases, each with the stages of all journeys that map onto it, so that journeys can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.insight.comparable import has_phase_sides
from journeybook.insight.scores import is_current, stage_scores
from journeybook.model.catalogue import Catalogue, Place
from journeybook.model.journey import JourneyState, Lifecycle, Stage
from journeybook.model.place import PhaseSet
from journeybook.model.scale import Number
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.feeling import Feeling, mean_feeling
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.phase_sets import set_title, set_titles

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
    sides: str
    """Address of the page that sets personas side by side in it; empty where there is none."""

    @property
    def more(self) -> int:
        """How many stages are not listed."""
        return self.total - len(self.stages)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSection:
    """One lifecycle: a set of phases."""

    title: str
    """Empty where the project has no other."""
    anchor: str
    phases: tuple[PhaseSection, ...]
    """In the project's order."""
    rest: PhaseSection | None
    """The stages in none of its phases; None where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasesPage:
    """All phases."""

    frame: Frame
    sets: tuple[SetSection, ...]
    """One after the other; empty where the project names no phases."""


def phases_page(site: SiteContext) -> PhasesPage:
    """Return the page of lifecycle phases."""
    path = site.routes.phases
    context = site.page(path)
    sets = site.catalogue.phase_sets
    titles = set_titles(site)
    _ = site.language.gettext
    hits = [Hit(title=_("Phases"), text=_("The lifecycle phases and what happens in each"), kind=_("Index"))]
    hits += [
        Hit(title=phase.title, text=phase.definition, anchor=phase.id, kind=_("Phase"), context=titles[phase.id])
        for one in sets
        for phase in one.phases
    ]
    return PhasesPage(
        frame=Frame(
            path=path,
            template="phases",
            title=_("Phases"),
            description=_(
                "The relation seen in several ways, for all journeys: what customers feel in each phase of it."
            )
            if len(sets) > 1
            else _("One lifecycle for all journeys: what customers feel in each phase of their relation with us."),
            hits=tuple(hits),
        ),
        sets=tuple(_set_section(one, at, context) for at, one in enumerate(sets, 1)),
    )


def _set_section(phases: PhaseSet, number: int, context: PageContext) -> SetSection:
    catalogue = context.catalogue
    rest = _without_phase(catalogue, phases)
    end = "" if number == 1 else f"-{number}"
    return SetSection(
        title=set_title(phases, context.site) if len(catalogue.phase_sets) > 1 else "",
        # An underscore, which no id of a team's own can have.
        anchor=f"set_{number}",
        phases=tuple(
            _section(
                catalogue.stages_by_phase.get(phase.id, ()),
                context,
                title=phase.title,
                anchor=phase.id,
                definition=phase.definition,
            )
            for phase in phases.phases
        ),
        rest=_section(rest, context, title="", anchor=f"jb-without-phase{end}", definition="") if rest else None,
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
        sides=context.href(context.site.routes.phase_comparison(anchor))
        if has_phase_sides(anchor, context.catalogue)
        else "",
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


def _without_phase(catalogue: Catalogue, phases: PhaseSet) -> tuple[Place, ...]:
    """Return the stages that map onto no phase of a set."""
    names = {phase.id for phase in phases.phases}
    return tuple(
        Place(journey, stage)
        for journey in catalogue.journeys.values()
        for stage in journey.stages
        if names.isdisjoint(stage.phases)
    )
