"""What measures search engines gives each of them the same entries, and says what it could not measure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.search.engines import ENGINES, prepared
from benchmarks.search.entries import entries_of
from benchmarks.search.measure import QUERIES, Ready, typed, weights
from journeybook.publish.search_index import SearchIndexWriter, entries
from journeybook.render.rendered import RenderedPage, SearchEntry

PAGE = RenderedPage(
    path="journeys/drive.html",
    title="Drive",
    description="",
    html="",
    search=(
        SearchEntry(anchor="", title="Drive", text="By car", kind="Journey", context="Retail"),
        SearchEntry(anchor="pay", title="I pay", text="at the till", kind="Step", context="Drive"),
    ),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that has a search index and nothing else."""
    with SearchIndexWriter(tmp_path / "site", "") as index:
        index.add(entries(PAGE, ""))
    return tmp_path / "site"


def test_other_engines_get_the_entries_that_ours_has(site: Path, tmp_path: Path) -> None:
    ready = prepared(ENGINES["lunr"], site, entries_of(site), tmp_path / "lunr", None, None)
    assert isinstance(ready, Ready)
    docs = json.loads((tmp_path / "lunr" / ready.scripts[0]).read_text("utf-8").removeprefix("var docs = "))
    assert [(doc["location"], doc["title"], doc["text"], doc["context"]) for doc in docs] == [
        ("journeys/drive.html", "Drive", "By car", "Retail"),
        ("journeys/drive.html#pay", "I pay", "at the till", "Drive"),
    ]


def test_ours_is_measured_with_the_index_of_the_site(site: Path, tmp_path: Path) -> None:
    ready = prepared(ENGINES["journeybook"], site, [], tmp_path / "ours", None, None)
    assert isinstance(ready, Ready)
    index = (site / "search/search_index.js").read_bytes()
    assert (tmp_path / "ours" / "search_index.js").read_bytes() == index


def test_what_is_not_installed_is_said(site: Path, tmp_path: Path) -> None:
    for key in ("minisearch", "pagefind"):
        said = prepared(ENGINES[key], site, entries_of(site), tmp_path / key, None, None)
        assert isinstance(said, str)
        assert said.startswith("not measured")


def test_each_letter_counts_with_the_shorter_of_its_two_times() -> None:
    letters = sum(map(len, QUERIES))
    taken: list[str] = []

    def answer(words: str) -> float:
        taken.append(words)
        return 1.0 if len(taken) > letters else 5.0

    times, is_cut = typed(60, answer)
    assert (times, is_cut) == ([1.0] * letters, False)
    assert taken[:6] == ["b", "ba", "bas", "bask", "baske", "basket"]


def test_an_engine_that_is_too_slow_is_said_to_be_cut() -> None:
    assert typed(-1, lambda _: 1.0) == ([], True)


def test_what_is_loaded_counts_once_and_by_its_shorter_form(tmp_path: Path) -> None:
    (tmp_path / "a b.js").write_bytes(b"x" * 1000)
    (tmp_path / "b.bin").write_bytes(bytes(range(64)))
    at = "http://127.0.0.1:1/"
    urls = [f"{at}a%20b.js", f"{at}a%20b.js?again", f"{at}b.bin", f"{at}missing", "https://elsewhere.example/b.bin"]
    raw, gzipped = weights(tmp_path, urls, at)
    assert raw == 1064
    assert 64 < gzipped < 64 + 100
