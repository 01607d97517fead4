"""A measured figure, ready to be shown with its unit, target, source and date. Never rounded: it is a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journeybook.model.parts import Metric
from journeybook.model.scale import Number
from journeybook.pages.feeling import MINUS

_THIN = "\u202f"
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


def figure(metric: Metric) -> Figure:
    """Return a metric as shown."""
    return Figure(
        kpi=metric.kpi,
        value=_quantity(metric.value, metric.unit),
        target="" if metric.target is None else _quantity(metric.target, metric.unit),
        source=metric.source,
        day=metric.date,
    )


def _quantity(number: Number, unit: str) -> str:
    """Return a number as written, thin spaces between thousands, and its unit that no line break parts from it."""
    text = f"{number:,}".removesuffix(".0").replace(",", _THIN).replace("-", MINUS)
    return f"{text}{_FIXED}{unit}" if unit else text
