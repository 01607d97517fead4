"""What HTML a narrative may hold. The cleaner of pages and the check of narratives both keep to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from types import MappingProxyType

from journeybook.fields.types import is_safe_link

TAGS = frozenset({
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em",
    "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section",
    "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
})  # fmt: skip
"""The tags that stay. Others go, and what stands in them stays."""
DROPPED_WHOLE = frozenset({"script", "style", "iframe", "object", "svg", "math", "title", "template", "noscript"})
"""The tags that go with all that stands in them."""
EVERYWHERE = frozenset({"lang", "title"})
"""The attributes that every tag may have."""
ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "a": frozenset({"href", "id"}),
        "img": frozenset({"src", "alt", "width", "height"}),
        "ol": frozenset({"start"}),
        "td": frozenset({"colspan", "rowspan", "style"}),
        "th": frozenset({"colspan", "rowspan", "scope", "style"}),
        "h3": frozenset({"id"}),
        "h4": frozenset({"id"}),
        "h5": frozenset({"id"}),
        "h6": frozenset({"id"}),
        "li": frozenset({"id"}),
        "details": frozenset({"open"}),
    }
)
"""The attributes that a tag may have beside these."""
CLASSES: Mapping[str, frozenset[str]] = MappingProxyType({
    "div": frozenset({
        "admonition", "note", "tip", "warning", "danger", "info", "quote", "example", "question", "success",
    }),
    "p": frozenset({"admonition-title"}),
    "a": frozenset({"footnote-backref"}),
    "section": frozenset({"footnotes"}),
    "ol": frozenset({"footnotes-list"}),
    "li": frozenset({"footnote-item"}),
    "sup": frozenset({"footnote-ref"}),
    "hr": frozenset({"footnotes-sep"}),
})  # fmt: skip
"""The classes that a tag may have: those that our own Markdown makes."""
STYLES = frozenset({"text-align"})
"""The properties that a `style` attribute may set."""
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""What an address may begin with, where it begins with a scheme at all."""

_OWN_ID = re.compile(r"(?:h-|fn|fnref)[\w:.-]*")
_HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
# What browsers leave out of an address before they read it.
_AROUND = "".join(map(chr, range(0x21)))
_INSIDE = str.maketrans({"\t": None, "\n": None, "\r": None, "\\": "/"})
# A path as this site writes them: no scheme, no host, no other way to begin one.
_PICTURE = re.compile(r"(?!/)[\w./%~+-]+", re.ASCII)
# The number of pieces is bounded, because a text of nothing but open tags and quotes takes quadratic time.
_TAG = re.compile(r"""<([A-Za-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'<>]){0,400})>|<!--.*?(?:-->|\Z)""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An opening tag of a piece of HTML."""

    name: str
    """Lower case."""
    attributes: tuple[tuple[str, str], ...]
    offset: int
    """Where it begins in the piece, from 0."""


def leads_outside(address: str) -> bool:
    """Say whether an address names a scheme or a host, and is not relative to the file it stands in.

    It is read as browsers read it, who leave out tabs and line breaks and take `\\` for `/`.
    """
    if address.startswith(("https://", "http://")):
        return True
    if ":" not in address and address[:1].isalnum():
        return False  # neither a scheme nor two slashes can be at its beginning
    return bool(_HAS_SCHEME.match(address.strip(_AROUND).translate(_INSIDE)))


def keeps_attribute(tag: str, name: str, value: str) -> bool:
    """Say whether an attribute of a tag may stand in a page.

    An id may only be one that Markdown makes, so that it takes no name a page or a script relies on; a picture
    may only come from the site itself.
    """
    if name == "class":
        return set(value.split()) <= CLASSES.get(tag, frozenset())
    if name not in EVERYWHERE and name not in ATTRIBUTES.get(tag, ()):
        return False
    if name == "id":
        return bool(_OWN_ID.fullmatch(value))
    if name == "href":
        return not leads_outside(value) or is_safe_link(value)
    if name == "src":
        return bool(_PICTURE.fullmatch(value))
    return True


def tags_in(html: str) -> Iterator[Tag]:
    """Yield the opening tags of a piece of HTML, but for comments and for what is inside tags that go whole."""
    at = 0
    while match := _TAG.search(html, at):
        at = match.end()
        if match[1] is None:
            continue
        name = match[1].lower()
        attributes = tuple(
            (found[1].lower(), unescape((found[2] or "").strip("\"'"))) for found in _ATTRIBUTE.finditer(match[2])
        )
        yield Tag(name=name, attributes=attributes, offset=match.start())
        if name in DROPPED_WHOLE:
            closing = html.lower().find(f"</{name}", at)
            at = closing if closing >= 0 else len(html)
