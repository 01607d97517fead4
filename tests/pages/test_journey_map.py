"""The map as a grid: columns, lanes, and what is left out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from journeybook.pages.figure import Figure
from journeybook.pages.journey_map import JourneyMap, journey_map
from journeybook.pages.lanes import (
    Cell,
    ChannelItem,
    EmotionItem,
    Lane,
    LaneKind,
    OpportunityItem,
    PainItem,
)
from tests.pages.journeys import CONFIG, scored, site_of

RICH = """
    ---
    title: A trip
    personas: [ana, bo]
    stages:
      - id: order
        title: Ordering
        phase: before
        pains:
          - {id: slow, title: All of it is slow, severity: 2}
        metrics:
          - {kpi: Time, value: 1200 s, target: 0.85 s}
        steps:
          - id: fill
            title: I fill the basket
            touchpoint: page
            duration: 20 min
            emotion: {ana: 2, bo: 4}
            basis: researched
            thought: Where is it?
            pains:
              - {id: search, title: Search is poor, severity: 4}
            next: [pay, fill]
          - id: pay
            title: I pay
            channel: shop
            duration: 5 min
            emotion: 4
            satisfaction: 3.9
            personas: [ana]
            moment_of_truth: true
            frontstage: [Till]
            backstage: [Cash count, Safe]
            x-legal: [Receipt, Withdrawal]
      - id: home
        title: Home
        phase: [after, before]
        steps:
          - id: unpack
            title: I unpack
            emotion: 5
            next: [wait]
          - id: wait
            title: I wait
            x-legal: {right: Refund, within: [14 days, 30 days]}
            opportunities:
              - {id: tell, title: Tell at once, status: planned}
    ---
"""


def map_of(text: str, lanes: str = "", config: str = CONFIG) -> JourneyMap:
    settings = config + (f"    lanes: [{lanes}]\n" if lanes else "")
    site = site_of({"trip": text}, settings)
    made = journey_map(site.catalogue.journeys["trip"], site.page("journeys/trip.html"))
    assert made is not None
    return made


def names(made: JourneyMap) -> list[str]:
    return [lane.name for lane in made.lanes]


def only(made: JourneyMap, name: str) -> Lane:
    return next(lane for lane in made.lanes if lane.name == name)


def shown(cells: tuple[Cell, ...]) -> list[list[object]]:
    return [list(cell.items) for cell in cells]


def test_lanes_stand_in_the_order_of_the_project() -> None:
    assert names(map_of(RICH, "x-legal, pains, thought, emotion")) == ["x-legal", "pains", "thought", "emotion"]


def test_a_lane_with_nothing_to_show_is_not_drawn() -> None:
    made = map_of(RICH, "evidence, support, journey, thought, x-nothing")
    assert names(made) == ["thought"]


def test_without_any_emotion_there_is_no_emotion_lane() -> None:
    assert names(map_of(scored("", ""), "emotion, thought")) == []


def test_a_journey_without_steps_has_no_map() -> None:
    site = site_of({"trip": scored("3")})
    journey = site.catalogue.journeys["trip"]
    bare = replace(journey, stages=(replace(journey.stages[0], steps=()),))
    assert journey_map(bare, site.page("journeys/trip.html")) is None


def test_every_row_covers_all_columns() -> None:
    made = map_of(RICH, "emotion, pains, metrics, thought, satisfaction, duration, x-legal, frontstage, backstage")
    assert len(made.lanes) == 9
    for lane in made.lanes:
        for row in lane.rows:
            assert sum(cell.span for cell in row) == len(made.steps) == 4
    assert sum(stage.span for stage in made.stages) == 4


def test_what_a_whole_stage_says_stands_in_its_own_row_over_its_steps() -> None:
    whole, steps = only(map_of(RICH, "pains"), "pains").rows
    assert [(cell.span, len(cell.items)) for cell in whole] == [(2, 1), (2, 0)]
    assert [(cell.span, len(cell.items)) for cell in steps] == [(1, 1), (1, 0), (1, 0), (1, 0)]


def test_a_lane_that_only_stages_fill_has_one_row() -> None:
    (row,) = only(map_of(RICH, "metrics"), "metrics").rows
    assert [cell.span for cell in row] == [2, 2]


def test_the_first_cell_of_a_stage_is_known() -> None:
    made = map_of(RICH, "thought")
    assert [cell.first for cell in made.lanes[0].rows[0]] == [True, False, True, False]
    assert [step.first for step in made.steps] == [True, False, True, False]


def test_a_lane_of_a_teams_own_has_its_name_and_its_lines() -> None:
    legal = only(map_of(RICH, "x-legal"), "x-legal")
    assert (legal.title, legal.kind) == ("Legal", LaneKind.TEXTS)
    assert shown(legal.rows[0]) == [
        [],
        ["Receipt", "Withdrawal"],
        [],
        ["right: Refund", "within: 14 days, 30 days"],
    ]


def test_a_channel_follows_from_the_touchpoint_and_says_whether_it_is_online() -> None:
    first, second, *_ = only(map_of(RICH, "channel"), "channel").rows[0]
    assert [
        (item.link.text, item.presence) for item in (*first.items, *second.items) if isinstance(item, ChannelItem)
    ] == [
        ("Website", "online"),
        ("Shop", "offline"),
    ]


def test_what_is_measured_has_a_lane_of_its_own() -> None:
    made = map_of(RICH, "emotion, satisfaction")
    assert [[item.number for item in cell.items] for cell in only(made, "satisfaction").rows[0]] == [
        [],
        ["3.9"],
        [],
        [],
    ]
    assert all(point.feeling.number != "3.9" for point in made.curve.points)


def test_under_the_curve_stands_what_it_says_and_how_well_it_is_known() -> None:
    items = [cell.items[0] for cell in only(map_of(RICH, "emotion"), "emotion").rows[0] if cell.items]
    assert all(isinstance(item, EmotionItem) for item in items)
    said = [
        ([(felt.persona.text if felt.persona else "", felt.number) for felt in item.feelings], item.basis)
        for item in items
        if isinstance(item, EmotionItem)
    ]
    assert said == [([("Ana", "2"), ("Bo", "4")], "researched"), ([("Ana", "4")], None), ([("", "5")], None)]


def test_a_basis_with_a_lane_of_its_own_is_not_said_twice() -> None:
    made = map_of(RICH, "emotion, basis")
    item = only(made, "emotion").rows[0][0].items[0]
    assert isinstance(item, EmotionItem)
    assert item.basis is None
    assert shown(only(made, "basis").rows[0])[0] == ["researched"]


def test_a_figure_is_never_rounded_and_keeps_its_unit() -> None:
    (found,) = only(map_of(RICH, "metrics"), "metrics").rows[0][0].items
    assert found == Figure(kpi="Time", value="1,200\u00a0s", target="0.85\u00a0s", source="", day=None)


def test_cards_say_how_grave_and_how_far() -> None:
    made = map_of(RICH, "pains, opportunities")
    pain = only(made, "pains").rows[1][0].items[0]
    idea = only(made, "opportunities").rows[0][3].items[0]
    assert isinstance(pain, PainItem)
    assert isinstance(idea, OpportunityItem)
    assert (pain.link.href, pain.severity) == ("#pain-search", 4)
    assert (idea.link.href, idea.status) == ("../opportunities/tell.html", "planned")


@pytest.mark.parametrize(
    ("lanes", "below"),
    [
        ("thought, frontstage, backstage", "backstage"),
        ("backstage, frontstage", "frontstage"),
        ("frontstage, thought, backstage", "backstage"),
        ("thought, backstage", "backstage"),
        ("thought, frontstage", ""),
        ("thought", ""),
    ],
)
def test_the_line_of_visibility_parts_what_is_seen_from_what_is_not(lanes: str, below: str) -> None:
    made = map_of(RICH, lanes)
    assert [lane.name for lane in made.lanes if lane.visibility] == ([below] if below else [])


def test_a_step_says_who_alone_walks_it() -> None:
    made = map_of(RICH)
    assert [[link.text for link in step.only] for step in made.steps] == [[], ["Ana"], [], []]


def test_a_step_says_where_it_leads_unless_that_is_the_next_one() -> None:
    made = map_of(RICH)
    assert [[link.href for link in step.then] for step in made.steps] == [["#pay", "#fill"], [], [], []]


def test_a_stage_has_its_phases_its_tint_and_its_time() -> None:
    made = map_of(RICH)
    assert [([link.text for link in stage.phases], stage.tint, stage.seconds) for stage in made.stages] == [
        (["Before"], 1, 1500),
        (["After", "Before"], 2, 0),
    ]
    assert made.seconds == 1500


def test_a_name_that_phases_of_two_sets_share_is_said_once() -> None:
    config = CONFIG.replace(
        "{id: after, title: After}",
        "{id: after, title: After}\n      - {id: kept, title: After, set: Years}"
        "\n      - {id: won, title: Won, set: Years}",
    )
    made = map_of(RICH.replace("phase: before", "phase: [won, kept, after, before]"), config=config)
    assert [(link.text, link.href.partition("#")[2]) for link in made.stages[0].phases] == [
        ("After", "after"), ("Before", "before"), ("Won", "won"),
    ]  # fmt: skip


def test_moments_of_an_aggregate_have_no_time_as_a_whole() -> None:
    made = map_of(RICH.replace("personas: [ana, bo]", "personas: [ana, bo]\n    kind: aggregate"))
    assert made.seconds == 0
    assert {stage.seconds for stage in made.stages} == {0}


def test_a_stage_without_steps_has_no_column() -> None:
    site = site_of({"trip": RICH})
    journey = site.catalogue.journeys["trip"]
    empty = replace(journey, stages=(replace(journey.stages[0], steps=()), journey.stages[1]))
    made = journey_map(empty, site.page("journeys/trip.html"))
    assert made is not None
    assert [stage.id for stage in made.stages] == ["home"]


@pytest.mark.parametrize(("steps", "fits"), [(1, 64), (8, 64), (10, 80), (12, 90), (16, 120), (17, 0), (35, 0)])
def test_a_map_knows_the_narrowest_screen_it_fits(steps: int, fits: int) -> None:
    assert map_of(scored(*["3"] * steps)).fits == fits


def test_points_side_by_side_have_room_for_their_labels() -> None:
    both = scored(*["{ana: 2, bo: 4}"] * 5, personas="[ana, bo]", kind="aggregate")
    assert map_of(both).column > map_of(both.replace("aggregate", "linear")).column


def test_columns_share_what_the_names_leave_where_no_style_sheet_says_more() -> None:
    made = map_of(scored(*["3"] * 12))
    assert float(made.share.rstrip("%")) * 12 == 90


def test_a_field_of_a_teams_own_is_called_by_its_label_and_else_by_its_name() -> None:
    for labels, title in (("", "Legal"), ("    labels: {x-legal: What the law asks}\n", "What the law asks")):
        made = map_of(RICH, "x-legal", CONFIG + labels)
        assert [lane.title for lane in made.lanes] == [title]
