"""The order of things that two people put in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.merging.order import merged_order, our_order

LISTS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("abc", "abc", "abc", "abc"),
        ("abc", "abcx", "abcy", "abcxy"),
        ("abc", "xabc", "yabc", "xyabc"),
        ("abc", "axbc", "aybc", "axybc"),
        ("abc", "cab", "abxc", "cabx"),
        ("abc", "cab", "abc", "cab"),
        ("abc", "abc", "cba", "cba"),
        ("abcd", "bacd", "abdc", "badc"),
        ("abc", "bca", "acb", "cba"),
        ("ab", "b", "axb", "xb"),
        ("", "ab", "ba", "ab"),
        ("abc", "bac", "acb", None),
        ("abc", "xyabc", "abc", "xyabc"),
    ],
)
def test_both_get_their_order(base: str, ours: str, theirs: str, merged: str | None) -> None:
    kept = (set(ours) | set(theirs)) - (set(base) - set(ours)) - (set(base) - set(theirs))
    made = merged_order(base, ours, theirs, kept)
    assert (None if made is None else "".join(made)) == merged


@given(base=LISTS, ours=LISTS, theirs=LISTS)
def test_nothing_is_lost_and_nothing_comes_twice(base: list[str], ours: list[str], theirs: list[str]) -> None:
    kept = {*ours, *theirs}
    for made in (merged_order(base, ours, theirs, kept), our_order(ours, theirs, kept)):
        assert made is None or sorted(made) == sorted(kept)


@given(base=LISTS, ours=LISTS)
def test_who_alone_changes_the_order_gets_it(base: list[str], ours: list[str]) -> None:
    mine = [key for key in ours if key in set(base)]
    there = [key for key in base if key in set(ours)]
    assert merged_order(there, mine, there, mine) == tuple(mine)
    assert merged_order(there, there, mine, mine) == tuple(mine)


def test_a_thousand_in_two_orders_take_no_time_to_speak_of() -> None:
    base = list(range(1_000))
    ours, theirs = [*base[500:], *base[:500]], [*base[:-2], base[-1], base[-2]]
    made = merged_order(base, ours, theirs, base)
    assert made is not None
    assert made[0] == 500
    assert made.index(999) + 1 == made.index(998)
