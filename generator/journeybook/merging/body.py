"""The Markdown of a file, merged section by section, so that the texts of two stages do not meet."""

from __future__ import annotations

from dataclasses import dataclass

from journeybook.load.narrative import split
from journeybook.merging.chunks import Style
from journeybook.merging.order import merged_order
from journeybook.merging.textual import merge_text
from journeybook.prose.markers import CLOSING, OPENING, marked

_INTRODUCTION = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A merged Markdown text."""

    text: str
    conflicts: int


@dataclass(frozen=True, slots=True)
class _Section:
    text: str
    """Its lines, without the empty ones at its end."""
    gap: str
    """The line breaks at its end."""


def merge_bodies(base: str, ours: str, theirs: str, style: Style) -> Body:
    """Return three versions of a text merged; what two people changed in one place is left between markers."""
    if ours == theirs or theirs == base:
        return Body(ours, 0)
    if ours == base:
        return Body(theirs, 0)
    cut = [_sections(body) for body in (base, ours, theirs)]
    if None not in cut:
        b, o, t = (sections or {} for sections in cut)
        merged = _merged(b, o, t, style)
        if merged is not None:
            return merged
    whole = merge_text(base.encode(), ours.encode(), theirs.encode(), style)
    return Body(whole.data.decode(), whole.conflicts)


def without_diagram(body: str) -> str:
    """Return a text in which nothing stands between the markers of a diagram: a program writes that anew."""
    for place in reversed(marked(body)):
        if place.is_closed:
            body = f"{body[: place.start]}{OPENING}\n{CLOSING}{body[place.end :]}"
    return body


def with_diagram_of(body: str, other: str) -> str:
    """Return a text with what stands between the first markers of another one between its own."""
    first = next((place for place in marked(other) if place.is_closed), None)
    if first is None:
        return body
    for place in reversed(marked(body)):
        if place.is_closed:
            body = body[: place.start] + other[first.start : first.end] + body[place.end :]
    return body


def _sections(body: str) -> dict[str, _Section] | None:
    """Return what stands before the first heading of a stage, and each section by the id of its stage.

    None where two are about the same stage.
    """
    lines = body.split("\n")
    parts = split(body, 0)
    starts = [0, *(part.mark[0] for part in parts[1:]), len(lines)]
    names = [part.id or _INTRODUCTION for part in parts]
    if len(set(names)) < len(names):
        return None
    found = {}
    for at, name in enumerate(names):
        text = "\n".join(lines[starts[at] : starts[at + 1]]) + ("\n" if at + 1 < len(names) else "")
        bare = text.rstrip("\n")
        found[name] = _Section(bare, text[len(bare) :])
    return found


def _merged(
    base: dict[str, _Section], ours: dict[str, _Section], theirs: dict[str, _Section], style: Style
) -> Body | None:
    texts: dict[str, str] = {}
    conflicts = 0
    for name in dict.fromkeys((*ours, *theirs)):
        b, o, t = (sections[name].text if name in sections else None for sections in (base, ours, theirs))
        if (o is None and t == b) or (t is None and o == b):
            continue  # taken away by one, and left as it was by the other
        if b is None and (o is None or t is None):
            texts[name] = o if o is not None else t or ""
            continue
        merged = merge_text(_lines(b), _lines(o), _lines(t), style)
        conflicts += merged.conflicts
        texts[name] = merged.data.decode().rstrip("\n")
    order = merged_order(tuple(base), tuple(ours), tuple(theirs), texts.keys())
    if order is None:
        return None
    pieces = []
    for name, behind in zip(order, (*order[1:], None), strict=True):
        pieces += [texts[name], _gap(name, behind, ours, theirs) if behind is not None else ""]
    ending = next(reversed(ours.values())).gap
    return Body("".join(pieces) + ending, conflicts)


def _lines(text: str | None) -> bytes:
    return f"{text}\n".encode() if text else b""


def _gap(name: str, behind: str, ours: dict[str, _Section], theirs: dict[str, _Section]) -> str:
    """Return the line breaks between two sections: ours, where one stands behind it with us, else theirs."""
    for sections in (ours, theirs):
        if name in sections and name != next(reversed(sections)):
            return sections[name].gap
    return "\n\n"
