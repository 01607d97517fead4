"""Decisions to lines. What nobody touched keeps its bytes; what comes from theirs is moved to where ours stands."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from journeybook.canonical.scalars import in_line
from journeybook.merging.chunks import Chunk, Conflict, changed_first
from journeybook.merging.deciding import Whole
from journeybook.merging.decisions import Clash, Decision, Join, Leaf, Take
from journeybook.merging.sides import At

_INDENT = 2


def whole_chunks(whole: Whole, column: int) -> list[Chunk]:
    """Return the lines of a whole file, whose pieces begin at a column."""
    made = _children(whole.children, whole.others, column)
    return [*made, *_texts(whole.tail, column)]


def _children(children: tuple[Decision, ...], others: tuple[Decision, ...] | None, column: int) -> list[Chunk]:
    mine = list(chain.from_iterable(_chunks(child, column) for child in children))
    if others is None:
        return mine
    theirs = list(chain.from_iterable(_chunks(child, column) for child in others))
    # Only what is decided but for its order is written in two orders.
    lines = [tuple(chunk for chunk in side if isinstance(chunk, str)) for side in (mine, theirs)]
    return [Conflict((), *lines)]


def _chunks(decision: Decision, column: int) -> list[Chunk]:
    if isinstance(decision, Take):
        return [*decision.at.lines(column)]
    if isinstance(decision, Clash):
        return _clash(decision, column)
    lead = _lead(decision.lead, decision.style, column)
    if isinstance(decision, Leaf):
        return [*lead, *_leaf(decision, column)]
    if not decision.children or decision.in_brackets:
        return [*lead, _noted(f"{_head(decision.style, column)} {_brackets(decision)}", decision.note, decision.style)]
    return [*lead, *_block(decision, column)]


def _clash(clash: Clash, column: int) -> list[Chunk]:
    sides = (clash.base, clash.ours, clash.theirs)
    o, t = clash.ours, clash.theirs
    if o is not None and t is not None and o.piece.lead == t.piece.lead:
        return [*o.lead_lines(column), Conflict(*(tuple(at.own_lines(column)) if at else () for at in sides))]
    return [Conflict(*(tuple(at.lines(column)) if at else () for at in sides))]


def _leaf(leaf: Leaf, column: int) -> list[str]:
    for at in (leaf.style, leaf.value):
        if at.node is leaf.value.node and at.piece.note == leaf.note:
            return at.own_lines(column)
    text = leaf.value.value_text
    head = _head(leaf.style, column)
    return [_noted(f"{head} {text}" if text else head, leaf.note, leaf.style)]


def _block(join: Join, column: int) -> list[Chunk]:
    """Return a group or list on lines of its own: its head, its pieces, and comments at its end."""
    style = join.style
    inside = style.inside
    assert inside is not None
    inner = column + (_INDENT if inside.flow else inside.column - style.piece.column)
    below: list[Chunk] = _children(join.children, join.others, inner)
    below += _texts(join.tail, inner)
    is_compact = not style.piece.key and (inside.flow or inside.pieces[0].line == style.piece.line)
    if is_compact:
        return changed_first(below, lambda line: f"{line[: column - 1]}-{line[column:]}")
    return [_noted(_head(style, column), join.note, style), *below]


def _head(style: At, column: int) -> str:
    indent = " " * (column - 1)
    return f"{indent}{in_line(style.piece.key)}:" if style.piece.key else f"{indent}-"


def _noted(line: str, note: str, style: At) -> str:
    if not note:
        return line
    column = style.piece.note_column - 1 if style.piece.note else 0
    return f"{line:<{max(column, len(line) + 2)}}{note}"


def _lead(lead: tuple[str, ...], style: At, column: int) -> list[str]:
    return style.lead_lines(column) if lead == style.piece.lead and not style.flow else _texts(lead, column)


def _texts(texts: Iterable[str], column: int) -> list[str]:
    return [f"{' ' * (column - 1)}{text}" if text else "" for text in texts]


def _brackets(join: Join) -> str:
    texts = ", ".join(_in_brackets(child) for child in join.children)
    return f"[{texts}]" if join.is_list else f"{{{texts}}}"


def _in_brackets(decision: Decision) -> str:
    if isinstance(decision, Take):
        return decision.at.flow_text
    if isinstance(decision, Leaf):
        return decision.value.flow_text
    assert isinstance(decision, Join)  # what clashes is no part of what stands in brackets
    key = decision.style.piece.key
    text = _brackets(decision)
    return f"{in_line(key, in_brackets=True)}: {text}" if key else text
