"""The home page: counts, cards, people and changes."""

from __future__ import annotations

from journeybook.pages.home import MOST_JOURNEYS, MOST_PERSONAS, home_page
from journeybook.render import Renderer
from tests.pages.journeys import site_of
from tests.pages.project import project


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


def test_without_a_history_there_is_no_list_of_changes() -> None:
    site = project()
    assert home_page(site).changes == ()
    assert "Recent changes" not in Renderer(site).render(home_page(site)).html


def test_an_empty_project_says_so() -> None:
    site = site_of({}, "title: T\n")
    html = Renderer(site).render(home_page(site)).html
    assert "There is no journey yet." in html
