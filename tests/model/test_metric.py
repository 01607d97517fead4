"""Whether a measured figure is where a team wants it."""

from __future__ import annotations

import pytest

from journeybook.model.parts import Better, Metric
from tests.load.projects import front, loaded


@pytest.mark.parametrize(
    ("written", "better", "misses"),
    [
        ("value: 3.9, target: 4.5", Better.HIGHER, True),
        ("value: 4.5, target: 4.5", Better.HIGHER, False),
        ("value: 4.6, target: 4.5", Better.HIGHER, False),
        ("value: 3.9", Better.HIGHER, False),
        ("value: 31 %, target: 22 %, better: lower", Better.LOWER, True),
        ("value: 22 %, target: 22 %, better: lower", Better.LOWER, False),
        ("value: 6 min, target: 4 min", Better.LOWER, True),
        ("value: 21, target: 12, unit: days", Better.LOWER, True),
        ("value: 3, target: 4 Hours", Better.LOWER, False),
        ("value: 20 min, target: 30 min, better: higher", Better.HIGHER, True),
    ],
)
def test_less_is_better_of_times_and_where_it_is_written(written: str, better: Better, misses: bool) -> None:
    assert (metric(written).better, metric(written).misses) == (better, misses)


def metric(written: str) -> Metric:
    """Return the figure that a journey has written so."""
    journey = front(f"title: A\nmetrics: [{{kpi: Figure, {written}}}]\nstages: [{{title: S, steps: [{{title: T}}]}}]\n")
    (found,) = loaded({"journeys/a.md": journey}).catalogue.journeys["a"].metrics
    return found
