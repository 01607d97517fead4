"""Mermaid text to the places of its boxes and faces, by merman: the only module that imports it. Paints nothing.

merman is Mermaid in Rust, without a browser. It is alpha software: whatever it raises becomes a `DiagramError`.
"""

from __future__ import annotations

import atexit
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from journeybook.diagrams.escaping import collapse, plain
from journeybook.diagrams.failures import DiagramError

TASK_MARGIN = 6
"""Between two boxes, in pixels."""

SCORES = range(1, 6)

_ANY_WIDTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A section or a task. Lengths are in pixels, from the left edge of the first box."""

    title: str
    left: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Box):
    """A task with its face."""

    score: int
    """From 1 to 5."""
    actors: tuple[int, ...]
    """Places in the list of actors."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyLayout:
    """Where Mermaid puts the parts of a journey. Its rows have one height each: the painter moves them apart."""

    title: str
    actors: tuple[str, ...]
    sections: tuple[Box, ...]
    """Those that hold tasks; two neighbours with one title are one."""
    tasks: tuple[Task, ...]

    @property
    def width(self) -> float:
        """The right edge of the last box."""
        return max(box.left + box.width for box in (*self.sections, *self.tasks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """A text and its place: the middle of its upper edge, or a point with its label."""

    text: str
    x: float
    y: float
    upright: bool = False
    """Turned by a quarter, to be read from the right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """One of the four rectangles of a quadrant chart."""

    name: Letters
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class QuadrantLayout:
    """Where Mermaid puts the parts of a quadrant chart."""

    width: float
    height: float
    title: Letters
    quarters: tuple[Quarter, ...]
    """The upper right one first, then against the clock."""
    axes: tuple[Letters, ...]
    points: tuple[Letters, ...]
    """In the order of the text."""


def journey_labels(mermaid: str) -> tuple[str, ...]:
    """Return the titles of a journey's tasks. Raises DiagramError where the text is no journey."""
    # Other diagrams never reach merman: nothing here could paint them, and some take it minutes.
    if not mermaid.startswith("journey\n"):
        raise DiagramError("the text is no Mermaid journey")
    with _failures():
        model = json.loads(_engine(_ANY_WIDTH).parse_json(mermaid, None))
        return tuple(_said(task["task"]) for task in model["tasks"])


def journey_layout(mermaid: str, *, column: int) -> JourneyLayout:
    """Lay out a journey with task boxes `column` pixels wide. Raises DiagramError where merman cannot."""
    with _failures():
        return _layout(json.loads(_engine(column).layout_json(mermaid, None))["layout"]["JourneyDiagram"])


def quadrant_layout(mermaid: str) -> QuadrantLayout:
    """Lay out a quadrant chart. Raises DiagramError where merman cannot, or the text is none."""
    if not mermaid.startswith("quadrantChart\n"):
        raise DiagramError("the text is no Mermaid quadrant chart")
    with _failures():
        return _quadrants(json.loads(_engine(_ANY_WIDTH).layout_json(mermaid, None))["layout"]["QuadrantChartDiagram"])


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except DiagramError:
        raise
    except Exception as error:
        # merman's own errors, its `InternalError` for a panic in Rust, and answers of another form than we know.
        reason = collapse(getattr(error, "message", "") or str(error) or type(error).__name__)
        raise DiagramError(f"merman cannot draw the text: {reason[:200]}") from error


@cache
def _engine(column: int) -> Any:
    """Return a merman engine for boxes of a width, kept: making one takes longer than a layout."""
    # Late, because `check` draws nothing and need not load 20 MB of machine code.
    import merman

    options = {
        # Mermaid adds `diagramMarginX` to the width of a section for each gap between tasks, so the two must agree.
        "site_config": {
            "journey": {"width": column, "taskMargin": TASK_MARGIN, "diagramMarginX": TASK_MARGIN},
            "quadrantChart": {"chartWidth": 640, "chartHeight": 680},
        },
        "resources": {"profile": "constrained"},
    }
    return merman.MermanEngine(json.dumps(options), None)


# An engine that is freed while the interpreter is already half gone complains on standard error.
atexit.register(_engine.cache_clear)


def _layout(journey: Mapping[str, Any]) -> JourneyLayout:
    if not journey["tasks"]:
        raise DiagramError("the journey has no task")
    start = journey["left_margin"]
    return JourneyLayout(
        title=_said(journey["title"] or ""),
        actors=tuple(_said(entry["actor"]) for entry in journey["actor_legend"]),
        sections=tuple(
            Box(title=_said(section["section"]), left=section["x"] - start, width=section["width"])
            for section in journey["sections"]
        ),
        tasks=tuple(_task(task, start) for task in journey["tasks"]),
    )


def _task(task: Mapping[str, Any], start: float) -> Task:
    title = _said(task["task"])
    if task["score"] not in SCORES:
        raise DiagramError(f"the score of '{title}' is no whole number from 1 to 5")
    return Task(
        title=title,
        left=task["x"] - start,
        width=task["width"],
        score=task["score"],
        actors=tuple(sorted({circle["pos"] for circle in task["actor_circles"]})),
    )


def _quadrants(chart: Mapping[str, Any]) -> QuadrantLayout:
    return QuadrantLayout(
        width=chart["width"],
        height=chart["height"],
        title=_letters(chart["title"]),
        quarters=tuple(
            Quarter(name=_letters(one["text"]), **{side: one[side] for side in ("x", "y", "width", "height")})
            for one in chart["quadrants"]
        ),
        axes=tuple(map(_letters, chart["axisLabels"])),
        # Mermaid lays the last one out first.
        points=tuple(
            Letters(text=_said(one["text"]["text"]), x=one["x"], y=one["y"]) for one in reversed(chart["points"])
        ),
    )


def _letters(text: Mapping[str, Any]) -> Letters:
    return Letters(text=_said(text["text"]), x=text["x"], y=text["y"], upright=text["rotation"] != 0)


def _said(escaped: str) -> str:
    # merman leaves the indentation at the titles of tasks.
    return collapse(plain(escaped))
