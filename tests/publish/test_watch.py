"""A change is a change of content."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from journeybook.publish.watch import Watch


def _waits(seconds: float) -> Callable[[float], bool]:
    """A `stopped` that gives up after some seconds."""
    until = time.monotonic() + seconds

    def stopped(interval: float) -> bool:
        time.sleep(min(interval, 0.05))
        return time.monotonic() > until

    return stopped


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "journeys").mkdir()
    (tmp_path / "journeys/drive.md").write_text("one")
    (tmp_path / "site_config.yml").write_text("title: x")
    return tmp_path


def _watch(folder: Path) -> Watch:
    paths = (folder / "journeys", folder / "personas", folder / "*.yml")
    return Watch(paths, without=(folder / "journeys/site",))


@pytest.mark.parametrize(
    "name",
    ["journeys/drive.md", "journeys/drive.fr.md", "journeys/a/b.md", "site_config.yml", "new.fr.yml"],
)
def test_new_content_is_a_change(folder: Path, name: str) -> None:
    watch = _watch(folder)
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("two")
    assert watch.changed(_waits(10))
    assert not watch.changed(_waits(0.6)), "told once"


def test_a_removed_and_a_renamed_file_are_changes(folder: Path) -> None:
    watch = _watch(folder)
    (folder / "journeys/drive.md").rename(folder / "journeys/other.md")
    assert watch.changed(_waits(10))
    (folder / "journeys/other.md").unlink()
    assert watch.changed(_waits(10))


def test_a_touched_a_hidden_and_a_foreign_file_are_none(folder: Path) -> None:
    watch = _watch(folder)
    (folder / "journeys/drive.md").write_text("one")
    os.utime(folder / "journeys/drive.md", (0, 0))
    (folder / "journeys/.drive.md.swp").write_text("an editor's")
    (folder / "journeys/site").mkdir()
    (folder / "journeys/site/index.html").write_text("what we build")
    (folder / "notes.txt").write_text("beside it")
    assert not watch.changed(_waits(1))


def test_many_changes_in_a_row_are_one(folder: Path) -> None:
    watch = _watch(folder)

    def check_out() -> None:
        for number in range(10):
            (folder / f"journeys/{number}.md").write_text("x")
            time.sleep(0.05)

    writer = threading.Thread(target=check_out)
    writer.start()
    assert watch.changed(lambda seconds: time.sleep(seconds) or False)
    assert not writer.is_alive(), "it waited for the last of them"
    writer.join()
    assert not watch.changed(_waits(0.6))


def test_links_are_not_followed(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "journeys/link").symlink_to(folder / "elsewhere")
    watch = _watch(folder)
    (folder / "elsewhere/new.md").write_text("x")
    assert not watch.changed(_waits(0.6))
