"""From today's journey to the intended one, in numbers: what becomes of each step, what is gained, what carries it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.insight.intended import as_is_of, has_intended, intended
from journeybook.insight.transition import Fate, StepChange, Transition, transition
from journeybook.model.catalogue import Catalogue
from journeybook.model.journey import Journey, Stage, Step
from journeybook.source import Origin
from tests.pages.journeys import CONFIG, site_of

NOWHERE = Origin("journeys/trip.md")
TODAY = """
    ---
    title: Shopping
    personas: [ana, bo]
    pains: [{id: dear, title: It is dear, severity: 2}]
    stages:
      - id: all
        title: All of it
        opportunities: [{id: signs, title: Better signs, status: done}]
        steps:
          - {id: go, title: I go, emotion: {ana: 2, bo: 4}, duration: 10 min, channel: shop}
          - id: queue
            title: I queue
            emotion: 1
            duration: 8 min
            pains: [{id: slow, title: It is slow, severity: 5}, {id: hot, title: It is hot}]
            opportunities:
              - {id: scan, title: Scan, status: planned, impact: 5}
              - {id: chairs, title: Chairs, status: dropped}
          - {id: pay, title: I pay, touchpoint: till, emotion: 3, thought: So much?}
          - {id: out, title: I leave}
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
          - {id: go, title: I go, emotion: 4, duration: 10 min, channel: shop}
          - {id: scan-it, title: I scan, emotion: 5, opportunities: [scan]}
          - {id: settle, title: I pay, touchpoint: page, emotion: 4, pains: [hot, {id: cold, title: It is cold}]}
          - {id: out, title: I leave}
    ---
"""


def found(today: str = TODAY, better: str = BETTER) -> Transition:
    catalogue = site_of({"trip": today, "better": better}).catalogue
    return transition(catalogue.journeys["trip"], catalogue.journeys["better"], catalogue)


def name(step: StepChange | None) -> str:
    place = (step.after or step.before) if step else None
    return place.step.id if place and place.step else "-"


def by_name(made: Transition) -> dict[str, StepChange]:
    return {name(step): step for step in made.steps}


def pair(before: Sequence[str], after: Sequence[str]) -> Transition:
    """The way between two journeys of one stage with steps of these ids."""

    def journey(names: Sequence[str]) -> Journey:
        steps = tuple(Step(id=one, title=one, origin=NOWHERE) for one in names)
        stage = Stage(id="all", title="All", steps=steps, origin=NOWHERE)
        return Journey(id="trip", title="A trip", stages=(stage,), origin=NOWHERE)

    empty = Catalogue(phases={}, channels={}, touchpoints={}, personas={}, journeys={})
    return transition(journey(before), journey(after), empty)


def test_each_step_is_added_removed_changed_or_kept() -> None:
    made = found()
    assert {one: step.fate for one, step in by_name(made).items()} == {
        "go": Fate.CHANGED,
        "queue": Fate.REMOVED,
        "scan-it": Fate.ADDED,
        "settle": Fate.CHANGED,
        "out": Fate.KEPT,
    }
    assert [(name(row.before), name(row.after)) for row in made.rows] == [
        ("go", "go"),
        ("queue", "-"),
        ("-", "scan-it"),
        ("settle", "settle"),
        ("out", "out"),
    ]


def test_steps_of_one_name_and_two_ids_are_likely_the_same() -> None:
    steps = by_name(found())
    assert [one for one, step in steps.items() if step.likely] == ["settle"]
    before = steps["settle"].before
    assert before
    assert before.step
    assert before.step.id == "pay"


def test_a_change_is_told_field_by_field_with_the_channel_that_follows_from_the_touchpoint() -> None:
    changes = {change.field: (change.before, change.after) for change in by_name(found())["settle"].changes}
    assert list(changes) == ["touchpoint", "channel", "emotion", "thought", "pains"]
    assert changes["touchpoint"] == ("till", "page")
    assert changes["channel"] == ("shop", "web")
    assert changes["thought"] == ("So much?", "")
    assert changes["pains"] == ((), ("hot", "cold"))


def test_one_feeling_written_two_ways_is_no_change() -> None:
    same = BETTER.replace("I go, emotion: 4", "I go, emotion: {ana: 2}")
    assert by_name(found(better=same))["go"].fate is Fate.KEPT


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("abcde", "abcde", ""),
        ("abcde", "bcdea", "a"),
        ("abcde", "eabcd", "e"),
        ("abcde", "acbde", "c"),
        ("abcde", "aXcbYe", "b"),
        ("ab", "ba", "b"),
    ],
)
def test_moving_one_step_moves_one(before: str, after: str, moved: str) -> None:
    made = pair(list(before), list(after))
    assert len(made.moved) == len(moved)
    assert {name(step) for step in made.moved} <= set(before)
    assert [step.fate for step in made.steps].count(Fate.ADDED) == len(set(after) - set(before))


def test_a_moved_step_stands_where_it_was_and_where_it_is_to_be() -> None:
    made = pair(["a", "b", "c", "d"], ["b", "c", "a", "d"])
    assert [(name(row.before), name(row.after)) for row in made.rows] == [
        ("a", "-"),
        ("b", "b"),
        ("c", "c"),
        ("-", "a"),
        ("d", "d"),
    ]
    assert len(made.steps) == 4
    assert made.rows[0].before is made.rows[3].after


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.lists(st.sampled_from("abcdefghij"), unique=True))
def test_both_journeys_are_read_down_their_columns(before: list[str], after: list[str]) -> None:
    made = pair(before, after)
    left = [row.before.before for row in made.rows if row.before]
    right = [row.after.after for row in made.rows if row.after]
    assert [place.step.id for place in left if place and place.step] == before
    assert [place.step.id for place in right if place and place.step] == after
    assert len(made.steps) == len(set(before) | set(after))


def test_moments_in_no_order_cannot_be_moved() -> None:
    loose = [text.replace("title: ", "kind: aggregate\n    title: ", 1) for text in (TODAY, BETTER)]
    turned = loose[1].replace("id: go, title: I go", "id: out, title: I leave", 1).replace(
        "{id: out, title: I leave}\n    ---", "{id: go, title: I go}\n    ---")  # fmt: skip
    assert not found(loose[0], turned).moved


def test_a_step_in_another_stage_is_moved_and_a_stage_of_another_name_is_not_another() -> None:
    split = BETTER.replace(
        "          - {id: out", "      - id: after\n        title: After\n        steps:\n          - {id: out"
    )
    assert [name(step) for step in found(better=split).moved] == ["out"]
    assert not by_name(found(better=split))["out"].moved
    assert not found(better=BETTER.replace("id: all\n        title: All of it", "id: new\n        title: New")).moved


def test_emotion_is_gained_a_step_a_persona_and_on_the_whole() -> None:
    made = found()
    go = by_name(made)["go"]
    assert (go.mean.before, go.mean.after, go.mean.gained) == (3.0, 4, 1)
    assert [(one.persona, one.before, one.after, one.gained) for one in go.gains] == [("ana", 2, 4, 2)]
    assert by_name(made)["queue"].mean.gained is None
    assert (made.mean.before, made.mean.after) == (2.3, 4.3)
    assert made.mean.gained == 2
    assert [(one.persona, one.before, one.after) for one in made.gains] == [("ana", 2.0, 4.3)]


def test_time_is_that_of_both_journeys_on_the_longest_way_and_a_persona() -> None:
    made = found()
    assert made.seconds == (18 * 60, 10 * 60)
    assert made.seconds_by_persona == (("ana", 18 * 60, 10 * 60),)


def test_opportunities_at_the_step_or_its_stage_in_either_journey_carry_a_change() -> None:
    made = found()
    assert {one: [carrier.id for carrier in step.carriers] for one, step in by_name(made).items()} == {
        "go": ["signs"],
        "queue": ["scan", "signs"],
        "scan-it": ["scan"],
        "settle": ["signs"],
        "out": ["signs"],
    }
    assert [(one.id, [name(step) for step in steps]) for one, steps in made.carriers] == [
        ("signs", ["go", "queue", "settle"]),
        ("scan", ["queue", "scan-it"]),
    ]


def test_what_nothing_but_an_idea_carries_is_told() -> None:
    assert not found().uncarried
    idea = TODAY.replace("status: planned", "status: idea").replace("status: done", "status: idea")
    assert [name(step) for step in found(idea).uncarried] == ["go", "queue", "scan-it", "settle"]


def test_other_words_for_a_step_need_no_opportunity() -> None:
    same = "\n".join(line for line in TODAY.splitlines() if "opportunities" not in line and "id: scan" not in line)
    same = same.replace("              - {id: chairs, title: Chairs, status: dropped}\n", "")
    other = same.replace("title: Shopping", "title: Better\n    state: to-be\n    of: trip").replace(
        "I leave", "I go out"
    )
    other = other.replace("pains: [{id: dear, title: It is dear, severity: 2}]", "pains: [dear]").replace(
        "[{id: slow, title: It is slow, severity: 5}, {id: hot, title: It is hot}]", "[slow, hot]")  # fmt: skip
    made = found(same, other)
    assert [name(step) for step in made.of(Fate.CHANGED)] == ["out"]
    assert not made.uncarried


def test_pain_points_are_answered_still_met_or_new() -> None:
    made = found()
    assert [(pain.id, len(pain.before), len(pain.after)) for pain in made.pains] == [
        ("slow", 1, 0),
        ("dear", 1, 0),
        ("hot", 1, 1),
        ("cold", 0, 1),
    ]
    assert [pain.id for pain in made.answered] == ["slow", "dear"]


def test_only_intended_journeys_that_are_not_retired_have_a_journey_of_today() -> None:
    gone = BETTER.replace("Better shopping", "Gone").replace("of: trip", "of: trip\n    status: retired")
    gone = gone.replace("{id: cold, title: It is cold}", "cold")
    free = BETTER.replace("    of: trip\n", "").replace("{id: cold, title: It is cold}", "cold")
    catalogue = site_of({"trip": TODAY, "better": BETTER, "gone": gone, "free": free}).catalogue
    assert [(one.id, of.id if of else None) for one, of in intended(catalogue)] == [("better", "trip"), ("free", None)]
    assert as_is_of(catalogue.journeys["trip"], catalogue) is None
    assert has_intended(catalogue)
    assert not has_intended(site_of({"trip": TODAY}, CONFIG).catalogue)


def test_a_journey_without_steps_or_feelings_is_no_trouble() -> None:
    made = pair(["a"], [])
    assert [(step.fate, step.mean.gained) for step in made.steps] == [(Fate.REMOVED, None)]
    assert (made.mean.gained, made.seconds, made.pains, made.carriers) == (None, (0, 0), (), ())
    assert pair([], []).rows == ()
