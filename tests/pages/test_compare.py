"""Today's journey and the intended ones: which are compared, how they are called and drawn, and both step by step."""

from __future__ import annotations

from journeybook.pages.compare import Other, comparison, others
from journeybook.pages.context import SiteContext
from journeybook.pages.curve import Curve, curve
from journeybook.pages.journey_map import journey_map
from journeybook.pages.lanes import EmotionItem
from tests.pages.journeys import CONFIG, site_of

TODAY = """
    ---
    title: Shopping
    personas: [ana, bo]
    stages:
      - id: all
        title: All of it
        steps:
          - {id: go, title: I go, emotion: {ana: 2, bo: 3}}
          - {id: queue, title: I queue, emotion: 1}
          - {id: pay, title: I pay, emotion: 3}
    ---
"""
BETTER = """
    ---
    title: Better shopping
    personas: [ana]
    state: to-be
    of: trip
    stages:
      - id: all
        title: All of it
        steps:
          - {id: go, title: I go, emotion: 4}
          - {id: scan, title: I scan, emotion: 5}
          - {id: pay, title: I pay by phone}
    ---
"""
FRESH = BETTER.replace("Better shopping", "Fresh shopping").replace("of: trip", "of: trip\n    status: review")


def site(**more: str) -> SiteContext:
    return site_of({"trip": TODAY, "better": BETTER, **more}, CONFIG)


def compared(name: str, context: SiteContext) -> tuple[Other, ...]:
    return others(context.catalogue.journeys[name], context.page(f"journeys/{name}.html"))


def drawn(name: str, context: SiteContext) -> Curve:
    page = context.page(f"journeys/{name}.html")
    journey = context.catalogue.journeys[name]
    return curve(journey, page, others(journey, page))


def test_today_is_compared_with_what_is_intended_and_the_reverse() -> None:
    context = site()
    assert [(other.name, other.link.href) for other in compared("trip", context)] == [("intended", "better.html")]
    assert [(other.name, other.link.href) for other in compared("better", context)] == [("today", "trip.html")]


def test_several_intended_journeys_are_numbered() -> None:
    found = compared("trip", site(fresh=FRESH))
    assert [(other.name, other.link.text) for other in found] == [
        ("intended 1", "Better shopping"),
        ("intended 2", "Fresh shopping"),
    ]


def test_what_is_retired_or_says_no_feeling_is_not_compared() -> None:
    gone = FRESH.replace("status: review", "status: retired")
    blank = FRESH.replace(", emotion: 4", "").replace(", emotion: 5", "")
    assert [other.name for other in compared("trip", site(gone=gone, blank=blank))] == ["intended"]


def test_a_journey_on_its_own_is_compared_with_nothing() -> None:
    alone = site_of({"trip": TODAY})
    assert compared("trip", alone) == ()
    assert drawn("trip", alone).others == ()


def test_the_other_journey_is_drawn_as_the_mean_over_its_personas() -> None:
    (line,) = drawn("better", site()).others
    own = drawn("better", site())
    assert [point.x for point in line.points] == ["16.6667%", "50%", "83.3333%"]
    heights = [float(point.y) for point in line.points]
    neutral, worst = float(own.levels[2].y), float(own.levels[4].y)
    assert heights == [(neutral + float(own.levels[3].y)) / 2, worst, neutral]
    assert line.path.count("C") == 2


def test_a_step_of_the_other_journey_without_a_feeling_is_passed_by() -> None:
    (line,) = drawn("trip", site()).others
    assert [point.level for point in line.points] == [4, 5]


def test_the_name_at_the_end_of_the_other_line_covers_no_point_and_no_label() -> None:
    own = drawn("better", site())
    (line,) = own.others
    end = max(own.points, key=lambda point: float(point.x.rstrip("%")))
    assert abs(float(line.name_y) - float(end.label_y)) >= 12
    assert abs(float(line.name_y) - 4 - float(end.y)) >= 7


def test_a_line_that_ends_at_the_edge_is_named_before_it() -> None:
    late = FRESH.replace("I pay by phone}", "I pay by phone}\n          - {id: x, title: X, emotion: 3}")
    (line,) = drawn("trip", site_of({"trip": TODAY, "late": late})).others
    assert line.anchor == "end"


def test_moments_of_an_aggregate_are_compared_where_they_are_shared() -> None:
    texts = {"trip": TODAY, "better": BETTER}
    both = {name: text.replace("title: ", "kind: aggregate\n    title: ", 1) for name, text in texts.items()}
    (line,) = drawn("trip", site_of(both)).others
    assert line.path == ""
    assert [point.x for point in line.points] == ["16.6667%"]


def test_under_the_curve_stands_how_shared_steps_feel_in_the_other_journey() -> None:
    context = site()
    journey = context.catalogue.journeys["better"]
    page = context.page("journeys/better.html")
    made = journey_map(journey, page, others(journey, page))
    assert made is not None
    (row,) = made.lanes[0].rows
    said = [
        (len(item.feelings), [(name, felt.number) for name, felt in item.others])
        for cell in row
        for item in cell.items
        if isinstance(item, EmotionItem)
    ]
    assert said == [(1, [("today", "2.5")]), (1, []), (0, [("today", "3.0")])]


def test_both_journeys_are_listed_step_by_step_with_today_first() -> None:
    context = site()
    for name in ("trip", "better"):
        journey, page = context.catalogue.journeys[name], context.page(f"journeys/{name}.html")
        (other,) = others(journey, page)
        both = comparison(journey, other, page)
        assert (both.today.text, both.intended.text) == ("Shopping", "Better shopping")
        rows = [
            (
                row.today.text if row.today else "",
                row.today_feels.number if row.today_feels else "",
                row.intended.text if row.intended else "",
                row.intended_feels.number if row.intended_feels else "",
            )
            for row in both.steps
        ]
        assert sorted(rows) == [
            ("", "", "I scan", "5"),
            ("I go", "2.5", "I go", "4"),
            ("I pay", "3.0", "I pay by phone", ""),
            ("I queue", "1.0", "", ""),
        ]
        assert [row[0] for row in rows if row[0]] == ["I go", "I queue", "I pay"]
        assert [row[2] for row in rows if row[2]] == ["I go", "I scan", "I pay by phone"]
