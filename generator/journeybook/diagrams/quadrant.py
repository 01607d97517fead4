"""Numbered points in four quarters to Mermaid's `quadrantChart` text. Knows neither opportunities nor pictures.

Every text stands in quotes and is escaped, so that no title is ever grammar. Mermaid has one place for a label, below
its point; what stands in it begins with the point's number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from journeybook.diagrams.escaping import label


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadrantPoint:
    """One point."""

    number: int
    title: str
    across: float
    """From 0 on the left to 1 on the right; the middle parts the quarters."""
    up: float
    """From 0 at the bottom to 1 at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadrantNames:
    """What the quarters are called."""

    low_low: str
    far_low: str
    low_high: str
    far_high: str


def quadrant_chart(
    title: str,
    *,
    across: tuple[str, str],
    up: tuple[str, str],
    names: QuadrantNames,
    points: Iterable[QuadrantPoint],
) -> str:
    """Return the text of a chart; `across` and `up` name the two ends of an axis, the low one first.

    The whole of a `.mmd` file, its last line ended.
    """
    lines = [
        "quadrantChart",
        f"title {label(title)}",
        f"x-axis {_axis(across)}",
        f"y-axis {_axis(up)}",
        f"quadrant-1 {_quoted(names.far_high)}",
        f"quadrant-2 {_quoted(names.low_high)}",
        f"quadrant-3 {_quoted(names.low_low)}",
        f"quadrant-4 {_quoted(names.far_low)}",
        *(f"{_quoted(f'{one.number} {one.title}')}: [{_share(one.across)}, {_share(one.up)}]" for one in points),
    ]
    return "\n    ".join(lines) + "\n"


def _axis(ends: tuple[str, str]) -> str:
    return " --> ".join(map(_quoted, ends))


def _quoted(text: str) -> str:
    return f'"{label(text)}"'


def _share(value: float) -> str:
    # Mermaid reads `1` and `0.25`, but neither `1.0` nor an exponent.
    return f"{min(max(round(value, 3), 0), 1) + 0.0:g}"
