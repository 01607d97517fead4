"""The emotion of a journey before and after as a picture: SVG with the colours of the page it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from journeybook.reporting.changes.curve import Curve, Point

_STEP, _HEIGHT, _MARGIN = 36, 130, 18
_MOST_WIDTH = 1000


def drawing(curve: Curve) -> str:
    """Return the picture; empty where nobody said anything. Squares on a dashed line before, dots on a whole one after.

    An aggregate journey has no lines: its moments are compared, not joined.
    """
    points = curve.drawn
    if not points:
        return ""
    step = min(_STEP, _MOST_WIDTH / len(points))
    width = round(step * len(points) + 2 * _MARGIN)
    said = f"Emotion of {len(points)} steps, before {_values(points, old=True)}; after {_values(points, old=False)}"
    size = f'width="{width}" height="{_HEIGHT + 22}" viewBox="0 0 {width} {_HEIGHT + 22}"'
    parts = [
        f'<svg role="img" {size} font-size="11" fill="currentColor" aria-label="{escape(said)}">',
        *_grid(curve, width),
        *_line(curve, step, old=True),
        *_line(curve, step, old=False),
    ]
    for at, point in enumerate(points):
        label = f"{at + 1}"
        mark = {"new": " +", "gone": " ×"}.get(point.fate, "")
        parts.append(f'<text x="{_x(at, step)}" y="{_HEIGHT + 16}" text-anchor="middle">{label}{mark}</text>')
    legend = "▫ before, dashed · ● after" + (" · + new · × gone" if any(point.fate for point in points) else "")
    return "".join([*parts, "</svg>", f'<p class="soft">{legend}</p>'])


def _grid(curve: Curve, width: int) -> Iterator[str]:
    for score in (curve.scale.min, curve.scale.middle, curve.scale.max):
        y = _y(curve, score)
        yield f'<line x1="0" x2="{width}" y1="{y}" y2="{y}" stroke="currentColor" stroke-opacity=".18"/>'
        yield f'<text x="0" y="{y - 2}" opacity=".7">{score:g}</text>'


def _line(curve: Curve, step: float, *, old: bool) -> Iterator[str]:
    places = [
        (_x(at, step), _y(curve, score))
        for at, point in enumerate(curve.drawn)
        if (score := point.old if old else point.new) is not None
    ]
    colour = "var(--soft)" if old else "var(--good)"
    if curve.linear and len(places) > 1:
        path = " ".join(f"{x},{y}" for x, y in places)
        dashes = ' stroke-dasharray="5 4"' if old else ""
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
    for x, y in places:
        if old:
            yield f'<rect x="{x - 4}" y="{y - 4}" width="8" height="8" fill="var(--paper)" stroke="{colour}"/>'
        else:
            yield f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>'


def _values(points: tuple[Point, ...], *, old: bool) -> str:
    scores = (point.old if old else point.new for point in points)
    return ", ".join("–" if score is None else f"{score:g}" for score in scores)


def _x(at: int, step: float) -> float:
    return round(_MARGIN + step * (at + 0.5), 1)


def _y(curve: Curve, score: float) -> float:
    return round(_HEIGHT - 12 - curve.scale.fraction(score) * (_HEIGHT - 28), 1)
