"""What the search engine of the theme finds, and in which order, on entries as a site has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from journeybook.publish.search_index import SearchIndexWriter, entries
from journeybook.render.rendered import RenderedPage, SearchEntry

Found = list[list[str]]
Find = Callable[..., Found]

SEEKER = Path("assets/javascripts/seeker.js")


def _page(path: str, *found: tuple[str, str, str, str, str]) -> RenderedPage:
    search = tuple(
        SearchEntry(anchor=anchor, title=title, text=text, kind=kind, context=context)
        for anchor, title, kind, context, text in found
    )
    return RenderedPage(path=path, title=found[0][1], description="", html="", search=search)


PAGES = (
    _page("journeys/index.html", ("", "Journeys", "Index", "", "All journeys by area")),
    _page(
        "journeys/drive.html",
        ("", "Groceries by drive", "Journey", "Retail", "Ana, 30 · weekly. Fetched, not carried, by those with a car"),
        ("order", "Ordering", "Stage", "Groceries by drive", "The list is long. " * 20 + "A loaf! Then on."),
        ("fill", "I fill my basket", "Step", "Groceries by drive › Ordering", "Is l'application slow? · Order page"),
        ("pay", "I pay for it", "Step", "Groceries by drive › Ordering", "At the till < 3 & 'done'"),
        ("pain-slow", "It is slow", "Pain point", "Groceries by drive › Ordering", ""),
    ),
    _page(
        "journeys/relais.html",
        ("", "Retrait en relais", "Journey", "@home", "Téléphone à Zürich, par Søren · straße · cœur"),
        ("a1", "Je paie", "Step", "Retrait en relais", "panier d'été"),
    ),
    _page("personas/ana.html", ("", "Ana, 30", "Persona", "", "Basket in hand, by car")),
    _page("touchpoints/basket.html", ("", "Basket", "Touchpoint", "", "Where all is kept")),
    _page("journeys/tokyo.html", ("", "東京駅で買い物", "Journey", "", "駅の店で弁当を買う。กินข้าว")),
)  # fmt: skip


@pytest.fixture(scope="module")
def page(browser: Browser, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with nothing but the engine, which has read PAGES."""
    folder = tmp_path_factory.mktemp("sought")
    with SearchIndexWriter(folder, "") as index:
        for one in PAGES:
            index.add(entries(one, ""))
    page = browser.new_page()
    page.add_script_tag(path=repository / "theme/journeybook_theme" / SEEKER)
    page.add_script_tag(path=folder / "search/search_index.js")
    page.evaluate("async () => { window.index = await journeybookSearch(__index.pages) }")
    yield page
    page.close()


@pytest.fixture(scope="module")
def find(page: Page) -> Find:
    """Look for words; return the addresses found, page by page."""

    def of(words: str) -> Found:
        found: Found = page.evaluate(
            "words => index.find(words).map(group => [...group].map(hit => hit.location))", words
        )
        return found

    return of


def _hit(page: Page, words: str, location: str) -> dict[str, Any]:
    hit: dict[str, Any] = page.evaluate(
        "([words, location]) => index.find(words).flatMap(group => [...group]).find(hit => hit.location === location)",
        [words, location],
    )
    return hit


def test_the_beginning_of_a_word_finds_it(find: Find) -> None:
    assert find("groc") == [["journeys/drive.html"]]
    assert find("roceries") == []


def test_a_whole_word_in_a_title_comes_before_its_mention_in_a_text(find: Find) -> None:
    assert [group[0] for group in find("basket")] == [
        "touchpoints/basket.html",
        "journeys/drive.html#fill",
        "personas/ana.html",
    ]


def test_the_page_stands_in_its_group_where_only_a_place_on_it_was_found(find: Find) -> None:
    assert find("till") == [["journeys/drive.html#pay", "journeys/drive.html"]]


@pytest.mark.parametrize(
    "words", ["telephone", "TÉLÉPHONE", "te\u0301le\u0301", "zurich", "soren", "strasse", "Straße", "coeur", "cœur"]
)
def test_accents_and_capitals_make_no_difference(find: Find, words: str) -> None:
    assert find(words) == [["journeys/relais.html"]]


def test_what_was_found_is_marked_as_it_is_written(page: Page) -> None:
    assert "<mark>Téléphone</mark>" in _hit(page, "telephon", "journeys/relais.html")["text"]
    assert "<mark>straße</mark>" in _hit(page, "strasse", "journeys/relais.html")["text"]
    assert "d'<mark>été</mark>" in _hit(page, "ete", "journeys/relais.html#a1")["text"]


def test_an_entry_must_have_all_words_itself_or_where_it_stands(find: Find) -> None:
    assert find("basket groceries")[0][0] == "journeys/drive.html#fill"
    assert find("ordering pay") == [["journeys/drive.html#pay", "journeys/drive.html"]]
    assert "personas/ana.html" not in [location for group in find("basket groceries") for location in group]


def test_where_nothing_has_all_words_what_is_missing_is_said(page: Page, find: Find) -> None:
    assert find("basket xylophone") == find("basket")
    assert _hit(page, "basket xylophone", "touchpoints/basket.html")["terms"] == {"basket": True, "xylophone": False}


def test_a_word_that_is_in_very_many_need_not_be_there(page: Page) -> None:
    found = page.evaluate(
        """async () => {
          const lines = Array.from({ length: 200 }, (_, at) => `page-${at}.html\\tThe ${at} of it`)
          const index = await journeybookSearch([...lines, "last.html\\tA loaf"].join("\\n"))
          return ["the loaf", "the 7 of it", "7 loaf"].map(words => index.find(words).map(group => group[0].location))
        }"""
    )
    assert found[0] == ["last.html"]
    assert found[1][0] == "page-7.html"
    assert "page-7.html" in found[2]
    assert "last.html" in found[2]


def test_a_hit_says_what_it_is_and_where_it_stands(page: Page) -> None:
    title = _hit(page, "till", "journeys/drive.html#pay")["title"]
    assert '<span class="jb-hit__kind">Step</span>' in title
    assert '<span class="jb-hit__context">Groceries by drive › Ordering</span>' in title
    assert ">@home<" in _hit(page, "retrait", "journeys/relais.html")["title"]


def test_texts_are_shown_as_text(page: Page) -> None:
    assert _hit(page, "till", "journeys/drive.html#pay")["text"] == "At the <mark>till</mark> &lt; 3 &amp; 'done'"


def test_of_a_long_text_the_words_around_what_was_found_are_shown(page: Page) -> None:
    text = _hit(page, "loaf", "journeys/drive.html#order")["text"]
    assert text.startswith("… ")
    assert text.endswith(" A <mark>loaf</mark>! Then on.")
    assert len(text) < 120


def test_words_of_scripts_without_spaces_are_found_anywhere(page: Page, find: Find) -> None:
    for words in ("東京", "京駅", "買い", "駅", "弁当を", "ข้าว"):
        assert find(words) == [["journeys/tokyo.html"]], words
    assert find("京東") == []
    assert "<mark>弁当を</mark>" in _hit(page, "弁当を", "journeys/tokyo.html")["text"]


def test_nothing_and_signs_find_nothing(find: Find) -> None:
    assert [find(words) for words in ("", "  ", "›", "***", "@0", "#")] == [[]] * 6
