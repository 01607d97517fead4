"""Narrative to HTML: Markdown read, cleaned by nh3, its links led to pages, its headings fitted into the page."""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import unquote

import nh3
from markdown_it.token import Token
from markupsafe import Markup, escape

from journeybook.diagrams import DiagramError, render_written, written_title
from journeybook.fields.types import is_safe_link, slug
from journeybook.language import Language
from journeybook.pages.context import Prose, SiteContext
from journeybook.prose.allowed import (
    ATTRIBUTES,
    CLASSES,
    DROPPED_WHOLE,
    EVERYWHERE,
    SCHEMES,
    STYLES,
    TAGS,
    keeps_attribute,
    leads_outside,
)
from journeybook.prose.fences import is_mermaid
from journeybook.prose.parser import markdown_parser
from journeybook.prose.targets import resolve

_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEADING = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
_PLACE = "\ue000{}\ue001"
"""Where a picture will stand. Whoever writes these signs, which mean nothing, gets a picture of their own page."""
_EMPTY_HEADING = re.compile(r"<th( [^>]*)?></th>")


class ProseRenderer:
    """Renders the narratives of one site."""

    def __init__(self, site: SiteContext) -> None:
        self.site = site
        self.cleaner = nh3.Cleaner(
            tags=set(TAGS),
            attributes={"*": set(EVERYWHERE), **{tag: set(names) for tag, names in ATTRIBUTES.items()}},
            attribute_filter=_kept,
            allowed_classes={tag: set(names) for tag, names in CLASSES.items()},
            url_schemes=set(SCHEMES),
            filter_style_properties=set(STYLES),
            clean_content_tags=set(DROPPED_WHOLE),
            link_rel="noopener",
        )

    def html(self, prose: Prose, here: str, level: int = 3, part: str = "h") -> Markup:
        """Return the HTML of a narrative on the page at `here`; its first heading level becomes `level` (3 to 6).

        `part` begins the ids of its headings: a page with several narratives gives each its own.
        """
        if not prose:
            return Markup("")
        reader = markdown_parser()
        tokens = reader.parse(prose.markdown)
        self._fit_headings(tokens, level, part)
        for token in tokens:
            for child in token.children or ():
                self._lead(child, prose.source, here)
        pictures = self._draw(tokens, part)
        html = self.cleaner.clean(reader.renderer.render(tokens, reader.options, {}))
        html = _TABLE.sub(partial(_scrollable, self.site.language), html)
        for place, picture in pictures.items():
            html = html.replace(f"<p>{place}</p>", picture, 1)
        made = Markup(html)
        if not prose.language:
            return made
        note = self.site.language.gettext("Not translated yet")
        return Markup(
            '<p class="jb-foreign__note">{}</p><div lang="{}" class="jb-foreign jb-foreign--block">{}</div>'
        ).format(note, prose.language, made)

    def _lead(self, token: Token, source: str, here: str) -> None:
        """Point a link or a picture of a token at the page or file it means."""
        attribute = {"link_open": "href", "image": "src"}.get(token.type)
        if attribute is None:
            return
        address = str(token.attrs.get(attribute, ""))
        if address.startswith("#fn"):
            return
        if leads_outside(address):
            if not is_safe_link(address):
                token.attrs[attribute] = ""
            return
        target = resolve(unquote(address), source, self.site.catalogue, self.site.files)
        if target is None:
            token.attrs[attribute] = ""
            return
        there = self.site.routes.target(target, here)
        token.attrs[attribute] = self.site.routes.href(here, there, target.anchor)

    def _draw(self, tokens: list[Token], part: str) -> dict[str, str]:
        """Put a mark in the place of each Mermaid journey; return the pictures, which no cleaner would let through.

        What cannot be drawn stays the text that it is; `check` says so.
        """
        found: dict[str, str] = {}
        for token in tokens:
            if not is_mermaid(token):
                continue
            drawn = self._picture(token.content, f"jb_mermaid_{part}_{len(found)}")
            if drawn:
                place = _PLACE.format(len(found))
                found[place] = drawn
                token.type, token.content = "html_block", f"<p>{place}</p>\n"
        return found

    def _picture(self, mermaid: str, name: str) -> str:
        _ = self.site.language.gettext
        label = written_title(mermaid) or _("Mermaid diagram")
        try:
            svg = render_written(
                mermaid, diagram_id=name, title=label, description=_("The text it is drawn from stands below it.")
            )
        except DiagramError:
            return ""
        return str(
            Markup(
                '<div class="jb-scroll jb-journey__diagram" role="region" aria-label="{label}" tabindex="0">{svg}'
                "</div>"
                '<details class="jb-journey__source"><summary>{source}</summary>'
                "<pre><code>{text}</code></pre></details>"
            ).format(label=label, svg=Markup(svg), source=_("Mermaid source"), text=mermaid)
        )

    @staticmethod
    def _fit_headings(tokens: list[Token], level: int, part: str) -> None:
        levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
        if not levels:
            return
        shift = level - min(levels)
        taken: set[str] = set()
        for at, token in enumerate(tokens):
            if token.type in ("heading_open", "heading_close"):
                token.tag = f"h{min(6, int(token.tag[1]) + shift)}"
            if token.type == "heading_open":
                # A prefix, so that no heading can take the place of an id that the page or the theme uses.
                name = f"{'h' if part == 'h' else f'h-{part}'}-{slug(tokens[at + 1].content) or at}"
                name = name if name not in taken else f"{name}-{at}"
                taken.add(name)
                token.attrs["id"] = name


def _kept(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute, or None for one that may not stand in a page; classes are chosen one by one."""
    return value if name == "class" or keeps_attribute(tag, name, value) else None


def _scrollable(language: Language, match: re.Match[str]) -> str:
    """A wide table scrolls in its own region, by keyboard too, which its headings name.

    The class keeps Material's script from wrapping it once more, in a region that the keyboard cannot reach. The
    empty corner of a table that compares things is no heading of anything.
    """
    cells = _EMPTY_HEADING.sub(r"<td\1></td>", match[1])
    headings = ", ".join(Markup(found).striptags() for found in _HEADING.findall(cells))
    label = escape(
        language.gettext("Table: %(headings)s", headings=headings) if headings else language.gettext("Table")
    )
    start = f'<div class="jb-scroll" role="region" aria-label="{label}" tabindex="0"><table class="jb-prose__table">'
    return f"{start}{cells}</table></div>"
