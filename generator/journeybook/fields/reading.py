"""What a field type needs while it reads: where it is, and where findings go."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from journeybook.diagnostics import Findings
from journeybook.model.scale import EmotionScale
from journeybook.source import Mark, Span
from journeybook.syntax.nodes import Node, Scalar, kind_of


class Missing(Enum):
    """The type of MISSING."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING
"""Nothing could be read; the reason is among the findings."""


@dataclass(slots=True)
class Reading:
    """The state of reading one file."""

    path: str
    findings: Findings
    scale: EmotionScale = EmotionScale()
    shapes: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    """The names of fields that were written together; files that are read one after the other may have it in common."""

    def shared(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the first tuple that was equal to this one: most steps have the same fields."""
        return self.shapes.setdefault(names, names)

    def span(self, mark: Mark) -> Span:
        """Return the span of a mark in this file."""
        return Span.of(self.path, mark)

    def wrong_type(self, node: Node, name: str, expected: str, hint: str = "") -> Missing:
        """Report a value of the wrong type and return MISSING."""
        is_text = isinstance(node, Scalar) and not node.is_empty
        shown = f"'{_shortened(node.value)}'" if isinstance(node, Scalar) and is_text else kind_of(node)
        self.findings.error("wrong-type", f"'{name}' must be {expected}, not {shown}", self.span(node.mark), hint)
        return MISSING

    def out_of_range(self, node: Node, name: str, message: str, hint: str = "") -> Missing:
        """Report a value outside what the field allows and return MISSING."""
        self.findings.error("out-of-range", f"'{name}' {message}", self.span(node.mark), hint)
        return MISSING


def _shortened(text: str, at_most: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= at_most else text[: at_most - 1] + "…"
