"""View model → finished page. One renderer a site; it keeps the compiled templates."""

from __future__ import annotations

import json
from pathlib import Path

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from journeybook.pages.context import Link, Prose, SiteContext
from journeybook.pages.frame import Page
from journeybook.render.environment import environment
from journeybook.render.icons import with_drawings
from journeybook.render.picture import picture
from journeybook.render.prose import ProseRenderer
from journeybook.render.rendered import Asset, Neighbour, RenderedPage, SearchEntry

ROWS_BEGIN, ROWS_END = "<!--jb:rows-->", "<!--/jb:rows-->"
"""What macros/pager.html writes around the rows of a leaf. No text has it: a text's angle brackets are escaped."""


class Renderer:
    """Turns the pages of one site into HTML."""

    def __init__(self, site: SiteContext, overrides: Path | None = None) -> None:
        prose = ProseRenderer(site)

        @pass_context
        def prose_filter(context: Context, value: Prose, level: int = 3, part: str = "h") -> Markup:
            return prose.html(value, context["frame"].path, level, part)

        self.environment = environment(overrides, site.language, {"prose": prose_filter, "picture": picture})

    def prepare(self) -> None:
        """Read all templates, so that copies of this process need not do so again and again."""
        own = (name for name in self.environment.list_templates() if name.startswith(("pages/", "macros/")))
        for name in own:
            self.environment.get_template(name)

    def render(self, page: Page) -> RenderedPage:
        """Return the finished page of a view model."""
        frame = page.frame
        template = self.environment.get_template(f"pages/{frame.template}.html")
        html = template.render(page=page, frame=frame)
        beside = None
        if frame.rows:
            html, rows = _rows(html)
            beside = Asset.of(frame.rows, _script(with_drawings(rows)))
        html = with_drawings(html)
        return RenderedPage(
            path=frame.path,
            title=frame.title,
            description=frame.description,
            html=html,
            section=frame.section,
            search=tuple(
                SearchEntry(anchor=hit.anchor, title=hit.title, text=hit.text, kind=hit.kind, context=hit.context)
                for hit in frame.hits
            ),
            wide=frame.wide,
            previous=_neighbour(frame.previous),
            following=_neighbour(frame.following),
            source=frame.source or None,
            beside=beside,
        )


def _rows(html: str) -> tuple[str, str]:
    """Return a page without the marks around the rows of its list, and those rows."""
    before, _, rest = html.partition(ROWS_BEGIN)
    rows, _, after = rest.partition(ROWS_END)
    return "".join((before, rows, after)), rows


def _script(rows: str) -> bytes:
    """Return rows as a script that hands them over: pages that are opened from disk may load nothing else."""
    return f"journeybook.leaf={json.dumps(rows, ensure_ascii=False)}\n".encode()


def _neighbour(link: Link | None) -> Neighbour | None:
    return Neighbour(title=link.text, href=link.href) if link else None
