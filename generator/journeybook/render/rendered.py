"""What rendering hands to publishing: finished pages, navigation and assets. Knows no Jinja, no MkDocs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    """1 to 6, as in h1 to h6."""
    title: str
    """Plain text, not escaped."""
    anchor: str
    """The id of the heading in the page, without the `#`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """One hit the search can give. All of it is plain text, not escaped."""

    anchor: str
    """Empty for the page itself, else the id of a place in it, without the `#`."""
    title: str
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPage:
    """A finished page, all but the frame of the site around it."""

    path: str
    """Output path in the site, POSIX, such as `journeys/drive.html`."""
    title: str
    """Plain text, not escaped."""
    description: str
    """Plain text, not escaped, for search engines and previews; may be empty."""
    html: str
    """The finished, escaped content of the article in `<main>`, links relative to the page's path."""
    headings: tuple[Heading, ...] = ()
    search: tuple[SearchEntry, ...] = ()
    wide: bool = False
    """The journey map: edge to edge, where other pages keep to a readable measure."""
    source: str | None = None
    """Project path of the Markdown file the page came from; None for a page nobody wrote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationItem:
    """An entry of the site's header, such as Journeys."""

    title: str
    """Plain text, not escaped."""
    path: str
    """The output path of the entry's page. Pages below its folder belong to the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that is copied into the site as it is."""

    path: str
    """Output path in the site, POSIX."""
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What all pages share."""

    title: str
    description: str = ""
    url: str = ""
    """The address the site will have, with its sub-path; empty when not known."""
    language: str = "en"
    """BCP 47, such as `en` or `fr`."""
    navigation: tuple[NavigationItem, ...] = ()
    paths: tuple[str, ...] = ()
    """Every page's output path, known before any page is rendered."""
    assets: tuple[Asset, ...] = ()
    palette: str = ""
    """A team's own colour for the header and links, `#rrggbb`; empty for ours."""
    logo: str = ""
    """Output path of one of the assets, shown in the header; empty for the title alone."""
    theme_overrides: Path | None = None
    """A team's own folder of templates and files that go before the theme's. Templates are code."""
