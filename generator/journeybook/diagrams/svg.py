"""Mermaid text to one picture for a page: laid out, painted, checked. Knows no journey of the model."""

from __future__ import annotations

import re

from journeybook.diagrams.engine import journey_labels, journey_layout
from journeybook.diagrams.gate import refuse_unsafe
from journeybook.diagrams.painting import paint
from journeybook.diagrams.sheet import column_for

_ID = re.compile(r"[A-Za-z][-\w]*", re.ASCII)


def render_svg(mermaid: str, *, diagram_id: str, title: str, description: str) -> str:
    """Return a Mermaid journey as inline SVG: static, complete in itself, readable in light and in dark.

    `diagram_id` is unique in the page and begins every id of the picture. `title` and `description` are what a
    screen reader says in place of the picture.

    Raises DiagramError where no picture can be made, UnsafeDiagram where it must not be shown.
    """
    if not _ID.fullmatch(diagram_id):
        raise ValueError(f"no id for a picture: {diagram_id!r}")
    column = column_for(journey_labels(mermaid))
    layout = journey_layout(mermaid, column=column)
    svg = paint(layout, diagram_id=diagram_id, title=title, description=description)
    refuse_unsafe(svg, diagram_id=diagram_id)
    return svg
