"""Mermaid's `quadrantChart` to one picture for a page: laid out by merman, painted as our other pictures, checked.

Where Mermaid writes labels over each other, a point has its number in it, and its label for who points at it.
"""

from __future__ import annotations

from html import escape

from journeybook.diagrams import palette
from journeybook.diagrams.engine import Letters, QuadrantLayout, quadrant_layout
from journeybook.diagrams.escaping import collapse
from journeybook.diagrams.gate import SVG, refuse_unsafe
from journeybook.diagrams.lettering import wrap
from journeybook.diagrams.painting import FONTS

_RADIUS = 10
_TINTS = (palette.PAPER, palette.TINTS[3], palette.PAPER, palette.PAPER)
"""Behind the quarters, the upper right one first, then against the clock: what is best is told apart."""
_RING = (
    f' fill="{palette.PAPER.light}" stroke="{palette.INK.light}" style="fill:light-dark({palette.PAPER.light},'
    f'{palette.PAPER.dark});stroke:light-dark({palette.INK.light},{palette.INK.dark})"'
)


def render_quadrant_svg(mermaid: str, *, diagram_id: str, title: str, description: str) -> str:
    """Return a Mermaid quadrant chart as inline SVG, as `render_svg` does a journey.

    Raises DiagramError where no picture can be made, UnsafeDiagram where it must not be shown.
    """
    svg = _paint(quadrant_layout(mermaid), diagram_id, title, description)
    refuse_unsafe(svg, diagram_id=diagram_id)
    return svg


def _paint(layout: QuadrantLayout, diagram_id: str, title: str, description: str) -> str:
    quarters = "".join(
        f'<rect x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
        f"{tint.attributes('fill')}/>"
        for box, tint in zip(layout.quarters, _TINTS, strict=True)
    )
    names = "".join(_line(box.name, box.width, 16) for box in layout.quarters)
    axes = "".join(_line(letters, layout.quarters[0].width, 14) for letters in layout.axes)
    points = "".join(_point(one) for one in layout.points)
    width, height = _n(layout.width), _n(layout.height)
    return (
        f'<svg xmlns="{SVG}" id="{diagram_id}" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="{diagram_id}-title {diagram_id}-desc" font-family="{FONTS}" font-size="13">'
        f'<title id="{diagram_id}-title">{_text(title)}</title><desc id="{diagram_id}-desc">{_text(description)}</desc>'
        f'<rect width="{width}" height="{height}" rx="4"{palette.PAPER.attributes("fill")}/>'
        f'<g stroke-width="1"{palette.FRAME.attributes("stroke")}>{quarters}</g>'
        f'<g text-anchor="middle"{palette.INK.attributes("fill")}>'
        f'<g font-weight="600"><g font-size="16">{_line(layout.title, layout.width, 16)}</g>{names}</g>{axes}'
        f'</g><g text-anchor="middle" font-size="11" font-weight="600">{points}</g></svg>'
    )


def _line(letters: Letters, room: float, drop: float) -> str:
    (text,) = wrap(letters.text, room / 1.2, 13, lines=1)
    x, y = (letters.x + drop - 2, letters.y) if letters.upright else (letters.x, letters.y + drop)
    turn = f' transform="rotate(-90 {_n(x)} {_n(y)})"' if letters.upright else ""
    return f'<text x="{_n(x)}" y="{_n(y)}"{turn}>{_text(text)}</text>'


def _point(one: Letters) -> str:
    number = one.text.partition(" ")[0]
    return (
        f'<g><title>{_text(one.text)}</title><circle cx="{_n(one.x)}" cy="{_n(one.y)}" r="{_RADIUS}" stroke-width="1.5"'
        f'{_RING}/><text x="{_n(one.x)}" y="{_n(one.y + 4)}"{palette.INK.attributes("fill")}>{_text(number)}</text></g>'
    )


def _text(text: str) -> str:
    return escape(collapse(text), quote=False)


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
