"""The texts of journeys are not kept: they are read again where one is to be shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.load import DiskFiles
from journeybook.load.discover import Files
from journeybook.load.known import KnownDrafts
from journeybook.load.loader import load
from journeybook.reporting import text
from tests.conftest import Write

JOURNEY = """\
---
title: Lamp
colour: red
stages:
  - title: Look
    steps:
      - {id: see, title: See, emotion: 4}
---
"""
PATH = "journeys/lamp.md"


@pytest.fixture
def root(write_project: Write) -> Path:
    return write_project({"site_config.yml": "title: Shop\n", PATH: JOURNEY})


def test_an_excerpt_is_read_from_the_file_again(root: Path) -> None:
    checked = pipeline.check(root)
    assert "    3 | colour: red\n" in text.report(checked.findings, checked.loaded.sources)


def test_an_excerpt_of_a_file_that_has_changed_since_is_left_out(root: Path) -> None:
    checked = pipeline.check(root)
    (root / PATH).write_text(JOURNEY.replace("colour: red", "goal: Light"))
    said = text.report(checked.findings, checked.loaded.sources)
    assert f"{PATH}:3:1: error[unknown-field]" in said
    assert " | " not in said


def test_a_file_that_is_gone_since_shows_nothing(root: Path) -> None:
    sources = load(DiskFiles(root)).sources
    (root / PATH).unlink()
    assert PATH in sources
    assert sources[PATH].text == ""


def test_a_file_that_is_no_text_can_be_shown_roughly(root: Path) -> None:
    (root / PATH).write_bytes(JOURNEY.encode().replace(b"Lamp", b"L\xe4mp"))
    sources = load(DiskFiles(root)).sources
    assert sources[PATH].line(2) == "title: L\ufffdmp"


def test_what_another_load_has_read_of_the_same_file_is_asked_there(root: Path, tmp_path: Path) -> None:
    """The files of a revision are slow to read one by one."""

    class Closed(DiskFiles):
        def read(self, path: str) -> bytes:
            assert path != PATH
            return super().read(path)

    here = load(DiskFiles(root))
    known = KnownDrafts(tmp_path / "drafts", "code")
    known.learn(here)
    alike = known.alike(DiskFiles(root), here.settings.scale)
    there: Files = Closed(root)
    again = load(there, type(alike)(scale=alike.scale, drafts=alike.drafts, sources=here.sources))
    assert again.sources[PATH].text == JOURNEY


def test_texts_are_counted_like_those_of_a_mapping(root: Path) -> None:
    sources = load(DiskFiles(root)).sources
    assert sorted(sources) == [PATH, "site_config.yml"]
    assert len(sources) == 2
    with pytest.raises(KeyError):
        sources["journeys/desk.md"]
