"""A history that an earlier build told is not told again, as long as it would be the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.history import History, history_of, past
from journeybook.load.revision import Gap
from tests.load.projects import CONFIGURATION, JOURNEY
from tests.load.repositories import Repository, repository

_MAILMAP = "Somebody Else <somebody@example.org> <ana@shop.example>\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of caches, and a home without settings."""
    monkeypatch.setenv("JOURNEYBOOK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path / "cache" / "histories"


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """A repository with changes, a release, and a journey that is gone."""
    made = repository(tmp_path / "made")
    gone = {"journeys/gone.md": JOURNEY, "personas/ana.md": "---\ntitle: Ana\n---\n"}
    made.commit({"site_config.yml": CONFIGURATION, "journeys/lamp.md": JOURNEY, **gone}, "2026-01-01")
    made.tag("v1.0")
    changed = JOURNEY.replace("emotion: 3", "emotion: {ana: 5}\n        tags: [a, b]\n        x-own: {a: [1]}")
    made.commit({"journeys/lamp.md": changed, "journeys/gone.md": None}, "2026-02-01")
    return made


def history(root: Path) -> History:
    past._remembered.clear()
    found = history_of(root, pipeline.check(root).loaded.catalogue)
    assert isinstance(found, History)
    return found


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], bool]:
    """Say whether a history is told, and not taken from where it is kept."""

    def is_told(root: Path) -> bool:
        asked: list[Path] = []
        with monkeypatch.context() as patch:
            log = past.log
            patch.setattr(past, "log", lambda root, commit: (asked.append(root), log(root, commit))[1])
            history(root)
        return bool(asked)

    return is_told


def test_what_was_told_once_is_the_same_the_next_time(
    made: Repository, folder: Path, told: Callable[[Path], bool]
) -> None:
    first = history(made.root)
    assert not told(made.root)
    again = history(made.root)
    assert again == first
    assert len(again.commits) == 2
    assert again.curves
    for path, curves in first.curves.items():
        assert [curve.journey for curve in again.curves[path]] == [curve.journey for curve in curves]
    shown = {edit.path: edit for edit in again.commits[0].edits}
    assert all(edit is shown[edit.path] for edit in again.edits["journeys/lamp.md"].found[:1])


def test_what_decides_how_it_is_told_makes_it_told_again(
    made: Repository, folder: Path, tmp_path: Path, told: Callable[[Path], bool]
) -> None:
    def settings() -> None:
        (tmp_path / ".gitconfig").write_text("[diff]\n    renameLimit = 1\n", "utf-8")

    def mailmap() -> None:
        (made.root / ".mailmap").write_text(_MAILMAP, "utf-8")

    changes: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: made.commit({"journeys/lamp.md": JOURNEY}, "2026-03-01"),
        lambda: made.tag("v2.0"),
        settings,
        mailmap,
    )
    for change in changes:
        change()
        assert told(made.root)
        assert not told(made.root)


def test_where_names_of_authors_are_in_a_file_elsewhere_it_is_told_each_time(
    made: Repository, folder: Path, tmp_path: Path
) -> None:
    def authors() -> set[str]:
        return {commit.author for commit in history(made.root).commits}

    names = tmp_path / "names"
    names.write_text(_MAILMAP, "utf-8")
    (tmp_path / "more").write_text(f"[mailmap]\n    file = {names}\n", "utf-8")
    (tmp_path / ".gitconfig").write_text(f"[include]\n    path = {tmp_path / 'more'}\n", "utf-8")
    assert authors() == {"Somebody Else"}
    names.write_text(_MAILMAP.replace("Somebody Else", "Somebody New"), "utf-8")
    assert authors() == {"Somebody New"}
    assert not folder.exists()


@pytest.mark.parametrize("change", [lambda data: data[:-1], lambda data: b"", lambda data: data[::-1]])
@pytest.mark.parametrize("which", [0, 1])
def test_what_is_broken_is_told_again(
    made: Repository, folder: Path, told: Callable[[Path], bool], which: int, change: Callable[[bytes], bytes]
) -> None:
    first = history(made.root)
    file = sorted(folder.iterdir())[which]
    file.write_bytes(change(file.read_bytes()))
    assert told(made.root)
    assert history(made.root) == first
    assert not told(made.root)


def test_of_a_release_that_cannot_be_read_today_somebody_asks_again(
    made: Repository, folder: Path, monkeypatch: pytest.MonkeyPatch, told: Callable[[Path], bool]
) -> None:
    files_at = past.files_at
    with monkeypatch.context() as patch:
        patch.setattr(past, "files_at", lambda root, at: Gap(why=past.Why.INCOMPLETE) if at.day else files_at(root, at))
        assert history(made.root).releases_missing == ("v1.0",)
    assert told(made.root)
    assert not history(made.root).releases_missing
