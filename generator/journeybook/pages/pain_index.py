"""The register of pain points over all journeys: the gravest that most meet first, and what nobody answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeybook.insight.pains import PainFound
from journeybook.pages.anchors import pain_row_anchor
from journeybook.pages.change_marks import change_label, change_marks
from journeybook.pages.context import Link, PageContext, SiteContext
from journeybook.pages.divisions import pains_division
from journeybook.pages.finder import NOTHING_FOUND, Finder, Mark, Marks, finder, tokens
from journeybook.pages.frame import Frame, Hit
from journeybook.pages.opportunity_index import MOST_JOURNEYS
from journeybook.pages.paging import Pager, leaf_frame, pager
from journeybook.pages.phase_sets import by_set, set_title, set_titles
from journeybook.pages.views import first_view, view_links

MOST_PLACES = 12
"""Places of a pain point that the register names; its journey's page has them all."""
MOST_ANSWERS = 4
MOST_DETAILED = 400
"""With more pain points than these the register names no place, and links to the page that does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainPlace:
    """A place where a pain point is met today."""

    place: Link
    journey: Link | None
    """None where the place is the journey itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An opportunity that answers a pain point."""

    link: Link
    status: str
    """Key of the word, such as `status.planned`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PainRow:
    """One pain point in the register."""

    number: int
    anchor: str
    link: Link
    """To the page of the journey that defines it, which names every place."""
    severity: int | None
    weight: int | None
    """Severity times how often it is met; None where nobody judged its severity."""
    meetings: int
    """How often it is met today: at each step once for each persona there."""
    steps: int
    journeys: int
    personas: int
    places: tuple[PainPlace, ...]
    more_places: int
    answers: tuple[Answer, ...]
    more_answers: int
    is_unanswered: bool
    marks: tuple[Mark, ...]
    """What the register can find it by."""

    @property
    def tokens(self) -> str:
        """Its marks in words."""
        return tokens(self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class PainIndexPage:
    """All pain points."""

    frame: Frame
    finder: Finder
    rows: tuple[PainRow, ...]
    pager: Pager | None
    """None for a register on one page."""
    total: int
    """Of all leaves."""
    is_long: bool
    """Whether the rows are too many for the places of each."""
    unanswered: int
    """How many customers meet today, and no opportunity answers; 0 on leaves behind the first."""
    unanswered_href: str
    """The filter that shows them."""


def pain_index_page(site: SiteContext, leaf: int = 1) -> PainIndexPage:
    """Return the register of pain points, or a leaf of it; what is said of all of them stands on the first."""
    path, division = site.routes.pains, pains_division(site)
    context = site.page(site.routes.leaf(path, leaf))
    _ = site.language.gettext
    marks = Marks(site.mark_values)
    turns = pager(path, division, leaf, context)
    is_long = division.total > MOST_DETAILED
    return PainIndexPage(
        frame=leaf_frame(
            Frame(
                path=path,
                template="pain_index",
                title=_("Pain points"),
                description=_("Where it hurts over all journeys: the gravest that customers meet most often first."),
                section=first_view(site),
                views=view_links(context, path),
                hits=(Hit(title=_("Pain points"), text=_("All pain points by severity and reach"), kind=_("Index")),),
            ),
            turns,
            context,
        ),
        finder=_finder((_marks(one, context, marks) for one in site.pains), context) if leaf == 1 else NOTHING_FOUND,
        rows=tuple(
            _row(number, one, context, marks, is_long=is_long)
            for number, one in enumerate(division.of(site.pains, leaf), division.part(leaf)[0] + 1)
        ),
        pager=turns,
        total=division.total,
        is_long=is_long,
        unanswered=sum(one.is_unanswered for one in site.pains) if leaf == 1 else 0,
        unanswered_href="?answer=nothing#jb_register",
    )


def _row(number: int, one: PainFound, context: PageContext, marks: Marks, *, is_long: bool) -> PainRow:
    reached = one.reach
    return PainRow(
        number=number,
        anchor=pain_row_anchor(one.pain),
        link=context.pain(one.pain),
        severity=one.pain.severity,
        weight=one.weight,
        meetings=reached.meetings,
        steps=reached.steps,
        journeys=len(reached.journeys),
        personas=len(reached.personas),
        places=tuple(
            PainPlace(
                place=context.place(place),
                journey=context.journey(place.journey) if place.stage else None,
            )
            for place in reached.places[: 0 if is_long else MOST_PLACES]
        ),
        more_places=max(0, reached.steps - MOST_PLACES),
        answers=tuple(
            Answer(link=context.opportunity(answer), status=f"status.{answer.status}")
            for answer in one.opportunities[:MOST_ANSWERS]
        ),
        more_answers=max(0, len(one.opportunities) - MOST_ANSWERS),
        is_unanswered=one.is_unanswered,
        marks=tuple(_marks(one, context, marks)),
    )


def _marks(one: PainFound, context: PageContext, marks: Marks) -> Iterator[Mark]:
    site, catalogue = context.site, context.catalogue
    words, _ = site.language.terms, site.language.gettext
    if context.site.changed:
        yield from change_marks(context.pain(one.pain), context)
    if one.is_unanswered:
        yield marks.named("answer", "nothing", _("no opportunity"))
    elif one.opportunities:
        yield marks.named("answer", "some", _("an opportunity"))
    for status in dict.fromkeys(answer.status for answer in one.opportunities):
        yield marks.named("answer", status, words[f"status.{status}"], _("Status of an opportunity"))
    if one.pain.severity is None:
        yield marks.named("severity", "unjudged", _("not judged"))
    else:
        severity = one.pain.severity
        yield marks.named("severity", str(severity), f"{severity} {words[f'severity.{severity}']}")
    several = len(catalogue.phase_sets) > 1
    for phases, own in by_set(one.phases, context):
        for phase in own:
            yield marks.named("phase", phase.id, phase.title, set_title(phases, site) if several else "")
    for name in one.reach.personas:
        yield marks.named("persona", name, catalogue.personas[name].name)
    for journey in {place.journey.id: place.journey for place in one.places}.values():
        yield from marks.text("area", journey.area)
        if len(catalogue.journeys) <= MOST_JOURNEYS:
            yield marks.named("journey", journey.id, journey.title)


def _finder(rows: Iterable[Iterable[Mark]], context: PageContext) -> Finder:
    site = context.site
    _ = site.language.gettext
    labels = (
        change_label(context),
        ("answer", _("Answered by")),
        ("severity", _("Severity")),
        ("phase", _("Phase")),
        ("persona", _("Persona")),
        ("area", _("Area")),
        ("journey", _("Journey")),
    )
    order = {
        "answer": ("nothing", "some", "doing", "planned", "idea", "done", "dropped"),
        "severity": ("5", "4", "3", "2", "1", "unjudged"),
        "phase": tuple(set_titles(site)),
    }
    return finder(labels, rows, order)
