"""A Mermaid diagram as a picture in a page. Where none can be made, the page shows the text."""

from __future__ import annotations

from markupsafe import Markup

from journeybook.diagrams import DiagramError, render_quadrant_svg, render_svg

_ID = "jb_mermaid"
"""Begins every id of the picture. A page has one; no id of a team's own holds an underscore."""


def picture(mermaid: str, title: str, description: str) -> Markup:
    """Return the picture of a Mermaid text as inline SVG; empty where none can be made."""
    render = render_quadrant_svg if mermaid.startswith("quadrantChart") else render_svg
    try:
        return Markup(render(mermaid, diagram_id=_ID, title=title, description=description))
    except DiagramError:
        return Markup("")
