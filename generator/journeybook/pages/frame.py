"""What every page has, whatever it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from journeybook.pages.context import Link

if TYPE_CHECKING:
    from journeybook.pages.review import Review
    from journeybook.pages.views import ViewLink


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing the search can find on a page. Plain text."""

    title: str
    text: str
    anchor: str = ""
    """Empty for the page itself."""
    kind: str = ""
    """What it is, for the reader and in the page's language: `Journey`, `Step`, `Touchpoint` …"""
    context: str = ""
    """Where it stands: `Groceries by drive › Ordering` of a step, its channel of a touchpoint; empty for no place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Title, place and search texts of a page."""

    path: str
    """Output path in the site."""
    template: str
    """The stem of its template in the theme's `pages` folder."""
    title: str
    subject: str = ""
    """What of the title the team has written, which may be in another language; empty for all or nothing of it."""
    description: str = ""
    section: str = ""
    """Output path of the index it belongs to, where that is not the one of its folder."""
    crumbs: tuple[Link, ...] = ()
    """The pages above this one, from the top; without the home page and without itself."""
    source: str = ""
    """Path of the content file it comes from; empty for a page nobody wrote."""
    source_href: str = ""
    """Address of that file at the repository's host; empty where it is not known."""
    untranslated: str = ""
    """The language of its file, where nobody has translated that into the language of the site; mostly empty."""
    wide: bool = False
    """The page uses the whole width of the window."""
    previous: Link | None = None
    """The page before this one, where pages stand in an order; for the head, the page itself shows it or not."""
    following: Link | None = None
    """The page after this one."""
    views: tuple[ViewLink, ...] = ()
    """The views across journeys, on the pages that are one of them."""
    hits: tuple[Hit, ...] = ()
    rows: str = ""
    """Output path of the file that gives the rows of its list to scripts; empty for most pages."""
    review: Review | None = None
    """What the page says of the revision that the site is compared with; None on most sites."""

    @property
    def title_pieces(self) -> tuple[str, ...]:
        """The title in pieces, of which each is in one language."""
        before, subject, after = self.title.partition(self.subject) if self.subject else ("", "", "")
        return (before, self.subject, after) if subject else (self.title,)


class Page(Protocol):
    """A view model: whatever its template shows, and a frame."""

    @property
    def frame(self) -> Frame:
        """What every page has."""


def sentences(*parts: str) -> str:
    """Return texts as the sentences of one, for a hit; the empty ones are left out."""
    return ". ".join(part.rstrip(".") for part in parts if part)
