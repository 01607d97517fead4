"""The search index has what the browser's search wants."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.search.entries import entries_of
from journeybook.errors import PublishError
from journeybook.model.text import Foreign
from journeybook.publish.build import publish
from journeybook.publish.search_index import SearchIndexWriter, entries
from journeybook.render.rendered import RenderedPage, SearchEntry, Site

Make = Callable[..., RenderedPage]

JOURNEY = (
    SearchEntry(anchor="", title="Drive", text="The week's shopping", kind="Journey", context="Retail"),
    SearchEntry(anchor="pay", title="Paying", text="", kind="Stage", context="Drive"),
    SearchEntry(anchor="till", title="I pay", text="at the till", kind="Step", context="Drive › Paying"),
    SearchEntry(anchor="pain-slow", title="It is slow", text="", kind="Pain point", context="Drive › Paying"),
)


def test_a_page_is_a_line_and_each_place_on_it_another(make_page: Make) -> None:
    written = entries(make_page("journeys/drive.html", search=JOURNEY), "")
    assert json.loads(f'"{written}"').split("\n") == [
        "journeys/drive.html\tDrive\tJourney\tRetail\tThe week's shopping",
        "#pay\tPaying\tStage\t@0",
        "#till\tI pay\tStep\t@1\tat the till",
        "#pain-slow\tIt is slow\tPain point\t@1",
    ]


def test_each_entry_of_a_page_can_be_read_back(site: Site, make_page: Make, tmp_path: Path) -> None:
    entry = SearchEntry(
        anchor="step one", title='I <b>"pay"</b>', text="at\tthe\ntill \\", kind="Step", context="@home"
    )
    page = make_page(
        "journeys/café.html", search=(entry, SearchEntry(anchor="", title="Drive & go", text="’twas › élan"))
    )
    publish(site, [page, make_page("journeys/index.html", search=JOURNEY)], tmp_path / "site")
    found = entries_of(tmp_path / "site")
    assert found[:2] == [
        {
            "location": "journeys/caf%C3%A9.html",
            "title": "Drive & go",
            "kind": "",
            "context": "",
            "text": "’twas › élan",
            "lang": "",
        },
        {
            "location": "journeys/caf%C3%A9.html#step%20one",
            "title": 'I <b>"pay"</b>',
            "kind": "Step",
            "context": "@home",
            "text": "at the till \\",
            "lang": "",
        },
    ]
    assert [(entry["title"], entry["context"], entry["text"]) for entry in found[2:]] == [
        (entry.title, entry.context, entry.text) for entry in JOURNEY
    ]


def test_the_index_is_the_entries_of_the_pages_one_after_the_other(site: Site, make_page: Make, tmp_path: Path) -> None:
    pages = [make_page("journeys/a.html", search=JOURNEY), make_page("journeys/b.html", search=JOURNEY[:1])]
    publish(site, pages, tmp_path / "site")
    script = (tmp_path / "site/search/search_index.js").read_text("utf-8")
    joined = r"\n".join(entries(page, "") for page in pages)
    assert script == f'var __index = {{"config":{{}},"docs":[],"pages":"{joined}"}}'


def test_a_page_with_places_only_is_found_by_its_title(site: Site, make_page: Make, tmp_path: Path) -> None:
    page = make_page(search=(SearchEntry(anchor="pay", title="I pay", text=""),))
    publish(site, [page], tmp_path / "site")
    assert [entry["location"] for entry in entries_of(tmp_path / "site")] == [
        "journeys/drive.html",
        "journeys/drive.html#pay",
    ]


def test_a_page_without_entries_is_not_found(site: Site, make_page: Make, tmp_path: Path) -> None:
    publish(site, [make_page(search=())], tmp_path / "site")
    assert entries_of(tmp_path / "site") == []


def test_what_loads_with_every_page_holds_no_texts(site: Site, pages: tuple[RenderedPage, ...], tmp_path: Path) -> None:
    publish(site, pages, tmp_path / "site")
    assert json.loads((tmp_path / "site/search/search_index.json").read_text("ascii")) == {"config": {}, "docs": []}


def test_a_title_in_another_language_says_which(site: Site, make_page: Make, tmp_path: Path) -> None:
    found = (
        SearchEntry(anchor="", title=Foreign("Paiement", "fr"), text=""),
        SearchEntry(anchor="a", title="Paying", text=""),
    )
    publish(site, [make_page(search=found)], tmp_path / "site")
    assert [entry["lang"] for entry in entries_of(tmp_path / "site")] == ["fr", ""]


def test_entries_that_are_copied_from_an_index_of_before_are_the_same_and_are_not_made_up(tmp_path: Path) -> None:
    with SearchIndexWriter(tmp_path / "before", "") as before:
        first, second = before.add("one"), before.add("two")
    with SearchIndexWriter(tmp_path / "again", "") as again, before.file.open("rb") as stream:
        assert again.copy(stream, first[0], sum(second)) == 0
        with pytest.raises(PublishError):
            again.copy(stream, sum(second), sum(second) + 100)
    assert again.file.read_bytes().startswith(before.file.read_bytes()[: sum(second)])
