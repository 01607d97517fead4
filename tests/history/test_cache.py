"""The cache of what was compared: gone, broken, foreign or shared, it never changes what is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.history import History, cache, history_of, past
from journeybook.history.cache import Cache, cache_folder
from tests.load.projects import CONFIGURATION, JOURNEY
from tests.load.repositories import Repository, repository


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of caches."""
    monkeypatch.setenv("JOURNEYBOOK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """A repository with a change and a release."""
    made = repository(tmp_path / "made")
    made.commit({"site_config.yml": CONFIGURATION, "journeys/lamp.md": JOURNEY}, "2026-01-01")
    made.tag("v1.0")
    made.commit({"journeys/lamp.md": JOURNEY.replace("emotion: 3", "emotion: {ana: 5}")}, "2026-02-01")
    return made


def history(root: Path) -> History:
    past._remembered.clear()
    shutil.rmtree(root.parent / "cache" / "histories", ignore_errors=True)
    found = history_of(root, pipeline.check(root).loaded.catalogue)
    assert isinstance(found, History)
    return found


def test_what_comes_back_is_what_was_put_in(folder: Path, tmp_path: Path) -> None:
    one = Cache(tmp_path)
    one.put("a>b", {"changes": []})
    one.save()
    assert Cache(tmp_path).get("a>b") == {"changes": []}
    assert Cache(tmp_path / "another").get("a>b") is None
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "garbage", "folder"])
def test_a_broken_cache_is_as_if_it_were_not_there(made: Repository, folder: Path, damage: str) -> None:
    first = history(made.root)
    (file,) = folder.glob("*.json")
    data = file.read_bytes()
    broken = {
        "cut": data[: len(data) // 2],
        "flipped": data.replace(b"emotion", b"emotiom"),
        "emptied": b"",
        "garbage": b"\x00\xff\n{",
    }
    if damage == "folder":
        file.unlink()
        file.mkdir()
    else:
        assert broken[damage] != data
        file.write_bytes(broken[damage])
    assert history(made.root) == first


@pytest.mark.parametrize("entry", [7, [], {}, {"changes": [["added"]], "titles": {}}, {"changes": [], "titles": [1]}])
def test_an_entry_that_is_none_of_ours_is_found_again(made: Repository, folder: Path, entry: object) -> None:
    first = history(made.root)
    (file,) = folder.glob("*.json")
    names = json.loads(file.read_bytes().partition(b"\n")[2])
    payload = json.dumps(dict.fromkeys(names, entry)).encode()
    file.write_bytes(cache._head(payload) + payload)
    assert history(made.root) == first


def test_a_cache_of_another_version_is_not_used(
    made: Repository, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history(made.root)
    assert Cache(made.root)._entries
    monkeypatch.setattr(cache, "fingerprint", lambda: "another")
    assert not Cache(made.root)._entries


def test_two_builds_at_once_leave_a_whole_cache(folder: Path, tmp_path: Path) -> None:
    one, other = Cache(tmp_path), Cache(tmp_path)
    one.put("a", [1])
    other.put("b", [2])
    one.save()
    other.save()
    assert Cache(tmp_path).get("b") == [2]
    assert len(list(folder.iterdir())) == 1, "nothing unfinished is left behind"


def test_where_nothing_can_be_written_the_history_is_told_all_the_same(
    made: Repository, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = history(made.root)
    shutil.rmtree(folder)
    folder.write_text("a file in its place", "utf-8")
    assert history(made.root) == first
    monkeypatch.setenv("JOURNEYBOOK_CACHE", "")
    assert cache_folder() is None
    assert history(made.root) == first
