"""The smooth path: through every point, never beyond two neighbours."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.pages.smooth import Piece, Point, path, pieces, short

heights = st.lists(st.floats(min_value=0, max_value=200, allow_subnormal=False), min_size=2, max_size=40)


def points_at(ys: list[float], step: float = 100) -> list[Point]:
    return [Point(step * at, y) for at, y in enumerate(ys)]


def at(piece: Piece, t: float) -> float:
    """The height of a Bézier piece, by the textbook."""
    a, b, c, d = piece.start.y, piece.leaving.y, piece.arriving.y, piece.end.y
    return a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t**2 * (1 - t) + d * t**3


@given(heights)
def test_the_curve_stays_between_two_neighbouring_points(ys: list[float]) -> None:
    for piece in pieces(points_at(ys)):
        low, high = sorted((piece.start.y, piece.end.y))
        assert all(low - 1e-6 <= at(piece, t / 50) <= high + 1e-6 for t in range(51))


@given(heights)
def test_the_curve_only_rises_or_only_falls_between_two_points(ys: list[float]) -> None:
    for piece in pieces(points_at(ys)):
        sign = 1 if piece.end.y >= piece.start.y else -1
        drawn = [sign * at(piece, t / 50) for t in range(51)]
        assert all(after >= before - 1e-6 for before, after in pairwise(drawn))


@given(heights)
def test_the_curve_has_no_corner_where_two_pieces_meet(ys: list[float]) -> None:
    for before, after in pairwise(pieces(points_at(ys))):
        arriving = before.end.y - before.arriving.y
        leaving = after.leaving.y - after.start.y
        assert arriving == pytest.approx(leaving, abs=1e-6)


def test_the_curve_goes_through_every_point() -> None:
    points = points_at([10, 40, 40, 5])
    drawn = pieces(points)
    assert [drawn[0].start, *(piece.end for piece in drawn)] == points


def test_the_curve_is_flat_at_a_peak_and_between_equal_points() -> None:
    up, level, _ = pieces(points_at([50, 10, 10, 60]))
    assert up.arriving.y == 10
    assert (level.leaving.y, level.arriving.y) == (10, 10)


def test_unequal_distances_keep_the_curve_between_its_points() -> None:
    for piece in pieces([Point(0, 0), Point(10, 90), Point(400, 100), Point(410, 0)]):
        low, high = sorted((piece.start.y, piece.end.y))
        assert all(low - 1e-6 <= at(piece, t / 50) <= high + 1e-6 for t in range(51))


@given(heights, st.floats(min_value=0, max_value=1))
def test_the_height_at_a_place_across_is_that_of_the_curve_drawn_there(ys: list[float], t: float) -> None:
    piece = pieces(points_at(ys))[-1]
    assert piece.y(piece.start.x + t * 100) == pytest.approx(at(piece, t), abs=1e-6)


def test_fewer_than_two_points_have_no_path() -> None:
    assert path(pieces([])) == ""
    assert path(pieces([Point(1, 2)])) == ""


def test_a_path_is_short_text() -> None:
    assert path(pieces([Point(0, 0), Point(3, 3)])) == "M0,0C1,1 2,2 3,3"


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (0.126, "0.13"), (-0.001, "0"), (12.5, "12.5"), (100, "100")])
def test_numbers_lose_what_no_eye_can_see(value: float, text: str) -> None:
    assert short(value) == text
