"""The register of opportunities over all journeys, and their matrix: what to do first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from journeybook.insight.answers import OPEN
from journeybook.insight.priorities import STATUSES, Priority
from journeybook.model.scale import Number
from journeybook.pages.change_marks import change_label, change_marks
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.division import Division, runs
from journeybook.pages.divisions import opportunities_division
from journeybook.pages.finder import NOTHING_FOUND, Finder, Mark, Marks, finder, tokens
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.matrix_chart import MatrixChart, matrix_chart
from journeybook.pages.measures import (
    Measured,
    band_text,
    formula_text,
    measure_title,
    quadrant_title,
    reason_text,
    value_text,
)
from journeybook.pages.paging import Pager, leaf_frame, pager
from journeybook.pages.phase_sets import by_set, set_title, set_titles
from journeybook.pages.views import first_view, view_links

LONG = 400
"""A register with more rows than these is a long one."""
MOST_JOURNEYS = 60
"""With more journeys than these there is no filter by journey: areas do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityRow:
    """One opportunity in the register."""

    number: int
    link: Link
    journeys: tuple[Link, ...]
    """The first journeys where it would help, today's before others."""
    more_journeys: int
    score: Measured
    reason: str
    """Why there is no score; empty where there is one."""
    up: Measured
    across: Measured
    quadrant: str
    """What its quarter of the matrix is called; empty for none."""
    pains: int
    severity: int | None
    """Of the gravest pain it answers."""
    steps: int
    """Places where it would help today."""
    owner: str
    tracker: str
    marks: tuple[Mark, ...]
    """What the register can find it by."""

    @property
    def tokens(self) -> str:
        """Its marks in words."""
        return tokens(self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityGroup:
    """The opportunities of one status."""

    status: str
    """Key of the word, such as `status.doing`."""
    rank: int
    """Its place among the groups, from 1."""
    continued: bool
    """Whether it goes on from the leaf before."""
    rows: tuple[OpportunityRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """One way to group the register."""

    value: str
    """In the address; empty for the way that the page has by itself."""
    facet: str
    """The filter by whose values it groups."""
    text: str
    without: str
    """The heading above what has none of the values."""
    only: str = ""
    """The values, where they are not all of the filter's, separated by spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpportunityIndexPage:
    """All opportunities."""

    frame: Frame
    finder: Finder
    groupings: tuple[Grouping, ...]
    groups: tuple[OpportunityGroup, ...]
    """By status, each in the order of the numbers; on this leaf."""
    pager: Pager | None
    """None for a register on one page."""
    total: int
    is_long: bool
    """Whether the rows are so many that a browser should lay out those in view alone."""
    open: int
    """How many are still to be decided or done."""
    open_href: str
    """The filter that shows them."""
    chart: MatrixChart | None
    """None where no open opportunity has a place in the matrix."""
    up: str
    across: str
    """What the axes are called."""
    formula: str
    csv: str
    """Address of the file for spreadsheets."""
    unplaced: int
    """How many open ones have no place in the matrix, because a measure is missing."""


def opportunity_index_page(site: SiteContext, leaf: int = 1) -> OpportunityIndexPage:
    """Return the register of opportunities, or a leaf of it; what is said of all of them stands on the first."""
    path, division = site.routes.opportunities, opportunities_division(site)
    context = site.page(site.routes.leaf(path, leaf))
    _, is_first = site.language.gettext, leaf == 1
    found, marks = site.priorities, Marks(site.mark_values)
    turns = pager(path, division, leaf, context)
    filters = _finder((_marks(one, context, marks) for one in site.register), context) if is_first else NOTHING_FOUND
    return OpportunityIndexPage(
        frame=leaf_frame(
            Frame(
                path=path,
                template="opportunity_index",
                title=_("Opportunities"),
                description=_("What could be done over all journeys, and what to do first."),
                section=first_view(site),
                views=view_links(context, path),
                hits=(Hit(title=_("Opportunities"), text=_("All opportunities by priority"), kind=_("Index")),),
            ),
            turns,
            context,
        ),
        finder=filters,
        groupings=tuple(_groupings(filters, context)) if is_first else (),
        groups=tuple(_groups(division, leaf, context, marks)),
        pager=turns,
        total=division.total,
        is_long=division.total > LONG,
        open=sum(one.is_open for one in found.items) if is_first else 0,
        open_href=f"?status={','.join(status for status in STATUSES if status in OPEN)}#jb_register",
        chart=matrix_chart(found, context) if is_first else None,
        up=measure_title(found.up.measure, context),
        across=measure_title(found.across.measure, context),
        formula=formula_text(site.settings.priorities.score.text, context),
        csv=context.href(site.routes.opportunities_csv),
        unplaced=sum(one.is_open and found.cell(one) is None for one in found.items) if is_first else 0,
    )


def _groups(division: Division, leaf: int, context: PageContext, marks: Marks) -> Iterator[OpportunityGroup]:
    """Yield what a leaf has of each status."""
    statuses = context.site.register_groups
    rows = iter(division.of(context.site.register, leaf))
    for run in runs((number for _, number in statuses), division, leaf):
        yield OpportunityGroup(
            status=f"status.{statuses[run.at][0]}",
            rank=run.at + 1,
            continued=not run.begins,
            rows=tuple(_row(one, context, marks) for one in islice(rows, len(run.places))),
        )


def _row(one: Priority, context: PageContext, marks: Marks) -> OpportunityRow:
    found, this = context.site.priorities, one.opportunity
    where = one.reach.places or one.places
    journeys = tuple({place.journey.id: place.journey for place in where}.values())
    return OpportunityRow(
        number=one.number,
        link=context.opportunity(this),
        journeys=tuple(context.journey(journey) for journey in journeys[:2]),
        more_journeys=max(0, len(journeys) - 2),
        score=_measured(one.score.value, context),
        reason=reason_text(one, context),
        up=_measured(one.measures[found.up.measure], context),
        across=_measured(one.measures[found.across.measure], context),
        quadrant=quadrant_title(one.quadrant, found, context) if one.quadrant else "",
        pains=len(one.pains),
        severity=one.pains[0].severity if one.pains else None,
        steps=one.reach.steps,
        owner=this.owner,
        tracker=context.written(this.link, this.origin.path),
        marks=tuple(_marks(one, context, marks)),
    )


def _measured(value: Number | None, context: PageContext) -> Measured:
    return Measured(text="" if value is None else value_text(value, context), value=value)


def _marks(one: Priority, context: PageContext, marks: Marks) -> Iterator[Mark]:
    site, catalogue = context.site, context.catalogue
    found, words, _ = site.priorities, site.language.terms, site.language.gettext
    status = one.opportunity.status
    if context.site.changed:
        yield from change_marks(context.opportunity(one.opportunity), context)
    yield marks.named("status", status, words[f"status.{status}"])
    yield from marks.text("owner", one.opportunity.owner)
    several = len(catalogue.phase_sets) > 1
    for phases, own in by_set(one.phases, context):
        for phase in own:
            yield marks.named("phase", phase.id, phase.title, set_title(phases, site) if several else "")
    for name in one.personas:
        yield marks.named("persona", name, catalogue.personas[name].name)
    journeys = {place.journey.id: place.journey for place in one.places}.values()
    for journey in journeys:
        yield from marks.text("area", journey.area)
        if len(catalogue.journeys) <= MOST_JOURNEYS:
            yield marks.named("journey", journey.id, journey.title)
    yield _answer(one, context, marks)
    if one.quadrant:
        yield marks.named("quadrant", one.quadrant, quadrant_title(one.quadrant, found, context))
    cell = found.cell(one)
    if cell is not None:
        for name, axis, at in (("across", found.across, cell[0]), ("up", found.up, cell[1])):
            yield marks.named(name, str(at + 1), band_text(axis.bands[at], context))


def _answer(one: Priority, context: PageContext, marks: Marks) -> Mark:
    _ = context.site.language.gettext
    severity = one.measures["severity"]
    if severity:
        text = _("a pain point of severity %(severity)s", severity=severity)
        return marks.named("answers", f"severity-{severity}", text)
    if one.pains:
        return marks.named("answers", "unjudged", _("a pain point that nobody judged"))
    return marks.named("answers", "nothing", _("no pain point"))


def _finder(rows: Iterable[Iterable[Mark]], context: PageContext) -> Finder:
    site = context.site
    found, _ = site.priorities, site.language.gettext
    labels = (
        change_label(context),
        ("status", _("Status")),
        ("owner", _("Owner")),
        ("phase", _("Phase")),
        ("persona", _("Persona")),
        ("area", _("Area")),
        ("journey", _("Journey")),
        ("answers", _("Answers")),
        ("quadrant", _("Quadrant")),
        ("up", str(measure_title(found.up.measure, context))),
        ("across", str(measure_title(found.across.measure, context))),
    )
    order = {
        "status": tuple(status.value for status in STATUSES),
        "phase": tuple(set_titles(site)),
        "answers": (*(f"severity-{at}" for at in (5, 4, 3, 2, 1)), "unjudged", "nothing"),
        "up": tuple(str(at) for at in range(len(found.up.bands), 0, -1)),
        "across": tuple(str(at) for at in range(1, len(found.across.bands) + 1)),
    }
    return finder(labels, rows, order)


def _groupings(filters: Finder, context: PageContext) -> Iterator[Grouping]:
    """Yield the ways to group: by status as the page is, then by whatever tells opportunities apart."""
    _ = context.site.language.gettext
    yield Grouping(value="", facet="status", text=_("Grouped by status"), without="")
    texts = {
        "owner": (_("Grouped by owner"), _("Without an owner")),
        "phase": (_("Grouped by phase"), _("In no phase")),
        "persona": (_("Grouped by persona"), _("For no persona")),
    }
    for facet in filters.facets:
        if facet.name not in texts:
            continue
        text, without = texts[facet.name]
        sets = tuple(dict.fromkeys(option.group for option in facet.options))
        if len(sets) < 2:
            yield Grouping(value=facet.name, facet=facet.name, text=text, without=without)
            continue
        # One lifecycle at a time: in two of them everything would stand twice.
        for at, one in enumerate(sets, 1):
            yield Grouping(
                value=f"{facet.name}-{at}",
                facet=facet.name,
                text=_("Grouped by phase: %(lifecycle)s", lifecycle=one),
                without=without,
                only=" ".join(option.value for option in facet.options if option.group == one),
            )
    yield Grouping(value="none", facet="", text=_("Not grouped"), without="")
