"""The frame around a page: header, navigation, footer, scripts, as the theme's templates draw them.

Rendering Material's frame takes longer than everything else about a page, and next to nothing in it changes
from page to page. So each kind of frame is rendered once, with tokens where a page differs, and filled by
joining strings. A team's own templates may look at anything: with them, every page is rendered in full.
Knows nothing of files and search.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex

from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from journeybook.publish.addresses import alternates, canonical, canonical_url, quoted, switch
from journeybook.publish.settings import environment
from journeybook.render.rendered import Edition, NavigationItem, Neighbour, RenderedPage, Site

_MAIN = "jb-main"
"""The id of the article, where the skip link leads; main.html of the theme gives it."""

# Letters and digits only, so that no template and no escaping changes them. Nobody knows them beforehand, so that none
# can be written into a site's title, where the content of a page would fall out of a quoted attribute.
_SECRET = token_hex(8)
_PARTS = (
    "title",
    "description",
    "content",
    "path",
    "canonical",
    "previoustitle",
    "previoushref",
    "followingtitle",
    "followinghref",
)
_TOKENS = {part: f"jbtoken{part}{_SECRET}" for part in _PARTS}
_TOKEN = re.compile(f"({'|'.join(_TOKENS.values())})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """Everything that makes two frames differ by more than the tokens."""

    base: str
    """The way to the folder of the edition."""
    root: str
    """The way to the folder of the site."""
    active: int | None
    """Which entry of the navigation the page belongs to."""
    is_entry: bool
    """Whether it is that entry's own page."""
    is_home: bool
    wide: bool
    has_description: bool
    has_previous: bool
    has_following: bool

    @property
    def absent(self) -> frozenset[str]:
        """The parts that these pages have not."""
        has = {
            "description": self.has_description,
            "canonical": not self.is_home,
            "previoustitle": self.has_previous,
            "previoushref": self.has_previous,
            "followingtitle": self.has_following,
            "followinghref": self.has_following,
        }
        return frozenset(part for part, is_there in has.items() if not is_there)


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
        self._frames: dict[_Kind, tuple[str, ...]] = {}
        self._one_by_one = site.theme_overrides is not None

    def wrap(self, page: RenderedPage) -> str:
        """Return the whole document of a page."""
        kind = self._kind(page)
        if self._one_by_one:
            return self.render(page, kind)
        frame = self._frames.get(kind)
        if frame is None:
            tokens = {part: "" if part in kind.absent else token for part, token in _TOKENS.items()}
            frame = self._frames[kind] = tuple(_TOKEN.split(self._run(kind, tokens)))
        values = {_TOKENS[part]: str(escape(value)) for part, value in self._values(page).items()}
        values[_TOKENS["content"]] = page.html
        return "".join([values.get(part, part) for part in frame])

    def render(self, page: RenderedPage, kind: _Kind | None = None) -> str:
        """Return the same document, made by running the templates for this page alone."""
        return self._run(kind or self._kind(page), self._values(page))

    def not_found(self) -> str:
        """Return the document a server shows at any address it does not know. It needs no other file."""
        default, *others = self._site.editions
        speaking = [edition for edition in others if edition.language.spoken == edition.language.code]
        context = {"config": self._config, "editions": [default, *speaking]}
        return self._environment.get_template("404.html").render(context)

    def _values(self, page: RenderedPage) -> dict[str, str]:
        """Return what differs from page to page: plain text by part, but the content, which is HTML."""
        path = page.path.removeprefix(self._edition.folder)
        previous, following = page.previous or _NOBODY, page.following or _NOBODY
        return {
            "title": page.title,
            "description": page.description,
            "content": page.html,
            "path": quoted(path),
            "canonical": canonical(path),
            "previoustitle": previous.title,
            "previoushref": previous.href,
            "followingtitle": following.title,
            "followinghref": following.href,
        }

    def _run(self, kind: _Kind, values: Mapping[str, str]) -> str:
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

    def _page(self, kind: _Kind, title: str) -> Page:
        if kind.is_entry and kind.active is not None:
            return self._entries[kind.active]
        page = Page(title, _file("index.html" if kind.is_home else "frame.html", self._config), self._config)
        page.parent = None
        return page

    def _kind(self, page: RenderedPage) -> _Kind:
        active, is_entry = _active(self._edition.navigation, page.section or page.path)
        return _Kind(
            base=_up(page.path.removeprefix(self._edition.folder)),
            root=_up(page.path),
            active=active,
            is_entry=is_entry and not page.section,
            is_home=page.path == self._edition.home,
            wide=page.wide,
            has_description=bool(page.description),
            has_previous=page.previous is not None,
            has_following=page.following is not None,
        )


_NOBODY = Neighbour(title="", href="")


def _up(path: str) -> str:
    """Return the way from a path to where it begins."""
    return "/".join([".."] * path.count("/")) or "."


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
