"""Lengths of time read as people say them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.language import language_of
from journeybook.language.duration import duration_text

ENGLISH = language_of("en")
MINUTE, HOUR, DAY, YEAR = 60, 3600, 86400, 31557600


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (45, "45 s"),
        (110, "1 min 50 s"),
        (5 * MINUTE, "5 min"),
        (66 * MINUTE, "66 min"),
        (90 * MINUTE, "1 h 30 min"),
        (4 * HOUR + 25 * MINUTE, "4 h 25 min"),
        (2 * HOUR - 20, "2 h"),
        (9 * DAY + 3 * HOUR, "9 days 3 h"),
        (21 * DAY, "3 weeks"),
        (22 * DAY, "3 weeks 1 day"),
        (4 * 2629800, "4 months"),
        (YEAR, "12 months"),
        (26 * YEAR + 2 * 2629800, "26 years 2 months"),
        (20 * YEAR, "20 years"),
    ],
)
def test_a_duration_is_told_in_one_unit_or_two(seconds: int, text: str) -> None:
    assert duration_text(seconds, ENGLISH) == text


@given(st.integers(1, 200 * YEAR))
def test_no_duration_is_nothing_or_has_more_than_two_units(seconds: int) -> None:
    words = duration_text(seconds, ENGLISH).split(" ")
    assert len(words) in (2, 4)
    assert all(int(number.replace("\u202f", "")) > 0 for number in words[::2])
