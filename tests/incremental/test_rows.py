"""Pages in columns are the pages that were added, in whatever pieces they are taken over."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeybook.incremental.rows import Rows
from journeybook.incremental.store import Kept

KEPT = st.builds(Kept, st.text("0123456789abcdef", min_size=1), st.integers(0, 2**40), st.integers(0, 2**63))
FILES = st.lists(st.tuples(st.text(max_size=3), KEPT), max_size=3)
PLACES = st.tuples(st.integers(0, 2**40), st.integers(0, 9))
PAGES = st.lists(st.tuples(FILES, PLACES, st.lists(st.integers(0, 5) | st.integers(250, 70_000))), max_size=8)


def rows_of(pages: list[tuple[list[tuple[str, Kept]], tuple[int, int], list[int]]]) -> Rows:
    rows = Rows()
    for number, (files, text, notes) in enumerate(pages):
        rows.add(f"page-{number}", f"call {number}", files, text, notes)
    return rows


@given(PAGES)
def test_each_page_has_the_files_and_notes_it_was_added_with(
    pages: list[tuple[list[tuple[str, Kept]], tuple[int, int], list[int]]],
) -> None:
    rows = rows_of(pages)
    assert [(list(rows.files(row)), list(rows.notes_of(row))) for row in range(len(rows))] == [
        (files, notes) for files, _, notes in pages
    ]


@given(PAGES, st.integers(0, 8), st.integers(0, 8), st.integers(0, 99))
def test_pages_taken_over_are_the_same_but_for_where_their_texts_lie(
    pages: list[tuple[list[tuple[str, Kept]], tuple[int, int], list[int]]], first: int, many: int, further: int
) -> None:
    rows, first = rows_of(pages), min(first, len(pages))
    end = min(first + many, len(pages))
    other = rows_of(pages[:1])
    begin = len(other)
    if first < end:
        other.take(rows, first, end, further)
    for at, row in enumerate(range(first, end), begin):
        assert list(other.files(at)) == list(rows.files(row))
        assert other.notes_of(at) == rows.notes_of(row)
        assert (other.paths[at], other.made_of[at]) == (rows.paths[row], rows.made_of[row])
        assert other.lengths[at] == rows.lengths[row]
        assert other.begins[at] == (rows.begins[row] + further if rows.lengths[row] else 0)


@given(PAGES, st.sets(st.integers(0, 70_000) | st.integers(0, 5), max_size=6), st.booleans())
def test_whoever_has_read_something_is_found_by_its_number(
    pages: list[tuple[list[tuple[str, Kept]], tuple[int, int], list[int]]], numbers: set[int], many: bool
) -> None:
    wanted = numbers | set(range(10**6, 10**6 + 100)) if many else numbers
    assert rows_of(pages).reading(wanted) == {
        row for row, (_, _, notes) in enumerate(pages) if not numbers.isdisjoint(notes)
    }


def test_notes_can_be_numbered_anew() -> None:
    rows = rows_of([([], (0, 0), [1, 300]), ([], (0, 0), [300])])
    rows.renumber({1: 7, 300: 0})
    assert [list(rows.notes_of(row)) for row in (0, 1)] == [[7, 0], [0]]
