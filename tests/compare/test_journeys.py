"""Journeys, stages and steps in two states: one entry a change of meaning, and no more."""

from __future__ import annotations

import pytest

from journeybook.compare import compare
from tests.compare.projects import FILES, LAMP, RETURN, catalogue, compared, edited, entries, lamp

STAGE_BUY = LAMP[LAMP.index("  - id: buy\n") : LAMP.index("  - id: use\n")]
STAGE_USE = LAMP[LAMP.index("  - id: use\n") : LAMP.index("---\nWhat")]
STEP_COMPARE = LAMP[LAMP.index("      - id: compare\n") : LAMP.index("      - id: ask\n")]
STEP_ASK = LAMP[LAMP.index("      - id: ask\n") : LAMP.index("  - id: buy\n")]
STEP_LEAVE = LAMP[LAMP.index("      - id: leave\n") : LAMP.index("  - id: use\n")]
STEP_PAY = LAMP[LAMP.index("      - id: pay\n") : LAMP.index("      - id: leave\n")]


def test_nothing_is_different_between_a_project_and_itself() -> None:
    assert compared({}).changes == ()
    assert compared({}).effects == ()


def test_how_a_file_is_written_is_no_change() -> None:
    again = (
        LAMP.replace("personas: [ana, bo]", "personas:\n  - bo\n  - ana")
        .replace("title: I pay\n", 'title: "I pay"   # at last\n')
        .replace("emotion: 3\n        pains: [dim]", "emotion: {ana: 3, bo: 3}\n        pains: [dim]")
        .replace("duration: 10 min", "duration: 600 s")
        .replace("{kpi: Visits, value: 12}", "{kpi: Visits, value: 12.0, better: higher}")
        .replace("look for\na long", "look\nfor a long")
        .replace(
            "        touchpoint: till\n        duration: 5 min\n", "        duration: 5 min\n        touchpoint: till\n"
        )
        .replace("      - id: compare\n", "      -\n        id: compare\n")
    )
    assert again != LAMP
    assert entries({"journeys/lamp.md": again.replace("\n", "\r\n")}) == []


def test_a_channel_that_only_says_what_follows_is_no_change() -> None:
    assert lamp(("touchpoint: till\n", "touchpoint: till\n        channel: shop\n")) == []
    assert lamp(("title: I leave\n", "title: I leave\n        next: [light]\n")) == []


@pytest.mark.parametrize(
    ("old", "new", "entry"),
    [
        ("title: I pay\n", "title: I pay cash\n", ("renamed", "step", "lamp/buy/pay", "title", "I pay", "I pay cash")),
        ("id: pay\n", "id: cash\n", ("renamed", "step", "lamp/buy/cash", "id", "pay", "cash")),
        ("title: Buying\n", "title: At the till\n", ("renamed", "stage", "lamp/buy", "title", "Buying", "At the till")),
        ("id: buy\n", "id: till\n", ("renamed", "stage", "lamp/till", "id", "buy", "till")),
        (
            "phase: during",
            "phase: [during, after]",
            ("changed", "stage", "lamp/buy", "phase", ("during",), ("after", "during")),
        ),
        ("owner: lamp-team", "owner: light-team", ("changed", "journey", "lamp", "owner", "lamp-team", "light-team")),
        ("owner: lamp-team\n", "", ("changed", "journey", "lamp", "owner", "lamp-team", None)),
        ("status: published", "status: retired", ("changed", "journey", "lamp", "status", "published", "retired")),
        (
            "status: published",
            "status: published\nreviewed: 2026-10-02",
            ("changed", "journey", "lamp", "reviewed", None, "2026-10-02"),
        ),
        (
            "status: published",
            "status: published\nkind: aggregate",
            ("changed", "journey", "lamp", "kind", "linear", "aggregate"),
        ),
        (
            "status: published",
            "status: published\ntags: [b, a]",
            ("changed", "journey", "lamp", "tags", (), ("a", "b")),
        ),
        (
            "status: published",
            "status: published\nx-cost: {low: '3'}",
            ("changed", "journey", "lamp", "x-cost", None, {"low": "3"}),
        ),
        ("status: published", "status: published\narea: Light", ("changed", "journey", "lamp", "area", None, "Light")),
        ("duration: 5 min", "duration: 6 min", ("changed", "step", "lamp/buy/pay", "duration", "5 min", "6 min")),
        (
            "Which of them is warm?",
            "Which?",
            ("changed", "step", "lamp/choose/look", "thought", "Which of them is warm?", "Which?"),
        ),
        (
            "title: I leave\n",
            "title: I leave\n        moment_of_truth: true\n",
            ("changed", "step", "lamp/buy/leave", "moment_of_truth", False, True),
        ),
        (
            "title: I leave\n",
            "title: I leave\n        satisfaction: 3.5\n",
            ("changed", "step", "lamp/buy/leave", "satisfaction", None, 3.5),
        ),
        (
            "title: I leave\n",
            "title: I leave\n        basis: measured\n",
            ("changed", "step", "lamp/buy/leave", "basis", None, "measured"),
        ),
        (
            "title: I leave\n",
            "title: I leave\n        personas: [bo]\n",
            ("changed", "step", "lamp/buy/leave", "personas", (), ("bo",)),
        ),
        (
            "title: I leave\n",
            "title: I leave\n        journey: return\n",
            ("changed", "step", "lamp/buy/leave", "journey", None, "return"),
        ),
        (
            "title: I leave\n",
            "title: I leave\n        next: [look]\n",
            ("changed", "step", "lamp/buy/leave", "next", (), ("look",)),
        ),
        (
            "title: I leave\n",
            "title: I leave\n        backstage: [Guard]\n",
            ("changed", "step", "lamp/buy/leave", "backstage", (), ("Guard",)),
        ),
        (
            "touchpoint: till\n",
            "touchpoint: order-app\n",
            ("changed", "step", "lamp/buy/pay", "touchpoint", "till", "order-app"),
        ),
        ("channel: shop\n", "channel: web\n", ("changed", "step", "lamp/choose/ask", "channel", "shop", "web")),
        (
            "What to know.",
            "What to know first.",
            ("changed", "journey", "lamp", "narrative", "What to know.", "What to know first."),
        ),
        (
            "a long time",
            "a while",
            ("changed", "stage", "lamp/choose", "narrative", "They look for\na long time.", "They look for\na while."),
        ),
    ],
)
def test_one_edit_is_one_entry(old: str, new: str, entry: tuple[object, ...]) -> None:
    assert lamp((old, new)) == [entry]


def test_a_stage_with_another_title_is_one_entry_whether_or_not_its_heading_follows() -> None:
    title = ("    title: Choosing\n", "    title: Finding one\n")
    entry = ("renamed", "stage", "lamp/choose", "title", "Choosing", "Finding one")
    assert lamp(title) == [entry]
    assert lamp(title, ("## Choosing", "## Finding one")) == [entry]
    told = "They look for\na long time."
    other = ("changed", "stage", "lamp/choose", "narrative", told, f"## Something else\n\n{told}")
    assert lamp(("## Choosing", "## Something else")) == [other]
    assert sorted(lamp(title, ("## Choosing", "## Something else"))) == sorted([entry, other])


def test_an_entry_has_its_place_and_its_name() -> None:
    (change,) = compared(edited("journeys/lamp.md", ("duration: 5 min", "duration: 6 min"))).changes
    assert (change.path, change.line, change.title) == ("journeys/lamp.md", line_of("duration: 5"), "I pay")
    (removed,) = compared(edited("journeys/lamp.md", (STEP_LEAVE, ""))).changes
    assert (removed.path, removed.line, removed.title) == ("journeys/lamp.md", line_of("id: leave"), "I leave")


def line_of(text: str) -> int:
    """Return the line, from 1, on which a text stands in the journey of the lamp."""
    return LAMP[: LAMP.index(text)].count("\n") + 1


def test_a_step_that_is_added_or_removed_is_one_entry_whatever_it_holds() -> None:
    assert lamp((STEP_PAY, "")) == [("removed", "step", "lamp/buy/pay", "", None, None)]
    before = edited("journeys/lamp.md", (STEP_PAY, ""))
    assert entries({}, before) == [("added", "step", "lamp/buy/pay", "", None, None)]


def test_a_stage_that_is_added_or_removed_is_one_entry_with_its_steps() -> None:
    assert lamp((STAGE_BUY, "")) == [("removed", "stage", "lamp/buy", "", None, None)]
    assert entries({}, edited("journeys/lamp.md", (STAGE_BUY, ""))) == [("added", "stage", "lamp/buy", "", None, None)]


def test_a_stage_that_moves_is_one_entry() -> None:
    moved = lamp((STAGE_BUY, ""), (STAGE_USE, STAGE_USE + STAGE_BUY))
    assert [entry[:4] for entry in moved] in (
        [("moved", "stage", "lamp/buy", "after")],
        [("moved", "stage", "lamp/use", "after")],
    )


def test_a_stage_with_edits_in_it_moves_and_is_edited() -> None:
    buy = STAGE_BUY.replace("duration: 5 min", "duration: 7 min")
    found = lamp((STAGE_BUY, ""), ("  - id: choose\n", buy + "  - id: choose\n"))
    assert found == [
        ("moved", "stage", "lamp/buy", "after", "choose", None),
        ("changed", "step", "lamp/buy/pay", "duration", "5 min", "7 min"),
    ]


def test_a_step_that_moves_within_its_stage_is_one_entry() -> None:
    found = lamp((STEP_ASK, ""), ("      - id: look\n", STEP_ASK + "      - id: look\n"))
    assert found == [("moved", "step", "lamp/choose/ask", "after", "compare", None)]


def test_a_step_that_moves_into_another_stage_is_one_entry() -> None:
    found = lamp((STEP_ASK, ""), ("      - id: leave\n", STEP_ASK + "      - id: leave\n"))
    assert found == [("moved", "step", "lamp/buy/ask", "stage", "choose", "buy")]


def test_a_step_that_moves_into_another_journey_is_one_entry() -> None:
    ask = STEP_ASK.replace("channel: shop\n", "channel: shop\n        thought: Is it warm?\n")
    old = edited("journeys/lamp.md", (STEP_ASK, ask))
    new = edited("journeys/return.md", ("      - {id: carry", ask + "      - {id: carry"))
    found = entries({**edited("journeys/lamp.md", (STEP_ASK, "")), **new}, old)
    assert found == [("moved", "step", "return/back/ask", "journey", "lamp/choose/ask", "return/back/ask")]


def test_a_stage_that_moves_into_another_journey_is_one_entry() -> None:
    new = edited("journeys/return.md", ("  - id: back\n", STAGE_BUY + "  - id: back\n"))
    found = entries({**edited("journeys/lamp.md", (STAGE_BUY, "")), **new})
    assert found == [("moved", "stage", "return/buy", "journey", "lamp/buy", "return/buy")]


def test_a_stage_cut_in_two_is_a_new_stage_and_the_steps_that_went_there() -> None:
    found = lamp(("      - id: ask\n", "  - id: advice\n    title: Advice\n    steps:\n      - id: ask\n"))
    assert found == [
        ("added", "stage", "lamp/advice", "", None, None),
        ("moved", "step", "lamp/advice/ask", "stage", "choose", "advice"),
    ]


def test_a_stage_that_is_given_up_leaves_its_steps_to_another() -> None:
    found = lamp(("  - id: use\n    title: Using\n    phase: after\n    steps:\n", ""))
    assert found == [
        ("moved", "step", "lamp/buy/light", "stage", "use", "buy"),
        ("removed", "stage", "lamp/use", "", None, None),
    ]


def test_a_new_id_is_told_once_and_not_where_it_is_referred_to() -> None:
    before = edited("journeys/lamp.md", ("title: I leave\n", "title: I leave\n        next: [look]\n"))
    text = before["journeys/lamp.md"].replace("id: look\n", "id: browse\n").replace("[look]", "[browse]")
    after = {"journeys/lamp.md": text}
    assert entries(after, before) == [("renamed", "step", "lamp/choose/browse", "id", "look", "browse")]


def test_a_new_title_whose_id_follows_is_one_entry() -> None:
    before = edited("journeys/lamp.md", ("      - id: ask\n        title: I ask\n", "      - title: I ask\n"))
    after = edited("journeys/lamp.md", ("      - id: ask\n        title: I ask\n", "      - title: I ask somebody\n"))
    assert entries(after, before) == [
        ("renamed", "step", "lamp/choose/i-ask-somebody", "title", "I ask", "I ask somebody")
    ]


def test_another_step_in_the_place_of_one_is_no_new_name_for_it() -> None:
    other = "      - id: wrap\n        title: A present for my aunt\n        emotion: 4\n"
    assert [entry[:3] for entry in lamp((STEP_LEAVE, other))] == [
        ("removed", "step", "lamp/buy/leave"),
        ("added", "step", "lamp/buy/wrap"),
    ]


def test_a_journey_under_a_new_file_name_is_the_same_journey() -> None:
    back = RETURN.replace("journey: lamp", "journey: a-lamp")
    moved = {"journeys/lamp.md": None, "journeys/a-lamp.md": LAMP, "journeys/return.md": back}
    assert entries(moved) == [("renamed", "journey", "a-lamp", "id", "lamp", "a-lamp")]


def test_a_journey_in_another_folder_is_moved_with_the_area_that_follows() -> None:
    moved = {"journeys/lamp.md": None, "journeys/light/lamp.md": LAMP}
    assert entries(moved) == [("moved", "journey", "lamp", "folder", "", "light")]


def test_a_journey_that_is_added_or_removed_is_one_entry() -> None:
    bare = RETURN.replace(", journey: lamp", "")
    assert entries({"journeys/lamp.md": None, "journeys/return.md": bare}, {"journeys/return.md": bare}) == [
        ("removed", "journey", "lamp", "", None, None)
    ]
    assert entries({"journeys/return.md": bare}, {"journeys/lamp.md": None, "journeys/return.md": bare}) == [
        ("added", "journey", "lamp", "", None, None)
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("{ana: 4, bo: 2}", "{ana: 2, bo: 2}", [("emotion/ana", 4, 2)]),
        ("{ana: 4, bo: 2}", "{ana: 4}", [("emotion/bo", 2, None)]),
        ("{ana: 4, bo: 2}", "3", [("emotion/ana", 4, 3), ("emotion/bo", 2, 3)]),
        ("{ana: 4, bo: 2}", "4", [("emotion/bo", 2, 4)]),
        ("{ana: 4, bo: 4}", "4", []),
        ("{ana: 4, bo: 4}", "2", [("emotion", 4, 2)]),
        ("{ana: 4, bo: 4}", "{bo: 2, ana: 2}", [("emotion", 4, 2)]),
        ("4", "2", [("emotion", 4, 2)]),
        ("4", "4.0", []),
    ],
)
def test_an_emotion_is_told_of_those_who_feel_otherwise(old: str, new: str, found: list[tuple[object, ...]]) -> None:
    written = "emotion: {ana: 4, bo: 2}"
    before, after = (edited("journeys/lamp.md", (written, f"emotion: {score}")) for score in (old, new))
    assert entries(after, before) == [("changed", "step", "lamp/choose/look", *entry) for entry in found]


def test_who_walks_a_journey_now_feels_what_all_felt() -> None:
    assert entries(edited("journeys/return.md", ("personas: [ana]", "personas: [ana, bo]"))) == [
        ("changed", "journey", "return", "personas", ("ana",), ("ana", "bo"))
    ]


def test_equal_catalogues_are_told_equal_object_by_object() -> None:
    same = catalogue()
    assert compare(same, same).changes == ()


def test_changes_come_in_one_order() -> None:
    edits = (("duration: 5 min", "duration: 6 min"), ("owner: lamp-team", "owner: x"), ("a long time", "a while"))
    new = {
        **edited("journeys/return.md", ("title: Back\n", "title: Home\n")),
        "personas/bo.md": FILES["personas/bo.md"] + "More.\n",
        **edited("journeys/lamp.md", *edits),
    }
    found = compared(new).changes
    assert [change.id for change in found] == ["lamp", "lamp/buy/pay", "lamp/choose", "return/back", "bo"]
