"""A journey's score is the mean of its marks, a mark the mean of its rules, a rule the share that passes it."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.checks.before import Before
from journeybook.checks.health import Health, JourneyHealth, health_of
from journeybook.checks.rule import Mark
from journeybook.checks.runner import examine
from journeybook.checks.scoring import mean
from tests.checks.fixture import LINES, project_without
from tests.load.projects import loaded

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))

RULES = """
    touchpoint-without-definition, touchpoint-without-channel,
    journey-without-goal, journey-without-trigger, step-without-feeling, third-person-thought,
    backstage-only-step
"""
"""Two rules for the mark of touchpoints, four for the customer's view, one for no process map."""
CONFIGURATION = """
title: Shop
languages: [en, fr]
channels:
  - {id: shop, title: Shop, presence: offline}
touchpoints:
  - {id: till, title: Till, channel: shop, definition: Where one pays.}
  - {id: desk, title: Advice desk, channel: shop}
  - id: shelf
    title: Shelf
checks: {select: [RULES]}
"""
JOURNEY = """
---
title: Buying a lamp
goal: Light
trigger: Darkness
status: published
stages:
  - id: shop
    title: In the shop
    steps:
      - {id: look, title: I look, touchpoint: shelf, emotion: 3}
      - {id: ask, title: I ask, touchpoint: desk, thought: Anyone?}
      - {id: choose, title: I choose, touchpoint: shelf}
      - {id: pay, title: I pay, touchpoint: till, backstage: [Ledger]}
---
"""


def health(rules: str = RULES, **journeys: str) -> Health:
    """Return the health of journeys by id, as it is with some rules."""
    files = {f"journeys/{name.replace('_', '.')}.md": dedent(text).lstrip() for name, text in journeys.items()}
    project = loaded({"site_config.yml": CONFIGURATION.replace("RULES", " ".join(rules.split())).lstrip(), **files})
    outcome = examine(project, date(2026, 11, 22))
    assert not [one for one in outcome.findings if one.severity.value == "error"], outcome.findings
    return health_of(project, outcome.findings, outcome.suppressed)


def marks(found: JourneyHealth) -> dict[str, int]:
    return {one.mark.value: one.score for one in found.marks}


def test_a_mark_is_the_mean_of_the_shares_of_its_rules_and_the_score_the_mean_of_the_marks() -> None:
    lamp = health(lamp=JOURNEY).journeys["lamp"]
    # Two of four steps say nothing of a feeling: (1 + 1 + 1/2 + 1) / 4. Desk and shelf lack a definition, the shelf a
    # channel: (1/3 + 2/3) / 2.
    assert marks(lamp) == {"customer-view": 88, "no-process-map": 100, "precise-touchpoints": 50}
    assert lamp.score == 79
    assert lamp.score_of(Mark.PRECISE_TOUCHPOINTS) == 50
    assert lamp.score_of(Mark.FIGURES) is None


def test_a_rule_that_finds_nothing_to_look_at_does_not_count() -> None:
    without = JOURNEY.replace("touchpoint: shelf", "channel: shop").replace("touchpoint: desk", "channel: shop")
    lamp = health(lamp=without.replace("touchpoint: till", "channel: shop").replace(", thought: Anyone?", "")).journeys[
        "lamp"
    ]
    # Three of four steps without a feeling, and no thought to be told by somebody else: (1 + 1 + 1/4) / 3.
    assert marks(lamp) == {"customer-view": 75, "no-process-map": 100}


def test_a_rule_looks_at_those_things_alone_that_it_has_something_to_say_about() -> None:
    # One step has a backstage, and the customer is there; no step of the other has any.
    one = JOURNEY.replace("touchpoint: till, backstage", "backstage")
    assert marks(health(lamp=one).journeys["lamp"])["no-process-map"] == 0
    both = one.replace("touchpoint: desk, thought: Anyone?", "touchpoint: desk, backstage: [Rota]")
    assert marks(health(lamp=both).journeys["lamp"])["no-process-map"] == 50
    assert "no-process-map" not in marks(health(lamp=JOURNEY.replace(", backstage: [Ledger]", "")).journeys["lamp"])


def test_a_rule_that_is_switched_off_does_not_count_and_is_named() -> None:
    found = health(RULES.replace("touchpoint-without-channel,", ""), lamp=JOURNEY)
    assert marks(found.journeys["lamp"])["precise-touchpoints"] == 33
    assert "touchpoint-without-channel" in {rule.id for rule in found.off}
    assert "touchpoint-without-channel" not in {reach.rule.id for reach in found.rules}


def test_what_is_suppressed_counts_as_passed_and_is_an_exception() -> None:
    excused = JOURNEY.replace(
        "backstage: [Ledger]}", "backstage: [Ledger]}  # journeybook: ignore[step-without-feeling] nobody feels a till"
    )
    lamp = health(lamp=excused).journeys["lamp"]
    assert marks(lamp)["customer-view"] == 94
    assert [(one.reason, one.finding.rule) for one in lamp.exceptions] == [
        ("nobody feels a till", "step-without-feeling")
    ]
    assert "pay" in lamp.exceptions[0].finding.message


def test_a_finding_about_a_touchpoint_counts_for_every_journey_that_uses_it() -> None:
    other = JOURNEY.replace("touchpoint: shelf", "touchpoint: till").replace("touchpoint: desk", "touchpoint: till")
    found = health(lamp=JOURNEY, torch=other)
    assert marks(found.journeys["torch"])["precise-touchpoints"] == 100
    reach = {one.rule.id: one for one in found.rules}
    assert reach["touchpoint-without-channel"].journeys == ("lamp",)
    assert reach["touchpoint-without-definition"].findings == 2
    assert reach["step-without-feeling"].journeys == ("lamp", "torch")


def test_a_translation_counts_for_its_journey_and_the_same_thing_counts_once() -> None:
    told = JOURNEY.replace("thought: Anyone?", "thought: The customer is lost")
    french = """
        ---
        stages:
          - {id: shop, steps: [{id: ask, thought: Le client est perdu}]}
        ---
    """
    own, both = health(lamp=told), health(lamp=told, lamp_fr=french)
    only = health(lamp=JOURNEY, lamp_fr=french)
    for found in (own, both, only):
        # One thought of one: (1 + 1 + 1/2 + 0) / 4.
        assert marks(found.journeys["lamp"])["customer-view"] == 63
    assert next(one for one in both.rules if one.rule.id == "third-person-thought").findings == 2


def test_what_is_to_be_done_next_is_what_raises_the_score_most() -> None:
    advice = health(lamp=JOURNEY).journeys["lamp"].advice
    assert [(one.rule.id, one.count, round(one.gain, 1)) for one in advice] == [
        ("touchpoint-without-definition", 2, 11.1),
        ("touchpoint-without-channel", 1, 5.6),
        ("step-without-feeling", 2, 4.2),
    ]
    assert advice[0].finding.span.path == "site_config.yml"
    assert advice[0].finding.span.line == 7


def test_doing_what_is_advised_raises_the_score_by_what_is_promised() -> None:
    before = health(lamp=JOURNEY).journeys["lamp"]
    done = JOURNEY.replace("touchpoint: shelf}", "touchpoint: shelf, emotion: 3}").replace(
        "touchpoint: till,", "touchpoint: till, emotion: 4,"
    )
    after = health(lamp=done).journeys["lamp"]
    assert after.score - before.score == pytest.approx(before.advice[2].gain, abs=1)


def test_at_most_three_things_are_advised() -> None:
    bare = JOURNEY.replace("goal: Light\n", "").replace("trigger: Darkness\n", "")
    assert len(health(lamp=bare).journeys["lamp"].advice) == 3


def test_drafts_and_what_is_retired_are_not_scored() -> None:
    draft, retired = JOURNEY.replace("published", "draft"), JOURNEY.replace("published", "retired")
    found = health(lamp=draft, torch=retired, candle=JOURNEY.replace("published", "review"))
    assert list(found.journeys) == ["candle"]
    assert found.score == found.journeys["candle"].score


def test_without_a_scored_journey_there_is_no_score() -> None:
    found = health(lamp=JOURNEY.replace("published", "draft"))
    assert found.score is None
    assert found.score_of(Mark.CUSTOMER_VIEW) is None
    assert found.exceptions == ()
    assert Health().score is None


def test_an_exception_names_every_journey_that_it_concerns() -> None:
    excused = CONFIGURATION.replace(
        "- id: shelf", "- id: shelf  # journeybook: ignore[touchpoint-without-channel] stands in all of them"
    )
    project = loaded(
        {
            "site_config.yml": excused.replace("RULES", " ".join(RULES.split())).lstrip(),
            "journeys/lamp.md": JOURNEY.lstrip(),
            "journeys/torch.md": JOURNEY.lstrip(),
        }
    )
    outcome = examine(project)
    ((exception, journeys),) = health_of(project, outcome.findings, outcome.suppressed).exceptions
    assert exception.reason == "stands in all of them"
    assert journeys == ("lamp", "torch")


@pytest.mark.parametrize(
    ("scores", "expected"), [((), None), ((100,), 100), ((100, 99), 99), ((1, 2), 2), ((0, 0), 0), ((100, 100), 100)]
)
def test_a_hundred_is_a_hundred_only_where_nothing_was_found(scores: tuple[int, ...], expected: int | None) -> None:
    assert mean(scores) == expected


def test_of_a_journey_that_is_the_same_the_same_is_said_again() -> None:
    other = JOURNEY.replace("a lamp", "a chair")
    first = health(lamp=JOURNEY, chair=other)
    second = health(lamp=JOURNEY, chair=other + "\nMore.\n")
    assert second.journeys["lamp"] is first.journeys["lamp"]
    assert second.journeys["chair"] is not first.journeys["chair"]
    assert second == first


def test_a_digest_tells_the_health_of_journeys_apart_and_nothing_else() -> None:
    states = [
        JOURNEY,
        JOURNEY + "\nMore.\n",
        JOURNEY.replace("Anyone?", "Nobody?"),
        JOURNEY.replace("goal: Light\n", ""),  # all places are others
        JOURNEY.replace("touchpoint: shelf, emotion: 3", "touchpoint: shelf"),
        JOURNEY.replace("touchpoint: desk, ", ""),
        JOURNEY.replace("[Ledger]}", "[Ledger]}  # journeybook: ignore[step-without-feeling] nobody feels a till"),
        JOURNEY.replace("[Ledger]}", "[Ledger]}  # journeybook: ignore[step-without-feeling] nobody feels that"),
    ]
    found = [health(lamp=state).journeys["lamp"] for state in states]
    for one, other in product(found, found):
        assert (one.digest == other.digest) is (one == other)
    assert len({one.digest for one in found}) == len(states) - 2
    assert health(lamp=JOURNEY, chair=JOURNEY).journeys["chair"].digest != found[0].digest
    assert health(RULES.replace("touchpoint-without-channel,", ""), lamp=JOURNEY).journeys["lamp"] != found[0]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FIXTURES), LINES, LINES)
def test_what_was_said_of_another_state_changes_nothing(fixture: Path, gone: set[int], emptied: set[int]) -> None:
    for state in ((set[int](), set[int]()), (gone, emptied)):
        project = project_without(fixture, *state)
        outcome = examine(project, date(2026, 11, 22))
        remembered = health_of(project, outcome.findings, outcome.suppressed)
    Before.last = None
    assert health_of(project, outcome.findings, outcome.suppressed) == remembered
