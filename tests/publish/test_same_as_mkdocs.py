"""A page in the frame that we fill is the page that MkDocs makes of it: `mkdocs build` itself, with our theme.

MkDocs reads a Markdown file a page, with its title, its description and one heading, finds the navigation, runs
Markdown, Material's plugin and the theme's templates, and writes the document. A plugin hands over what no Markdown
file can hold and what our own loop gives the templates too: the finished HTML in the place of what Markdown made; the
languages' words and the escaping of the templates' environment; which entry of the navigation a page belongs to that is
none itself, and that the order of these entries is no order to read them in; and the page before and after it.

Before the two are compared, byte for byte, these differences are taken away, and no others:

* A relative address is written as the path in the site that it leads to from the page, `{journeys/index.html}`. MkDocs
  takes the shortest way, `index.html`; ours goes by way of the root, `../journeys/index.html`, so that all pages of a
  depth have the same frame. A browser goes to the same place.
* The address that a page gives itself, its canonical one, ends with the folder where MkDocs names the `index.html`
  in it: a server shows both under either name, and people share the short one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any

import jinja2
import pytest
import yaml
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from journeybook import pipeline
from journeybook.publish.frame import kind_of
from journeybook.publish.settings import configure, environment
from journeybook.publish.theme_files import shell_of
from journeybook.render.rendered import Edition, Neighbour, RenderedPage, Site
from tests.conftest import Write

_FILES = {
    "personas/lea.md": '---\ntitle: Léa, "busy" & <tired>\n---\nShe shops.\n',
    "journeys/food/drive.md": (
        "---\ntitle: Groceries & <drive>\ngoal: Shop & <eat>\npersonas: [lea]\nstages:\n"
        "  - id: order\n    title: Order\n    steps:\n"
        "      - id: pick\n        title: I pick\n        touchpoint: app\n        emotion: 4\n"
        "        pains: [{id: slow, title: Slow, severity: 4}]\n"
        "        opportunities: [{id: faster, title: Faster}]\n---\nA [way](market.md) to shop.\n"
    ),
    "journeys/food/market.md": "---\ntitle: Market\npersonas: [lea]\n"
    "stages: [{title: A, steps: [{title: I go}]}]\n---\n",
}
_CONFIG = """
title: Ours & "theirs"
description: All <journeys>
{more}
channels: [{{id: web, title: Web}}]
touchpoints: [{{id: app, title: App, channel: web, definition: An app}}]
"""
_ADDRESS = re.compile(r'((?: (?:href|src)=|"(?:base|search)": ?|new URL\()")(?![a-z]+:|[#/])([^"]*)')
_CANONICAL = re.compile(r'(<link rel="canonical" href="[^"]*/)index\.html(?=")')


class _HandingOver(BasePlugin):  # type: ignore[type-arg]  # it has no options
    """Gives MkDocs finished pages."""

    def __init__(self, pages: Mapping[str, RenderedPage], edition: Edition) -> None:
        self.pages = pages
        self.edition = edition

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, **_: Any) -> jinja2.Environment:
        ours = environment(config, self.edition.language)
        # The addresses stay MkDocs' own.
        ours.filters.update({name: env.filters[name] for name in ("url", "script_tag")})
        return ours

    def on_nav(self, nav: Navigation, **_: Any) -> Navigation:
        for page in nav.pages:
            page.previous_page = page.next_page = None
        return nav

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        assert "jb-main" in html, "Markdown was run"
        return self.pages[page.file.dest_uri].html

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        ours = self.pages[page.file.dest_uri]
        page.content = Markup(page.content)
        active = kind_of(ours, self.edition).active
        for at, item in enumerate(nav.items):
            item.active = at == active
        config.extra["scope"] = context["base_url"]
        nobody = Neighbour(title="", href="")
        context["neighbours"] = {"prev": ours.previous or nobody, "next": ours.following or nobody}
        context["switch"] = context["alternates"] = ()
        return context


@pytest.mark.parametrize(
    ("language", "url"), [("en", ""), ("en", "https://journeys.example/below/"), ("fr", "https://journeys.example/")]
)
def test_every_kind_of_page_is_what_mkdocs_makes_of_it(
    language: str, url: str, write_project: Write, tmp_path: Path
) -> None:
    more = f"languages: [{language}]" + (f"\nurl: {url}" if url else "")
    project = write_project({**_FILES, "site_config.yml": _CONFIG.format(more=more)})
    checked = pipeline.check(project)
    assert not checked.stops(), checked.findings
    compiled = pipeline.compile_site(checked)
    pages = {page.path: page for page in compiled.pages()}
    theirs = _built(compiled.site, pages, tmp_path)
    shell = shell_of(compiled.site, compiled.site.default, tmp_path / "ours")
    for path, page in pages.items():
        assert _normal(shell.wrap(page), path) == _normal(theirs[path], path), path
    kinds = {kind_of(page, compiled.site.default) for page in pages.values()}
    assert len(kinds) > 12, "there are frames of many kinds among them"
    assert {"index.html", "journeys/index.html", "journeys/drive.html", "personas/lea.html"} < pages.keys()


def _built(site: Site, pages: Mapping[str, RenderedPage], folder: Path) -> dict[str, str]:
    """Return the documents that `mkdocs build` makes of the pages of a site."""
    sources = folder / "sources"
    for path, page in pages.items():
        meta = {
            "title": page.title,
            "description": page.description,
            "hide": ["navigation", "toc", "path", "footer"],
            "wide": page.wide,
            "finished": True,
        }
        source = sources / path.replace(".html", ".md")
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_text(f"---\n{yaml.safe_dump(meta)}---\n\n# Heading {{#jb-main}}\n", encoding="utf-8")
    config = configure(site, site.default, folder / "theirs")
    config.docs_dir = str(sources)
    config.nav = [{entry.title: entry.path.replace(".html", ".md")} for entry in site.default.navigation]
    config.markdown_extensions.append("attr_list")
    config.plugins["handing-over"] = _HandingOver(pages, site.default)
    build(config)
    return {path: (folder / "theirs" / path).read_text(encoding="utf-8") for path in pages}


def _normal(document: str, path: str) -> str:
    """Return a document without the differences that count for nothing; see above."""
    short = _CANONICAL.sub(r"\1", document)
    return _ADDRESS.sub(lambda found: f"{found[1]}{{{normpath(join(dirname(path), found[2]))}}}", short)
