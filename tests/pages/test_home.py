"""The home page: counts, cards, people and changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journeybook.load.history import Change
from journeybook.pages.home import MOST_JOURNEYS, MOST_PERSONAS, home_page
from journeybook.render import Renderer
from tests.pages.journeys import site_of
from tests.pages.project import project

DAY = date(2026, 10, 2)


def change(path: str, subject: str = "Reword", author: str = "Ana") -> Change:
    return Change(path=path, day=DAY, author=author, subject=subject)


def test_it_counts_what_the_site_holds_and_leads_there() -> None:
    page = home_page(project())
    assert [(count.number, count.label, count.href) for count in page.counts] == [
        (4, "journeys", "journeys/index.html"),
        (3, "personas", "personas/index.html"),
        (4, "touchpoints", "touchpoints/index.html"),
        (3, "channels", "channels/index.html"),
    ]
    assert (page.frame.title, page.frame.description) == ("Test journeys", "What we know.")


def test_the_largest_area_stands_first_and_journeys_without_one_last() -> None:
    page = home_page(project())
    assert [(group.title, [card.link.text for card in group.cards]) for group in page.groups] == [
        ("Bakery", ["Buying a cake", "Buying a cake, one day", "Calling the bakery"]),
        ("Other journeys", ["A round of the shop"]),
    ]
    assert [group.span for group in page.groups] == [3, 1]
    assert not page.cut


def test_journeys_without_any_area_have_no_heading_above_them() -> None:
    page = home_page(site_of({"trip": "---\ntitle: T\nstages: [{title: S, steps: [{title: I}]}]\n---\n"}))
    assert [group.title for group in page.groups] == [""]


def test_a_card_says_who_how_long_how_it_feels_and_where_it_is_worst() -> None:
    card = home_page(project()).groups[0].cards[0]
    assert [link.text for link in card.personas] == ["Ana", "Bo"]
    assert (card.steps, card.seconds) == (5, 900)
    assert card.mean is not None
    # Ana 4 2 1 5, Bo 2 2 3 1 5.
    assert card.mean.number == "2.8"
    assert card.worst is not None
    assert (card.worst.step.text, [felt.number for felt in card.worst.feelings]) == ("I queue", ["1"])
    assert card.sparkline is not None


def test_the_curves_of_all_cards_stand_in_a_table_too() -> None:
    site = project()
    page = home_page(site)
    assert [link.text for link, _ in page.drawings] == [
        "Buying a cake",
        "Buying a cake, one day",
        "Calling the bakery",
        "A round of the shop",
    ]
    html = Renderer(site).render(page).html
    assert html.count('<th scope="rowgroup"') == 4
    assert 'href="curves/index.html"' in html


def test_personas_stand_a_to_z() -> None:
    files = {"personas/zoe.md": "---\ntitle: Éva\n---\n", "personas/aa.md": "---\ntitle: Zed\n---\n"}
    assert [card.link.text for card in home_page(site_of({}, files=files)).personas] == ["Ana", "Bo", "Éva", "Zed"]


def test_a_thousand_journeys_and_people_stay_a_page_of_cards_with_the_way_to_the_rest() -> None:
    head = "---\ntitle: Journey {n}\narea: Area {a}\npersonas: [p{n}]\nstages:\n"
    journey = head + "  - title: S\n    steps:\n{steps}---\n"
    steps = "".join(f"      - {{title: Step {at}, emotion: {at % 5 + 1}}}\n" for at in range(12))
    site = site_of(
        {f"j{n}": journey.format(n=n, a=n % 7, steps=steps) for n in range(1000)},
        files={f"personas/p{n}.md": f"---\ntitle: Persona {n}\n---\n" for n in range(1000)},
    )
    page = home_page(site)
    assert sum(len(group.cards) for group in page.groups) == MOST_JOURNEYS
    assert len(page.groups) == 7
    assert len(page.personas) == MOST_PERSONAS
    assert page.cut
    assert page.groups[0].cut
    html = Renderer(site).render(page).html
    assert "All 1,000 journeys" in html
    assert 'href="journeys/index.html#area-area-0"' in html
    assert "All 1,002 personas" in html
    assert len(html.encode()) < 150_000


def test_changes_lead_to_pages_and_pages_that_changed_together_stand_together() -> None:
    changes = (
        change("journeys/buy.md", "Measure the queue"),
        change("personas/ana.md"),
        change("journeys/buy-later.md"),
        change("journeys/buy.md", "An older change of the same page"),
        change("journeys/buy.fr.md", "A translation of the same page"),
        change("journeys/call.fr.md", "Translate"),
        change("journeys/gone.md", "No page any more"),
        change("personas/ana.md", "Older"),
    )
    page = home_page(replace(project(), changes=changes))
    assert [(entry.subject, [link.href for link in entry.links]) for entry in page.changes] == [
        ("Measure the queue", ["journeys/buy.html"]),
        ("Reword", ["personas/ana.html", "journeys/buy-later.html"]),
        ("Translate", ["journeys/call.html"]),
    ]


def test_a_change_of_a_list_of_touchpoints_leads_to_the_glossary_and_one_of_a_body_to_its_page() -> None:
    files = {
        "touchpoints/list.yml": "- {id: page, title: Order page}\n",
        "touchpoints/page.md": "---\ntitle: Order page\n---\nMore.\n",
    }
    site = site_of({}, "title: T\ntouchpoints: touchpoints/list.yml\n", files)
    page = home_page(replace(site, changes=(change("touchpoints/list.yml"), change("touchpoints/page.md", "Explain"))))
    assert [entry.links[0].href for entry in page.changes] == ["touchpoints/index.html", "touchpoints/page.html"]


def test_without_a_history_there_is_no_list_of_changes() -> None:
    site = project()
    assert home_page(site).changes == ()
    assert "Recent changes" not in Renderer(site).render(home_page(site)).html


def test_an_empty_project_says_so() -> None:
    site = site_of({}, "title: T\n")
    html = Renderer(site).render(home_page(site)).html
    assert "There is no journey yet." in html
