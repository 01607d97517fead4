"""How many things in a journey rules look at. It follows from what its findings follow from, and is kept with them."""

from __future__ import annotations

from journeybook.checks.places import counts
from journeybook.checks.registry import RULES
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey

COUNTED = tuple(rule for rule in RULES if rule.mark is not None)
"""The rules that count for a mark."""


def totals_of(journey: Journey, catalogue: Catalogue) -> tuple[int, ...]:
    """Return how many things in a journey each of these rules looks at."""
    things = counts(journey, catalogue)
    return tuple([int(rule.among(journey)) if rule.among else things[rule.unit] for rule in COUNTED])
