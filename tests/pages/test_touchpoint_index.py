"""The touchpoint glossary."""

from __future__ import annotations

from journeybook.pages.touchpoint_index import touchpoint_index_page
from journeybook.render import Renderer
from tests.pages.journeys import site_of
from tests.pages.project import project


def test_touchpoints_stand_a_to_z_whatever_their_accents_digits_first() -> None:
    page = touchpoint_index_page(project())
    assert [(letter.title, letter.anchor, [one.link.text for one in letter.entries]) for letter in page.letters] == [
        ("0–9", "letter-0", ["24 h line"]),
        ("E", "letter-e", ["Éclair counter"]),
        ("O", "letter-o", ["Order page"]),
        ("T", "letter-t", ["Till"]),
    ]


def test_an_entry_has_channel_owner_definition_and_the_number_of_steps() -> None:
    (entry,) = touchpoint_index_page(project()).letters[2].entries
    assert entry.channel is not None
    assert (entry.channel.text, entry.owner, entry.definition, entry.steps) == (
        "Website",
        "web-team",
        "Where one orders.",
        3,
    )


def test_every_letter_of_the_bar_leads_to_its_heading() -> None:
    site = project()
    html = Renderer(site).render(touchpoint_index_page(site)).html
    for anchor in ("letter-0", "letter-e", "letter-o", "letter-t"):
        assert f'href="#{anchor}"' in html
        assert f'<h2 id="{anchor}"' in html
    assert "on no journey yet" in html


def test_without_touchpoints_it_says_so() -> None:
    site = site_of({}, "title: T\n")
    assert "There is no touchpoint yet." in Renderer(site).render(touchpoint_index_page(site)).html
