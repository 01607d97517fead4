"""Where the labels of points stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeybook.pages.labels import CLEAR, Label, Lines, Place, Side, place_labels

ABOVE, BELOW = Side.ABOVE, Side.BELOW


def label(y: float, prefers: Side = ABOVE, height: float = 15) -> Label:
    return Label(y=y, height=height, prefers=prefers)


def sides(labels: list[Label], places: tuple[Place, ...]) -> list[Side]:
    return [ABOVE if place.top < one.y else BELOW for one, place in zip(labels, places, strict=True)]


def placed(*labels: Label, lines: Lines | None = None, height: float = 200) -> list[Side]:
    return sides(list(labels), place_labels(labels, lines or Lines(), height))


def test_a_label_stands_where_it_would_rather_stand() -> None:
    assert placed(label(100)) == [ABOVE]
    assert placed(label(100, BELOW)) == [BELOW]


def test_a_label_that_would_leave_the_drawing_goes_to_the_other_side() -> None:
    assert placed(label(10)) == [BELOW]
    assert placed(label(190, BELOW)) == [ABOVE]


def test_a_label_gives_way_to_a_line_that_passes() -> None:
    through = Lines(left=((80, 92),), right=((80, 92),))
    assert placed(label(100), lines=through) == [BELOW]


def test_two_neighbouring_points_have_their_labels_outside() -> None:
    assert placed(label(60), label(84, ABOVE)) == [ABOVE, BELOW]


def test_a_label_would_rather_cross_a_line_than_cover_a_point() -> None:
    steep = Lines(left=((84, 130),))
    assert placed(label(62), label(84, BELOW), lines=steep) == [ABOVE, BELOW]


def test_on_a_slope_a_label_leans_away_from_the_line() -> None:
    falling = Lines(left=((70, 100),), right=((100, 130),))
    rising = Lines(left=((100, 130),), right=((70, 100),))
    assert place_labels([label(100)], falling, 200)[0].lean == 1
    assert place_labels([label(100)], rising, 200)[0].lean == -1
    assert place_labels([label(100, BELOW)], falling, 200)[0].lean == -1


def test_at_a_peak_a_label_stands_straight() -> None:
    peak = Lines(left=((100, 130),), right=((100, 130),))
    assert place_labels([label(100)], peak, 200)[0] == Place(top=100 - CLEAR - 15, lean=0)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=3, unique=True))
def test_labels_of_different_levels_never_cover_each_other(levels: list[int]) -> None:
    labels = [label(49 + 34 * level) for level in sorted(levels)]
    tops = [place.top for place in place_labels(labels, Lines(), 49 + 34 * 4 + 34)]
    for at, top in enumerate(tops):
        assert all(other + 15 <= top or top + 15 <= other for other in tops[at + 1 :])


@given(st.lists(st.floats(40, 160), min_size=0, max_size=30))
def test_any_number_of_points_has_as_many_labels(ys: list[float]) -> None:
    labels = [label(y) for y in sorted(ys)]
    assert len(place_labels(labels, Lines(), 200)) == len(labels)
