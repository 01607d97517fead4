"""SVG files: whether one is nothing but a drawing. Changes none and knows nothing of who shows it.

Within a page an SVG picture is inert, but anybody can open its address, and there it is a page of the site that may
run scripts and fetch what it likes. An allow-list: what is not known to be harmless is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from xml.parsers import expat

from journeybook.source import Mark
from journeybook.syntax.decoding import MAX_BYTES

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_RUNNING = frozenset({"http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML"})
"""Namespaces whose elements browsers act on. Those of drawing programs are mere notes."""
_ELEMENTS = frozenset({
    "svg", "g", "defs", "symbol", "use", "a", "title", "desc", "metadata", "switch", "view", "style", "image",
    "rect", "circle", "ellipse", "line", "polyline", "polygon", "path", "text", "tspan", "textPath", "tref",
    "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter", "color-profile",
    "animate", "animateColor", "animateMotion", "animateTransform", "mpath", "set", "solidcolor", "solidColor",
    "font", "font-face", "font-face-name", "glyph", "missing-glyph", "hkern", "vkern",
    "mesh", "meshgradient", "meshrow", "meshpatch", "flowRoot", "flowRegion", "flowPara", "flowSpan",
})  # fmt: skip
_EFFECT = re.compile(r"fe[A-Z][A-Za-z]+")
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpe?g|gif|webp|avif);base64,|$)", re.IGNORECASE)
_WEB = re.compile(r"\s*(?:https?://|mailto:)", re.IGNORECASE)
_URL = re.compile(r"url\s*\(\s*[\"']?(?!\s*(?:#|data:image/(?:png|jpe?g|gif|webp|avif)[;,]))", re.IGNORECASE)
_STYLE = re.compile(r"@import|image-set|\\", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """What makes an SVG file more than a drawing."""

    message: str
    mark: Mark


class _Found(Exception):
    """The first harm; reading stops there."""


_SIZE = 16
"""Bytes of a digest."""
_known: dict[bytes, Harm | None] = {}
"""What was found in files that were looked at in this process, by their digests: `serve` meets them at every save."""


_trusted: set[bytes] = set()
"""The digests of files in which another process found nothing."""


def harm_in(data: bytes) -> Harm | None:
    """Return the first thing in an SVG file that is not known to be harmless, or None."""
    digest = blake2b(data, digest_size=_SIZE).digest()
    if digest not in _known:
        _known[digest] = None if digest in _trusted else _harm_in(data)
    return _known[digest]


def harmless() -> bytes:
    """Return what tells the files that were looked at in this process, and are nothing but drawings."""
    return b"".join(sorted(digest for digest, harm in _known.items() if harm is None))


def trust(told: bytes) -> None:
    """Take files for drawings that were found to be; `told` is what `harmless` returned in another process."""
    _trusted.update(told[at : at + _SIZE] for at in range(0, len(told), _SIZE))


def _harm_in(data: bytes) -> Harm | None:
    if len(data) > MAX_BYTES:
        return Harm(message=f"it has more than {MAX_BYTES:,} bytes", mark=(1, 1, 1, 1))
    parser = expat.ParserCreate(namespace_separator=" ")
    look = _Look(parser)
    try:
        parser.Parse(data, True)
    except _Found as found:
        line, column = look.place
        return Harm(message=str(found), mark=(line, column, line, column + 1))
    except expat.ExpatError as error:
        line, column = max(1, error.lineno), error.offset + 1
        return Harm(
            message=f"it is no well-formed XML: {expat.ErrorString(error.code)}", mark=(line, column, line, column + 1)
        )
    except (LookupError, ValueError) as error:  # an encoding that Python does not know, or cannot use
        return Harm(message=f"it cannot be read: {error}", mark=(1, 1, 1, 1))
    return None


class _Look:
    """Looks at everything in a file, and raises at the first thing that may do harm."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.place = (1, 1)
        """Line and column, from 1, of what is looked at."""
        self.is_root = True
        self.style: list[str] | None = None
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = self._instruction
        parser.EntityDeclHandler = self._entity

    def _arrive(self) -> None:
        # Asked for here, because the parser has moved on when what is raised comes out of it.
        self.place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._arrive()
        namespace, _, local = name.rpartition(" ")
        if self.is_root and (namespace, local) != (_SVG, "svg"):
            raise _Found("it is no SVG: its first element is none")
        self.is_root = False
        is_known = local in _ELEMENTS or _EFFECT.fullmatch(local)
        if namespace in _RUNNING or (namespace == _SVG and not is_known):
            raise _Found(f"it holds a <{local[:40]}>")
        for attribute, value in attributes.items():
            _refuse_attribute(local, attribute, value)
        if namespace == _SVG and local == "style":
            self.style = []

    def _end(self, name: str) -> None:
        if self.style is not None:
            self._arrive()
            _refuse_style("".join(self.style))
            self.style = None

    def _text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)

    def _instruction(self, target: str, text: str) -> None:
        self._arrive()
        if target == "xml-stylesheet":
            raise _Found("it names a style sheet")

    def _entity(self, *_: object) -> None:
        self._arrive()
        raise _Found("it declares entities")


def _refuse_attribute(element: str, attribute: str, value: str) -> None:
    namespace, _, local = attribute.rpartition(" ")
    if local.lower().startswith("on"):
        raise _Found(f"it holds the event handler '{local[:40]}'")
    if local in ("href", "src", "base") and namespace in ("", _XLINK, "http://www.w3.org/XML/1998/namespace"):
        may_lead_out = element == "a" and local == "href" and _WEB.match(value)
        if not _INSIDE.match(value) and not may_lead_out:
            raise _Found(f"its '{local}' leads out of the file: {value[:60]}")
    if local == "attributeName" and (value.strip().lower().startswith("on") or "href" in value.lower()):
        raise _Found(f"it animates '{value.strip()[:40]}'")
    if local == "style":
        _refuse_style(value)
    elif _URL.search(value):
        raise _Found(f"its '{local[:40]}' leads out of the file")


def _refuse_style(text: str) -> None:
    if _URL.search(text) or _STYLE.search(text):
        raise _Found("its style leads out of the file, or may do so")
