"""A measured figure, ready to be shown with its unit, target, source and date. Never rounded: it is a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeybook.language import Language
from journeybook.model.parts import Metric
from journeybook.model.scale import Number
from journeybook.model.text import same_language

_FIXED = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure."""

    kpi: str
    value: str
    """With its unit, such as `34 %`."""
    target: str
    """With its unit; empty where there is none."""
    source: str
    day: date | None


def figure(metric: Metric, language: Language) -> Figure:
    """Return a metric as shown."""
    return Figure(
        kpi=metric.kpi,
        value=_quantity(metric.value, metric.unit, language),
        target="" if metric.target is None else _quantity(metric.target, metric.unit, language),
        source=metric.source,
        day=metric.date,
    )


def _quantity(number: Number, unit: str, language: Language) -> str:
    """Return a number as the language writes it, and its unit that no line break parts from it."""
    if unit == "%":
        return language.percent(number)
    text = language.exact(number)
    return same_language(f"{text}{_FIXED}{unit}", unit) if unit else text
