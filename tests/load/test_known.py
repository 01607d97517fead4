"""What files came to in earlier runs is used again for the same files, and for no others."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.load.known import KnownDrafts
from journeybook.load.packing import packed, unpacked_safely
from tests.conftest import REPOSITORY, Write

JOURNEY = """\
---
title: Lamp
stages:
  - title: Look
    steps:
      - title: See
        emotion: 4
---
See [it](x.md).
"""


def test_a_project_of_which_all_is_known_is_the_same_project(tmp_path: Path) -> None:
    new = pipeline.check(REPOSITORY, known=KnownDrafts(tmp_path / "drafts", "code"))
    again = pipeline.check(REPOSITORY, known=KnownDrafts(tmp_path / "drafts", "code"))
    assert again.findings == new.findings
    assert again.suppressed == new.suppressed
    assert again.loaded.catalogue == new.loaded.catalogue
    assert again.loaded.sources == new.loaded.sources


def test_every_draft_can_be_put_down_and_taken_up(tmp_path: Path) -> None:
    drafts = pipeline.check(REPOSITORY).loaded.drafts
    assert all(unpacked_safely(packed(draft)) == draft for draft in drafts.values())


@pytest.fixture
def root(write_project: Write) -> Path:
    return write_project({"site_config.yml": "title: Shop\n", "journeys/lamp.md": JOURNEY})


def drafts_read(root: Path, known: KnownDrafts, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Check a project; return the paths of the files that were read as if for the first time."""
    from journeybook.load import drafting

    read: list[str] = []
    one = drafting._drafted

    def noticed(file, *arguments, **keywords):  # type: ignore[no-untyped-def]
        read.append(file.path)
        return one(file, *arguments, **keywords)

    with monkeypatch.context() as patch:
        patch.setattr(drafting, "_drafted", noticed)
        pipeline.check(root, known=known)
    return read


def test_a_file_is_read_when_it_is_new_or_another(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> list[str]:
        return drafts_read(root, KnownDrafts(tmp_path / "drafts", "code"), monkeypatch)

    assert read() == ["journeys/lamp.md"]
    assert read() == []
    (root / "journeys/lamp.md").write_text(JOURNEY + "More.\n")
    assert read() == ["journeys/lamp.md"]
    (root / "site_config.yml").write_text("title: Shop\nemotion_scale: {min: 1, max: 7}\n")
    assert read() == ["journeys/lamp.md"], "another scale, another meaning"


def test_other_code_reads_everything(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts_read(root, KnownDrafts(tmp_path / "drafts", "code"), monkeypatch)
    assert drafts_read(root, KnownDrafts(tmp_path / "drafts", "other"), monkeypatch) == ["journeys/lamp.md"]


@pytest.mark.parametrize("pattern", ["drafts", "drafts-*"])
def test_what_cannot_be_read_back_whole_is_as_if_it_were_not_there_and_is_kept_again(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    def read() -> list[str]:
        return drafts_read(root, KnownDrafts(tmp_path / "drafts", "code"), monkeypatch)

    read()
    for change in (lambda whole: whole[:-1], lambda whole: whole[:20], lambda whole: b"", lambda whole: whole[::-1]):
        (file,) = tmp_path.glob(pattern)
        file.write_bytes(change(file.read_bytes()))
        assert read() == ["journeys/lamp.md"]
        assert read() == []


def test_bytes_that_would_run_something_make_nothing(tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (tmp_path / "harm",))

    assert unpacked_safely(pickle.dumps(Harm())) is None
    assert unpacked_safely(b"cos\nsystem\n(S'true'\ntR.") is None
    assert not (tmp_path / "harm").exists()
