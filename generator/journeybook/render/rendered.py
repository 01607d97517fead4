"""What rendering hands to publishing: finished pages, navigation and assets. Knows no Jinja, no MkDocs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from journeybook.language import Language

_HEADING = re.compile(r"<h([2-6])[^>]*\bid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)


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
    kind: str = ""
    """What it is, in the page's language: `Step`, `Persona`; empty for nothing to say."""
    context: str = ""
    """Where it stands: `Groceries by drive › Ordering`; empty for no place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The page before or after a page."""

    title: str
    """Plain text, not escaped."""
    href: str
    """Its address from the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that is in the site as it is."""

    path: str
    """Output path in the site, POSIX."""
    read: Callable[[], bytes]
    """What says its content, each time it is asked: many files together may not fit into memory."""

    @classmethod
    def of(cls, path: str, data: bytes) -> Asset:
        """Return a file whose content is known."""
        return cls(path=path, read=lambda: data)


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
    section: str = ""
    """The path of the navigation entry it belongs to, where it does not lie below the folder of that."""
    search: tuple[SearchEntry, ...] = ()
    wide: bool = False
    """The journey map: edge to edge, where other pages keep to a readable measure."""
    previous: Neighbour | None = None
    following: Neighbour | None = None
    source: str | None = None
    """Project path of the Markdown file the page came from; None for a page nobody wrote."""
    notes: tuple[str, ...] = ()
    """What was read for it, as `journeybook.incremental` notes it; empty where nobody took notes."""
    beside: Asset | None = None
    """A file that belongs to the page and is made with it: the rows of a list, for scripts; None for most pages."""

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings that have an id, for a table of contents: our own frame shows none, so they are not kept."""
        return tuple(
            Heading(level=int(found[1]), title=Markup(found[3]).striptags(), anchor=found[2])
            for found in _HEADING.finditer(self.html)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationItem:
    """An entry of the site's header, such as Journeys."""

    title: str
    """Plain text, not escaped."""
    path: str
    """The output path of the entry's page. Pages below its folder belong to the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """A font file of the team's, as one face of a family."""

    role: str
    """What it is for: `text` or `headings`."""
    path: str
    """Output path of one of the assets."""
    format: str
    """As CSS calls it: `woff2`, `woff`, `truetype`, `opentype`."""
    weight: str
    """As CSS says it: `700`, or `1 1000` for a variable font."""
    style: str
    """`normal`, `italic` or `oblique`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The site in one language. All editions of a site have the same pages, each below its own folder."""

    language: Language
    folder: str = ""
    """Begins the output paths of its pages, with a slash at its end: `fr/`; empty for the default language."""
    title: str
    description: str = ""
    navigation: tuple[NavigationItem, ...] = ()
    paths: tuple[str, ...] = ()
    """Every page's output path, known before any page is rendered."""
    feed: str = ""
    """Output path of the asset that feed readers are told of; empty for none."""

    @property
    def home(self) -> str:
        """The output path of its home page."""
        return self.folder + "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What all pages share."""

    editions: tuple[Edition, ...]
    """One a language, that of the default language first."""
    url: str = ""
    """The address the site will have, with its sub-path; empty when not known."""
    assets: Sequence[Asset] = ()
    palette: str = ""
    """A team's own colour for the header and links, `#rrggbb`; empty for ours."""
    logo: str = ""
    """Output path of one of the assets, shown in the header; empty for the title alone."""
    fonts: tuple[FontFace, ...] = ()
    """Empty for the system's own letters."""
    css: tuple[str, ...] = ()
    """Output paths of those assets that are the team's style sheets, in the order in which pages load them."""
    theme_overrides: Path | None = None
    """A team's own folder of templates and files that go before the theme's. Templates are code."""

    @property
    def head(self) -> tuple[object, ...]:
        """What the frames of pages show, and all that the theme makes files of, but for what `theme_overrides` holds.

        Equal for sites of which no frame and no file of the theme differs.
        """
        editions = [
            (one.language.code, one.folder, one.title, one.description, one.navigation, one.feed)
            for one in self.editions
        ]
        return self.url, self.palette, self.logo, self.fonts, self.css, editions

    @property
    def default(self) -> Edition:
        """The edition at the root of the site."""
        return self.editions[0]

    @property
    def paths(self) -> tuple[str, ...]:
        """The output paths of all pages, one edition after the other."""
        return tuple(path for edition in self.editions for path in edition.paths)

    def edition_of(self, path: str) -> Edition:
        """Return the edition that an output path belongs to: the one whose folder it lies in."""
        lies_in = [edition for edition in self.editions[1:] if path.startswith(edition.folder)]
        return lies_in[0] if lies_in else self.default
