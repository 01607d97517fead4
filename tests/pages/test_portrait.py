"""The face of a persona, drawn or lettered."""

from __future__ import annotations

import pytest

from journeybook.pages.portrait import initials, portrait
from tests.pages.journeys import site_of


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Léa", "L"),
        ("E\u0301lodie Martin", "ÉM"),
        ("Jean-Pierre", "JP"),
        ("Anna Maria von Berg", "AB"),
        ("“Max” (the pro)", "MP"),
        ("ßeta", "S"),
        ("7 of 9", "79"),
        ("🙂", "·"),
        ("", "·"),
    ],
)
def test_initials_are_of_the_first_and_the_last_word(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_picture_of_the_project_is_shown_from_its_copy() -> None:
    site = site_of({}, files={"personas/cy.md": "---\ntitle: Cy\nimage: cy.svg\n---\n", "personas/cy.svg": "<svg/>"})
    page = site.page(site.routes.persona("cy"))
    assert portrait(site.catalogue.personas["cy"], page).src == "../files/personas/cy.svg"


def test_without_a_picture_there_are_initials() -> None:
    site = site_of({})
    found = portrait(site.catalogue.personas["ana"], site.page("personas/ana.html"))
    assert (found.src, found.initials) == ("", "A")
