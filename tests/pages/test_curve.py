"""The emotion curve: where lines and points are, and whose."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.pages.curve import COLUMN, Curve, curve
from tests.pages.journeys import CONFIG, scored, site_of

BOTH = "[ana, bo]"
SCALE = CONFIG + "    emotion_scale: {min: 0, max: 10}\n"


def curve_of(text: str, config: str = CONFIG) -> Curve:
    site = site_of({"trip": text}, config)
    return curve(site.catalogue.journeys["trip"], site.page("journeys/trip.html"))


def ys(drawn: Curve) -> list[float]:
    return [float(point.y) for point in drawn.points]


def test_points_stand_in_the_middle_of_their_columns() -> None:
    drawn = curve_of(scored("3", "4", "2", "5"))
    assert [point.x for point in drawn.points] == ["12.5%", "37.5%", "62.5%", "87.5%"]
    assert drawn.lines[0].path.startswith(f"M{COLUMN // 2},")
    assert drawn.width == 4 * COLUMN


def test_the_middle_of_a_far_column_is_exact_to_a_hundredth_of_a_pixel() -> None:
    drawn = curve_of(scored(*["3"] * 35))
    wide = 35 * 132
    shown = [float(point.x.rstrip("%")) / 100 * wide for point in drawn.points]
    assert max(abs(x - (at + 0.5) * 132) for at, x in enumerate(shown)) < 0.01


def test_the_best_is_highest_and_neutral_is_in_the_middle() -> None:
    drawn = curve_of(scored("5", "3", "1"))
    best, neutral, worst = ys(drawn)
    assert best < neutral < worst
    assert neutral - best == worst - neutral
    assert drawn.neutral == drawn.points[1].y
    assert [level.neutral for level in drawn.levels] == [False, False, True, False, False]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=12))
def test_lines_points_and_labels_stay_in_the_drawing(scores: list[int]) -> None:
    drawn = curve_of(scored(*map(str, scores)))
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", drawn.lines[0].path)]
    assert all(0 <= x <= drawn.width for x in numbers[::2])
    assert all(0 <= y <= drawn.height for y in numbers[1::2])
    assert all(0 < y < drawn.height for y in ys(drawn))
    assert all(12 <= float(point.label_y) <= drawn.height for point in drawn.points)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=8))
def test_names_below_the_worst_points_stay_in_the_drawing(scores: list[tuple[int, int]]) -> None:
    drawn = curve_of(scored(*(f"{{ana: {ana}, bo: {bo}}}" for ana, bo in scores), personas=BOTH))
    # 4 pixels of a letter may hang below the line that it stands on.
    assert all(float(point.label_y) + 4 <= drawn.height for point in drawn.points)
    assert all(float(point.names_y) >= 12 for point in drawn.points)


def test_a_line_that_ends_below_all_is_named_in_the_drawing() -> None:
    drawn = curve_of(scored("{ana: 3, bo: 3}", "{ana: 3, bo: 1}", personas=BOTH))
    last = drawn.points[-1]
    assert (last.names, last.feeling.number) == ("Bo", "1")
    assert float(last.label_y) + 4 <= drawn.height


def test_another_scale_has_its_numbers_and_the_same_heights() -> None:
    drawn = curve_of(scored("0", "5", "7.5", "10"), SCALE)
    same = curve_of(scored("1", "3", "4", "5"))
    assert ys(drawn) == ys(same)
    assert [(point.feeling.number, point.feeling.level) for point in drawn.points] == [
        ("0", 1),
        ("5", 3),
        ("7.5", 4),
        ("10", 5),
    ]


def test_a_journey_without_emotions_has_neither_lines_nor_points() -> None:
    drawn = curve_of(scored("", ""))
    assert (drawn.lines, drawn.points) == ((), ())


def test_one_step_is_one_point_without_a_line() -> None:
    drawn = curve_of(scored("4"))
    assert [point.x for point in drawn.points] == ["50%"]
    assert drawn.lines[0].path == ""
    assert drawn.lines[0].mean is None, "a mean would repeat the number beside the point"


def test_a_step_without_a_score_is_passed_by() -> None:
    drawn = curve_of(scored("3", "", "5"))
    assert len(drawn.points) == 2
    assert drawn.lines[0].path.count("C") == 1


def test_a_persona_who_does_not_walk_a_step_passes_it_by() -> None:
    text = scored("3", "{ana: 5}", "{ana: 1, bo: 4}", personas=BOTH).replace(
        "title: Step 1\n", "title: Step 1\n        personas: [ana]\n"
    )
    ana, bo = curve_of(text).lines
    assert (ana.path.count("C"), bo.path.count("C")) == (2, 1)
    assert f" {2 * COLUMN + COLUMN // 2}," in bo.path


def test_personas_are_told_apart_by_dash_and_by_name() -> None:
    drawn = curve_of(scored("{ana: 2, bo: 4}", "{ana: 3, bo: 5}", personas=BOTH))
    assert [(line.dash, [link.text for link in line.personas]) for line in drawn.lines] == [(0, ["Ana"]), (1, ["Bo"])]
    assert [point.names for point in drawn.points] == ["Bo", "Ana", "", ""]


def test_names_beside_a_point_are_as_many_as_a_column_has_room_for() -> None:
    text = scored("{ana: 2, bo: 4}", "{ana: 3, bo: 5}", personas="[ana, bo, cleo, dan]")
    text = text.replace("{ana: 2, bo: 4}", "{ana: 2, bo: 4, cleo: 2, dan: 2}").replace(
        "{ana: 3, bo: 5}", "{ana: 3, bo: 5, cleo: 3, dan: 3}"
    )
    more = {
        "personas/bo.md": "---\ntitle: Bartholomew Montgomery\n---\n",
        "personas/cleo.md": "---\ntitle: Cleopatra\n---\n",
        "personas/dan.md": "---\ntitle: Daniel\n---\n",
    }
    site = site_of({"trip": text}, CONFIG, more)
    drawn = curve(site.catalogue.journeys["trip"], site.page("journeys/trip.html"))
    assert [point.names for point in drawn.points][:2] == ["Bartholomew Mon…", "Ana, Cleopatra +1"]


def test_lines_that_meet_have_one_point_and_are_named_where_they_part() -> None:
    drawn = curve_of(scored("3", "{ana: 2, bo: 4}", personas=BOTH))
    assert [(point.feeling.number, point.names) for point in drawn.points] == [("3", ""), ("4", "Bo"), ("2", "Ana")]


def test_a_long_line_is_named_at_both_ends() -> None:
    drawn = curve_of(scored(*["{ana: 2, bo: 4}"] * 3, "3", *["{ana: 2, bo: 4}"] * 3, personas=BOTH))
    assert [(point.x, point.names) for point in drawn.points if point.names] == [
        ("7.14286%", "Bo"),
        ("7.14286%", "Ana"),
        ("92.8571%", "Bo"),
        ("92.8571%", "Ana"),
    ]


def test_points_and_lines_say_whose_they_are() -> None:
    drawn = curve_of(scored("3", "{ana: 2, bo: 4}", personas=BOTH))
    assert [line.walkers for line in drawn.lines] == ["ana", "bo"]
    assert [point.walkers for point in drawn.points] == ["ana bo", "bo", "ana"]


def test_the_scale_is_named_from_best_to_worst() -> None:
    levels = curve_of(scored("0"), CONFIG + "    emotion_scale: {min: -2, max: 2}\n").levels
    assert [(level.feeling.number, level.feeling.word) for level in levels] == [
        ("2", "emotion.5"),
        ("1", "emotion.4"),
        ("0", "emotion.3"),
        ("\u22121", "emotion.2"),
        ("\u22122", "emotion.1"),
    ]
    assert [level.feeling.number for level in curve_of(scored("3"), SCALE).levels] == ["10", "7.5", "5", "2.5", "0"]


def test_the_columns_of_moments_of_truth_are_known() -> None:
    drawn = curve_of(scored("3", "4", "5").replace("title: Step 1\n", "title: Step 1\n        moment_of_truth: true\n"))
    assert (drawn.truths, drawn.column) == (("33.3333%",), "33.3333%")


def test_labels_of_one_step_do_not_cover_each_other() -> None:
    drawn = curve_of(scored("{ana: 4, bo: 3}", "{ana: 3, bo: 4}", personas=BOTH))
    for upper, lower in ((drawn.points[0], drawn.points[1]), (drawn.points[2], drawn.points[3])):
        assert float(upper.label_y) < float(upper.y) < float(lower.y) < float(lower.label_y)


def test_personas_who_feel_the_same_share_a_line() -> None:
    drawn = curve_of(scored("3", "{ana: 2, bo: 2}", personas=BOTH))
    assert [[link.text for link in line.personas] for line in drawn.lines] == [["Ana", "Bo"]]
    assert [point.names for point in drawn.points] == ["", ""], "the lane's name says whose the only line is"


def test_only_a_single_line_has_its_area_shaded() -> None:
    alone = curve_of(scored("2", "4")).lines[0]
    assert alone.area.startswith(alone.path)
    assert alone.area.endswith("Z")
    both = curve_of(scored("{ana: 2, bo: 4}", "3", personas=BOTH))
    assert [line.area for line in both.lines] == ["", ""]


def test_moments_of_an_aggregate_stand_apart_side_by_side() -> None:
    drawn = curve_of(scored("{ana: 2, bo: 4}", "{ana: 5, bo: 4}", personas=BOTH, kind="aggregate"))
    assert not drawn.joined
    assert [line.path for line in drawn.lines] == ["", ""]
    assert [(point.x, point.names, point.stem) for point in drawn.points] == [
        ("12.5%", "Ana", True),
        ("37.5%", "Bo", True),
        ("62.5%", "Ana", True),
        ("87.5%", "Bo", True),
    ]


def test_labels_of_an_aggregate_stand_at_the_far_end_of_their_strokes() -> None:
    drawn = curve_of(scored("1", "5", "3", kind="aggregate"))
    worst, best, neutral = drawn.points
    assert float(worst.label_y) > float(worst.y)
    assert float(best.label_y) < float(best.y)
    assert float(neutral.label_y) < float(neutral.y)


def test_a_boundary_stands_between_two_stages() -> None:
    text = scored("3", "4") + ""
    text = text.replace("---\n", "", 1).replace("---\n", "")
    more = "  - title: More\n    steps:\n      - title: Last\n        emotion: 2\n"
    drawn = curve_of(f"---\n{text}{more}---\n")
    assert drawn.boundaries == ("66.6667%",)


def test_the_mean_of_a_line_is_that_of_its_own_scores() -> None:
    ana, bo = curve_of(scored("{ana: 1, bo: 4}", "{ana: 2, bo: 5}", personas=BOTH)).lines
    assert ana.mean is not None
    assert bo.mean is not None
    assert (ana.mean.number, bo.mean.number) == ("1.5", "4.5")
