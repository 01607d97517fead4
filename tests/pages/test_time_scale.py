"""Durations drawn to scale: what each step takes of the whole."""

from __future__ import annotations

from itertools import pairwise

from journeybook.pages.chart import COLUMN
from journeybook.pages.time_scale import TimeScale, time_scale
from tests.pages.journeys import site_of


def journey(*durations: str, personas: str = "[]", kind: str = "linear") -> str:
    steps = "".join(
        f"      - id: s{at}\n        title: Step {at}\n" + (f"        duration: {one}\n" if one else "")
        for at, one in enumerate(durations)
    )
    head = f"---\ntitle: A trip\npersonas: {personas}\nkind: {kind}\n"
    return head + f"stages:\n  - id: all\n    title: All of it\n    steps:\n{steps}---\n"


def scale_of(text: str, column: float = 6.0) -> TimeScale | None:
    site = site_of({"trip": text})
    return time_scale(site.catalogue.journeys["trip"], site.page("journeys/trip.html"), column)


def drawn(text: str, column: float = 6.0) -> TimeScale:
    found = scale_of(text, column)
    assert found is not None
    return found


def number(share: str) -> float:
    return float(share.rstrip("%"))


def test_each_step_has_its_share_of_the_whole() -> None:
    found = drawn(journey("10 min", "30 min", "60 min"))
    assert found.seconds == 6000
    assert [share and (share.x, share.width, share.percent) for share in found.shares] == [
        ("0%", "10%", "10%"),
        ("10%", "30%", "30%"),
        ("40%", "60%", "60%"),
    ]


def test_the_shares_fill_the_bar() -> None:
    shares = [share for share in drawn(journey("1 min", "7 min", "", "3 h", "11 s")).shares if share]
    assert abs(sum(number(share.width) for share in shares) - 100) < 0.001
    for before, after in pairwise(shares):
        assert abs(number(before.x) + number(before.width) - number(after.x)) < 0.001


def test_a_step_without_a_duration_takes_no_room() -> None:
    found = drawn(journey("10 min", "", "10 min"))
    assert [share is None for share in found.shares] == [False, True, False]
    assert [share.x for share in found.shares if share] == ["0%", "50%"]


def test_a_ribbon_leads_from_the_column_of_a_step_to_its_share() -> None:
    _, second = drawn(journey("10 min", "30 min")).shares
    assert second is not None
    assert second.ribbon.startswith(f"M{COLUMN + 8},0")
    assert f" {0.25 * 2 * COLUMN:g},40" in second.ribbon
    assert f"H{2 * COLUMN}" in second.ribbon


def test_a_duration_stands_in_the_bar_where_there_is_room_for_it() -> None:
    found = drawn(journey("1 min", "99 min", "5 h"), column=9)
    assert [share.labelled for share in found.shares if share] == [False, True, True]


def test_where_one_step_takes_nearly_all_the_others_still_say_theirs() -> None:
    found = drawn(journey("20 years", "5 min", "3 days"))
    assert [share.percent for share in found.shares if share] == [
        "100%",
        "under 1%",
        "under 1%",
    ]
    assert all(number(share.width) > 0 for share in found.shares if share)


def test_the_way_of_the_persona_who_takes_longest_is_drawn() -> None:
    text = journey("10 min", "30 min", "20 min", personas="[ana, bo]")
    text = text.replace("title: Step 1\n", "title: Step 1\n        personas: [bo]\n")
    text = text.replace("title: Step 2\n", "title: Step 2\n        personas: [ana]\n")
    found = drawn(text)
    assert found.walker is not None
    assert (found.walker.text, found.seconds) == ("Bo", 2400)
    assert [share is None for share in found.shares] == [False, False, True]


def test_nobody_is_named_where_all_take_the_same_time() -> None:
    assert drawn(journey("10 min", "30 min", personas="[ana, bo]")).walker is None


def test_there_is_nothing_to_compare_with_fewer_than_two_durations_or_without_an_order() -> None:
    assert scale_of(journey("10 min", "")) is None
    assert scale_of(journey("10 min", "5 min", kind="aggregate")) is None
