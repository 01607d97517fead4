"""The whole addresses of pages, and the ways from a page to the same page in another language.

A page is known by its path within its edition, which all editions share; so every function takes that path, or a
token in its place. Knows no template.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from journeybook.render.rendered import Edition, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An entry of the switch of languages."""

    code: str
    """BCP 47."""
    name: str
    """What the language is called by those who speak it."""
    path: str
    """The page in that language, from the root of the site, quoted for a URL."""
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The same page in a language, for search engines and browsers."""

    code: str
    """BCP 47, or `x-default`."""
    href: str


def quoted(path: str) -> str:
    """Return a path within an edition for use in a URL."""
    return quote(path)


def canonical(path: str) -> str:
    """Return a path within an edition as people share it: a server shows a folder's index under the folder's name."""
    shown = path[: -len("index.html")] if path == "index.html" or path.endswith("/index.html") else path
    return quote(shown)


def canonical_url(site: Site, edition: Edition, shown: str) -> str:
    """Return the whole address of a page; empty for a site without an address. `shown` is what `canonical` returned."""
    return f"{site.url.rstrip('/')}/{quote(edition.folder)}{shown}" if site.url else ""


def switch(site: Site, current: Edition, path: str) -> tuple[Choice, ...]:
    """Return the page in every language, the default first; nothing where there is but one. `path` is quoted."""
    if len(site.editions) == 1:
        return ()
    return tuple(
        Choice(
            code=edition.language.code,
            name=edition.language.name,
            path=quote(edition.folder) + path,
            is_current=edition is current,
        )
        for edition in site.editions
    )


def alternates(site: Site, root: str, path: str, shown: str) -> tuple[Alternate, ...]:
    """Return the same for the head of the document: whole addresses, or from `root` where the site's is not known."""
    if len(site.editions) == 1:
        return ()
    named = [(edition.language.code, edition) for edition in site.editions] + [("x-default", site.default)]
    return tuple(
        Alternate(code=code, href=canonical_url(site, edition, shown) or f"{root}/{quote(edition.folder)}{path}")
        for code, edition in named
    )
