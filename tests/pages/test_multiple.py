"""A journey's emotions as one of many small drawings."""

from __future__ import annotations

import re

import pytest

from journeybook.pages.multiple import HEIGHT, WIDTH, Multiple, multiple
from tests.pages.journeys import CONFIG, scored, site_of

BOTH = "[ana, bo]"


def drawn(text: str, config: str = CONFIG, files: dict[str, str] | None = None) -> Multiple:
    site = site_of({"trip": text}, config, files)
    found = multiple(site.catalogue.journeys["trip"], site.page("x.html"))
    assert found is not None
    return found


def test_the_best_and_the_worst_are_marked_with_their_numbers() -> None:
    assert [(point.level, point.number) for point in drawn(scored("3", "5", "2", "4")).points] == [(5, "5"), (2, "2")]


def test_the_number_stands_above_a_good_point_and_below_a_bad_one() -> None:
    best, worst = drawn(scored("5", "1")).points
    assert float(best.label_y) < float(best.y)
    assert float(worst.label_y) > float(worst.y)


def test_where_all_feel_the_same_one_point_is_marked() -> None:
    assert [point.number for point in drawn(scored("3", "3")).points] == ["3"]


@pytest.mark.parametrize("emotions", [("1",), ("5", "1"), ("1", "2", "3", "4", "5") * 30])
def test_all_of_it_lies_in_the_picture(emotions: tuple[str, ...]) -> None:
    one = drawn(scored(*emotions))
    for line in one.lines:
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", line.path)]
        assert all(0 <= x <= WIDTH for x in numbers[::2])
        assert all(0 <= y <= HEIGHT for y in numbers[1::2])
    for point in one.points:
        assert 8 <= float(point.label_y) <= HEIGHT


def test_all_drawings_have_one_scale_whatever_their_journeys_reach() -> None:
    low, high = drawn(scored("3", "4")), drawn(scored("4", "5"))
    assert low.neutral == high.neutral
    assert low.points[0].y == high.points[1].y, "4 is where 4 is"


def test_personas_who_feel_differently_have_a_line_each_and_links_to_them() -> None:
    lines = drawn(scored("{ana: 2, bo: 4}", "3", personas=BOTH)).lines
    assert [([walker.text for walker in line.walkers], line.numbers) for line in lines] == [
        (["Ana"], ("2", "3")),
        (["Bo"], ("4", "3")),
    ]
    assert lines[0].walkers[0].href == "personas/ana.html"


def test_of_many_personas_the_mean_is_drawn() -> None:
    names = [f"p{at}" for at in range(5)]
    files = {f"personas/{name}.md": f"---\ntitle: {name}\n---\n" for name in names}
    each = ", ".join(f"{name}: {at + 1}" for at, name in enumerate(names))
    one = drawn(scored(f"{{{each}}}", personas=f"[{', '.join(names)}]"), files=files)
    assert one.is_mean
    assert [(line.walkers, line.numbers) for line in one.lines] == [((), ("3",))]


def test_moments_of_an_aggregate_stand_side_by_side_and_are_not_joined() -> None:
    one = drawn(scored("{ana: 2, bo: 4}", "{ana: 5, bo: 1}", personas=BOTH, kind="aggregate"))
    assert not one.joined
    assert "C" not in one.lines[0].path
    assert len(one.points) == 4, "each has its shape"
    assert [point.number for point in one.points if point.label_y] == ["5", "1"]
    assert len({point.x for point in one.points}) == 4


def test_stages_are_told_apart_and_moments_of_truth_are_under_their_steps() -> None:
    text = scored("2", "4", "5").replace(
        "      - id: s1\n", "  - id: more\n    title: More\n    steps:\n      - id: s1\n"
    )
    one = drawn(text.replace("title: Step 2\n", "title: Step 2\n        moment_of_truth: true\n"))
    best = one.points[0]
    assert one.truths == (best.x,)
    (boundary,) = one.boundaries
    assert float(boundary) < float(one.truths[0])


def test_numbers_below_zero_have_a_true_minus_sign() -> None:
    points = drawn(scored("-2", "1"), CONFIG + "\n    emotion_scale: {min: -2, max: 2}\n").points
    assert [(point.level, point.number) for point in points] == [(4, "1"), (1, "−2")]


def test_nothing_is_drawn_where_nobody_said_how_it_feels() -> None:
    site = site_of({"trip": scored("", "")})
    assert multiple(site.catalogue.journeys["trip"], site.page("x.html")) is None
