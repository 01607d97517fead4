"""What is known of a site is what its pages are made of, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from journeybook.caching import digest
from journeybook.incremental.manifest import read
from journeybook.incremental.memory import Memory


def _built(folder: Path, pages: Mapping[str, tuple[str, ...]], value: str = "now") -> set[str]:
    """Build a site of pages by path, each with its notes, all of which have one value; return what was made anew."""
    memory = Memory(folder, "own", "base")
    memory.settle(lambda note: value if note.startswith("changing") else "same", lambda: dict.fromkeys(pages, "call"))
    made = set()
    file = folder / "made"
    file.unlink(missing_ok=True)  # what is kept is this very file
    with file.open("wb") as index:
        for path, notes in pages.items():
            text = f"text of {path}".encode()
            row = memory.row(path)
            if row is None:
                made.add(path)
                page = folder / f"made-{path}"
                page.write_bytes(path.encode())
                place = index.tell(), len(text)
                memory.add(path, [(path, page, path.encode())], text=place, notes=notes, made_of="call")
            else:
                begin, end = memory.text(row, row + 1)
                old = memory.index("")
                old.seek(begin)
                assert old.read(end - begin) == text
                assert [name for name, _ in memory.files(row)] == [path]
                memory.reuse(row, row + 1, index.tell() - begin)
            index.write(text)
    memory.add_index("", file, digest(file.read_bytes()))
    memory.save()
    memory.close()
    return made


def test_a_page_is_made_again_when_what_was_read_for_it_has_another_value(tmp_path: Path) -> None:
    pages = {"a": ("changing\t*", "x\t*"), "b": ("x\t*", "y\t*")}
    assert _built(tmp_path, pages) == {"a", "b"}
    assert _built(tmp_path, pages) == set()
    assert _built(tmp_path, pages, "later") == {"a"}
    assert _built(tmp_path, pages, "later") == set()


def test_several_processes_come_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = {f"page-{number}": (f"source-{number % 7}\t={number}", "changing\t*") for number in range(50)}
    pages |= {"other": ("source-1\t=1", "source-2\t=2")}
    _built(tmp_path, pages)
    monkeypatch.setattr("journeybook.incremental.memory._FEW", 0)
    monkeypatch.setattr("journeybook.forks.threading.active_count", lambda: 1)
    assert _built(tmp_path, pages) == set()
    assert _built(tmp_path, pages, "later") == pages.keys() - {"other"}
    assert _built(tmp_path, pages, "later") == set()


def test_notes_of_pages_that_are_gone_are_forgotten_and_the_others_keep_theirs(tmp_path: Path) -> None:
    many = {f"page-{number}": (f"note\t={number}", "changing\t*") for number in range(20)}
    _built(tmp_path, many)
    few = {"page-17": many["page-17"], "page-3": many["page-3"], "new": ("fresh\t*",)}
    for _ in range(3):
        _built(tmp_path, few)
    known = read(tmp_path / "own.pages")
    numbers = {note: known.notes.number(note) for notes in few.values() for note in notes}
    assert {path: set(known.rows.notes_of(row)) for row, path in enumerate(known.rows.paths)} == {
        path: {numbers[note] for note in notes} for path, notes in few.items()
    }
    assert len(known.notes) < 10
    assert _built(tmp_path, few, "later") == {"page-17", "page-3"}
