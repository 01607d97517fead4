"""A layout to SVG: boxes, letters, marks and faces. Knows neither Mermaid nor merman.

Mermaid's picture, redrawn for reading: its columns, its faces at their heights and its legend of actors, with labels
that wrap instead of overlapping, and shapes where Mermaid tells actors and faces apart by colour alone.
Colours go to groups, not to each shape, which keeps a picture of twelve steps under 3 KB when compressed.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from journeybook.diagrams import palette
from journeybook.diagrams.engine import JourneyLayout, Task
from journeybook.diagrams.escaping import collapse
from journeybook.diagrams.gate import SVG
from journeybook.diagrams.sheet import (
    EDGE,
    FACE,
    GAP,
    LEADING,
    LEFT,
    MARK,
    PADDING,
    SIZE,
    STEP,
    TITLE_LEADING,
    TITLE_SIZE,
    Sheet,
    sheet_of,
)

FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"

_BASELINE = 13  # below the top of a line
_SMALL = 12

# Drawn from the middle of the mark. Those after the fifth are hollow, and after the tenth they come again.
_MARKS = (
    "m-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "m-4.5-4.5h9v9h-9z",
    "m0-5.5l5.5 10h-11z",
    "m0-6l6 6l-6 6l-6-6z",
    "m-1.7-5h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3z",
)

# Drawn from the middle of the face: eyes, then the mouth; by score.
_FEATURES = {
    1: "m-6.5-5.5l4.5 2.5m8.5-2.5l-4.5 2.5m-7.5 10.5a5.5 5.5 0 0 1 11 0z",
    2: "m-4.5-5v2.5m9-2.5v2.5m-10 9q5.5-5.5 11 0",
    3: "m-4.5-5v2.5m9-2.5v2.5m-9.5 7.5h10",
    4: "m-4.5-5v2.5m9-2.5v2.5m-10 5q5.5 5.5 11 0",
    5: "m-4.5-5v2.5m9-2.5v2.5m-10.5 4.5a6 6 0 0 0 12 0z",
}


def paint(layout: JourneyLayout, *, diagram_id: str, title: str, description: str) -> str:
    """Return the SVG of a layout; `title` and `description` are for those who do not see it."""
    sheet = sheet_of(layout)
    return (
        f'<svg xmlns="{SVG}" id="{diagram_id}" role="img" aria-labelledby="{diagram_id}-title {diagram_id}-desc"'
        f' width="{sheet.width}" height="{sheet.height}" viewBox="0 0 {sheet.width} {sheet.height}"'
        f' font-family="{FONTS}" font-size="{SIZE}">'
        f'<title id="{diagram_id}-title">{_text(title)}</title>'
        f'<desc id="{diagram_id}-desc">{_text(description)}</desc>'
        f'<rect width="{sheet.width}" height="{sheet.height}" rx="6"{palette.PAPER.attributes("fill")}/>'
        f"{_boxes(layout, sheet)}{_grid(layout, sheet)}{_marks(layout, sheet)}{_faces(layout, sheet)}"
        f"{_letters(layout, sheet)}</svg>"
    )


def _boxes(layout: JourneyLayout, sheet: Sheet) -> str:
    height = sheet.sections_bottom - sheet.sections_top
    sections = "".join(
        f'<rect x="{_n(LEFT + box.left)}" y="{sheet.sections_top}" width="{_n(box.width)}" height="{height}"'
        f' rx="4"{palette.TINTS[at % len(palette.TINTS)].attributes("fill")}/>'
        for at, box in enumerate(layout.sections)
    )
    height = sheet.tasks_bottom - sheet.tasks_top
    tasks = "".join(
        f'<rect x="{_n(LEFT + box.left)}" y="{sheet.tasks_top}" width="{_n(box.width)}" height="{height}" rx="4"/>'
        for box in layout.tasks
    )
    return f'{sections}<g fill="none"{palette.FRAME.attributes("stroke")}>{tasks}</g>'


def _grid(layout: JourneyLayout, sheet: Sheet) -> str:
    """Return a line for each score, the neutral one dashed, and one from each task to its face."""
    right = _n(LEFT + layout.width)
    lines = "".join(f"M{LEFT} {y}H{right}" for score, y in sheet.levels.items() if score != 3)
    drops = "".join(f"M{_n(_middle(task))} {sheet.tasks_bottom}V{sheet.levels[task.score]}" for task in layout.tasks)
    numbers = "".join(f'<text x="{LEFT - GAP}" y="{y + 4}">{score}</text>' for score, y in sheet.levels.items())
    return (
        f'<g{palette.LINE.attributes("stroke")}><path d="{lines}"/>'
        f'<path d="M{LEFT} {sheet.levels[3]}H{right}" stroke-dasharray="6 4"/></g>'
        f'<path d="{drops}" stroke-dasharray="2 3"{palette.FRAME.attributes("stroke")}/>'
        f'<g text-anchor="end" font-size="{_SMALL}"{palette.MUTED.attributes("fill")}>{numbers}</g>'
    )


def _marks(layout: JourneyLayout, sheet: Sheet) -> str:
    """Return the actors' marks, beside their names and in their tasks; none where there is but one actor."""
    if not sheet.marks:
        return ""
    middle = MARK / 2
    places = [[(entry.left + middle, entry.top + LEADING / 2)] for entry in sheet.legend]
    for task in layout.tasks:
        for at, actor in enumerate(task.actors):
            row, column = divmod(at, sheet.marks)
            x = LEFT + task.left + PADDING + middle + column * STEP
            places[actor].append((x, sheet.tasks_top + PADDING + middle + row * STEP))
    drawn = []
    for at, name in enumerate(layout.actors):
        path = "".join(f"M{_n(x)} {_n(y)}{_MARKS[at % len(_MARKS)]}" for x, y in places[at])
        ground = palette.PAPER if at // len(_MARKS) % 2 else palette.INK
        drawn.append(f'<path d="{path}"{ground.attributes("fill")}><title>{_escaped(name)}</title></path>')
    return f'<g stroke-width="1.5"{palette.INK.attributes("stroke")}>{"".join(drawn)}</g>'


def _faces(layout: JourneyLayout, sheet: Sheet) -> str:
    """Return the faces with their scores: the two ends of the scale filled, those between as outlines."""
    drawn = []
    for score, colour in palette.EMOTIONS.items():
        y = sheet.levels[score]
        middles = [_middle(task) for task in layout.tasks if task.score == score]
        if not middles:
            continue
        circles = "".join(f'<circle cx="{_n(x)}" cy="{y}" r="{FACE}"/>' for x in middles)
        features = "".join(f"M{_n(x)} {y}{_FEATURES[score]}" for x in middles)
        if score in (1, 5):
            drawn.append(f"<g{colour.attributes('fill', 'stroke')}>{circles}</g>")
            drawn.append(f'<path d="{features}"{palette.PAPER.attributes("fill", "stroke")}/>')
        else:
            drawn.append(f"<g{palette.PAPER.attributes('fill')}><g{colour.attributes('stroke')}>{circles}")
            drawn.append(f'<path d="{features}" fill="none"/></g></g>')
    return f'<g stroke-width="2" stroke-linecap="round" stroke-linejoin="round">{"".join(drawn)}</g>'


def _letters(layout: JourneyLayout, sheet: Sheet) -> str:
    title = _lines(sheet.title, LEFT, EDGE, TITLE_LEADING) if sheet.title else ""
    indent = MARK + GAP if sheet.marks else 0
    legend = [_lines((entry.name,), entry.left + indent, entry.top, LEADING) for entry in sheet.legend]
    sections = [
        _lines(lines, LEFT + box.left + PADDING, sheet.sections_top + PADDING, LEADING)
        for box, lines in zip(layout.sections, sheet.sections, strict=True)
    ]
    tasks = [
        _lines(lines, LEFT + box.left + PADDING, sheet.labels_top, LEADING)
        for box, lines in zip(layout.tasks, sheet.tasks, strict=True)
    ]
    scores = [
        f'<text x="{_n(_middle(task) + FACE + 5)}" y="{sheet.levels[task.score] - 4}">{task.score}</text>'
        for task in layout.tasks
    ]
    return (
        f'<g{palette.INK.attributes("fill")}><g font-weight="600"><g font-size="{TITLE_SIZE}">{title}</g>'
        f'{"".join(sections)}</g>{"".join(legend)}{"".join(tasks)}<g font-size="{_SMALL}">{"".join(scores)}</g></g>'
    )


def _lines(lines: Sequence[str], x: float, top: float, leading: int) -> str:
    first, *others = lines
    spans = "".join(f'<tspan x="{_n(x)}" dy="{leading}">{_escaped(line)}</tspan>' for line in others)
    return f'<text x="{_n(x)}" y="{_n(top + _BASELINE)}">{_escaped(first)}{spans}</text>'


def _middle(task: Task) -> float:
    return LEFT + task.left + task.width / 2


def _text(text: str) -> str:
    return _escaped(collapse(text))


def _escaped(text: str) -> str:
    return escape(text, quote=False)


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
