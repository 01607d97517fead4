"""The rows of a journey's picture: what its labels say on how many lines, and how high each row thus is. No SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from journeybook.diagrams.engine import SCORES, TASK_MARGIN, JourneyLayout
from journeybook.diagrams.lettering import longest_word, text_width, wrap

COLUMNS = (90, 100, 110, 120, 130, 140)
"""The widths that a task box can have."""

SIZE = 13
"""Of letters, in pixels."""
TITLE_SIZE = 17
LEADING = 17
"""From one line of letters to the next."""
TITLE_LEADING = 22
PADDING = 8
"""Between the edge of a box and its letters."""
EDGE = 16
"""Between the edge of the picture and what it shows."""
LEFT = 38
"""Where the columns begin, to the right of the scores."""
MARK = 10
"""The height of an actor's mark."""
GAP = 8
"""Between a mark and the letters that belong to it."""
FACE = 13
"""The radius of a face."""

STEP = MARK + 4
"""From one mark to the next."""

_BOLD = 1.2  # how much wider bold letters are, at most
_SPARE = 1.03  # how much wider than usual a font may be
_NAME = 240  # the widest name of an actor
_NARROWEST = 360  # a picture of one task still has room for its title
_LEVEL = 30  # from one score to the next, as Mermaid has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An actor in the legend."""

    name: str
    left: float
    top: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Lengths are in pixels from the upper left corner of the picture."""

    width: int
    height: int
    title: tuple[str, ...]
    """Lines."""
    legend: tuple[Entry, ...]
    sections: tuple[tuple[str, ...], ...]
    """Lines by section."""
    tasks: tuple[tuple[str, ...], ...]
    """Lines by task."""
    sections_top: int
    sections_bottom: int
    tasks_top: int
    labels_top: int
    """Where the letters of the tasks begin, below the marks of the actors."""
    tasks_bottom: int
    marks: int
    """How many marks stand side by side in a task; 0 where there is but one actor, whom none is needed for."""
    levels: Mapping[int, int]
    """The height of a face by its score."""


def column_for(labels: Iterable[str]) -> int:
    """Return the narrowest width of a task box that breaks no word and needs no more than four lines."""
    labels = tuple(labels)
    for column in COLUMNS:
        room = column - 2 * PADDING
        if all(longest_word(label, SIZE) <= room / _SPARE and len(_lines(label, room)) <= 4 for label in labels):
            return column
    return COLUMNS[-1]


def sheet_of(layout: JourneyLayout) -> Sheet:
    """Break the labels of a layout into lines and give each row the height of its highest box."""
    width = ceil(max(LEFT + layout.width + EDGE, _NARROWEST))
    title = wrap(layout.title, (width - LEFT - EDGE) / _BOLD, TITLE_SIZE, lines=3) if layout.title else ()
    legend_top = EDGE + TITLE_LEADING * len(title) + (GAP if title else 0)
    legend = _legend(layout.actors, legend_top, width - EDGE)
    sections = tuple(_lines(box.title, (box.width - 2 * PADDING) / _BOLD) for box in layout.sections)
    tasks = tuple(_lines(task.title, task.width - 2 * PADDING) for task in layout.tasks)
    side_by_side = int((layout.tasks[0].width - 2 * PADDING + STEP - MARK) // STEP) if len(legend) > 1 else 0
    mark_rows = max(ceil(len(task.actors) / side_by_side) for task in layout.tasks) if side_by_side else 0
    sections_top = legend[-1].top + LEADING + GAP if legend else legend_top
    sections_bottom = sections_top + 2 * PADDING + LEADING * max(map(len, sections), default=0)
    tasks_top = sections_bottom + TASK_MARGIN
    labels_top = tasks_top + PADDING + (STEP * mark_rows + GAP // 2 if mark_rows else 0)
    tasks_bottom = labels_top + LEADING * max(map(len, tasks)) + PADDING
    best = tasks_bottom + GAP + 2 * FACE
    return Sheet(
        width=width,
        height=best + _LEVEL * 4 + FACE + EDGE,
        title=title,
        legend=legend,
        sections=sections,
        tasks=tasks,
        sections_top=sections_top,
        sections_bottom=sections_bottom,
        tasks_top=tasks_top,
        labels_top=labels_top,
        tasks_bottom=tasks_bottom,
        marks=side_by_side,
        levels={score: best + _LEVEL * (5 - score) for score in SCORES},
    )


def _lines(label: str, room: float) -> tuple[str, ...]:
    return wrap(label, room / _SPARE, SIZE, lines=6)


def _legend(actors: tuple[str, ...], top: int, right: float) -> tuple[Entry, ...]:
    """Put the actors side by side, in as many rows as they need."""
    entries: list[Entry] = []
    left: float = LEFT
    for actor in actors:
        (name,) = wrap(actor, _NAME, SIZE, lines=1)
        width = MARK + GAP + text_width(name, SIZE)
        if entries and left + width > right:
            left, top = LEFT, top + LEADING + GAP // 2
        entries.append(Entry(name=name, left=left, top=top))
        left += width + 2 * GAP
    return tuple(entries)
