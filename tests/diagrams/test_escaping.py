"""Any text as a Mermaid label, and back."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.diagrams.escaping import EMPTY, collapse, label, plain

# What Mermaid's journey grammar knows, and HTML, YAML and Markdown besides.
NOT_GRAMMAR = re.compile(r"(?:[^\W_]|[ .-]|#[0-9]+;)*")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I fill my basket", "I fill my basket"),
        ("Pay: by card", "Pay#58; by card"),
        ("a;b,c#d%%e", "a#59;b#44;c#35;d#37;#37;e"),
        ("<b>&amp;</b>", "#60;b#62;#38;amp#59;#60;#47;b#62;"),
        ("Issue #35;12", "Issue #35;35#59;12"),
        ("snake_case", "snake#95;case"),
        ("Versé à l'été 2026 - n. 3", "Versé à l#39;été 2026 - n. 3"),
        ("日本語 ไทย אבג", "日本語 ไทย אבג"),
        ("👩\u200d👧", "#128105;#8205;#128103;"),
        ("---", "---"),
    ],
)
def test_a_label_keeps_letters_and_writes_the_rest_by_number(text: str, expected: str) -> None:
    assert label(text) == expected


@pytest.mark.parametrize("word", ["title", "Title", "SECTION", "journey", "accTitle", "accdescr", "end"])
@pytest.mark.parametrize("after", ["", " deeds", "-deeds", ".", ": 5", "é"])
def test_a_label_that_begins_with_a_keyword_hides_its_first_letter(word: str, after: str) -> None:
    escaped = label(word + after)

    assert escaped.startswith(f"#{ord(word[0])};{word[1:]}")
    assert plain(escaped) == word + after


@pytest.mark.parametrize("text", ["titles", "subtitle x", "The end", "sectional", "journeys", "ending"])
def test_a_word_that_only_holds_a_keyword_is_left_alone(text: str) -> None:
    assert label(text) == text


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0", "\u2028\u3000"])
def test_a_text_that_shows_nothing_has_a_label_that_mermaid_accepts(text: str) -> None:
    assert label(text) == EMPTY


def test_white_space_collapses_but_a_space_that_forbids_a_break_stays() -> None:
    assert collapse(" a \t\r\n b\u2028c\u3000d\u00a0? e\u202f! ") == "a b c d\u00a0? e\u202f!"


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x80", "\ud800", "\uffff", "\u202e", "\u2066"])
def test_what_no_page_can_show_becomes_a_visible_sign(character: str) -> None:
    assert collapse(f"a{character}b") == "a�b"
    assert label(f"a{character}b") == "a#65533;b"


def test_an_accent_stays_with_its_letter_and_never_sits_on_a_semicolon() -> None:
    assert label("e\u0301te\u0301") == "e\u0301te\u0301"
    assert label("❤\ufe0f") == "#10084;#65039;"


def test_a_label_is_read_back_from_mermaids_own_form_too() -> None:
    assert plain("Payﬂ°°58¶ß caﬂ°°233¶ß") == "Pay: caé"


def test_a_number_that_is_no_character_is_left_as_it_is() -> None:
    assert plain("#9999999; #quot; #x41;") == "#9999999; #quot; #x41;"


@given(st.text())
def test_no_label_holds_a_character_of_the_grammar(text: str) -> None:
    bare = "".join(c for c in label(text) if not unicodedata.category(c).startswith("M"))

    assert NOT_GRAMMAR.fullmatch(bare)
    assert label(text).strip() == label(text) != ""


@given(st.text())
def test_a_label_says_what_the_text_says_on_one_line(text: str) -> None:
    assert plain(label(text)) == (collapse(text) or EMPTY)


@given(st.text())
def test_collapsing_twice_changes_nothing(text: str) -> None:
    assert collapse(collapse(text)) == collapse(text)
