"""Files that are kept are what they were, or are not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeybook.incremental.store import Kept, Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "site.html"
    made.write_bytes(b"a page")
    return made


@pytest.fixture
def kept(tmp_path: Path, file: Path) -> Kept:
    found = Store(tmp_path / "store").keep(file, b"a page")
    assert found is not None
    return found


def place(tmp_path: Path) -> Path:
    return next(path for path in (tmp_path / "store").rglob("*") if path.is_file())


def test_a_file_that_is_kept_appears_somewhere_else(tmp_path: Path, kept: Kept) -> None:
    store = Store(tmp_path / "store")
    assert store.has(kept)
    assert store.put(kept, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == b"a page"


def test_a_file_that_somebody_changed_in_the_site_is_not_believed(tmp_path: Path, file: Path, kept: Kept) -> None:
    with file.open("r+b") as stream:
        stream.write(b"A PAGE")  # where files are shared by links, the one that is kept changes too
    os.utime(place(tmp_path), ns=(kept.time + 10**9, kept.time + 10**9))
    place(tmp_path).write_bytes(b"A PAGE")
    assert not Store(tmp_path / "store").has(kept)


def test_a_file_from_another_day_is_believed_by_its_content(tmp_path: Path, kept: Kept) -> None:
    os.utime(place(tmp_path), ns=(1, 1))  # as after a cache was packed and unpacked
    assert Store(tmp_path / "store").has(kept)


def test_a_file_that_is_gone_is_not_there(tmp_path: Path, kept: Kept) -> None:
    place(tmp_path).unlink()
    store = Store(tmp_path / "store")
    assert not store.has(kept)
    assert not store.put(kept, tmp_path / "again.html")
    assert not (tmp_path / "again.html").exists()


def test_where_nothing_can_be_linked_files_are_copied(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("other disk")

    monkeypatch.setattr("os.link", refuse)
    store = Store(tmp_path / "store")
    kept = store.keep(file, b"a page")
    assert kept is not None
    file.write_bytes(b"another")
    assert store.put(kept, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == b"a page"


def test_what_nobody_names_is_dropped(tmp_path: Path, file: Path, kept: Kept) -> None:
    store = Store(tmp_path / "store")
    other = tmp_path / "other.html"
    other.write_bytes(b"another page")
    second = store.keep(other, b"another page")
    assert second is not None
    store.drop_all_but({second.name})
    assert not store.has(kept)
    assert store.has(second)


def test_where_the_folder_cannot_be_made_nothing_is_kept(tmp_path: Path, file: Path) -> None:
    (tmp_path / "store").write_text("in the way")
    assert Store(tmp_path / "store").keep(file, b"a page") is None


@pytest.mark.parametrize("links", [True, False])
def test_many_files_appear_at_once_and_those_that_are_gone_or_others_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    store, kept = Store(tmp_path / "store"), {}
    for name in ("one", "two", "gone", "other", "older"):
        (tmp_path / name).write_text(name)
        found = store.keep(tmp_path / name, name.encode())
        assert found is not None
        kept[f"deep/{name}.html"] = found
    store.drop([kept["deep/gone.html"].name])
    store.place(kept["deep/other.html"].name).write_bytes(b"OTHER")
    os.utime(store.place(kept["deep/other.html"].name), ns=(1, 1))
    os.utime(store.place(kept["deep/older.html"].name), ns=(1, 1))
    if not links:
        monkeypatch.setattr("os.link", lambda *_, **__: (tmp_path / "nowhere").stat())
    site = tmp_path / "site"
    assert set(store.put_below(site, kept.items())) == {"deep/gone.html", "deep/other.html"}
    assert {path.name: path.read_text() for path in (site / "deep").iterdir()} == {
        "one.html": "one",
        "two.html": "two",
        "older.html": "older",
    }
    (site / "deep/one.html").unlink()
    (site / "deep/one.html").mkdir()
    assert list(store.put_below(site, [("deep/one.html", kept["deep/one.html"])])) == ["deep/one.html"]
