"""The register of opportunities for spreadsheets: the same file as the site offers, without a site."""

from __future__ import annotations

from journeybook.config import Settings
from journeybook.language import language_of
from journeybook.model.catalogue import Catalogue
from journeybook.pages.context import SiteContext
from journeybook.pages.opportunity_csv import opportunity_csv
from journeybook.pages.routes import Routes


def export_opportunities(catalogue: Catalogue, settings: Settings) -> str:
    """Return the opportunities of a catalogue as CSV text, in its language."""
    language = language_of(catalogue.language)
    site = SiteContext(catalogue=catalogue, settings=settings, routes=Routes(), files=(), language=language)
    return opportunity_csv(site)
