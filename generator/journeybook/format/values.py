"""The field types that only the format of journeys has: emotions by persona, quantities with a unit, icons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from journeybook import icons
from journeybook.diagnostics import did_you_mean, shortened
from journeybook.fields.reading import MISSING, Reading
from journeybook.fields.types import EmotionScore, JsonSchema, number
from journeybook.model.journey import Emotions
from journeybook.model.scale import Number
from journeybook.syntax.nodes import Mapping, Node, Scalar


@dataclass(frozen=True, slots=True)
class EmotionsField:
    """One score for everyone, or a group `{persona: score}`."""

    expected: str = "a score on the emotion scale, or a score a persona: {lea: 3}"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return Emotions."""
        if isinstance(node, Scalar):
            score = EmotionScore().read(node, name, reading)
            return MISSING if score is MISSING else Emotions(score)
        if not isinstance(node, Mapping):
            return reading.wrong_type(node, name, self.expected)
        scores = {}
        for key, value in node.entries:
            if isinstance(value, Scalar) and value.is_empty and ":" in key.value:
                reading.wrong_type(
                    value, f"{name} of {key.value}", "a score", "write a space behind the colon: {lea: 3}"
                )
                continue
            score = EmotionScore().read(value, f"{name} of {key.value}", reading)
            if score is not MISSING:
                scores[key.value] = score
        return Emotions(None, scores)

    def schema(self) -> JsonSchema:
        """Return a number or an object of numbers."""
        score = EmotionScore().schema()
        return {"anyOf": [score, {"type": "object", "additionalProperties": score}]}


class Quantity(NamedTuple):
    """A number and its unit."""

    number: Number
    unit: str


_QUANTITY = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(\S.{0,30})?")


@dataclass(frozen=True, slots=True)
class QuantityField:
    """A number, with its unit behind it where it has one: `3.9`, `62 %`, `4 min`."""

    expected: str = "a number, with its unit behind it if it has one"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return a Quantity."""
        match = _QUANTITY.fullmatch(node.value.strip()) if isinstance(node, Scalar) else None
        value = number(match[1]) if match else None
        if match is None or value is None or re.match(r"[\d.,]", match[2] or ""):
            hint = "write a point: 4.5" if isinstance(node, Scalar) and "," in node.value else ""
            return reading.wrong_type(node, name, self.expected, hint)
        return Quantity(value, (match[2] or "").strip())

    def schema(self) -> JsonSchema:
        """Return a number or a text that begins with one."""
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\s*[+-]?\d"}]}


@dataclass(frozen=True, slots=True)
class Icon:
    """The name of one of Material's icons, by its set and its name there."""

    expected: str = "an icon of Material's, by set and name: material/storefront"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the name."""
        if not isinstance(node, Scalar):
            return reading.wrong_type(node, name, self.expected)
        value = node.value.strip()
        if icons.is_icon(value):
            return value
        hint = _icon_meant(value) or "the sets are " + ", ".join(icons.SETS)
        message = f"unknown icon '{shortened(value, 80)}'"
        reading.findings.error("unknown-icon", message, reading.span(node.mark), hint)
        return MISSING

    def schema(self) -> JsonSchema:
        """Return a string that looks like the name of an icon."""
        return {"type": "string", "pattern": f"^{icons.PATTERN}$"}


def _icon_meant(name: str) -> str:
    """Return a hint for a name that is no icon: one that is called so in some set, else the nearest of all."""
    last = "/" + name.rpartition("/")[2].lower()
    alike = (icon for icon in icons.names() if icon.endswith(last))
    meant = min(alike, key=lambda icon: (icons.SETS.index(icon.partition("/")[0]), len(icon)), default="")
    return f"did you mean '{meant}'?" if meant else did_you_mean(name, icons.names())
