"""Scores of a Mermaid journey: what is a number, and where it stands on a project's emotion scale.

Knows no diagram, only texts and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from journeybook.model.scale import EmotionScale, Number

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_RADIX = re.compile(r"0(?:[xX][0-9a-fA-F]{1,15}|[oO][0-7]{1,15}|[bB][01]{1,50})")
_ENDLESS = re.compile(r"[+-]?Infinity")

_PLAIN = r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
_WITH_COMMA = re.compile(r"([+-]?[0-9]+),([0-9]+)")
_OF = re.compile(rf"({_PLAIN})\s*/\s*({_PLAIN})")
_PERCENT = re.compile(rf"({_PLAIN})\s*%")
_AMID_MARKS = re.compile(
    rf"(?:[^\w+.-]|[+.-](?![0-9.]))*(?:(?:score|rating|emotion|mood)\W+)?({_PLAIN})(?:\W*(?:stars?|points?|pts))?\W*",
    re.IGNORECASE,
)
_LEADING = re.compile(rf"({_PLAIN})\s*[,;|]\s*(?=\S)")
_AT_END = re.compile(rf"\s*(?:[-=]+>|[→⇒➔])\s*({_PLAIN})\s*$|\s*[(\[]({_PLAIN})(?:\s*/\s*5)?[)\]]\s*$")
_LONGEST = 40
"""No score is longer; longer texts are not searched."""


@dataclass(frozen=True, slots=True)
class Range:
    """The scale that a diagram's scores are on, both ends included."""

    low: int
    high: int

    def __contains__(self, score: float) -> bool:
        return self.low <= score <= self.high

    def __str__(self) -> str:
        return f"{self.low} to {self.high}"


MERMAID = Range(1, 5)
# Other scales people use, the narrowest first; -2 to 2 only where something is below zero.
_OTHERS = (Range(-2, 2), Range(1, 10), Range(0, 10), Range(0, 100))


def mermaid_number(text: str) -> float | None:
    """Return the number that Mermaid reads in a score, which is JavaScript's `Number`; None where it reads none.

    An empty text, which Mermaid reads as 0, is none here.
    """
    text = text.strip()
    if _DECIMAL.fullmatch(text) or _ENDLESS.fullmatch(text):
        return float(text)
    return float(int(text, 0)) if _RADIX.fullmatch(text) else None


def almost_a_number(text: str) -> float | None:
    """Return the score that a text means though Mermaid reads no number: `3,5`, `4/5`, `80 %`, `(3)`, `３`, `3 stars`.

    Parts of anything but 5, and percentages, are put on Mermaid's scale.
    """
    text = normalize("NFKC", text.strip())
    if len(text) > _LONGEST:
        return None
    if match := _WITH_COMMA.fullmatch(text):
        return float(f"{match[1]}.{match[2]}")
    if match := _OF.fullmatch(text):
        part, whole = float(match[1]), float(match[2])
        if whole <= 0:
            return None
        return part if whole == MERMAID.high else _from_share(part / whole)
    if match := _PERCENT.fullmatch(text):
        return _from_share(float(match[1]) / 100)
    match = _AMID_MARKS.fullmatch(text)
    return float(match[1]) if match else None


def leading_number(text: str) -> tuple[float, int] | None:
    """Return the number before the first comma, and where what follows the comma begins: `3, Customer`."""
    match = _LEADING.match(text[:_LONGEST])
    return (float(match[1]), match.end()) if match else None


def number_at_end(text: str) -> tuple[float, int] | None:
    """Return the number behind an arrow or in brackets at the end, and where that begins: `Pay -> 3`, `Pay (3)`."""
    skipped = max(0, len(text) - _LONGEST)
    match = _AT_END.search(text, skipped)
    return (float(match[1] or match[2]), match.start()) if match else None


def scale_of(scores: Sequence[float]) -> Range:
    """Return the scale that a diagram's scores are on: Mermaid's, unless a good part of them fit only another.

    One or two slips do not make another scale: at least two scores and a quarter of all must lie outside.
    """
    outside = [score for score in scores if score not in MERMAID]
    if len(outside) < 2 or len(outside) * 4 < len(scores):
        return MERMAID
    for candidate in _OTHERS:
        if all(score in candidate for score in scores) and (candidate.low >= 0 or min(scores) < 0):
            return candidate if max(scores) > MERMAID.high or min(scores) < 0 else MERMAID
    return MERMAID


def on_scale(score: float, origin: Range, scale: EmotionScale) -> Number:
    """Return a score on the project's scale; one outside its own scale counts as the nearest end.

    A score that is already on the right scale stays as it is; a converted one has one decimal.
    """
    score = min(max(score, origin.low), origin.high)
    if (origin.low, origin.high) != (scale.min, scale.max):
        share = (score - origin.low) / (origin.high - origin.low)
        score = round(scale.min + share * (scale.max - scale.min), 1)
    return int(score) if score == int(score) else score


def _from_share(share: float) -> float:
    return round(MERMAID.low + share * (MERMAID.high - MERMAID.low), 1)
