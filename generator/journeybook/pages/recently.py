"""Whether a site tells what was changed recently: on a page, and in a feed. Knows nothing of how that is told."""

from __future__ import annotations

from datetime import UTC, datetime

from journeybook.git import Why
from journeybook.history import Commit, History
from journeybook.pages.context import SiteContext

MOST_ENTRIES = 30
"""Commits that a feed tells."""
_SILENT = (Why.NO_GIT, Why.NO_REPOSITORY, Why.NO_COMMIT)
"""Reasons for which nobody expects a history."""


def has_recent(site: SiteContext) -> bool:
    """Say whether there is a page of recent changes: not where nobody keeps a history."""
    return isinstance(site.history, History) or site.history.why not in _SILENT


def has_feed(site: SiteContext) -> bool:
    """Say whether there is a feed: it needs the site's address, and something to tell."""
    return bool(site.settings.url) and bool(dated_commits(site))


def dated_commits(site: SiteContext) -> list[tuple[Commit, datetime]]:
    """Return the commits that can be told when they were made, newest first; no fewer than a feed has room for."""
    return [(commit, at) for commit in known_commits(site)[: 2 * MOST_ENTRIES] if (at := _utc(commit.at))]


def known_commits(site: SiteContext) -> tuple[Commit, ...]:
    """Return the commits that are known, newest first."""
    return site.history.commits if isinstance(site.history, History) else ()


def _utc(at: datetime | None) -> datetime | None:
    try:
        return at.astimezone(UTC) if at else None
    except (OverflowError, ValueError):  # a day before the year 1, seen from elsewhere
        return None
