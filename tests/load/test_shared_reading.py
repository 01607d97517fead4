"""A project that several processes read is the same project, to the last place in its files."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from journeybook.checks.runner import examine
from journeybook.load import DiskFiles, Loaded, drafting, load
from journeybook.load.packing import packed, unpacked
from journeybook.model.journey import Journey
from tests.conftest import Write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")

_WRONG: Mapping[str, str] = {
    "site_config.yml": "title: Wrong\nphases: [{id: need, title: Need}]\n",
    "personas/lea.md": "---\ntitle: Léa\nquote: ｱ x\x07\n---\nSee [that](nowhere.md).\n",
    "personas/copy/lea.md": "---\ntitle: Léa again\n---\n",
    "journeys/closed.md": "---\ntitle: Never closed\n",
    "journeys/twice.md": "---\ntitle: Twice\ntitle: Again\nstages: [{title: A, steps: [{title: B, emotion: 9}]}]\n"
    "---\n",
    "journeys/odd.md": "---\ntitle: Odd  # journeybook: ignore[noun-titles] we call it so\n"
    "personas: [leo]\nx-own: {a: [b]}\n"
    "stages:\n  - title: A\n    phase: ned\n    steps:\n      - {title: B, emotion: {leo: 2}, next: [nowhere]}\n---\n"
    "<b>raw</b> and ![a picture](missing.png)\n\n## A {#a}\n\nMore [links](https://example.org) to <x@example.org>.\n",
    "journeys/old.md": "\ufeff---\r\ntitle: Old\r\n---\r\n",
}


@pytest.fixture
def in_small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "_AT_ONCE", 1)


@pytest.mark.usefixtures("in_small_shares")
@pytest.mark.parametrize("wrong", [False, True])
def test_several_processes_read_what_one_does(
    wrong: bool, repository: Path, write_project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_project(_WRONG) if wrong else repository
    if wrong:
        (root / "journeys/latin.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    alone, together = (_read(root, among, monkeypatch) for among in (1, 3))
    assert _parts(together.catalogue) == _parts(alone.catalogue)
    for name in ("findings", "suppressions", "sources", "files", "unread", "drafts"):
        assert _parts(getattr(together, name)) == _parts(getattr(alone, name)), name
    assert list(together.drafts) == list(alone.drafts)
    assert list(together.sources) == list(alone.sources)
    assert examine(together) == examine(alone)
    assert not wrong or len(together.findings) > 10


def test_what_is_packed_comes_back_with_what_comparing_leaves_out(repository: Path) -> None:
    loaded = load(DiskFiles(repository))
    for path, draft in loaded.drafts.items():
        assert _parts(unpacked(packed(draft))) == _parts(draft), path
    journey = unpacked(packed(loaded.catalogue.journeys["drive"]))
    assert isinstance(journey, Journey)
    assert journey.stages[0].origin.mark("title") == loaded.catalogue.journeys["drive"].stages[0].origin.mark("title")


def _read(root: Path, among: int, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    monkeypatch.setattr(drafting, "hands", lambda *_: among)
    return load(DiskFiles(root))


def _parts(thing: Any) -> Any:
    """Return what a thing consists of, with its type: also what `==` does not look at."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return type(thing), {field.name: _parts(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, Mapping):
        return type(thing), [(key, _parts(value)) for key, value in thing.items()]
    if isinstance(thing, tuple | list):
        return type(thing), [_parts(part) for part in thing]
    return type(thing), thing
