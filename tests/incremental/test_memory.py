"""What is known of a site is what its pages are made of, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from journeybook.incremental.manifest import read
from journeybook.incremental.memory import Memory


def _built(folder: Path, pages: Mapping[str, tuple[str, ...]], value: str = "now") -> set[str]:
    """Build a site of pages by path, each with its notes, all of which have one value; return what was made anew."""
    memory = Memory(folder, "own", "base")
    memory.settle(lambda note: value if note.startswith("changing") else "same", lambda: dict.fromkeys(pages, "call"))
    made = set()
    for path, notes in pages.items():
        known = memory.page(path)
        if known is None:
            made.add(path)
            file = folder / f"made-{path}"
            file.write_bytes(path.encode())
            memory.add(path, [(path, file, path.encode())], text=f"text of {path}", notes=notes, made_of="call")
        else:
            assert memory.text(known) == f"text of {path}"
            memory.reuse(path, memory.text(known))
    memory.save()
    return made


def test_a_page_is_made_again_when_what_was_read_for_it_has_another_value(tmp_path: Path) -> None:
    pages = {"a": ("changing", "x"), "b": ("x", "y")}
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
    many = {f"page-{number}": (f"note-{number}", "changing") for number in range(20)}
    _built(tmp_path, many)
    few = {"page-17": many["page-17"], "page-3": many["page-3"], "new": ("fresh",)}
    for _ in range(3):
        _built(tmp_path, few)
    known = read(tmp_path / "own.pages")
    notes = list(known.notes)
    assert {path: {notes[number] for number in page.notes} for path, page in known.pages.items()} == {
        path: set(those) for path, those in few.items()
    }
    assert len(notes) < 10
    assert _built(tmp_path, few, "later") == {"page-17", "page-3"}
