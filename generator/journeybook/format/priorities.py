"""How opportunities are prioritised, as a table: the axes of the matrix, the weights, the formula of the score."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from journeybook.diagnostics import did_you_mean, shortened
from journeybook.fields.reading import MISSING, Missing, Reading
from journeybook.fields.record import Field, Record
from journeybook.fields.types import Decimal, JsonSchema
from journeybook.model.formula import LONGEST, MEASURES, OWN, FormulaError, formula
from journeybook.source import Mark
from journeybook.syntax.nodes import Mapping, Node, Scalar

_OWN = re.compile(OWN)
_MOST_WEIGHTS = 20


@dataclass(frozen=True, slots=True)
class Measure:
    """The name of something that opportunities are measured by."""

    expected: str = "a measure: " + ", ".join(MEASURES) + ", or a field of your own, x-…"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the name."""
        if not isinstance(node, Scalar):
            return reading.wrong_type(node, name, "the name of a measure")
        return _known(node.value.strip(), node.mark, reading)

    def schema(self) -> JsonSchema:
        """Return the names, or anything with x- before it."""
        return {"anyOf": [{"enum": list(MEASURES)}, {"type": "string", "pattern": "^x-"}]}


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight a measure."""

    expected: str = "a group of `measure: weight` lines"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return pairs of measure and weight, in the order written."""
        if not isinstance(node, Mapping):
            return reading.wrong_type(node, name, self.expected)
        if len(node.entries) > _MOST_WEIGHTS:
            return reading.out_of_range(node, name, f"has more than {_MOST_WEIGHTS} measures")
        pairs = []
        for key, value in node.entries:
            measure = _known(key.value, key.mark, reading)
            weight = Decimal(0, 100).read(value, f"weight of {shortened(key.value, 60)}", reading)
            if measure is not MISSING and weight is not MISSING:
                pairs.append((measure, weight))
        return tuple(pairs)

    def schema(self) -> JsonSchema:
        """Return an object of numbers."""
        weight = Decimal(0, 100).schema()
        return {
            "type": "object",
            "properties": dict.fromkeys(MEASURES, weight),
            "patternProperties": {"^x-": weight},
            "additionalProperties": False,
        }


@dataclass(frozen=True, slots=True)
class FormulaField:
    """Arithmetic over measures, checked as far as the text alone can tell."""

    expected: str = "a formula over measures, like impact / effort"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return a Formula."""
        if not isinstance(node, Scalar):
            return reading.wrong_type(node, name, self.expected)
        try:
            return formula(node.value)
        except FormulaError as error:
            mark = _place(node, error)
            if error.unknown:
                return _unknown(error.unknown, mark, reading)
            message = f"'{name}' is no formula: {error.message}"
            reading.findings.error(
                "wrong-formula", message, reading.span(mark), "for example (impact + severity) / effort"
            )
            return MISSING

    def schema(self) -> JsonSchema:
        """Return a short text, or a number."""
        return {"type": ["string", "number"], "maxLength": LONGEST}


PRIORITIES = Record(
    "priorities",
    "How opportunities are put in order, and what the two axes of their matrix are.",
    (
        Field(name="across", type=Measure(), doc="What the matrix shows from left to right; `effort` without it."),
        Field(name="up", type=Measure(), doc="What it shows from the bottom to the top; `impact` without it."),
        Field(
            name="weights",
            type=Weights(),
            doc="What a measure weighs in the usual score, from 0 to 100: `{impact: 2, severity: 1}`. "
            "The weighted measures are added, `impact` always among them, and divided by the weighted effort.",
        ),
        Field(
            name="score",
            type=FormulaField(),
            doc="A formula in place of the usual score, over the measures `" + "`, `".join(MEASURES) + "` and "
            "fields of your own `x-…` that hold numbers; with `+ - * /`, parentheses, numbers, `min` and `max`.",
        ),
    ),
    synonyms={
        "x": "across",
        "y": "up",
        "horizontal": "across",
        "vertical": "up",
        "weight": "weights",
        "formula": "score",
    },
)


def _known(name: str, mark: Mark, reading: Reading) -> str | Missing:
    """Return the name of a measure, or MISSING with a finding."""
    if name in MEASURES or _OWN.fullmatch(name):
        return name
    return _unknown(name, mark, reading)


def _unknown(name: str, mark: Mark, reading: Reading) -> Missing:
    message = f"unknown measure '{shortened(name, 60)}'"
    reading.findings.error("unknown-measure", message, reading.span(mark), did_you_mean(name, MEASURES))
    return MISSING


def _place(node: Scalar, error: FormulaError) -> Mark:
    """Return the mark of what is wrong within a formula; of the whole where its text is not written as it is read."""
    line, column, end_line, end_column = node.mark
    quotes = (end_column - column - len(node.value)) / 2
    if line != end_line or quotes not in (0, 1):
        return node.mark
    start = column + int(quotes) + len(node.value) - len(node.value.lstrip())
    return line, start + error.start, line, start + error.end
