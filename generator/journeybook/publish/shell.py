"""Draws the frame around a page: header, navigation, footer, scripts, as the theme's templates have them.

Rendering Material's frame takes longer than everything else about a page, so each kind of frame is drawn once and
filled (`frame.py`). A team's own templates may look at anything: with them, every page is rendered in full.
Knows nothing of files and search.
"""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from journeybook.publish.addresses import alternates, canonical_url, switch
from journeybook.publish.frame import Frame, Kind, filled, frame_of, kind_of, values_of
from journeybook.publish.settings import environment
from journeybook.render.rendered import Edition, NavigationItem, Neighbour, RenderedPage, Site

_MAIN = "jb-main"
"""The id of the article, where the skip link leads; main.html of the theme gives it."""


class Shell:
    """Wraps the content of the pages of one edition into whole HTML documents."""

    def __init__(self, site: Site, edition: Edition, config: MkDocsConfig) -> None:
        self._site = site
        self._edition = edition
        self._config = config
        self._environment = environment(config, edition.language)
        self._template = self._environment.get_template("main.html")
        self._entries = [_entry(item, config) for item in edition.navigation]
        self._navigation = Navigation(list(self._entries), list(self._entries))
        self._frames: dict[Kind, Frame] = {}

    def wrap(self, page: RenderedPage) -> str:
        """Return the whole document of a page."""
        if self._site.theme_overrides is not None:
            return self.render(page)
        kind = kind_of(page, self._edition)
        if kind not in self._frames:
            self._frames[kind] = self.frame(kind)
        return filled(self._frames[kind], values_of(page, self._edition))

    def frame(self, kind: Kind) -> Frame:
        """Return the frame of a kind of page."""
        return frame_of(self._run(kind, kind.tokens))

    def render(self, page: RenderedPage) -> str:
        """Return the document of a page, made by running the templates for this page alone."""
        return self._run(kind_of(page, self._edition), values_of(page, self._edition))

    def not_found(self) -> str:
        """Return the document a server shows at any address it does not know. It needs no other file."""
        default, *others = self._site.editions
        speaking = [edition for edition in others if edition.language.spoken == edition.language.code]
        context = {"config": self._config, "editions": [default, *speaking]}
        return self._environment.get_template("404.html").render(context)

    def _run(self, kind: Kind, values: Mapping[str, str]) -> str:
        page = self._page(kind, values["title"])
        page.meta = {
            "title": values["title"],
            "description": values["description"],
            "hide": ["navigation", "toc", "path", "footer"],
            "wide": kind.wide,
            "finished": True,
        }
        page.content = Markup(values["content"])
        page.toc = TableOfContents([AnchorLink("", _MAIN, 1)])
        page.canonical_url = canonical_url(self._site, self._edition, values["canonical"]) or None
        # The choice of colours is kept by this place: one for all languages.
        self._config.extra["scope"] = kind.root
        context = {
            **get_context(self._navigation, [], self._config, page),
            "base_url": kind.base,
            "root_url": kind.root,
            "switch": switch(self._site, self._edition, values["path"]),
            "alternates": alternates(self._site, kind.root, values["path"], values["canonical"]),
            "neighbours": {
                "prev": Neighbour(title=values["previoustitle"], href=values["previoushref"]),
                "next": Neighbour(title=values["followingtitle"], href=values["followinghref"]),
            },
        }
        active = None if kind.active is None else self._entries[kind.active]
        if active is not None:
            active.active = True
        try:
            return self._template.render(context)
        finally:
            page.content = None  # the entries of the navigation live as long as the shell
            if active is not None:
                active.active = False

    def _page(self, kind: Kind, title: str) -> Page:
        if kind.is_entry and kind.active is not None:
            return self._entries[kind.active]
        page = Page(title, _file("index.html" if kind.is_home else "frame.html", self._config), self._config)
        page.parent = None
        return page


def _file(path: str, config: MkDocsConfig) -> File:
    return File(path, None, config.site_dir, use_directory_urls=False, dest_uri=path)


def _entry(item: NavigationItem, config: MkDocsConfig) -> Page:
    return Page(item.title, _file(item.path, config), config)
