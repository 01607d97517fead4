"""Narrative to HTML: Markdown read, cleaned by nh3, its links led to pages, its headings fitted into the page."""

from __future__ import annotations

import re
from urllib.parse import unquote

import nh3
from markdown_it.token import Token
from markupsafe import Markup, escape

from journeybook.fields.types import is_safe_link, slug
from journeybook.pages.context import Prose, SiteContext
from journeybook.prose.parser import markdown_parser
from journeybook.prose.targets import resolve

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h3",
    "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title", "id"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "style"},
    "th": {"colspan", "rowspan", "scope", "style"},
    "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
    "li": {"id"},
    "details": {"open"},
    "abbr": {"title"},
}  # fmt: skip
_CLASSES = {
    "div": {
        "admonition",
        "note",
        "tip",
        "warning",
        "danger",
        "info",
        "quote",
        "example",
        "question",
        "success",
    },
    "p": {"admonition-title"},
    "a": {"footnote-backref"},
    "section": {"footnotes"},
    "ol": {"footnotes-list"},
    "li": {"footnote-item"},
    "sup": {"footnote-ref"},
    "hr": {"footnotes-sep"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_HEADING = re.compile(r"<th(?: [^>]*)?>(.*?)</th>", re.DOTALL)
_EMPTY_HEADING = re.compile(r"<th( [^>]*)?></th>")


class ProseRenderer:
    """Renders the narratives of one site."""

    def __init__(self, site: SiteContext) -> None:
        self.site = site
        self.cleaner = nh3.Cleaner(
            tags=_TAGS,
            attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
            allowed_classes={tag: set(names) for tag, names in _CLASSES.items()},
            url_schemes=_SCHEMES,
            filter_style_properties={"text-align"},
            clean_content_tags={
                "script",
                "style",
                "iframe",
                "object",
                "svg",
                "math",
                "title",
                "template",
                "noscript",
            },
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
        html = self.cleaner.clean(reader.renderer.render(tokens, reader.options, {}))
        return Markup(_TABLE.sub(_scrollable, html))

    def _lead(self, token: Token, source: str, here: str) -> None:
        """Point a link or a picture of a token at the page or file it means."""
        attribute = {"link_open": "href", "image": "src"}.get(token.type)
        if attribute is None:
            return
        address = str(token.attrs.get(attribute, ""))
        if address.startswith("#fn"):
            return
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", address):
            if not is_safe_link(address):
                token.attrs[attribute] = ""
            return
        target = resolve(unquote(address), source, self.site.catalogue, self.site.files)
        if target is None:
            token.attrs[attribute] = ""
            return
        there = self.site.routes.target(target, here)
        token.attrs[attribute] = self.site.routes.href(here, there, target.anchor)

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
                name = f"{part}-{slug(tokens[at + 1].content) or at}"
                name = name if name not in taken else f"{name}-{at}"
                taken.add(name)
                token.attrs["id"] = name


def _scrollable(match: re.Match[str]) -> str:
    """A wide table scrolls in its own region, by keyboard too, which its headings name.

    The class keeps Material's script from wrapping it once more, in a region that the keyboard cannot reach. The
    empty corner of a table that compares things is no heading of anything.
    """
    cells = _EMPTY_HEADING.sub(r"<td\1></td>", match[1])
    headings = (Markup(found).striptags() for found in _HEADING.findall(cells))
    label = escape(", ".join(("Table", *headings)))
    start = f'<div class="jb-scroll" role="region" aria-label="{label}" tabindex="0"><table class="jb-prose__table">'
    return f"{start}{cells}</table></div>"
