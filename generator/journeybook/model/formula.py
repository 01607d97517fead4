"""Arithmetic over the measures of an opportunity, as a team writes it: parsed once, then computed for each.

Python's parser reads it; what is made of its tree is numbers, measures, `+ - * /`, `min` and `max`, and nothing else
is ever computed. Knows neither opportunities nor where the text stands.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from types import MappingProxyType
from typing import TypeAlias

from journeybook.model.scale import Number

MEASURES = ("impact", "effort", "severity", "journeys", "personas", "steps")
"""What can be said of every opportunity; a team's own measures are its fields `x-…` that hold numbers."""
LONGEST = 200
"""Characters of a formula."""
FUNCTIONS: Mapping[str, Callable[..., float]] = MappingProxyType({"min": min, "max": max})
"""What can be done with two values or more."""
OWN = r"x-\w+(?:-\w+)*"
"""What a measure of a team's own looks like."""


class FormulaError(Exception):
    """A text is no formula. `start` and `end` are the characters at fault, counted from 0."""

    def __init__(self, message: str, start: int, end: int, unknown: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.unknown = unknown
        """The name that stands where a measure should; empty where something else is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a formula makes of the measures of one opportunity, or why it makes nothing of them."""

    value: float | None = None
    """None for no score."""
    missing: tuple[str, ...] = ()
    """The measures that it needs and that nobody wrote."""
    by_zero: bool = False
    """Whether something would be divided by zero. Neither this nor `missing`: the number is beyond all numbers."""


_Node: TypeAlias = "float | str | tuple[str, tuple[_Node, ...]]"
"""A number, a measure, or an operation and what it works on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula that was read."""

    text: str
    measures: tuple[str, ...]
    """The measures it needs, each once, in the order written."""
    tree: _Node

    def score(self, measures: Mapping[str, Number | None]) -> Score:
        """Return what it makes of measures; one that is None, or not there, is missing."""
        missing = tuple(name for name in self.measures if measures.get(name) is None)
        if missing:
            return Score(missing=missing)
        try:
            value = _computed(self.tree, {name: float(measures[name] or 0) for name in self.measures})
        except ZeroDivisionError:
            return Score(by_zero=True)
        except OverflowError:
            return Score()
        return Score(value=value + 0.0) if isfinite(value) else Score()

    def falls_with(self, measure: str) -> bool:
        """Say whether more of a measure, of which nobody has less than nothing, can only make the score less."""
        return _trend(self.tree, measure) == -1


def formula(text: str, longest: int = LONGEST) -> Formula:
    """Return the formula that a text is, the space around it taken off; FormulaError where it is none."""
    text = text.strip()
    if len(text) > longest:
        raise FormulaError(f"longer than {longest} characters", longest, len(text))
    python, names = _as_python(text)
    try:
        tree = _node(ast.parse(python, mode="eval").body, names)
    except SyntaxError as error:
        at = min(max((error.offset or 1) - 1, 0), max(len(text) - 1, 0))
        raise FormulaError("cannot be read as arithmetic", at, at + 1) from error
    except (MemoryError, RecursionError, ValueError) as error:
        raise FormulaError("too deeply nested", 0, len(text)) from error
    return Formula(text=text, measures=tuple(dict.fromkeys(_measures(tree))), tree=tree)


_TOKEN = re.compile(rf"(?P<space>\s+)|(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)|(?P<name>{OWN}|[^\W\d]\w*)|[-+*/(),]")
_OPERATIONS: Mapping[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}


def _as_python(text: str) -> tuple[str, dict[str, str]]:
    """Return a text in which each measure is a name of Python's, as long as it was, and what the names stand for."""
    python: list[str] = []
    names: dict[str, str] = {}
    at, before = 0, ""
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise FormulaError(f"'{text[at]}' is no part of a formula", at, at + 1)
        said = token[0]
        if said == before and said in "*/":
            raise FormulaError(f"there is no '{said}{said}'", at - 1, at + 1)
        if token["name"] and said not in FUNCTIONS:
            if said not in MEASURES and not said.startswith("x-"):
                raise FormulaError(f"unknown measure '{said}'", at, token.end(), said)
            known = f"v{len(names)}".ljust(len(said), "_")
            names[known] = said
            python.append(known)
        else:
            python.append(" " * len(said) if token["space"] else said)
        if (token["name"] or token["number"]) and re.match(r"[\w.]", text[token.end() :]):
            raise FormulaError("a sign is missing here", token.end(), token.end() + 1)
        at, before = token.end(), said
    return "".join(python), names


def _node(tree: ast.expr, names: Mapping[str, str]) -> _Node:
    match tree:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return float(value)
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return ("-", (_node(operand, names),))
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _node(operand, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            return (_OPERATIONS[type(op)], (_node(left, names), _node(right, names)))
        case ast.Call(func=ast.Name(id=name), args=[_, _, *_] as args, keywords=[]) if name in FUNCTIONS:
            return (name, tuple(_node(arg, names) for arg in args))
        case ast.Call(func=ast.Name(id=name)) if name in FUNCTIONS:
            raise _at(tree, f"'{name}' needs two values or more: {name}(impact, severity)")
    raise _at(tree, "only measures, numbers, + - * /, parentheses, min and max can be used")


def _at(tree: ast.expr, message: str) -> FormulaError:
    return FormulaError(message, tree.col_offset, tree.end_col_offset or tree.col_offset + 1)


def _measures(tree: _Node) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, tuple):
        for part in tree[1]:
            yield from _measures(part)


def _trend(tree: _Node, measure: str) -> int | None:
    """Return 1 for a value that rises with a measure, −1 for one that falls, 0 for neither, None for who knows."""
    if isinstance(tree, str):
        return int(tree == measure)
    if not isinstance(tree, tuple):
        return 0
    trends = [_trend(part, measure) for part in tree[1]]
    if tree[0] in "-/" and trends[-1]:
        trends[-1] = -trends[-1]
    found = {trend for trend in trends if trend != 0}
    if tree[0] in "*/" and found and any(_may_be_negative(part) for part in tree[1]):
        return None
    return found.pop() if len(found) == 1 else None if found else 0


def _may_be_negative(tree: _Node) -> bool:
    if isinstance(tree, tuple):
        return tree[0] == "-" or any(_may_be_negative(part) for part in tree[1])
    return isinstance(tree, float) and tree < 0


def _computed(tree: _Node, values: Mapping[str, float]) -> float:
    if isinstance(tree, str):
        return values[tree]
    if not isinstance(tree, tuple):
        return tree
    parts = [_computed(part, values) for part in tree[1]]
    match tree[0], parts:
        case "+", [left, right]:
            return left + right
        case "-", [left, right]:
            return left - right
        case "-", [only]:
            return -only
        case "*", [left, right]:
            return left * right
        case "/", [left, right]:
            return left / right
    return FUNCTIONS[tree[0]](*parts)
