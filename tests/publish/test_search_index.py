"""The search index has what the browser's search wants."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig

from journeybook.model.text import Foreign
from journeybook.publish.build import publish
from journeybook.render.rendered import RenderedPage, SearchEntry, Site


def _index(out: Path) -> dict[str, Any]:
    text = (out / "search/search_index.js").read_text("ascii")
    assert text.startswith("var __index = ")
    index: dict[str, Any] = json.loads(text.removeprefix("var __index = "))
    return index


def test_each_entry_of_a_page_is_a_document(site: Site, make_page: Callable[..., RenderedPage], tmp_path: Path) -> None:
    page = make_page(
        "journeys/café.html",
        search=(
            SearchEntry(anchor="step one", title="I pay", text="at the till", kind="Step", context="Drive › Pay & go"),
            SearchEntry(anchor="", title="Drive <b>&</b> go", text="week's shopping"),
        ),
    )
    publish(site, [page], tmp_path / "site")
    assert _index(tmp_path / "site")["docs"] == [
        {
            "location": "journeys/caf%C3%A9.html",
            "title": "Drive &lt;b&gt;&amp;&lt;/b&gt; go",
            "text": "week's shopping",
            "kind": "",
        },
        {
            "location": "journeys/caf%C3%A9.html#step%20one",
            "title": "I pay",
            "text": "at the till",
            "kind": "Step",
            "context": "Drive › Pay &amp; go",
        },
    ]


def test_a_page_with_places_only_is_found_by_its_title(
    site: Site, make_page: Callable[..., RenderedPage], tmp_path: Path
) -> None:
    page = make_page(search=(SearchEntry(anchor="pay", title="I pay", text=""),))
    publish(site, [page], tmp_path / "site")
    assert [document["location"] for document in _index(tmp_path / "site")["docs"]] == [
        "journeys/drive.html",
        "journeys/drive.html#pay",
    ]


def test_a_page_without_entries_is_not_found(
    site: Site, make_page: Callable[..., RenderedPage], tmp_path: Path
) -> None:
    publish(site, [make_page(search=())], tmp_path / "site")
    assert _index(tmp_path / "site")["docs"] == []


def test_what_loads_with_every_page_holds_the_same_settings_and_no_texts(
    site: Site, pages: tuple[RenderedPage, ...], tmp_path: Path
) -> None:
    publish(site, pages, tmp_path / "site")
    settings = json.loads((tmp_path / "site/search/search_index.json").read_text("ascii"))
    assert settings == {"config": _index(tmp_path / "site")["config"], "docs": []}


@pytest.mark.parametrize(("code", "is_spaced"), [("fr", True), ("ja", False)])
def test_the_settings_are_those_that_materials_own_plugin_writes_but_that_words_end_at_an_apostrophe(
    make_site: Callable[..., Site], tmp_path: Path, code: str, is_spaced: bool
) -> None:

    config = MkDocsConfig(config_file_path=str(tmp_path / "mkdocs.yml"))
    (tmp_path / "docs").mkdir()
    config.load_dict({"site_name": "x", "theme": {"name": "material", "language": code}, "plugins": []})
    config.validate()
    plugin = SearchPlugin()
    plugin.load_config({})
    plugin.on_config(config)
    theirs = json.loads(plugin.search_index.generate_search_index(None))
    publish(make_site(language=code), [], tmp_path / "site")
    ours = _index(tmp_path / "site")["config"]
    words = re.split(ours["separator"], "l'application (mobile), 3.5 €.")
    assert ("application" in words and "3.5" in words) == is_spaced
    separator = theirs["config"]["separator"]
    assert {**ours, "separator": separator} == theirs["config"]
    assert is_spaced or ours["separator"] == separator


def test_a_title_in_another_language_says_which(
    site: Site, make_page: Callable[..., RenderedPage], tmp_path: Path
) -> None:
    entries = (
        SearchEntry(anchor="", title=Foreign("Paiement", "fr"), text=""),
        SearchEntry(anchor="a", title="Paying", text=""),
    )
    publish(site, [make_page(search=entries)], tmp_path / "site")
    assert [document.get("lang") for document in _index(tmp_path / "site")["docs"]] == ["fr", None]
