"""Journeys to Mermaid text, and Mermaid text to pictures that a page can hold. Knows no page and no disk."""

from journeybook.diagrams.failures import DiagramError, UnsafeDiagram
from journeybook.diagrams.journey import JourneyDiagram, journey_diagram
from journeybook.diagrams.quadrant import QuadrantNames, QuadrantPoint, quadrant_chart
from journeybook.diagrams.quadrant_svg import render_quadrant_svg
from journeybook.diagrams.rows import Row, journey_rows
from journeybook.diagrams.svg import render_svg
from journeybook.diagrams.written import render_written, why_not_drawn, written_kind, written_title

__all__ = [
    "DiagramError",
    "JourneyDiagram",
    "QuadrantNames",
    "QuadrantPoint",
    "Row",
    "UnsafeDiagram",
    "journey_diagram",
    "journey_rows",
    "quadrant_chart",
    "render_quadrant_svg",
    "render_svg",
    "render_written",
    "why_not_drawn",
    "written_kind",
    "written_title",
]
