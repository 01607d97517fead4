"""The fewest moves between two orders."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from journeybook.compare.order import moved

NAMES = "abcdefg"


@given(st.permutations(NAMES), st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)))
def test_no_fewer_moves_make_one_order_of_the_other(order: list[str], gone: set[str], come: set[str]) -> None:
    old = [name for name in NAMES if name not in come]
    new = [name for name in order if name not in gone]
    found = moved(old, new)
    common = [name for name in new if name in old]
    fewest = next(
        count
        for count in range(len(common) + 1)
        if any(
            [name for name in old if name in common and name not in left] == [n for n in common if n not in left]
            for left in map(set, combinations(common, count))
        )
    )
    assert len(found) == len(set(found)) == fewest
    assert [name for name in old if name in common and name not in found] == [n for n in common if n not in found]


def test_what_stands_between_new_things_has_not_moved() -> None:
    assert moved("abc", "xaybzcw") == ()
    assert moved("xaybzcw", "abc") == ()


def test_one_of_many_that_goes_elsewhere_is_the_one_that_moved() -> None:
    assert moved("abcdefg", "bcdefga") == ("a",)
    assert moved("abcdefg", "agbcdef") == ("g",)
    assert moved("", "abc") == moved("abc", "") == ()
