"""The search: what a hit says, in which language, and how it is worked without a mouse."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Visit, served, visit

HITS = (
    ("", "basket", "I fill my basket", "Step", "Groceries by drive › Ordering"),
    ("", "Drive ordering page", "Drive ordering page", "Touchpoint", "Website"),
    ("fr/", "panier", "Je remplis mon panier", "Étape", "Les courses en drive › La commande"),
    ("fr/", "Léa", "Léa, 34 ans", "Persona", ""),
)


@pytest.fixture
def dark(browser: Browser) -> Iterator[Visit]:
    """A page in a wide window of a reader who likes it dark."""
    yield from visit(browser, 1440, dark=True)


def _find(page: Page, words: str) -> Locator:
    """Type into the search as a person would; return the hits."""
    box = page.locator("input.md-search__input")
    if not box.is_visible():
        page.locator("label.md-header__button[for='__search']").click()
    box.click()
    box.press_sequentially(words, delay=20)
    hits = page.locator(".md-search-result__link")
    expect(hits.first).to_be_attached(timeout=20_000)
    return hits


def _titled(hits: Locator, title: str) -> Locator:
    name = hits.page.locator(f".jb-hit__name:text('{title}')")
    return hits.filter(has=name).first


@pytest.mark.parametrize(("folder", "words", "title", "kind", "context"), HITS)
def test_a_hit_says_what_it_is_and_where_it_stands(
    folder: str, words: str, title: str, kind: str, context: str, address: str, at_both_widths: Visit
) -> None:
    page = at_both_widths.page
    page.goto(address + folder + "journeys/drive.html", wait_until="networkidle")
    hit = _titled(_find(page, words), title)
    expect(hit.locator(".jb-hit__kind")).to_have_text(kind)
    if context:
        expect(hit.locator(".jb-hit__context")).to_have_text(context)
    assert [url for url in at_both_widths.requests if not url.startswith((address, "data:", "blob:"))] == []
    assert at_both_widths.complaints == []


@pytest.mark.parametrize(("folder", "words", "title", "kind", "context"), HITS)
def test_from_disk_it_says_the_same(
    folder: str, words: str, title: str, kind: str, context: str, site: Path, wide: Visit
) -> None:
    wide.page.goto((site / folder / "personas/index.html").as_uri(), wait_until="load")
    hit = _titled(_find(wide.page, words), title)
    expect(hit.locator(".jb-hit__kind")).to_have_text(kind)
    if context:
        expect(hit.locator(".jb-hit__context")).to_have_text(context)
    assert [url for url in wide.requests if not url.startswith(("file:", "data:", "blob:", "about:"))] == []
    assert wide.complaints == []


def test_only_pages_of_the_language_are_found(address: str, wide: Visit) -> None:
    for folder in ("", "fr/"):
        wide.page.goto(address + folder + "index.html", wait_until="networkidle")
        hits = _find(wide.page, "drive").all()
        found = {str(hit.get_attribute("href")).removeprefix(address).startswith("fr/") for hit in hits}
        assert len(hits) > 3
        assert found == {folder == "fr/"}


def test_words_are_found_without_their_accents_and_shown_with_them(address: str, wide: Visit) -> None:
    wide.page.goto(address + "fr/index.html", wait_until="networkidle")
    marks = _find(wide.page, "telephone").locator("mark")
    assert {text.casefold() for text in marks.all_text_contents()} >= {"téléphone"}


def test_a_word_behind_an_apostrophe_is_found(address: str, wide: Visit) -> None:
    wide.page.goto(address + "fr/index.html", wait_until="networkidle")
    hits = _find(wide.page, "application")
    marks = hits.filter(has_text="l'application").locator("mark").all_text_contents()
    assert "application" in marks


def test_of_a_text_the_words_around_what_was_found_are_shown(address: str, wide: Visit) -> None:
    wide.page.goto(address + "index.html", wait_until="networkidle")
    hits = _find(wide.page, "coffee")
    lengths = [len(text) for text in hits.locator("article").all_inner_texts()]
    assert len(lengths) > 2
    assert max(lengths) < 420
    assert all("mark" in hit.inner_html() for hit in hits.filter(has_text="coffee").all())


def test_nothing_is_loaded_for_the_search_before_it_is_entered(address: str, wide: Visit) -> None:
    wide.page.goto(address + "fr/index.html", wait_until="networkidle")
    assert not [url for url in wide.requests if "search_index.js" in url and not url.endswith(".json")]
    _find(wide.page, "panier")
    loaded = [url for url in wide.requests if "search_index.js" in url and not url.endswith(".json")]
    assert loaded == [address + "fr/search/search_index.js"]


def test_the_number_of_results_is_announced(address: str, wide: Visit) -> None:
    wide.page.goto(address + "fr/index.html", wait_until="networkidle")
    _find(wide.page, "panier")
    said = wide.page.get_by_role("status").filter(has_text="documents trouvés")
    expect(said).to_have_count(1)
    shown = wide.page.locator(".md-search-result__item").count()
    expect(said).to_have_text(f"{shown} documents trouvés")


def test_the_search_is_worked_by_keyboard(address: str, wide: Visit) -> None:
    page = wide.page
    page.goto(address + "fr/index.html", wait_until="networkidle")
    box = page.locator("input.md-search__input")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("panier", delay=20)
    links = page.locator(".md-search-result__link:visible")
    expect(links.first).to_be_visible(timeout=20_000)
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    page.wait_for_timeout(100)  # Material looks a moment later where the focus is: no hand is faster, a program is
    page.keyboard.press("/")
    expect(links.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    target = str(links.nth(0).get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(target)


def test_what_was_found_is_marked_in_the_dark_too(address: str, dark: Visit) -> None:
    dark.page.goto(address + "index.html", wait_until="networkidle")
    ink = dark.page.evaluate("getComputedStyle(document.body).getPropertyValue('--jb-ink')")
    shown = dark.page.evaluate(
        "colour => Object.assign(document.body.style, {color: colour}) && getComputedStyle(document.body).color", ink
    )
    mark = _find(dark.page, "basket").locator("mark").first
    # What is found is drawn anew as more of it comes in, so that a mark may be gone before it is looked at.
    expect(mark).to_have_css("color", shown)
    expect(mark).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


@pytest.fixture(scope="module")
def of_others(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with our theme and nothing else of ours: MkDocs has written the search index."""
    folder = tmp_path_factory.mktemp("of_others")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Lamps\n\nA lamp of brass.\n\n## Shades\n\nOf paper.\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Lamps\ntheme: {name: journeybook}\nplugins: [material/search, material/offline]\n", "utf-8"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.mark.parametrize("is_served", [True, False])
def test_an_index_that_mkdocs_wrote_is_searched_by_materials_own_worker(
    of_others: Path, is_served: bool, wide: Visit
) -> None:
    with served(of_others) as address:
        wide.page.goto(f"{address}index.html" if is_served else (of_others / "index.html").as_uri())
        hits = _find(wide.page, "paper")
        expect(hits.filter(has_text="Shades").locator("mark")).to_have_text("paper.")
    assert any("/workers/search." in url for url in wide.requests)
    assert not any("seeker" in url for url in wide.requests)
