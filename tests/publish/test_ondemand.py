"""What is made on demand is what is built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.publish.ondemand import Workshop
from journeybook.publish.search_index import INDEX
from journeybook.publish.staging import MARKER

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration without its history."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("journeys", "personas"):
        shutil.copytree(_ROOT / name, folder / name)
    for file in _ROOT.glob("site_config*.yml"):
        shutil.copy(file, folder)
    return folder


def test_every_file_is_the_one_that_a_build_writes(project: Path, tmp_path: Path) -> None:
    checked = pipeline.check(project)
    pipeline.build(checked, tmp_path / "site")
    shown = pipeline.shown(checked, Workshop(tmp_path, lambda path: b"index"))
    files = {file.relative_to(tmp_path / "site").as_posix(): file for file in (tmp_path / "site").rglob("*")}
    files = {path: file for path, file in files.items() if file.is_file() and path != MARKER}
    assert len(files) > len(shown) > 100
    for path, file in files.items():
        assert shown.read(path) == (b"index" if path.endswith(INDEX) else file.read_bytes()), path
    assert shown.read("journeys/no-such.html") is None
    assert shown.read(MARKER) is None


def test_a_new_title_of_the_site_is_in_the_frames_of_the_next_site(project: Path, tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, lambda path: None)
    assert b"Quite another title" not in (pipeline.shown(pipeline.check(project), workshop).read("index.html") or b"")
    config = project / "site_config.yml"
    before = config.read_text("utf-8")
    config.write_text("title: Quite another title\n", "utf-8")
    try:
        page = pipeline.shown(pipeline.check(project), workshop).read("personas/index.html")
        assert page is not None
        assert b"Quite another title" in page
    finally:
        config.write_text(before, "utf-8")
