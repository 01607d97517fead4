"""Places on pages that other pages lead to: their anchors, so that nobody imports a kind of page for one."""

from __future__ import annotations

from journeybook.checks.rule import Mark
from journeybook.model.parts import Pain
from journeybook.pages.context import PageContext

HEALTH = "jb_health"
"""The anchor of the health on the page of a journey; with an underscore and a mark, of that mark."""


def mark_anchor(mark: Mark) -> str:
    """Return the anchor of a mark of the health on the page of a journey."""
    return f"{HEALTH}_{mark}"


def change_anchor(journey: str) -> str:
    """Return the anchor of a journey on the page of changes; an underscore, which no id of a team's own can have."""
    return f"jb_{journey}"


def pain_row_anchor(pain: Pain) -> str:
    """Return the anchor of the row of a pain point on its leaf of the register."""
    return f"pain-{pain.id}"


def pain_row(pain: Pain, context: PageContext) -> str:
    """Return the address of the row of a pain point."""
    site = context.site
    return context.href(site.routes.leaf(site.routes.pains, site.pain_leaves[pain.id]), pain_row_anchor(pain))
