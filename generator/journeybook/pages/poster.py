"""How much a journey's map has to shrink to fit one sheet on a wall: a page of paper has no scroll bar.

No style sheet can ask how high a table has become, so its height is estimated from what stands in it, a little too
high rather than too low. Knows neither HTML nor fonts; its numbers were measured on pages in Chromium, in pixels as
on a screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from math import ceil

from journeybook.model.parts import Evidence
from journeybook.pages.context import Link
from journeybook.pages.facts import JourneyFacts
from journeybook.pages.figure import Figure
from journeybook.pages.journey_map import JourneyMap, MapStep
from journeybook.pages.lanes import Cell, ChannelItem, EmotionItem, Item, LaneKind, OpportunityItem, PainItem

SHEET = (1527, 1045)
"""Width and height of an A3 sheet, landscape, without its margins of 8 mm and a little to spare."""
LARGEST = 1.3
SMALLEST = 0.3
"""Below this nothing could be read; a map that is higher even so takes a second sheet."""
_STEP = 0.02
_NAMES = 128
"""The column of the lanes' names."""
_LINE = 17.6
_CARD_LINE = 17.6
_PADDING = 11
"""Above and below what stands in a row, with its border."""
_BESIDE = 17
"""Left and right of it."""
_GAP = 6
"""Between two things in a cell."""
_CARD = 19
"""What a card takes of the width, and 12 of the height."""
_SIDE_BY_SIDE = 170
"""The width from which on the name of another journey and how it feels stand in one line."""
_FOOT = 24
"""The address below the map."""
_SIGN = 7.1
"""The width of a sign of 13 pixels; of bold ones and of larger ones more."""
_BOLD = 7.6
_WASTE = 0.85
"""How much of a line words fill that must not be broken."""

_Shape = tuple[float, ...]
"""What is above and below a thing, how high a line is, what is beside it, lines that it always has, and then for each
text that stands on lines of its own how many signs that has."""
_Lane = tuple[int, tuple[tuple[tuple[int, Callable[[float], float]], ...], ...]]
"""What is above a lane; its rows, each with the spans of its cells and what says how high they are."""
_Lanes = tuple[_Lane, ...]


def poster_zoom(drawn: JourneyMap, facts: JourneyFacts) -> float:
    """Return the scale at which a journey's head and map fit one sheet, from SMALLEST to LARGEST.

    Smaller letters leave more room in both directions, so that the largest scale that fits is found by halving.
    """
    low, high = round(SMALLEST / _STEP), round(LARGEST / _STEP)
    lanes = _measured(drawn)
    while low < high:
        middle = (low + high + 1) // 2
        zoom = middle * _STEP
        if _height(drawn, lanes, facts, SHEET[0] / zoom) <= SHEET[1] / zoom:
            low = middle
        else:
            high = middle - 1
    return round(low * _STEP, 2)


def poster_height(drawn: JourneyMap, facts: JourneyFacts, width: float) -> float:
    """Return about how high the head and the map of a journey are at a width, both in pixels."""
    return _height(drawn, _measured(drawn), facts, width)


def _height(drawn: JourneyMap, lanes: _Lanes, facts: JourneyFacts, width: float) -> float:
    column = (width - _NAMES) / len(drawn.steps)
    rows = sum(_lane(lane, column) for lane in lanes)
    heads = _head(facts, width) + _stages(drawn, column) + _steps(drawn.steps, column - _BESIDE)
    return heads + _keys(drawn) + rows + _FOOT


def _head(facts: JourneyFacts, width: float) -> float:
    lead = 27 * _lines(len(facts.goal), min(760, width - 420), 9.6)
    said = sum(len(text) for text in (facts.trigger, facts.outcome, facts.owner) if text)
    said += sum(len(link.text) for link in (*facts.personas, *facts.to_bes)) + 60
    return 24 + 40 + lead + 20 * _lines(said, width, 7.4) + 50


def _stages(drawn: JourneyMap, column: float) -> float:
    heights = []
    for stage in drawn.stages:
        room = stage.span * column - _BESIDE
        below = sum(len(link.text) + 2 for link in stage.phases) + (12 if stage.seconds else 0)
        heights.append(22 * _lines(len(stage.link.text), room, 9) + _LINE * (_lines(below, room) if below else 0))
    return _PADDING + max(heights)


def _steps(steps: Sequence[MapStep], room: float) -> float:
    def height(step: MapStep) -> int:
        lines = _lines(len(step.link.text), room, _BOLD)
        lines += _lines(17, room - 15, _BOLD) if step.truth else 0
        lines += _lines(_names(step.only) + 5, room) if step.only else 0
        return lines + (_lines(_names(step.then) + 7, room) if step.then else 0)

    # The name of the row says how many steps there are, and in a second line how long they take.
    return _PADDING + 4 + _LINE * max(2, *map(height, steps))


def _keys(drawn: JourneyMap) -> float:
    """Return the height of the curve, and of what its names need more than the words below it."""
    if not any(lane.kind is LaneKind.EMOTION for lane in drawn.lanes):
        return 0
    several = len(drawn.curve.lines) > 1
    lines = sum(_lines(_names(line.personas) + 4, _NAMES - 24) + several for line in drawn.curve.lines)
    lines += sum(_lines(len(line.name) + 4, _NAMES - 24) for line in drawn.curve.others)
    return drawn.curve.height + max(0, 24 * lines - 40)


def _measured(drawn: JourneyMap) -> _Lanes:
    """Return what of the lanes makes their height at any width, taken apart once for all widths."""
    return tuple(
        (
            24 if lane.visibility else 0,
            # What is empty is never the highest, and each row has a height.
            tuple(tuple(_cell(lane.kind, cell) for cell in row if cell.items) for row in lane.rows),
        )
        for lane in drawn.lanes
    )


def _lane(lane: _Lane, column: float) -> float:
    above, rows = lane
    heights = (max((of(span * column - _BESIDE) for span, of in row), default=0) for row in rows)
    return above + sum(_PADDING + max(_LINE, height) for height in heights)


def _cell(kind: LaneKind, cell: Cell) -> tuple[int, Callable[[float], float]]:
    """Return how many columns a cell has, and what says how high it is in some room."""
    if kind is LaneKind.EMOTION:
        said = tuple((bool(one.basis), len(one.others)) for one in cell.items if isinstance(one, EmotionItem))
        return cell.span, partial(_emotions, said)
    items = tuple(map(_item, cell.items))
    return cell.span, partial(_items, items) if len(items) > 1 else partial(_shape, items[0])


def _emotions(said: tuple[tuple[bool, int], ...], room: float) -> float:
    lines = 1 if room > _SIDE_BY_SIDE else 2
    return sum(_LINE * has_basis + (_LINE + 4) * lines * others for has_basis, others in said)


def _items(items: tuple[_Shape, ...], room: float) -> float:
    return sum(_shape(item, room) for item in items) + _GAP * (len(items) - 1)


def _shape(item: _Shape, room: float) -> float:
    frame, line, beside, more, *texts = item
    return frame + line * (sum(_lines(signs, room - beside) for signs in texts) + more)


def _item(item: Item) -> _Shape:
    if isinstance(item, (PainItem, OpportunityItem)):
        judged = isinstance(item, OpportunityItem) or item.severity
        return 12, _CARD_LINE, _CARD, bool(judged), len(item.link.text)
    if isinstance(item, Figure):
        texts = (len(item.value) + len(item.kpi) + 1, *([len(item.target) + 7] if item.target else []))
        return 0, _LINE, 0, 0, *texts
    if isinstance(item, ChannelItem):
        return 0, _LINE, 0, 0, len(item.link.text) + 3
    if isinstance(item, Link):
        return 0, _LINE, 0, 0, len(item.text)
    if isinstance(item, Evidence):
        return 0, _LINE, 0, 0, len(item.title)
    return (0, _LINE, 0, 0, len(item)) if isinstance(item, str) else (0, _LINE, 0, 1)


def _names(links: Iterable[Link]) -> int:
    return sum(len(link.text) + 2 for link in links)


def _lines(signs: float, room: float, sign: float = _SIGN) -> int:
    """Return how many lines so many signs take."""
    width = signs * sign
    return 1 if width <= room else ceil(width / max(sign * 4, room * _WASTE))
