"""The last look at a picture before a page holds it: only what is known to be harmless passes. Paints nothing.

An allow-list: a script, a `foreignObject`, an `on…` attribute or an address is refused because it is not on it.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from journeybook.diagrams.failures import UnsafeDiagram

SVG = "http://www.w3.org/2000/svg"

_ELEMENTS = frozenset({"svg", "g", "title", "desc", "rect", "path", "circle", "text", "tspan"})

_NUMBER = re.compile(r"-?[0-9.]+")
_NUMBERS = re.compile(r"[0-9. ]+")
_WORD = re.compile(r"[a-z]+")
_COLOUR = re.compile(r"#[0-9a-f]{6}|none")
_ATTRIBUTES = {
    "aria-labelledby": re.compile(r"[-\w ]+"),
    "cx": _NUMBER,
    "cy": _NUMBER,
    "d": re.compile(r"[-0-9. MmLlHhVvAaQqZz]+"),
    "dy": _NUMBER,
    "fill": _COLOUR,
    "font-family": re.compile(r"[-\w ,']+"),
    "font-size": _NUMBER,
    "font-weight": _NUMBER,
    "height": _NUMBER,
    "id": re.compile(r"[-\w]+"),
    "r": _NUMBER,
    "role": _WORD,
    "rx": _NUMBER,
    "stroke": _COLOUR,
    "stroke-dasharray": _NUMBERS,
    "stroke-linecap": _WORD,
    "stroke-linejoin": _WORD,
    "stroke-width": _NUMBER,
    "style": re.compile(r"(?:(?:fill|stroke):light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);?)+"),
    "text-anchor": _WORD,
    "transform": re.compile(r"rotate\(-90 [0-9.]+ [0-9.]+\)"),
    "viewBox": _NUMBERS,
    "width": _NUMBER,
    "x": _NUMBER,
    "y": _NUMBER,
}


def refuse_unsafe(svg: str, *, diagram_id: str) -> None:
    """Raise UnsafeDiagram unless a picture is inert, complete in itself, and its ids begin with `diagram_id`."""
    # Entities can hold anything and can be bombs; no picture of ours declares any.
    if "<!" in svg or "<?" in svg:
        raise UnsafeDiagram("the picture holds a declaration")
    try:
        root = ElementTree.fromstring(svg)
    except (ElementTree.ParseError, ValueError) as error:
        raise UnsafeDiagram(f"the picture is no well-formed XML: {error}") from error
    seen: set[str] = set()
    for element in root.iter():
        _refuse_unknown(element)
        name = element.get("id")
        if name is not None and (name in seen or not name.startswith(diagram_id)):
            raise UnsafeDiagram(f"the id '{name}' may be another one's in the page")
        seen.add(name or "")


def _refuse_unknown(element: ElementTree.Element) -> None:
    name = element.tag.removeprefix(f"{{{SVG}}}")
    if name not in _ELEMENTS or name == element.tag:
        raise UnsafeDiagram(f"the picture holds the element <{element.tag}>")
    for attribute, value in element.items():
        allowed = _ATTRIBUTES.get(attribute)
        if allowed is None or not allowed.fullmatch(value):
            raise UnsafeDiagram(f"the picture holds the attribute {attribute}='{value[:80]}' at <{name}>")
