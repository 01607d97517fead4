"""Pain points and opportunities in two states: one thing each, wherever they are met."""

from __future__ import annotations

from tests.compare.projects import LAMP, RETURN, compared, edited, entries, lamp

PAIN = "        pains:\n          - {id: dim, title: The pictures are dim, severity: 3}\n"
OPPORTUNITY = "        opportunities:\n          - {id: by-app, title: Pay by app, impact: 4, effort: 2}\n"


def test_a_pain_written_out_at_a_step_is_one_entry() -> None:
    slow = "title: I leave\n        pains: [{id: slow, title: The door is slow}]\n"
    assert lamp(("title: I leave\n", slow)) == [("added", "pain", "slow", "", None, None)]
    assert entries({}, edited("journeys/lamp.md", ("title: I leave\n", slow))) == [
        ("removed", "pain", "slow", "", None, None)
    ]


def test_a_pain_met_at_one_more_step_is_one_entry() -> None:
    assert lamp(("title: I leave\n", "title: I leave\n        pains: [dim]\n")) == [
        ("changed", "pain", "dim", "places", ("lamp/buy/pay", "lamp/choose/look"),
         ("lamp/buy/leave", "lamp/buy/pay", "lamp/choose/look")),
    ]  # fmt: skip


def test_a_pain_met_elsewhere_has_moved() -> None:
    edits = (
        ("        emotion: 3\n        pains: [dim]\n", "        emotion: 3\n"),
        ("title: I leave\n", "title: I leave\n        pains: [dim]\n"),
    )
    assert lamp(*edits) == [
        ("moved", "pain", "dim", "places", ("lamp/buy/pay", "lamp/choose/look"),
         ("lamp/buy/leave", "lamp/choose/look")),
    ]  # fmt: skip


def test_where_a_pain_is_written_out_says_nothing() -> None:
    elsewhere = LAMP.replace(PAIN, "        pains: [dim]\n").replace(
        "duration: 5 min\n        emotion: 3\n        pains: [dim]\n",
        "duration: 5 min\n        emotion: 3\n" + PAIN,
    )
    assert elsewhere != LAMP
    assert entries({"journeys/lamp.md": elsewhere}) == []


def test_what_a_pain_says_is_told_field_by_field() -> None:
    assert lamp(("severity: 3", "severity: 5")) == [("changed", "pain", "dim", "severity", 3, 5)]
    assert lamp(("The pictures are dim", "The pictures are too dim")) == [
        ("renamed", "pain", "dim", "title", "The pictures are dim", "The pictures are too dim")
    ]
    assert lamp(("impact: 4", "impact: 4, status: doing, owner: app-team, x-budget: 3")) == [
        ("changed", "opportunity", "by-app", "owner", None, "app-team"),
        ("changed", "opportunity", "by-app", "status", "idea", "doing"),
        ("changed", "opportunity", "by-app", "x-budget", None, "3"),
    ]


def test_a_new_id_of_a_pain_is_told_once_and_not_where_it_is_met() -> None:
    answered = ("impact: 4", "impact: 4, pains: [dim]")
    old = edited("journeys/lamp.md", answered)
    new = {"journeys/lamp.md": old["journeys/lamp.md"].replace("[dim]", "[dark]").replace("id: dim", "id: dark")}
    assert entries(new, old) == [("renamed", "pain", "dark", "id", "dim", "dark")]


def test_the_pains_that_an_opportunity_answers_are_its_own() -> None:
    assert lamp(("impact: 4", "impact: 4, pains: [dim]")) == [
        ("changed", "opportunity", "by-app", "pains", (), ("dim",))
    ]


def test_a_new_title_whose_id_follows_is_one_entry() -> None:
    old = edited("journeys/lamp.md", ("{id: by-app, title: Pay by app,", "{title: Pay by app,"))
    new = edited("journeys/lamp.md", ("{id: by-app, title: Pay by app,", "{title: Pay by phone app,"))
    assert entries(new, old) == [
        ("renamed", "opportunity", "lamp-pay-by-phone-app", "title", "Pay by app", "Pay by phone app")
    ]


def test_what_goes_with_its_step_is_part_of_that() -> None:
    step = LAMP[LAMP.index("      - id: pay\n") : LAMP.index("      - id: leave\n")]
    assert lamp((step, "")) == [("removed", "step", "lamp/buy/pay", "", None, None)]
    assert lamp((OPPORTUNITY, "")) == [("removed", "opportunity", "by-app", "", None, None)]


def test_a_pain_that_a_new_step_shares_is_not_told_besides_the_step() -> None:
    new = "      - {id: wrap, title: I have it wrapped, pains: [dim]}\n      - id: leave\n"
    assert lamp(("      - id: leave\n", new)) == [("added", "step", "lamp/buy/wrap", "", None, None)]


def test_a_pain_that_goes_with_a_moved_step_has_not_moved() -> None:
    step = LAMP[LAMP.index("      - id: pay\n") : LAMP.index("      - id: leave\n")]
    assert lamp((step, ""), ("      - {id: light", step + "      - {id: light")) == [
        ("moved", "step", "lamp/use/pay", "stage", "buy", "use")
    ]


def test_a_journey_that_is_added_with_its_pains_is_one_entry() -> None:
    sad = RETURN.replace("emotion: 2,", "emotion: 2, pains: [dim, {title: It is heavy}],")
    assert entries({"journeys/return.md": sad}, {"journeys/return.md": None}) == [
        ("added", "journey", "return", "", None, None)
    ]


def test_pains_of_a_renamed_journey_whose_ids_follow_are_the_same() -> None:
    old = {"journeys/return.md": RETURN.replace("emotion: 2,", "emotion: 2, pains: [{title: It is heavy}],")}
    new = {"journeys/back.md": old["journeys/return.md"], "journeys/return.md": None}
    assert entries(new, old) == [("renamed", "journey", "back", "id", "return", "back")]


def test_a_pain_that_nothing_defines_is_left_to_the_checks() -> None:
    lost = edited("journeys/lamp.md", (PAIN, ""))
    assert entries(lost) == [("removed", "pain", "dim", "", None, None)]
    assert compared(lost, lost).changes == ()
