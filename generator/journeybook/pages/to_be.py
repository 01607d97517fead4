"""The page of an intended journey beside today's: every step on both sides, what is gained, and what carries it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.insight.transition import Fate, Gain, Row, StepChange, Transition, transition
from journeybook.insight.transition_pains import PainChange
from journeybook.model.journey import Journey
from journeybook.model.parts import Opportunity, OpportunityStatus
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.feeling import Feeling
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.side_chart import SideChart
from journeybook.pages.to_be_chart import Head, by_stage, score_felt, to_be_chart
from journeybook.pages.to_be_fields import Line, lines
from journeybook.pages.views import first_view, view_links


@dataclass(frozen=True, slots=True, kw_only=True)
class Gained:
    """An emotion before and after."""

    persona: Link | None
    """None for the mean of all."""
    before: Feeling | None
    after: Feeling | None
    gain: str
    """`+1.5`, `−2`, `0`; empty where one of the two is not known."""
    sign: int
    """1 for better, −1 for worse, 0 for neither."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """A step on one side."""

    link: Link
    number: int
    """From 1, over its journey."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """An opportunity that carries a change."""

    link: Link
    status: str
    """Such as `planned`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """A line of the two journeys beside each other."""

    anchor: str
    mark: str
    """What becomes of the step: `added`, `removed`, `changed`, `kept`; `moved` where it once stood."""
    moved: bool
    """It is met earlier or later; so said beside what else becomes of it."""
    restaged: bool
    likely: bool
    """The two are likely the same step, by what they are called."""
    before: Half | None
    after: Half | None
    elsewhere: str
    """Anchor of the line where the other side of a moved step stands; empty for others."""
    counterpart: Half | None
    """That other side."""
    mean: Gained
    felt: tuple[Gained, ...]
    """Each persona where there are several; empty where nothing is known, and where a moved step once stood."""
    lines: tuple[Line, ...]
    """The fields that differ; of a step on one side alone, what is said of it."""
    carriers: tuple[Carrier, ...]
    uncarried: bool
    """It needs to be carried, and nothing does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairStage:
    """The lines of a stage."""

    title: str
    rows: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """An opportunity and what it carries."""

    link: Link
    status: str
    owner: str
    impact: int | None
    effort: int | None
    steps: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PainRow:
    """A pain point before and after."""

    link: Link
    severity: int | None
    before: tuple[Link, ...]
    after: tuple[Link, ...]
    fate: str
    """`answered`, `kept` or `new`."""
    answers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the whole comes to."""

    mean: Gained
    by_persona: tuple[Gained, ...]
    """Where there are several."""
    seconds: tuple[int, int]
    times: tuple[tuple[Link, int, int], ...]
    """A persona, where there are several and times are known."""
    steps: tuple[int, int]
    counts: tuple[tuple[str, int], ...]
    """`added`, `removed`, `moved`, `changed`, `kept` → how many steps; those of which there are some."""
    answered: int
    pains: int
    """How many pain points today has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBePage:
    """An intended journey beside today's."""

    frame: Frame
    as_is: Link
    to_be: Link
    totals: Totals
    chart: SideChart | None
    """None where neither journey says how any step feels, or has steps."""
    stages: tuple[PairStage, ...]
    carriers: tuple[Carrying, ...]
    uncarried: tuple[PairRow, ...]
    pains: tuple[PainRow, ...]


def to_be_page(to_be: Journey, as_is: Journey, site: SiteContext) -> ToBePage:
    """Return the page of an intended journey and the one it is written for."""
    context = site.page(site.routes.to_be(to_be.id))
    found = transition(as_is, to_be, site.catalogue)
    rows = tuple(_row(row, at, found, context) for at, row in enumerate(found.rows))
    return ToBePage(
        frame=_frame(to_be, as_is, context),
        as_is=context.journey(as_is),
        to_be=context.journey(to_be),
        totals=totals(found, context),
        chart=to_be_chart(found, tuple(_head(row) for row in rows), context),
        stages=tuple(
            PairStage(title=title, rows=tuple(rows[at] for at in group))
            for (_, title, _), group in by_stage(found, context)
        ),
        carriers=tuple(_carrying(one, steps, found, context) for one, steps in found.carriers),
        uncarried=tuple(row for row in rows if row.uncarried and row.mark != "moved"),
        pains=tuple(_pain(one, context) for one in found.pains),
    )


def totals(found: Transition, context: PageContext) -> Totals:
    """Return what a transition comes to."""
    several = len(found.gains) > 1
    fates = {fate: len(found.of(fate)) for fate in Fate}
    counts = {
        "added": fates[Fate.ADDED],
        "removed": fates[Fate.REMOVED],
        "moved": len(found.moved),
        "changed": fates[Fate.CHANGED],
        "kept": fates[Fate.KEPT],
    }
    known = context.catalogue.personas
    return Totals(
        mean=gained(found.mean, context),
        by_persona=tuple(gained(one, context) for one in found.gains) if several else (),
        seconds=found.seconds,
        times=tuple(
            (context.persona(known[name]), before, after)
            for name, before, after in found.seconds_by_persona
            if before or after
        )
        if several
        else (),
        steps=(len(found.as_is.steps), len(found.to_be.steps)),
        counts=tuple((name, count) for name, count in counts.items() if count),
        answered=len(found.answered),
        pains=sum(bool(pain.before) for pain in found.pains),
    )


def gained(one: Gain, context: PageContext) -> Gained:
    """Return an emotion before and after as pages show it."""
    persona = context.catalogue.personas.get(one.persona or "")
    gain = one.gained
    return Gained(
        persona=context.persona(persona) if persona else None,
        before=score_felt(one.before, context),
        after=score_felt(one.after, context),
        gain="" if gain is None else context.site.language.change(gain),
        sign=0 if not gain else (1 if gain > 0 else -1),
    )


def _frame(to_be: Journey, as_is: Journey, context: PageContext) -> Frame:
    _ = context.site.language.gettext
    title = _("As-is and to-be: %(journey)s", journey=to_be.title)
    return Frame(
        path=context.path,
        template="to_be",
        title=title,
        subject=to_be.title,
        description=to_be.goal,
        crumbs=(
            Link(text=_("As-is and to-be"), href=context.href(context.site.routes.to_bes)),
            context.journey(to_be),
        ),
        section=first_view(context.site),
        views=view_links(context),
        hits=(Hit(title=title, text=as_is.title, kind=_("As-is and to-be"), context=to_be.area.strip()),),
    )


def _row(row: Row, at: int, found: Transition, context: PageContext) -> PairRow:
    step = row.after or row.before
    assert step, "a line has one side at least"
    left = row.after is None and step.after is not None  # where it once stood
    away = step.moved
    other = next((n for n, one in enumerate(found.rows) if n != at and step in (one.before, one.after)), at)
    return PairRow(
        anchor=_anchor(at),
        mark="moved" if left else step.fate.value,
        moved=step.moved,
        restaged=step.restaged,
        likely=step.likely,
        before=_half(found.as_is, step, context, today=True) if row.before else None,
        after=_half(found.to_be, step, context, today=False) if row.after else None,
        elsewhere=_anchor(other) if away else "",
        counterpart=_half(found.to_be if left else found.as_is, step, context, today=not left) if away else None,
        mean=gained(step.mean, context),
        felt=() if left else _gains(step, context),
        lines=() if left else lines(step, context),
        carriers=() if left else tuple(_carrier(one, context) for one in step.carriers if step.differs),
        uncarried=step.needs_carrying and not step.is_carried,
    )


def _anchor(at: int) -> str:
    return f"jb_line_{at + 1}"


def _half(journey: Journey, step: StepChange, context: PageContext, *, today: bool) -> Half | None:
    place = step.before if today else step.after
    if place is None or place.step is None:
        return None
    number = next(at for at, one in enumerate(journey.steps, 1) if one is place.step)
    return Half(link=context.place(place), number=number)


def _gains(step: StepChange, context: PageContext) -> tuple[Gained, ...]:
    # Where nobody feels otherwise, the mean says it.
    differs = step.before is None or step.after is None or any(one.gained for one in step.gains)
    return tuple(gained(one, context) for one in step.gains) if differs and len(step.gains) > 1 else ()


def _carrier(one: Opportunity, context: PageContext) -> Carrier:
    return Carrier(link=context.opportunity(one), status=one.status.value)


def _carrying(one: Opportunity, steps: Iterable[StepChange], found: Transition, context: PageContext) -> Carrying:
    anchors = {id(row.after or row.before): _anchor(at) for at, row in enumerate(found.rows)}
    names = ((step, (step.after or step.before)) for step in steps)
    return Carrying(
        link=context.opportunity(one),
        status=one.status.value,
        owner=one.owner,
        impact=one.impact,
        effort=one.effort,
        steps=tuple(
            Link(text=place.step.title, href=f"#{anchors[id(step)]}", kind="step")
            for step, place in names
            if place and place.step
        ),
    )


def _pain(one: PainChange, context: PageContext) -> PainRow:
    pain = context.catalogue.pains[one.id]
    fate = "new" if not one.before else ("kept" if one.after else "answered")
    return PainRow(
        link=context.pain(pain),
        severity=pain.severity,
        before=tuple(context.place(place) for place in one.before),
        after=tuple(context.place(place) for place in one.after),
        fate=fate,
        answers=tuple(
            _carrier(answer, context)
            for answer in context.site.pains_by_id[one.id].opportunities
            if answer.status is not OpportunityStatus.DROPPED
        ),
    )


def _head(row: PairRow) -> Head:
    half = row.after or row.before
    assert half, "a line has one side at least"
    return Head(
        title=half.link.text,
        anchor=row.anchor,
        mark="moved" if row.moved else row.mark,
        gain=row.mean.gain if row.after else "",
        gained=bool(row.after and row.mean.sign),
    )
