"""Fixtures that several test modules share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import hypothesis
import pytest

# How long an example takes depends on the machine and its other work: no test is timed.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

REPOSITORY = Path(__file__).resolve().parent.parent

Write = Callable[[Mapping[str, str]], Path]


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what tests find out of the user's cache, and what that holds out of the tests."""
    before = os.environ.get("JOURNEYBOOK_CACHE")
    os.environ["JOURNEYBOOK_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["JOURNEYBOOK_CACHE"]
    else:
        os.environ["JOURNEYBOOK_CACHE"] = before


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of this repository, which is also the demonstration project."""
    return REPOSITORY


@pytest.fixture
def write_project(tmp_path: Path) -> Write:
    """Writes a small project, path → text, and returns its folder."""

    def write(files: Mapping[str, str]) -> Path:
        root = tmp_path / "project"
        for path, text in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return root

    return write
