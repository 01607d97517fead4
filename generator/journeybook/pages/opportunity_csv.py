"""The register of opportunities as a file for spreadsheets, in the words of one language."""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.insight.priorities import Priority
from journeybook.model.formula import MEASURES
from journeybook.pages.context import PageContext, SiteContext
from journeybook.pages.csv_text import Cell, csv_text
from journeybook.pages.measures import measure_title, quadrant_title
from journeybook.prose.allowed import leads_outside

_BETWEEN = "; "
"""What stands between several names in one cell."""


def opportunity_csv(site: SiteContext) -> str:
    """Return the register, a row an opportunity, in the order of its page."""
    context = site.page(site.routes.opportunities_csv)
    own = sorted({name for one in site.priorities.items for name in one.measures if name not in MEASURES})
    rows = (tuple(_row(one, own, context)) for one in site.priorities.items)
    return csv_text((tuple(_heads(own, context)), *rows))


def _heads(own: list[str], context: PageContext) -> Iterator[Cell]:
    _ = context.site.language.gettext
    yield from (_("Number"), _("Id"), _("Opportunity"), _("Description"), _("Status"), _("Owner"), _("Score"))
    yield from (_("Rank"), _("Quadrant"))
    yield from (measure_title(name, context) for name in (*MEASURES, *own))
    yield from (_("Pain points answered"), _("Journeys it helps"), _("Areas"), _("Phases"), _("Who it helps"))
    yield from (_("Tracker"), _("Source file"))


def _row(one: Priority, own: list[str], context: PageContext) -> Iterator[Cell]:
    catalogue, words = context.catalogue, context.site.language.terms
    this = one.opportunity
    yield from (one.number, this.id, this.title, this.description, words[f"status.{this.status}"], this.owner)
    yield from (one.score.value, one.rank)
    yield quadrant_title(one.quadrant, context.site.priorities, context) if one.quadrant else None
    yield from (one.measures.get(name) for name in (*MEASURES, *own))
    yield _BETWEEN.join(pain.title for pain in one.pains)
    journeys = {place.journey.id: place.journey for place in one.places}.values()
    yield _BETWEEN.join(journey.title for journey in journeys)
    yield _BETWEEN.join(dict.fromkeys(journey.area.strip() for journey in journeys if journey.area.strip()))
    yield _BETWEEN.join(catalogue.phases[name].title for name in one.phases)
    yield _BETWEEN.join(catalogue.personas[name].name for name in one.personas)
    yield this.link if leads_outside(this.link) else ""
    yield this.origin.path
