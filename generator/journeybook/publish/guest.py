"""Adds finished pages to a site that MkDocs builds from a team's own mkdocs.yml.

A plugin without the making of pages: `GuestPlugin.supply` is filled in above, by whoever knows projects.
MkDocs does everything else there: its loop, its theme, its search. So a page goes in as an empty Markdown
file, and its finished HTML takes the place of what Markdown made of nothing.
"""

from __future__ import annotations

import logging
import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from journeybook.language import language_of
from journeybook.publish.bundles import THEME, guest_bundles, theme_files
from journeybook.publish.settings import BRAND, stylesheet
from journeybook.render.environment import install_words
from journeybook.render.rendered import Heading, RenderedPage, Site

PLACE = "journeybook"
"""What a team writes as an entry's path in its `nav` to have our top entries there: `- Journeys: journeybook`."""

_ID = re.compile(r'<[^>]*\sid="([^"]+)"')
_log = logging.getLogger("mkdocs.plugins.journeybook")


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply:
    """What a project has to give to a site of others."""

    site: Site
    """Of one edition."""
    pages: Iterable[RenderedPage]
    """Their paths are those of `site`; see `GuestPlugin.supply` for how they are named."""
    warnings: tuple[str, ...] = ()
    """Findings that do not stop the build, each as text."""
    watched: tuple[Path, ...] = ()
    """Files and folders whose change makes a rebuild worth while; the last part may be a pattern, `*.yml`."""


class UnfitProjectError(Exception):
    """Raised by `supply` for a project with findings at error level; its message is the report."""


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs' base class has an untyped __init_subclass__
    """What can be set under `plugins: - journeybook:` in mkdocs.yml."""

    project = config_options.Type(str, default="")
    """The folder of the project, relative to mkdocs.yml; empty for the folder mkdocs.yml is in."""
    path = config_options.Type(str, default="")
    """The folder of the site where the pages go, such as `journeys`; empty for its root."""
    language = config_options.Type(str, default="")
    """Which of the project's languages the pages are in; empty for the default one."""


class GuestPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Our pages as a guest in a team's own MkDocs site."""

    supports_multiple_instances = True  # a folder for each language, or for each of several projects

    def __init__(self) -> None:
        self._site: Site | None = None
        self._sources: dict[str, str] = {}
        """The Markdown file each of our output paths is said to come from."""
        self._pages: dict[str, RenderedPage] = {}
        """Our pages by that file."""
        self._watched: tuple[Path, ...] = ()

    @abstractmethod
    def supply(self, project: Path, *, prefix: str, folders: bool, language: str) -> Supply:
        """Return the pages of a project in one language, all below `prefix` (empty, or with a slash at its end).

        With `folders`, a page is `journeys/drive/index.html` and links lead to `../drive/`; without, it is
        `journeys/drive.html`. An empty `language` is the project's default one. Raises UnfitProjectError for a
        project with errors, or without that language.
        """

    @event_priority(-100)  # after plugins that put another theme in place, as Backstage's does
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add our style sheets and scripts to theirs, unless the theme brings them."""
        if config.theme.name != THEME:
            styles, scripts = (bundle.path for bundle in guest_bundles())
            if styles not in config.extra_css:  # by another instance of the plugin
                config.extra_css = [styles, *config.extra_css]
                config.extra_javascript = [scripts, *config.extra_javascript]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add a page for each of ours, empty as yet, and what they need besides."""
        supplied = self._supplied(config)
        for warning in supplied.warnings:
            _log.warning(warning)
        self._site, self._watched = supplied.site, supplied.watched
        self._sources = _sources(supplied.site, folders=config.use_directory_urls)
        self._pages = {}
        for page in supplied.pages:
            source = self._sources[page.path]
            if _taken(source, files):
                continue
            # Out of the navigation, which MkDocs renders anew on each page: 1,000 entries cost minutes.
            file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            files.append(file)
            self._pages[source] = page
            if page.beside is not None:
                files.append(File.generated(config, page.beside.path, content=page.beside.read()))
        for path, data in self._attachments(config):
            if files.get_file_from_path(path) is None:
                files.append(File.generated(config, path, content=data))
        # Last of all, after the site's own: so it says what counts.
        last = [path for path in map(quote, supplied.site.css) if path not in config.extra_css]
        config.extra_css = [*config.extra_css, *last]
        if config.nav:
            config.nav = _placed(config.nav, list(self._entries()))
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Without a `nav` in mkdocs.yml, our entries come after theirs, in a section of their own."""
        if config.nav or self._site is None:
            return nav
        pages = [
            Page(title, file, config)
            for title, source in self._entries()
            if (file := files.get_file_from_path(source)) is not None
        ]
        if pages:
            section = Section(escape(self._site.default.title), list(pages))
            for page in pages:
                page.parent = section
            nav.items.append(section)
            nav.pages.extend(pages)
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Give a page of ours its title and description, before MkDocs makes up others."""
        ours = self._pages.get(page.file.src_uri)
        if ours is None:
            return markdown
        # Some themes take tags out of a title and decode what is left, which lets an escaped tag out again.
        title = escape(ours.title.replace("<", "‹").replace(">", "›"))
        page.meta = {"title": title, "description": escape(ours.description)}
        if ours.wide:
            page.meta["hide"] = ["navigation", "toc"]
        return ""

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the finished HTML in, and tell MkDocs what can be linked to in it."""
        ours = self._pages.get(page.file.src_uri)
        if ours is None:
            return html
        page.toc = _contents(ours.headings)
        page.present_anchor_ids = set(_ID.findall(ours.html))
        language = self._site.default.language.code if self._site else ""
        attributes = ' class="jb-wide"' if ours.wide else ""
        if language != _language_of(config):
            attributes += f' lang="{escape(language)}"'
        return f"<div{attributes}>{ours.html}</div>" if attributes else ours.html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give our own theme, where their site uses it, the words of the language that the site is in."""
        if config.theme.name == THEME:
            env.add_extension("jinja2.ext.i18n")
            install_words(env, language_of(_language_of(config)))
        return env

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Has `mkdocs serve` look after the project's files too."""
        for path in self._watched:
            for found in [path] if path.exists() else path.parent.glob(path.name):
                server.watch(str(found))
        return server

    def _supplied(self, config: MkDocsConfig) -> Supply:
        folder = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        prefix = self.config.path.strip("/")
        if ".." in prefix.split("/") or "\\" in prefix:
            raise PluginError(f"journeybook: 'path: {self.config.path}' is no folder of the site")
        try:
            return self.supply(
                folder / self.config.project,
                prefix=f"{prefix}/" if prefix else "",
                folders=config.use_directory_urls,
                language=self.config.language,
            )
        except UnfitProjectError as error:
            raise PluginError(f"journeybook: the project cannot be shown\n\n{error}") from error

    def _attachments(self, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        if self._site is not None:
            yield from ((asset.path, asset.read()) for asset in self._site.assets)
        if config.theme.name == THEME:
            yield from self._brand(config)
        else:
            files = theme_files()
            yield from ((bundle.path, bundle.made_of(files)) for bundle in guest_bundles())

    def _brand(self, config: MkDocsConfig) -> Iterator[tuple[str, bytes]]:
        """Give our own theme the colour and the fonts of the project; another theme has its own."""
        brand = stylesheet(self._site) if self._site is not None else ""
        if brand and "brand" not in config.theme:
            config.theme["brand"] = BRAND
            yield BRAND, brand.encode()

    def _entries(self) -> Iterator[tuple[str, str]]:
        """Title and source of the top entries that are ours, in the form a `nav` has them."""
        for item in self._site.default.navigation if self._site else ():
            source = self._sources.get(item.path, "")
            if source in self._pages:
                yield escape(item.title), source


def _language_of(config: MkDocsConfig) -> str:
    """Return the language that the theme says its pages are in: Material's own word for it, else English."""
    return str(config.theme.get("language") or config.theme.get("locale") or "en")


def _sources(site: Site, *, folders: bool) -> dict[str, str]:
    """Return the Markdown file that MkDocs would make each of our output paths of: what a team writes in its links.

    `journeys/drive.md` either way: MkDocs itself makes it `journeys/drive/index.html` where pages are folders.
    Only what is an index of others stays one, `journeys/index.md`.
    """
    indexes = {item.path for item in site.default.navigation} if folders else set(site.paths)
    for path in site.paths:
        # "a/b/index.html" lies below the index of "a", and not of "a/b", which is its own folder.
        above = path.split("/")[:-2] if path.endswith("/index.html") else path.split("/")[:-1]
        indexes.update("/".join([*above[:depth], "index.html"]) for depth in range(len(above) + 1))
    return {
        path: (path.removesuffix(".html") if path in indexes else path.removesuffix("/index.html")) + ".md"
        for path in site.paths
    }


def _taken(source: str, files: Files) -> bool:
    """Say whether the team has a page of its own there, which goes before ours."""
    if files.get_file_from_path(source) is None:
        return False
    if source != "index.md":  # a team's own first page is what anybody expects
        _log.warning(f"'{source}' is the project's own page: journeybook's page of that name is left out")
    return True


def _placed(nav: Any, entries: list[tuple[str, str]]) -> Any:
    """Return a team's `nav` with our entries where it says so."""
    if isinstance(nav, list):
        return [_placed(item, entries) for item in nav]
    if isinstance(nav, dict):
        return {title: _placed(item, entries) for title, item in nav.items()}
    return [{title: source} for title, source in entries] if nav == PLACE else nav


def _contents(headings: tuple[Heading, ...]) -> TableOfContents:
    """Return the headings as MkDocs' tree of contents; its titles are HTML."""
    top: list[AnchorLink] = []
    path: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.title), heading.anchor, heading.level)
        while path and path[-1].level >= heading.level:
            path.pop()
        (path[-1].children if path else top).append(link)
        path.append(link)
    return TableOfContents(top)
