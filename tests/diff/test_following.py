"""What follows from a change beyond the line it is written on: pains without an answer, lows, channels, other pages."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.compare.projects import FILES, edited
from tests.diff.states import reported

LAMP = "journeys/lamp.md"
PLAN = "opportunities:\n          - {id: by-app, title: Pay by app, impact: 4, effort: 2}"


def following(new: Mapping[str, str | None], old: Mapping[str, str | None] | None = None) -> list[tuple[str, int]]:
    """Return what follows, and whether it is good."""
    return [(one.text, one.sign) for one in reported(new, old).everything_follows]


def test_a_pain_point_that_loses_its_only_opportunity_is_told() -> None:
    lost = ("Nothing answers the pain point “The pictures are dim” any more", -1)
    won = ("Something answers the pain point “The pictures are dim” now", 1)
    without = edited(LAMP, (f"        {PLAN}\n", ""))
    dropped = edited(LAMP, ("title: Pay by app, impact", "title: Pay by app, status: dropped, impact"))
    assert following(without) == [lost]
    assert following(dropped) == [lost]
    assert following({}, without) == [won]
    assert following(edited(LAMP, ("impact: 4", "impact: 5"))) == []


def test_a_moment_of_truth_that_becomes_a_low_is_told() -> None:
    moment = ("title: I compare two\n", "title: I compare two\n        moment_of_truth: true\n")
    before = edited(LAMP, moment)
    after = edited(LAMP, moment, ("touchpoint: page\n        emotion: 3", "touchpoint: page\n        emotion: 2"))
    assert following(after, before) == [("The moment of truth “I compare two” is a low now: from 3 to 2", -1)]
    assert following(before, after) == [("The moment of truth “I compare two” is no longer a low: from 2 to 3", 1)]


def test_another_touchpoint_says_which_channel_follows() -> None:
    pay = edited(LAMP, ("title: I pay\n        touchpoint: till", "title: I pay\n        touchpoint: order-app"))
    assert ("“I pay” moved from channel Shop to App", 0) in following(pay)
    page = {
        "site_config.yml": FILES["site_config.yml"].replace(
            "title: Order page, channel: web", "title: Order page, channel: app"
        )
    }
    assert ("“I look around” moved from channel Website to App", 0) in following(
        {**page, **edited(LAMP, ("duration: 10", "duration: 11"))}
    )


def test_what_nothing_uses_any_more_is_told() -> None:
    told = following({LAMP: None})
    assert ("No journey is about Bo any more", 0) in told
    assert ("No step uses the touchpoint Order page any more", 0) in told
    assert ("No step uses the channel Website any more", 0) in told


def test_the_effect_on_emotion_and_time_is_told_by_persona() -> None:
    edits = (("emotion: {ana: 4, bo: 2}", "emotion: {ana: 1, bo: 2}"), ("duration: 10 min", "duration: 22 min"))
    (section,) = reported(edited(LAMP, *edits)).sections
    assert [one.sentence for one in section.felt] == [
        "Everyone feels worse, 3.7 → 3.4 (−0.3) and takes 12 min longer",
        "Ana feels worse, 3.8 → 3.3 (−0.5) and takes 12 min longer",
        "Bo takes 12 min longer",
    ]
    assert (section.curve.before, section.curve.after) == ("▄▄▆▄▆█", "▂▄▆▄▆█")


def test_steps_that_came_and_went_stand_in_both_lines() -> None:
    text = FILES[LAMP]
    ask = text[text.index("      - id: ask\n") : text.index("  - id: buy\n")]
    new = "      - {id: wrap, title: I have it wrapped}\n"
    (section,) = reported(edited(LAMP, (ask, ""), ("      - id: leave\n", f"{new}      - id: leave\n"))).sections
    assert (section.curve.before, section.curve.after) == ("▄▄▆▄×▆█", "▄▄×▄·▆█")
    assert [point.fate for point in section.curve.points] == ["", "", "gone", "", "new", "", ""]
    assert '"3 gone"' in section.curve.mermaid
    assert "line [3, 3, 3, 3, 4, 5]" in section.curve.mermaid


@pytest.mark.parametrize(
    ("path", "edit", "seen"),
    [
        ("personas/ana.md", ("title: Ana, 30", "title: Ana, 31"), {"journeys": ("Buying a lamp", "Returning a lamp")}),
        ("site_config.yml", ("title: Till", "title: The till"), {"journeys": ("Buying a lamp", "Returning a lamp")}),
        ("site_config.yml", ("value: 4 min", "value: 5 min"),
         {"journeys": ("Buying a lamp", "Returning a lamp"), "touchpoints": ("Till",)}),
        ("site_config.yml", ("title: Website", "title: Web"),
         {"journeys": ("Buying a lamp",), "touchpoints": ("Order page",)}),
        ("site_config.yml", ("title: During", "title: While"), {"journeys": ("Buying a lamp",)}),
    ],
)  # fmt: skip
def test_a_shared_thing_names_who_refers_to_it(path: str, edit: tuple[str, str], seen: dict[str, object]) -> None:
    (one,) = reported(edited(path, edit)).shared
    assert {other.kind: other.names for other in one.elsewhere} == seen


def test_a_step_names_the_pages_that_show_it_before_and_after() -> None:
    pay = edited(LAMP, ("title: I pay\n        touchpoint: till", "title: I pay\n        touchpoint: order-app"))
    report = reported(pay)
    (section,) = report.sections
    assert {one.kind: one.names for one in section.elsewhere} == {
        "personas": ("Ana", "Bo"), "touchpoints": ("Order app", "Till"), "channels": ("App", "Shop"),
    }  # fmt: skip
    assert {"flow", "heat_maps"} <= set(report.views)
    assert reported(edited(LAMP, ("duration: 10", "duration: 11"))).views == ()


def test_a_journey_that_another_leads_into_names_it() -> None:
    (section,) = reported({LAMP: None, "journeys/light.md": FILES[LAMP].replace("Buying a lamp", "Light")}).sections
    assert "Returning a lamp" in next(one.names for one in section.elsewhere if one.kind == "journeys")


def test_what_goes_from_one_journey_to_another_is_told_in_both_and_counts_once() -> None:
    text = FILES[LAMP]
    look = text[text.index("      - id: ask\n") : text.index("  - id: buy\n")]
    back = FILES["journeys/return.md"].replace("    steps:\n", f"    steps:\n{look}")
    report = reported({**edited(LAMP, (look, "")), "journeys/return.md": back})
    assert [change.id for change in report.changes] == ["return/back/ask"]
    assert {section.id for section in report.sections} == {"lamp", "return"}
    assert report.reworded == ()
