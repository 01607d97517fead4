"""Durations drawn to scale: what each step takes of the whole."""

from __future__ import annotations

from itertools import pairwise

from journeybook.pages.chart import COLUMN
from journeybook.pages.time_scale import TimeScale, time_scales
from tests.pages.journeys import site_of


def journey(*durations: str, personas: str = "[]", kind: str = "linear") -> str:
    steps = "".join(
        f"      - id: s{at}\n        title: Step {at}\n" + (f"        duration: {one}\n" if one else "")
        for at, one in enumerate(durations)
    )
    head = f"---\ntitle: A trip\npersonas: {personas}\nkind: {kind}\n"
    return head + f"stages:\n  - id: all\n    title: All of it\n    steps:\n{steps}---\n"


def scales_of(text: str, column: float = 6.0) -> tuple[TimeScale, ...]:
    site = site_of({"trip": text})
    return time_scales(site.catalogue.journeys["trip"], site.page("journeys/trip.html"), column)


def drawn(text: str, column: float = 6.0) -> TimeScale:
    (found,) = scales_of(text, column)
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


def test_each_way_is_drawn_where_personas_take_different_ones_and_the_longest_first() -> None:
    text = journey("10 min", "30 min", "20 min", personas="[ana, bo]")
    text = text.replace("title: Step 1\n", "title: Step 1\n        personas: [bo]\n")
    text = text.replace("title: Step 2\n", "title: Step 2\n        personas: [ana]\n")
    first, second = scales_of(text)
    assert ([link.text for link in first.walkers], first.personas, first.seconds) == (["Bo"], "bo", 2400)
    assert [share is None for share in first.shares] == [False, False, True]
    assert ([link.text for link in second.walkers], second.personas, second.seconds) == (["Ana"], "ana", 1800)
    assert [share is None for share in second.shares] == [False, True, False]


def test_a_way_of_one_step_is_not_drawn() -> None:
    text = journey("10 min", "30 min", personas="[ana, bo]")
    text = text.replace("title: Step 1\n", "title: Step 1\n        personas: [bo]\n")
    (found,) = scales_of(text)
    assert found.personas == "bo"


def test_nobody_is_named_where_all_take_the_same_time() -> None:
    found = drawn(journey("10 min", "30 min", personas="[ana, bo]"))
    assert (found.walkers, found.personas) == ((), "")


def test_there_is_nothing_to_compare_with_fewer_than_two_durations_or_without_an_order() -> None:
    assert scales_of(journey("10 min", "")) == ()
    assert scales_of(journey("10 min", "5 min", kind="aggregate")) == ()
