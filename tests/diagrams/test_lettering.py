"""How wide text is, and where it breaks."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from journeybook.diagrams.lettering import ELLIPSIS, longest_word, text_width, wrap

SIZE = 13


def test_wide_letters_are_wider_than_narrow_ones() -> None:
    assert text_width("WWW", SIZE) > text_width("aaa", SIZE) > text_width("iii", SIZE)
    assert text_width("日本", SIZE) == 2 * SIZE


def test_an_accent_adds_no_width_however_it_is_written() -> None:
    assert text_width("e\u0301", SIZE) == text_width("é", SIZE) == text_width("e", SIZE)


def test_a_line_breaks_at_spaces_and_after_hyphens() -> None:
    assert wrap("I open the check-out page", 75, SIZE, lines=9) == ("I open the ", "check-out ", "page")
    assert wrap("check-out", 45, SIZE, lines=9) == ("check-", "out")


def test_a_word_that_is_too_wide_breaks_where_it_must_but_never_inside_a_character() -> None:
    assert wrap("abcdefghij", 30, SIZE, lines=9) == ("abc", "defg", "hij")
    assert wrap("e\u0301e\u0301e\u0301e\u0301", 16, SIZE, lines=9) == ("e\u0301e\u0301", "e\u0301e\u0301")
    family = "👩\u200d👩\u200d👧"
    assert wrap(family + family, 60, SIZE, lines=9) == (family, family)


def test_a_space_that_forbids_a_break_is_none() -> None:
    assert wrap("Ah bon\u00a0?", 45, SIZE, lines=9) == ("Ah ", "bon\u00a0?")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrap("one two three four five six", 40, SIZE, lines=2)

    assert lines[0] == "one "
    assert len(lines) == 2
    assert lines[1].endswith(ELLIPSIS)
    assert text_width(lines[1], SIZE) <= 40


def test_a_text_of_many_thousand_letters_is_cut_at_once() -> None:
    assert len(wrap("A" * 200_000, 100, SIZE, lines=3)) == 3


@given(st.text(), st.integers(30, 300))
def test_the_lines_of_a_text_are_the_text(text: str, width: int) -> None:
    assert "".join(wrap(text, width, SIZE, lines=10_000)) == text


@given(st.text(), st.integers(40, 300), st.integers(1, 5))
@example("00000\N{LINE SEPARATOR}", 40, 1)
def test_no_line_is_wider_than_the_room(text: str, width: int, lines: int) -> None:
    made = wrap(text, width, SIZE, lines=lines)

    assert len(made) <= lines
    assert all(text_width(line.rstrip(" "), SIZE) <= width for line in made)


@given(st.text(alphabet="abc -", max_size=40))
def test_no_word_is_broken_where_the_longest_one_fits(text: str) -> None:
    room = longest_word(text, SIZE)

    assert all(line == "" or line[-1] in " -" for line in wrap(text, room, SIZE, lines=99)[:-1])
