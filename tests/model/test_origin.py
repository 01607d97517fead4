"""Places are packed, and come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeybook.source import Mark, Origin, Span

NUMBERS = st.one_of(st.integers(1, 300), st.integers(1, 70_000), st.integers(1, 1_000_000))
MARKS: st.SearchStrategy[Mark] = st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS)


@given(whole=MARKS, marks=st.dictionaries(st.sampled_from(["id", "title", "personas", "personas/lea"]), MARKS))
def test_any_marks_come_back(whole: Mark, marks: dict[str, Mark]) -> None:
    origin = Origin.of("a.md", whole, tuple(marks), [number for mark in marks.values() for number in mark])
    assert origin.whole == whole
    assert origin.begin == whole[:2]
    assert {name: origin.mark(name) for name in origin.names} == marks


def test_near_places_take_a_byte_a_number() -> None:
    origin = Origin.of("a.md", (900, 5, 900, 7), ("id", "title"), (900, 9, 900, 12, 901, 12, 903, 40))
    assert len(origin.places) == 4 + 3 + 4 * 2


def test_an_item_stands_where_it_is_written_else_where_its_field_does_else_where_the_thing_does() -> None:
    origin = Origin.of("a.md", (2, 1, 2, 9), ("pains", "pains/queue"), (3, 8, 3, 20, 3, 9, 3, 14))
    assert origin.span("pains", "queue") == Span("a.md", 3, 9, 3, 14)
    assert origin.span("pains", "noise") == Span("a.md", 3, 8, 3, 20)
    assert origin.span("goal") == origin.span() == Span("a.md", 2, 1, 2, 9)
    assert origin.has("pains")
    assert not origin.has("goal")


def test_of_a_name_that_stands_twice_the_first_counts() -> None:
    origin = Origin.of("a.md", (1, 1, 1, 2), ("next/a", "next/a"), (2, 1, 2, 2, 3, 1, 3, 2))
    assert origin.mark("next/a") == (2, 1, 2, 2)


def test_nothing_is_known_of_a_thing_without_a_place() -> None:
    assert Origin("a.md").whole == (1, 1, 1, 1)
    assert Origin("a.md") == Origin.of("a.md", (1, 1, 1, 1))
