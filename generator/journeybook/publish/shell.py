"""The frame around a page: header, navigation, footer, scripts, as the theme's templates draw them.

Rendering Material's frame takes longer than everything else about a page, and next to nothing in it changes
from page to page. So each kind of frame is rendered once, with tokens where a page differs, and filled by
joining strings. A team's own templates may look at anything: with them, every page is rendered in full.
Knows nothing of files and search.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from secrets import token_hex
from urllib.parse import quote, urljoin

from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from journeybook.publish.settings import environment
from journeybook.render.rendered import NavigationItem, RenderedPage, Site

_MAIN = "jb-main"
"""The id of the article, where the skip link leads; main.html of the theme gives it."""

# Letters and digits only, so that no template and no escaping changes them. Nobody knows them beforehand, so that none
# can be written into a site's title, where the content of a page would fall out of a quoted attribute.
_SECRET = token_hex(8)
_TITLE, _DESCRIPTION, _CONTENT, _CANONICAL = (
    f"jbtoken{name}{_SECRET}" for name in ("title", "description", "content", "canonical")
)
_TOKENS = re.compile(f"({_TITLE}|{_DESCRIPTION}|{_CONTENT}|{_CANONICAL})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """Everything that makes two frames differ by more than the tokens."""

    base_url: str
    active: int | None
    """Which entry of the navigation the page belongs to."""
    is_entry: bool
    """Whether it is that entry's own page."""
    is_home: bool
    wide: bool
    has_description: bool


class Shell:
    """Wraps the content of pages into whole HTML documents."""

    def __init__(self, site: Site, config: MkDocsConfig) -> None:
        self._site = site
        self._config = config
        self._environment = environment(config)
        self._template = self._environment.get_template("main.html")
        self._entries = [_entry(item, config) for item in site.navigation]
        self._navigation = Navigation(list(self._entries), list(self._entries))
        self._frames: dict[_Kind, tuple[str, ...]] = {}
        self._one_by_one = site.theme_overrides is not None

    def wrap(self, page: RenderedPage) -> str:
        """Return the whole document of a page."""
        kind = self._kind(page)
        if self._one_by_one:
            return self.render(page, kind)
        frame = self._frames.get(kind)
        if frame is None:
            frame = self._frames[kind] = self._frame(kind)
        values = {
            _TITLE: str(escape(page.title)),
            _DESCRIPTION: str(escape(page.description)),
            _CONTENT: page.html,
            _CANONICAL: str(escape(self._canonical(page.path))),
        }
        return "".join([values.get(part, part) for part in frame])

    def render(self, page: RenderedPage, kind: _Kind | None = None) -> str:
        """Return the same document, made by running the templates for this page alone."""
        return self._run(
            kind=kind or self._kind(page),
            path=page.path,
            title=page.title,
            description=page.description,
            content=page.html,
            canonical=self._canonical(page.path),
        )

    def not_found(self) -> str:
        """Return the document a server shows at any address it does not know. It needs no other file."""
        return self._environment.get_template("404.html").render(config=self._config)

    def _frame(self, kind: _Kind) -> tuple[str, ...]:
        document = self._run(
            kind=kind,
            path="index.html" if kind.is_home else "frame.html",
            title=_TITLE,
            description=_DESCRIPTION if kind.has_description else "",
            content=_CONTENT,
            canonical=_CANONICAL if self._site.url else "",
        )
        return tuple(_TOKENS.split(document))

    def _run(self, *, kind: _Kind, path: str, title: str, description: str, content: str, canonical: str) -> str:
        page = self._page(kind, path, title)
        page.meta = {
            "title": title,
            "description": description,
            "hide": ["navigation", "toc", "path", "footer"],
            "wide": kind.wide,
            "finished": True,
        }
        page.content = Markup(content)
        page.toc = TableOfContents([AnchorLink("", _MAIN, 1)])
        page.canonical_url = canonical or None
        context = get_context(self._navigation, [], self._config, page)
        context["base_url"] = kind.base_url
        active = None if kind.active is None else self._entries[kind.active]
        if active is not None:
            active.active = True
        try:
            return self._template.render(context)
        finally:
            page.content = None  # the entries of the navigation live as long as the shell
            if active is not None:
                active.active = False

    def _page(self, kind: _Kind, path: str, title: str) -> Page:
        if kind.is_entry and kind.active is not None:
            return self._entries[kind.active]
        page = Page(title, _file(path, self._config), self._config)
        page.parent = None
        return page

    def _kind(self, page: RenderedPage) -> _Kind:
        active, is_entry = _active(self._site.navigation, page.path)
        return _Kind(
            base_url="/".join([".."] * page.path.count("/")) or ".",
            active=active,
            is_entry=is_entry,
            is_home=page.path == "index.html",
            wide=page.wide,
            has_description=bool(page.description),
        )

    def _canonical(self, path: str) -> str:
        return canonical_url(self._site, path)


def canonical_url(site: Site, path: str) -> str:
    """Return the full address of an output path; empty for a site without an address."""
    if not site.url:
        return ""
    # A server shows a folder's index under the folder's own name, and that is the address people share.
    shown = path[: -len("index.html")] if path == "index.html" or path.endswith("/index.html") else path
    return urljoin(site.url.rstrip("/") + "/", quote(shown))


def _file(path: str, config: MkDocsConfig) -> File:
    return File(path, None, config.site_dir, use_directory_urls=False, dest_uri=path)


def _entry(item: NavigationItem, config: MkDocsConfig) -> Page:
    return Page(item.title, _file(item.path, config), config)


def _active(navigation: tuple[NavigationItem, ...], path: str) -> tuple[int | None, bool]:
    """Return which entry a page belongs to, and whether it is that entry's own page.

    `journeys/index.html` and `journeys.html` both own what lies in `journeys/`; the home page owns itself.
    """
    best: int | None = None
    length = 0
    for index, item in enumerate(navigation):
        if item.path == path:
            return index, True
        folder = item.path.removesuffix("index.html").removesuffix(".html").rstrip("/")
        if folder and path.startswith(folder + "/") and len(folder) > length:
            best, length = index, len(folder)
    return best, False
