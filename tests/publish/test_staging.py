"""Whose folder may be replaced, and that it is replaced whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from journeybook.errors import PublishError
from journeybook.publish import staging
from journeybook.publish.staging import MARKER, check_output, staged


def _fill(folder: Path, text: str) -> None:
    (folder / "index.html").write_text(text)


def _build(out: Path, text: str) -> None:
    with staged(check_output(out)) as folder:
        _fill(folder, text)


def test_a_missing_output_folder_is_made(tmp_path: Path) -> None:
    _build(tmp_path / "deep" / "site", "new")
    assert (tmp_path / "deep/site/index.html").read_text() == "new"
    assert (tmp_path / "deep/site" / MARKER).is_file()


def test_an_empty_output_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    _build(tmp_path / "site", "new")
    assert (tmp_path / "site/index.html").read_text() == "new"


def test_an_old_site_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    _build(tmp_path / "site", "old")
    (tmp_path / "site" / "gone.html").write_text("of the old site")
    _build(tmp_path / "site", "new")
    assert (tmp_path / "site/index.html").read_text() == "new"
    assert not (tmp_path / "site/gone.html").exists()
    assert os.listdir(tmp_path) == ["site"]


def test_what_is_done_while_the_old_site_is_removed_finds_the_new_one_in_place(tmp_path: Path) -> None:
    out = tmp_path / "site"
    _build(out, "old")
    seen: list[str] = []

    def meanwhile() -> None:
        seen.append((out / "index.html").read_text())
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"), staged(check_output(out), meanwhile) as folder:
        (folder / "index.html").write_text("new")
    assert seen == ["new"]
    assert (out / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failing_build_leaves_the_old_site_untouched(tmp_path: Path) -> None:
    _build(tmp_path / "site", "old")

    def build() -> None:
        with staged(check_output(tmp_path / "site")) as folder:
            _fill(folder, "half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        build()
    assert (tmp_path / "site/index.html").read_text() == "old"
    assert os.listdir(tmp_path) == ["site"]


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/holiday.jpg").write_bytes(b"")
    with pytest.raises(PublishError, match="did not make"):
        check_output(tmp_path / "photos")
    assert (tmp_path / "photos/holiday.jpg").exists()


def test_a_folder_that_becomes_foreign_during_the_build_is_not_replaced(tmp_path: Path) -> None:
    def build() -> None:
        with staged(check_output(tmp_path / "site")) as folder:
            _fill(folder, "new")
            (tmp_path / "site").mkdir()
            (tmp_path / "site/thesis.txt").write_text("three years of work")

    with pytest.raises(PublishError, match="did not make"):
        build()
    assert (tmp_path / "site/thesis.txt").read_text() == "three years of work"


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(PublishError, match="not a folder"):
        check_output(tmp_path / "site")


def test_the_home_folder_and_the_root_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for folder in (tmp_path, Path(tmp_path.anchor)):
        with pytest.raises(PublishError, match="cannot be the output folder"):
            check_output(folder)


@pytest.mark.parametrize("out", [".", "..", "journeys", "journeys/site", "link"])
def test_the_project_what_holds_it_and_its_content_are_refused(tmp_path: Path, out: str) -> None:
    project = tmp_path / "work" / "project"
    (project / "journeys").mkdir(parents=True)
    (project / "link").symlink_to(project / "journeys")
    with pytest.raises(PublishError, match="choose another output folder"):
        check_output(project / out, project=project, sources=(project / "journeys", project / "personas"))


def test_a_folder_inside_the_project_is_fine(tmp_path: Path) -> None:
    (tmp_path / "journeys").mkdir()
    assert check_output(tmp_path / "site", project=tmp_path, sources=(tmp_path / "journeys",))


def test_a_git_working_tree_is_refused(tmp_path: Path) -> None:
    _build(tmp_path / "site", "old")
    (tmp_path / "site/.git").write_text("gitdir: elsewhere")
    with pytest.raises(PublishError, match="git working tree"):
        check_output(tmp_path / "site")


def test_a_symbolic_link_to_a_folder_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real")
    _build(tmp_path / "site", "new")
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "real/index.html").read_text() == "new"


def test_the_rights_of_the_folder_stay(tmp_path: Path) -> None:
    _build(tmp_path / "site", "old")
    (tmp_path / "site").chmod(0o750)
    _build(tmp_path / "site", "new")
    assert stat.S_IMODE((tmp_path / "site").stat().st_mode) == 0o750


def test_the_folder_of_a_killed_build_is_swept(tmp_path: Path) -> None:
    code = (
        "import os, pathlib, signal\n"
        "from journeybook.publish.staging import staged\n"
        f"with staged(pathlib.Path({str(tmp_path / 'site')!r})):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    (left,) = tmp_path.iterdir()
    _build(tmp_path / "site", "first")
    assert left.exists(), "it is too young to tell from a folder that was made this moment"
    hour_ago = time.time() - 3600
    os.utime(left, (hour_ago, hour_ago))
    _build(tmp_path / "site", "second")
    assert os.listdir(tmp_path) == ["site"]


def test_the_folder_of_a_running_build_is_not_swept(tmp_path: Path) -> None:
    with staged(tmp_path / "site") as running:
        hour_ago = time.time() - 3600
        os.utime(running, (hour_ago, hour_ago))
        _build(tmp_path / "site", "of another")
        assert running.exists()
        _fill(running, "of the slower one")
    assert (tmp_path / "site/index.html").read_text() == "of the slower one"


def test_the_folder_of_another_output_is_not_swept(tmp_path: Path) -> None:
    other = tmp_path / ".other.journeybook-0123"
    other.mkdir()
    os.utime(other, (0, 0))
    _build(tmp_path / "site", "new")
    assert other.exists()


@pytest.mark.parametrize("exchange", [True, False])
def test_builds_at_the_same_time_never_mix(tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchange:
        monkeypatch.setattr(staging, "_exchange", lambda *_: False)
    failures: list[BaseException] = []

    def build(name: str) -> None:
        try:
            for _ in range(15):
                with staged(check_output(tmp_path / "site")) as folder:
                    for number in range(8):
                        (folder / f"{number}.html").write_text(name)
        except BaseException as error:
            failures.append(error)

    builders = [threading.Thread(target=build, args=(name,)) for name in "abc"]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert not failures
    assert len({(tmp_path / f"site/{number}.html").read_text() for number in range(8)}) == 1
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the exchange is a call of Linux")
def test_readers_never_miss_the_site_while_it_is_swapped(tmp_path: Path) -> None:
    _build(tmp_path / "site", "0")
    done = threading.Event()
    missed: list[str] = []

    def read() -> None:
        while not done.is_set():
            try:
                (tmp_path / "site/index.html").read_text()
            except OSError as error:
                missed.append(str(error))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(200):
        _build(tmp_path / "site", str(number))
    done.set()
    reader.join()
    assert not missed


def test_without_an_exchange_a_failed_second_rename_brings_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _build(tmp_path / "site", "old")
    monkeypatch.setattr(staging, "_exchange", lambda *_: False)

    def refused(source: Path, target: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(staging, "_renamed", refused)
    with pytest.raises(PublishError, match="Permission denied"):
        _build(tmp_path / "site", "new")
    assert (tmp_path / "site/index.html").read_text() == "old"
    assert os.listdir(tmp_path) == ["site"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError, match="cannot build beside"), staged(tmp_path / "file" / "site"):
        pass
