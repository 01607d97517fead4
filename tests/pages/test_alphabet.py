"""Titles in the order in which readers look for them."""

from __future__ import annotations

import pytest

from journeybook.pages.alphabet import DIGITS, OTHER, alphabetical, folded, letter_anchor, letter_of


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Éclair counter", "E"),
        ("e\u0301clair counter", "E"),
        ("œuvre", "O"),
        ("Ångström", "A"),
        ("Łódź shop", "L"),
        ("ßtraße", "S"),
        ("“Quoted” page", "Q"),
        ("3D viewer", DIGITS),
        ("...", OTHER),
        ("", OTHER),
        ("Ωmega", "Ω"),
        ("я page", "Я"),
        ("地図", "地"),
    ],
)
def test_a_title_stands_under_the_letter_a_reader_looks_for(title: str, letter: str) -> None:
    assert letter_of(title) == letter


def test_the_order_is_signs_digits_latin_letters_other_scripts() -> None:
    titles = ["Zebra", "éclair", "Eclipse", "9 to 5", "Ωmega", "***", "apple"]
    assert sorted(titles, key=alphabetical) == ["***", "9 to 5", "apple", "éclair", "Eclipse", "Zebra", "Ωmega"]


def test_titles_of_one_letter_stand_together_in_the_order() -> None:
    titles = ["Eb", "éa", "ec", "Fa", "1b", "«ea»", "Ωa", "!"]
    letters = [letter_of(title) for title in sorted(titles, key=alphabetical)]
    assert letters == sorted(letters, key=letters.index)
    assert len(dict.fromkeys(letters)) == len([1 for at, one in enumerate(letters) if not at or letters[at - 1] != one])


def test_case_and_accents_do_not_part_equal_titles() -> None:
    assert folded("  Été  à la PLAGE ") == folded("ete a la plage")


def test_every_letter_has_an_anchor_of_its_own() -> None:
    anchors = [letter_anchor(letter) for letter in ("A", "Z", "Ω", DIGITS, OTHER)]
    assert len(set(anchors)) == len(anchors)
    assert not any(" " in anchor for anchor in anchors)
