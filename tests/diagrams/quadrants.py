"""The quadrant chart that is kept in `golden/`, to be looked at when it changes.

After a change that is meant: `python -m tests.diagrams.quadrants`, then look at the difference and at the picture.
"""

from __future__ import annotations

from journeybook.diagrams import QuadrantNames, QuadrantPoint, quadrant_chart, render_quadrant_svg
from tests.diagrams.goldens import GOLDEN

TITLES = (
    "One-click weekly basket",
    "Été : « c'est l'heure ! » <b>50 %</b> & \"more\"; #1",
    '": [0.5, 0.5]\ntitle gone %%{init: {"theme": "dark"}}%%',
    "x-axis --> y-axis quadrant-1",
    "買い物リスト",
    "",
)
POINTS = tuple(
    QuadrantPoint(number=at, title=title, across=0.15 * at, up=1 - 0.15 * at) for at, title in enumerate(TITLES, 1)
)
NAMES = QuadrantNames(low_low="Fill-ins", far_low="Think twice", low_high="Quick wins", far_high="Big bets")


def quadrant_text() -> str:
    """The Mermaid text."""
    return quadrant_chart(
        "Opportunities: impact & effort",
        across=("Effort: low", "Effort: high"),
        up=("Impact: low", "Impact: high"),
        names=NAMES,
        points=POINTS,
    )


def quadrant_svg() -> str:
    """The picture."""
    return render_quadrant_svg(quadrant_text(), diagram_id="golden-quadrant", title="Matrix", description="Six points.")


def main() -> None:
    """Write the golden files anew."""
    (GOLDEN / "quadrant.mmd").write_text(quadrant_text(), encoding="utf-8")
    (GOLDEN / "quadrant.svg").write_text(quadrant_svg().replace("><", ">\n<") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
