"""How customers go from channel to channel, in numbers."""

from __future__ import annotations

import pytest

from journeybook.insight.flow import Flow, flow, has_switches
from journeybook.model.place import Presence
from tests.pages.journeys import catalogue_of, site_of

CONFIG = """
    title: T
    channels:
      - {id: web, title: Web, presence: online}
      - {id: app, title: App, presence: online}
      - {id: shop, title: Shop, presence: offline}
      - {id: fair, title: Fair}
"""


def journey(*steps: str, head: str = "personas: [ana, bo]") -> str:
    """Return a journey of the steps, each the rest of its line in YAML."""
    lines = "".join(f"      - {{id: s{at}, title: Step {at}, {step}}}\n" for at, step in enumerate(steps))
    return f"---\ntitle: T\n{head}\nstages:\n  - id: all\n    title: All\n    steps:\n{lines}---\n"


def flow_of(*steps: str, head: str = "personas: [ana, bo]") -> Flow:
    return flow(catalogue_of(journey(*steps, head=head), CONFIG))


def shifts(found: Flow) -> list[tuple[str, str, int]]:
    return [(shift.source, shift.target, shift.weight) for shift in found.shifts]


def test_a_move_counts_once_for_each_persona_who_makes_it() -> None:
    found = flow_of("channel: web", "channel: shop, personas: [ana]", "channel: app")
    assert shifts(found) == [("web", "app", 1), ("web", "shop", 1), ("shop", "app", 1)]
    both = flow_of("channel: web", "channel: shop")
    assert shifts(both) == [("web", "shop", 2)]


def test_a_journey_that_names_nobody_counts_once() -> None:
    assert shifts(flow_of("channel: web", "channel: shop", head="kind: linear")) == [("web", "shop", 1)]


def test_a_stay_is_no_switch() -> None:
    found = flow_of("channel: web", "channel: web", "channel: shop")
    assert [shift.weight for shift in found.stays] == [2]
    assert [(shift.source, shift.target) for shift in found.switches] == [("web", "shop")]


@pytest.mark.parametrize(
    ("steps", "head"),
    [
        (("channel: web", "channel: web"), "kind: linear"),
        (("channel: web", "channel: web", "channel: shop"), "kind: linear"),
        (("channel: web", "thought: Where?"), "kind: linear"),
        (("channel: web", "channel: shop"), "kind: aggregate"),
        (("channel: web", "channel: shop"), "state: to-be"),
        (("channel: web", "channel: shop"), "status: retired"),
        (("channel: web, personas: [ana]", "channel: shop, personas: [bo]"), "personas: [ana, bo]"),
    ],
)
def test_whether_anybody_switches_is_known_without_the_flow(steps: tuple[str, ...], head: str) -> None:
    catalogue = catalogue_of(journey(*steps, head=head), CONFIG)
    assert has_switches(catalogue) == bool(flow(catalogue).switches)


def test_a_loop_goes_both_ways() -> None:
    found = flow_of("channel: web", "channel: shop", "channel: web", "channel: shop", head="personas: [ana]")
    assert shifts(found) == [("web", "shop", 2), ("shop", "web", 1)]


def test_a_branch_is_taken_by_those_who_walk_it_alone() -> None:
    found = flow_of(
        "channel: web, next: [s1, s2]",
        "channel: app, personas: [ana], next: [s3]",
        "channel: shop, personas: [bo]",
        "channel: fair",
    )
    assert sorted(shifts(found)) == [
        ("app", "fair", 1),
        ("shop", "fair", 1),
        ("web", "app", 1),
        ("web", "shop", 1),
    ]


def test_who_walks_no_branch_goes_on_behind_them() -> None:
    branches = ("channel: app, personas: [ana], next: [s3]", "channel: shop, personas: [ana], next: [s1]")
    found = flow_of("channel: web, next: [s1, s2]", *branches, "channel: fair", head="personas: [ana, bo]")
    assert ("web", "fair", 1) in shifts(found)
    circle = flow_of("channel: web, next: [s1]", "channel: shop, personas: [ana], next: [s1]")
    assert shifts(circle) == [("web", "shop", 1), ("shop", "shop", 1)]


@pytest.mark.parametrize("head", ["kind: aggregate", "state: to-be\nof: other", "status: retired"])
def test_what_has_no_order_or_is_not_of_today_does_not_flow(head: str) -> None:
    site = site_of(
        {"trip": journey("channel: web", "channel: shop", head=head), "other": journey("channel: web")}, CONFIG
    )
    assert flow(site.catalogue).shifts == ()


def test_steps_without_a_channel_are_a_place_of_their_own_and_no_drop() -> None:
    found = flow_of("channel: web, emotion: 5", "emotion: 1", "channel: shop, emotion: 1")
    assert shifts(found) == [("web", "", 2), ("", "shop", 2)]
    assert found.drops == ()


def test_a_drop_says_how_much_and_for_whom() -> None:
    found = flow_of("channel: web, emotion: {ana: 5, bo: 3}", "channel: shop, emotion: {ana: 2, bo: 4}")
    (drop,) = found.drops
    assert (drop.source, drop.target, drop.fall) == ("web", "shop", 3)
    assert [(turn.persona, turn.before, turn.after) for turn in drop.turns] == [("ana", 5, 2)]
    assert found.shifts[0].change == -1


def test_the_worst_drop_is_first() -> None:
    found = flow_of(
        "channel: web, emotion: 4",
        "channel: shop, emotion: 3",
        "channel: web, emotion: 5",
        "channel: app, emotion: 1",
        "channel: fair, emotion: 5",
        "channel: app, emotion: 4",
    )
    assert [(drop.fall, drop.source, drop.target) for drop in found.drops] == [
        (4, "web", "app"),
        (1, "web", "shop"),
        (1, "fair", "app"),
    ]


def test_a_fall_within_a_channel_and_a_step_without_a_score_are_no_drop() -> None:
    found = flow_of("channel: web, emotion: 5", "channel: web, emotion: 1", "channel: shop", "channel: app, emotion: 1")
    assert found.drops == ()
    assert [shift.change for shift in found.switches] == [None, None]


def test_each_persona_goes_its_own_way_past_the_steps_of_others() -> None:
    found = flow_of("channel: web, emotion: 4", "channel: shop, emotion: 1, personas: [bo]", "channel: app, emotion: 2")
    assert [(drop.source, drop.target, [turn.persona for turn in drop.turns]) for drop in found.drops] == [
        ("web", "shop", ["bo"]),
        ("web", "app", ["ana"]),
    ]


def test_crossings_tell_online_from_offline_where_both_are_known() -> None:
    found = flow_of("channel: web", "channel: app", "channel: shop", "channel: fair", "channel: web")
    weights = {pair: sum(shift.weight for shift in all_) for pair, all_ in found.crossings.items()}
    assert weights == {(Presence.ONLINE, Presence.ONLINE): 2, (Presence.ONLINE, Presence.OFFLINE): 2}


def test_the_flow_of_one_channel_is_what_begins_or_ends_there() -> None:
    found = flow_of("channel: web", "channel: shop", "channel: shop", "channel: app").of("shop")
    assert shifts(found) == [("web", "shop", 2), ("shop", "app", 2), ("shop", "shop", 2)]
    assert shifts(flow_of("channel: web", "channel: shop", "channel: app").of("app")) == [("shop", "app", 2)]


def test_a_project_without_journeys_has_no_flow() -> None:
    found = flow(site_of({}, CONFIG).catalogue)
    assert (found.shifts, found.drops, dict(found.crossings)) == ((), (), {})
