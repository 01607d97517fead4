"""Two journeys over one set of columns: shared steps align, the others keep their order and their stage."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.insight.overlay import Match, OtherStep, matches, overlay
from journeybook.model.journey import Journey, Kind, Stage, Step
from journeybook.source import Origin

NOWHERE = Origin("journeys/trip.md")


def step(name: str, touchpoint: str | None = None, title: str = "") -> Step:
    return Step(id=name, title=title or name, touchpoint=touchpoint, origin=NOWHERE)


def journey(*stages: Sequence[str | Step], kind: Kind = Kind.LINEAR, names: str = "ABCDEFGH") -> Journey:
    """A journey of stages called A, B …, of steps by id."""
    return Journey(
        id="trip",
        title="A trip",
        kind=kind,
        stages=tuple(
            Stage(
                id=name,
                title=name,
                steps=tuple(step(one) if isinstance(one, str) else one for one in steps),
                origin=NOWHERE,
            )
            for name, steps in zip(names, stages, strict=False)
        ),
        origin=NOWHERE,
    )


def places(found: Sequence[OtherStep]) -> dict[str, float | None]:
    return {one.step.id: None if one.across is None else round(one.across, 3) for one in found}


def test_steps_with_one_id_share_a_column() -> None:
    found = overlay(journey(["a", "b", "c"]), journey(["a", "b", "c"]))
    assert [one.column for one in found] == [0, 1, 2]
    assert places(found) == {"a": 0.5, "b": 1.5, "c": 2.5}


def test_steps_with_one_touchpoint_and_one_title_share_a_column() -> None:
    ours = journey([step("a", "till", "I pay"), step("b", "till", "I wait")])
    theirs = journey([step("x", "till", "I wait"), step("y", "desk", "I ask"), step("z", None, "I wait")])
    assert [one.column for one in overlay(ours, theirs)] == [1, None, None]


def test_a_title_that_only_one_step_on_each_side_has_is_enough() -> None:
    ours = journey([step("a", "till", "I pay"), step("b", None, "I wait"), step("c", None, "I wait")])
    theirs = journey([step("x", "desk", "I pay"), step("y", "desk", "I wait")])
    assert matches(ours.steps, theirs.steps) == (Match(0, 0, likely=True),)


def test_what_differs_in_its_id_is_only_likely_the_same() -> None:
    ours, theirs = journey(["a", step("b", "till", "I pay")]), journey(["a", step("x", "till", "I pay")])
    assert [match.likely for match in matches(ours.steps, theirs.steps)] == [False, True]


def test_an_id_goes_before_a_touchpoint_and_a_title() -> None:
    ours = journey([step("a", "till", "I pay"), step("b", "till", "I pay")])
    theirs = journey([step("x", "till", "I pay"), step("b", "till", "I pay")])
    assert [one.column for one in overlay(ours, theirs)] == [0, 1]


def test_a_step_between_two_shared_ones_stands_between_their_columns() -> None:
    assert places(overlay(journey(["a", "b"]), journey(["a", "x", "b"]))) == {"a": 0.5, "x": 1.0, "b": 1.5}


def test_several_steps_between_two_shared_ones_are_spread_evenly() -> None:
    found = places(overlay(journey(["a", "b", "c"]), journey(["a", "x", "y", "c"])))
    assert found == {"a": 0.5, "x": 1.167, "y": 1.833, "c": 2.5}


def test_steps_before_the_first_and_behind_the_last_shared_one_stay_in_the_drawing() -> None:
    found = places(overlay(journey(["a", "b"]), journey(["x", "a", "y", "z"])))
    assert found == {"x": 0.25, "a": 0.5, "y": 1.0, "z": 1.5}


def test_a_step_stays_in_its_stage_where_both_journeys_have_it() -> None:
    found = places(overlay(journey(["a", "b"], ["c", "d"]), journey(["a", "x"], ["y", "d"])))
    assert found == {"a": 0.5, "x": 1.25, "y": 2.75, "d": 3.5}


def test_a_stage_that_only_the_other_has_takes_what_lies_between() -> None:
    ours = journey(["a"], ["b", "c"], ["d"])
    theirs = journey(["x"], ["y"], ["z"], names="AXC")
    assert places(overlay(ours, theirs)) == {"x": 0.5, "y": 2.0, "z": 3.5}


def test_a_stage_that_finds_no_room_of_its_own_stands_with_the_one_before() -> None:
    found = places(overlay(journey(["a"], ["b"]), journey(["x"], ["y"], ["z"], names="AXB")))
    assert found == {"x": 0.333, "y": 0.667, "z": 1.5}


def test_of_steps_in_another_order_the_most_that_agree_share_columns() -> None:
    found = overlay(journey(["a", "b", "c", "d"]), journey(["d", "a", "b", "c"]))
    assert [(one.step.id, one.column) for one in found] == [("d", None), ("a", 0), ("b", 1), ("c", 2)]


def test_journeys_without_a_common_step_are_spread_over_each_other() -> None:
    assert places(overlay(journey(["a", "b"]), journey(["x"], names="Z"))) == {"x": 1.0}


def test_the_moments_of_an_aggregate_have_a_place_only_where_they_are_shared() -> None:
    ours = journey(["a", "b"], kind=Kind.AGGREGATE)
    theirs = journey(["b", "x", "a"], kind=Kind.AGGREGATE)
    assert places(overlay(ours, theirs)) == {"b": 1.5, "x": None, "a": 0.5}


names = st.permutations("abcdefghij").flatmap(
    lambda letters: st.lists(st.integers(0, 4), min_size=1, max_size=3).map(
        lambda sizes: [letters[sum(sizes[:at]) : sum(sizes[: at + 1])] for at in range(len(sizes))]
    )
)


@settings(max_examples=300, deadline=None)
@given(names, names, st.permutations("ABC"))
def test_steps_keep_their_order_their_columns_and_their_stages(
    ours: list[list[str]], theirs: list[list[str]], stages: list[str]
) -> None:
    this, other = journey(*ours), journey(*theirs, names="".join(stages))
    found = overlay(this, other)
    across = [one.across for one in found if one.across is not None]
    assert [one.step for one in found] == list(other.steps)
    assert len(across) == len(found)
    assert all(0 < x < len(this.steps) for x in across) or not this.steps
    assert all(left < right for left, right in pairwise(across)) or not this.steps
    for one in found:
        if one.column is not None:
            assert one.across == one.column + 0.5
            assert this.steps[one.column].id == one.step.id


@settings(max_examples=300, deadline=None)
@given(names, names)
def test_with_the_same_stages_in_the_same_order_no_step_leaves_its_own(
    ours: list[list[str]], theirs: list[list[str]]
) -> None:
    this, other = journey(*ours), journey(*theirs)
    homes = {one.id: stage.id for stage in this.stages for one in stage.steps}
    starts = {stage.id: sum(len(before.steps) for before in this.stages[:at]) for at, stage in enumerate(this.stages)}
    found = overlay(this, other)
    # A shared step that has moved to another stage draws its neighbours along.
    if any(one.column is not None and homes[one.step.id] != one.stage.id for one in found):
        return
    for one in found:
        there = next((stage for stage in this.stages if stage.id == one.stage.id and stage.steps), None)
        if there:
            assert one.across is not None
            assert starts[there.id] <= one.across <= starts[there.id] + len(there.steps)
