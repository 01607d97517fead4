"""Mermaid text as people write it in a narrative: what kind of diagram it is, and whether it can be drawn.

Journeys are drawn, other diagrams are not: nothing here could paint them.
"""

from __future__ import annotations

import re

from journeybook.diagrams.failures import DiagramError
from journeybook.diagrams.svg import render_svg

MOST_LETTERS = 20_000
"""What anybody writes into a narrative; more would cost the build time and the page its size."""

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)
_ASIDE = re.compile(r"^[ \t]*%%.*$", re.MULTILINE)
_TITLE = re.compile(r"^[ \t]*title[ \t]+(\S.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)


def written_kind(mermaid: str) -> str:
    """Return the word that says what a diagram is: `journey`, `flowchart` …; empty where the text is."""
    return next(iter(_bare(mermaid).split(maxsplit=1)), "").rstrip(":")


def written_title(mermaid: str) -> str:
    """Return the title that a journey gives itself; empty for none."""
    found = _TITLE.search(_bare(mermaid))
    return found[1] if found else ""


def render_written(mermaid: str, *, diagram_id: str, title: str, description: str) -> str:
    """Return a journey as inline SVG; see `render_svg`. Raises DiagramError where it cannot be drawn."""
    if len(mermaid) > MOST_LETTERS:
        raise DiagramError(f"the text has more than {MOST_LETTERS:,} characters")
    head, _, rest = _bare(mermaid).partition("\n")
    return render_svg(f"{head.strip()}\n{rest}", diagram_id=diagram_id, title=title, description=description)


def why_not_drawn(mermaid: str) -> str:
    """Return why a journey cannot be drawn; empty where it can."""
    try:
        render_written(mermaid, diagram_id="a", title="", description="")
    except DiagramError as error:
        return str(error)
    return ""


def _bare(mermaid: str) -> str:
    """Return the text without what Mermaid allows around a diagram: settings, comments, empty lines at its top."""
    return _ASIDE.sub("", _FRONT_MATTER.sub("", mermaid[: MOST_LETTERS + 1])).lstrip()
