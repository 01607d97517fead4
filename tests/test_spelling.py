"""A mistyped name leads to the one that was meant, and a stranger to none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.spelling import _distance, nearest

KNOWN = ("lea", "paul", "website", "fill-basket", "phone", "emotion", "title", "pick-up-point", "stages", "id", "kind")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("lae", "lea"), ("léa", "lea"), ("Lea", "lea"), ("leo", "lea"), ("pual", "paul"), ("paull", "paul"),
        ("web-site", "website"), ("web site", "website"), ("Website", "website"), ("wbesite", "website"),
        ("fill_basket", "fill-basket"), ("fil-baskett", "fill-basket"), ("telephone", "phone"), ("emotions", "emotion"),
        ("titel", "title"), ("pickup-point", "pick-up-point"), ("stage", "stages"), ("ID", "id"), ("kinds", "kind"),
    ],
)  # fmt: skip
def test_a_slip_leads_to_the_name_that_was_meant(wrong: str, right: str) -> None:
    assert nearest(wrong, KNOWN) == right


@pytest.mark.parametrize("wrong", ["", "x", "anna", "mail", "postcode", "hooks", "🙂", "completely-else", "el"])
def test_a_stranger_leads_to_none(wrong: str) -> None:
    assert nearest(wrong, KNOWN) is None
    assert nearest(wrong, ()) is None


def test_the_nearest_of_several_is_chosen_and_of_equals_the_first_in_order() -> None:
    assert nearest("lamp-1", ("lamps", "lamp-12", "lamp-2")) == "lamp-12"
    assert nearest("till", ("tilt", "tills", "bill")) == "tilt"
    assert nearest("till", ("mill", "bill")) == "bill"
    assert nearest("till", ("till-door", "the-till")) == "the-till"


@given(st.text(max_size=30), st.lists(st.text(min_size=1, max_size=30), max_size=8))
def test_a_known_name_is_its_own_nearest(name: str, others: list[str]) -> None:
    found = nearest(name, [*others, name])
    assert found is not None
    assert nearest(found, [found]) == found


@given(st.text(alphabet="abc", max_size=8), st.text(alphabet="abc", max_size=8))
def test_the_distance_is_the_same_both_ways_and_cut_off_only_when_it_is_large(one: str, other: str) -> None:
    whole = _distance(one, other, 99)
    assert whole == _distance(other, one, 99)
    assert (whole == 0) == (one == other)
    assert abs(len(one) - len(other)) <= whole <= max(len(one), len(other))
    for at_most in range(4):
        assert (_distance(one, other, at_most) <= at_most) == (whole <= at_most)


def test_thousands_of_mistakes_among_thousands_of_names_take_no_minutes() -> None:
    known = tuple(f"touchpoint-{number}" for number in range(1_000))
    start = time.process_time()
    for number in range(100):
        nearest(f"tuchpoint-{number}x", known)
    assert time.process_time() - start < 5
