"""White space in texts of one line: a place to break a line is one space, and no place to break one stays."""

from __future__ import annotations

import pytest

from tests.pages.journeys import catalogue_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("C'était lequel\u202f?", "C'était lequel\u202f?"),
        ("34\u00a0% des clients", "34\u00a0% des clients"),
        (">\n  Two\n  lines", "Two lines"),
        ('"a \\t  b\\u2003c"', "a b c"),
        ('" \\u00a0around\\u202f "', "around"),
    ],
)
def test_spaces_that_keep_words_together_are_kept(written: str, read: str) -> None:
    journey = catalogue_of(f"---\ntitle: {written}\nstages: [{{title: S, steps: [{{title: T}}]}}]\n---\n").journeys[
        "trip"
    ]
    assert journey.title == read
