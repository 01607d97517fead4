"""What files came to in earlier runs is used again for the same files, and for no others."""

from __future__ import annotations

import copyreg
import io
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from journeybook import pipeline
from journeybook.caching import digest
from journeybook.load import inventory
from journeybook.load.known import KnownDrafts
from journeybook.load.packing import packed, unpacked_safely
from journeybook.model.parts import Duration
from journeybook.shelf import Shelf
from journeybook.source import SourceFile
from journeybook.syntax import drawing
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


def test_however_often_files_change_what_is_known_is_in_few_pieces(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeybook.load.pieces._TOGETHER", 4)
    monkeypatch.setattr("journeybook.load.pieces._MOST_SMALL", 3)
    names = [f"journeys/lamp-{number}.md" for number in range(9)]
    for turn in range(3):
        for at, name in enumerate(names):
            (root / name).write_text(JOURNEY + f"{turn}\n")
            read = drafts_read(root, KnownDrafts(tmp_path / "drafts", "code"), monkeypatch)
            assert name in read
            assert turn == 0 or read == [name]
            assert drafts_read(root, KnownDrafts(tmp_path / "drafts", "code"), monkeypatch) == []
            pieces = Shelf(tmp_path / "drafts", _label(tmp_path)).stamps()
            assert len([name for name in pieces if not name.endswith("-rest")]) <= at // 2 + 6
    (root / names[0]).unlink()
    assert drafts_read(root, KnownDrafts(tmp_path / "drafts", "code"), monkeypatch) == []


def test_one_process_that_checks_again_and_again_takes_what_it_has(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = KnownDrafts(tmp_path / "drafts", "code")
    assert drafts_read(root, known, monkeypatch) == ["journeys/lamp.md"]
    for file in tmp_path.glob("drafts*"):
        file.unlink()
    assert drafts_read(root, known, monkeypatch) == []
    (root / "journeys/lamp.md").write_text(JOURNEY + "More.\n")
    assert drafts_read(root, known, monkeypatch) == ["journeys/lamp.md"]


def test_what_was_read_before_is_read_once_and_believed_once(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "journeys/lamp.md"
    drafts_read(root, KnownDrafts(tmp_path / "drafts", "code"), monkeypatch)
    source = digest((root / path).read_bytes())
    (root / path).write_text(JOURNEY + "More.\n")
    known = KnownDrafts(tmp_path / "drafts", "code", {path: source})
    assert drafts_read(root, known, monkeypatch) == [], "the build is of the files as they were when it began"
    assert drafts_read(root, known, monkeypatch) == [path]
    known = KnownDrafts(tmp_path / "drafts", "code", {path: "another"})
    assert drafts_read(root, known, monkeypatch) == [path]


def test_a_piece_that_is_no_draft_is_kept_again(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("journeybook.load.packing.Packing.packed", lambda *_: b"nothing")
    drafts_read(root, KnownDrafts(tmp_path / "drafts", "code"), monkeypatch)
    monkeypatch.undo()
    for expected in (["journeys/lamp.md"], []):
        assert drafts_read(root, KnownDrafts(tmp_path / "drafts", "code"), monkeypatch) == expected


def test_a_list_is_read_when_it_is_new_or_another(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As by processes of which each finds what others left on disk."""
    read: list[str] = []
    one = inventory._read

    def noticed(source: SourceFile, *arguments: Any) -> inventory.ReadList:
        read.append(source.path)
        return one(source, *arguments)

    def lists_read(code: str = "code") -> list[str]:
        monkeypatch.setattr(inventory, "_remembered", {})
        read.clear()
        known = pipeline.check(root, known=KnownDrafts(tmp_path / "drafts", code))
        now = read[:]
        monkeypatch.setattr(inventory, "_remembered", {})
        plain = pipeline.check(root)
        assert known.findings == plain.findings
        assert known.loaded.catalogue == plain.loaded.catalogue
        assert known.loaded.suppressions == plain.loaded.suppressions
        return now

    monkeypatch.setattr(inventory, "_read", noticed)
    config = "title: Shop\nchannels: [{id: shop, title: Shop}]\ntouchpoints: [touchpoints/a.yml, touchpoints/b.yml]\n"
    (root / "site_config.yml").write_text(config)
    (root / "touchpoints").mkdir()
    figures = "metrics: [{kpi: NPS, value: 3, date: 2026-01-02}]"
    places = f"- {{id: till, title: Till, channel: shop, x-room: [1, {{a: b}}], {figures}}}\n"
    (root / "touchpoints/a.yml").write_text(places)
    (root / "touchpoints/b.yml").write_text("- {id: desk, titel: Desk}  # journeybook: ignore[unused-touchpoint] no\n")
    assert lists_read() == ["touchpoints/a.yml", "touchpoints/b.yml"]
    assert lists_read() == []
    (root / "touchpoints/a.yml").write_text(places.replace("Till", "A till"))
    assert lists_read() == ["touchpoints/a.yml"]
    assert lists_read() == []
    (root / "site_config.yml").write_text(config + "emotion_scale: {min: 0, max: 10}\n")
    assert lists_read() == ["touchpoints/a.yml", "touchpoints/b.yml"]
    assert lists_read() == []
    assert lists_read("other") == ["touchpoints/a.yml", "touchpoints/b.yml"]
    for data in tmp_path.glob("drafts.lists-*"):
        data.write_bytes(data.read_bytes().replace(b"till", b"tell"))
    assert lists_read("other") == ["touchpoints/a.yml", "touchpoints/b.yml"]


def test_a_picture_is_looked_through_when_it_is_new_or_another(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, harm = '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', "<script/>"
    looked: list[bytes] = []
    monkeypatch.setattr(drawing, "_harm_in", lambda data, look=drawing._harm_in: (looked.append(data), look(data))[1])

    def found(picture: str) -> tuple[set[str], int]:
        """Return the harmful pictures that a new process finds, and how many it looks through."""
        (root / "journeys/plain.svg").write_text(picture)
        (root / "journeys/harm.svg").write_text(plain.replace("<g/>", harm))
        monkeypatch.setattr(drawing, "_known", {})
        monkeypatch.setattr(drawing, "_trusted", set())
        looked.clear()
        checked = pipeline.check(root, known=KnownDrafts(tmp_path / "drafts", "code"))
        return set(checked.loaded.harmful), len(looked)

    assert found(plain) == ({"journeys/harm.svg"}, 2)
    assert found(plain) == ({"journeys/harm.svg"}, 1), "what is found there is told each time"
    assert found(plain.replace("<g/>", "<script/><g/>")) == ({"journeys/harm.svg", "journeys/plain.svg"}, 2)
    assert found(plain) == ({"journeys/harm.svg"}, 2)


def _label(folder: Path) -> str:
    return str(json.loads((folder / "drafts").read_bytes().partition(b"\n")[2])["label"])


def test_bytes_that_would_run_something_make_nothing(tmp_path: Path) -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, ...]:
            return (Path.touch, (tmp_path / "harm",))

    assert unpacked_safely(pickle.dumps(Harm())) is None
    assert unpacked_safely(b"cos\nsystem\n(S'true'\ntR.") is None
    assert not (tmp_path / "harm").exists()


@pytest.mark.parametrize(
    "rows",
    [
        (Duration, [Duration(seconds=1, text="1 s")], [[1, 2], ["a"]]),
        (Duration, [Duration(seconds=1, text="1 s")], [[1]]),
        (Path, [], []),
        ("no kind", [], []),
    ],
)
def test_fields_that_fit_nothing_make_nothing(rows: tuple[object, ...]) -> None:
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {Duration: lambda _: (copyreg.__newobj__, (Duration,))}  # type: ignore[attr-defined]
    for each in ({}, rows, None):
        pickler.dump(each)
    assert unpacked_safely(stream.getvalue()) is None


def test_what_ends_too_early_is_nothing() -> None:
    whole = packed({"a": Duration(seconds=1, text="1 s")})
    assert unpacked_safely(whole) == {"a": Duration(seconds=1, text="1 s")}
    assert all(unpacked_safely(whole[:size]) is None for size in range(len(whole)))
