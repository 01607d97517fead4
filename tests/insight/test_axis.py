"""The axes of the matrix: bands that hold every value once, and where the upper half begins."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeybook.insight.axis import Axis, axis
from journeybook.model.scale import Number


def _shown(one: Axis) -> list[tuple[Number, Number]]:
    return [(band.low, band.high) for band in one.bands]


def test_scaled_measures_have_the_five_bands_of_their_scale_whatever_is_there() -> None:
    assert _shown(axis("impact", [2])) == [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]
    assert (axis("impact", []).low, axis("severity", []).low, axis("effort", []).low) == (3, 3, 2)


def test_what_answers_no_pain_point_has_its_place_on_the_axis_of_severity() -> None:
    one = axis("severity", [0, 4])
    assert (_shown(one)[0], len(one.bands), one.low) == ((0, 0), 6, 4)
    assert (one.band(0), one.band(3), one.band(4)) == (0, 3, 4)


def test_few_values_have_a_band_each() -> None:
    one = axis("journeys", [7, 1, 3, 1])
    assert (_shown(one), one.low) == ([(1, 1), (3, 3), (7, 7)], 2)
    assert (_shown(axis("x-a", [0.5])), axis("x-a", [0.5]).low) == ([(0.5, 0.5)], 1)


def test_what_lies_in_the_middle_of_a_cost_is_dear() -> None:
    few, many = axis("x-a", [1, 2, 3], cost=True), axis("x-a", range(1, 47), cost=True)
    assert (few.low, few.is_cost, many.low) == (1, True, 2)
    assert axis("severity", [], cost=True).low == 2
    assert (axis("x-a", [7], cost=True).low, axis("x-a", [], cost=True).low) == (1, 0)


def test_many_whole_values_have_bands_of_a_round_width() -> None:
    one = axis("steps", range(1, 47))
    assert (_shown(one), one.low) == ([(0, 9), (10, 19), (20, 29), (30, 39), (40, 49)], 3)


def test_many_broken_values_have_bands_that_end_where_the_next_begins() -> None:
    one = axis("x-a", [at / 10 for at in range(8)])
    assert _shown(one) == [(0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8)]
    assert (one.band(0.2), one.band(0.7), one.band(0.8), one.band(None)) == (1, 3, None, None)


NUMBERS = st.one_of(st.integers(-(10**6), 10**6), st.floats(-1e6, 1e6).map(lambda value: round(value, 3)))


@given(st.lists(NUMBERS, min_size=1, max_size=40))
def test_every_value_lies_in_one_band_and_there_are_few(values: list[Number]) -> None:
    one = axis("x-a", values)
    assert 1 <= len(one.bands) <= 8
    assert 1 <= one.low <= len(one.bands)
    for value in values:
        assert [at for at, band in enumerate(one.bands) if band.has(value)] == [one.band(value)]
