"""What measures of opportunities, their scores and the quarters of their matrix are called and how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import floor, log10

from journeybook.insight.axis import Axis, Band
from journeybook.insight.priorities import Priorities, Priority, Quadrant
from journeybook.model.formula import FUNCTIONS, MEASURES, OWN
from journeybook.model.scale import Number
from journeybook.pages.context import PageContext
from journeybook.pages.lanes import own_title

_NAME = re.compile(rf"{OWN}|[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A measure or a score: as the page's language writes it, and to be sorted by."""

    text: str
    """Empty where there is none."""
    value: Number | None


def measure_title(name: str, context: PageContext) -> str:
    """Return what a measure is called: a word of ours, or the label of a team's own field."""
    return context.site.language.terms[f"measure.{name}"] if name in MEASURES else own_title(name, context)


def value_text(value: Number, context: PageContext) -> str:
    """Return a measure or a score as the page's language writes it: with two decimals, or two digits but zeros."""
    small = 0 < abs(value) < 0.1
    return context.site.language.exact(round(value, 1 - floor(log10(abs(value))) if small else 2))


def band_text(band: Band, context: PageContext) -> str:
    """Return the values of a band: `3`, `10–19`."""
    low, high = value_text(band.low, context), value_text(band.high, context)
    return low if band.low == band.high else f"{low}–{high}"


def quadrant_title(quadrant: Quadrant, found: Priorities, context: PageContext) -> str:
    """Return what a quarter of the matrix is called."""
    _ = context.site.language.gettext
    if quadrant in (Quadrant.UP, Quadrant.ACROSS):
        axis = found.up if quadrant is Quadrant.UP else found.across
        return _("Much %(measure)s alone", measure=_quoted(axis, context))
    return context.site.language.terms[f"quadrant.{quadrant}"]


def _quoted(axis: Axis, context: PageContext) -> str:
    return context.site.language.gettext("“%(name)s”", name=measure_title(axis.measure, context))


def formula_text(text: str, context: PageContext) -> str:
    """Return a formula as people read it: `Impact ÷ Effort`."""
    return _NAME.sub(lambda found: _title(found[0], context), _signs(text))


def filled_text(text: str, one: Priority, context: PageContext) -> str:
    """Return a formula with the measures of an opportunity in the places of their names."""

    def said(name: str) -> str:
        value = one.measures.get(name)
        return _title(name, context) if value is None else value_text(value, context)

    return _NAME.sub(lambda found: said(found[0]), _signs(text))


def _title(name: str, context: PageContext) -> str:
    return name if name in FUNCTIONS else str(measure_title(name, context))


def _signs(text: str) -> str:
    return text.replace("*", "×").replace("/", "÷").replace(" - ", " − ")


def reason_text(one: Priority, context: PageContext) -> str:
    """Return why an opportunity has no score; empty where it has one."""
    _ = context.site.language.gettext
    if one.score.value is not None:
        return ""
    if one.score.missing:
        names = ", ".join(str(measure_title(name, context)) for name in one.score.missing)
        return _("No score, because this is not known: %(measures)s.", measures=names)
    if one.score.by_zero:
        return _("No score, because the formula would divide by zero.")
    return _("No score, because the formula gives too large a number.")
