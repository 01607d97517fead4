"""Pages that note what they read: the same pages, and notes that say what each depends on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.render.compiled import Compiled
from tests.incremental.projects import BASE, Files, git, write


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    write(folder, BASE)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Begin")
    return folder


def compiled(root: Path) -> Compiled:
    return pipeline.compile_site(pipeline.check(root))


def notes_of(root: Path, path: str) -> set[str]:
    return {note for page in compiled(root).made().pages if page.path == path for note in page.notes}


def test_pages_that_take_notes_are_the_same_pages(root: Path) -> None:
    site = compiled(root)
    plain, noted = list(site.pages()), list(site.made().pages)
    assert [page.html for page in noted] == [page.html for page in plain]
    assert [page.search for page in noted] == [page.search for page in plain]
    assert all(page.notes for page in noted)
    assert not any(page.notes for page in plain)


def test_of_every_page_it_is_known_what_it_is_made_of(root: Path) -> None:
    made = compiled(root).made()
    assert set(made.made_of()) == {page.path for page in made.pages} | made.files.keys()


def test_files_that_take_notes_are_the_same_files(root: Path) -> None:
    site = compiled(root)
    files = {path: make() for path, make in site.made().files.items()}
    assert {path.rpartition("/")[2] for path in files} == {"feed.xml", "opportunities.csv"}
    assert {path: data for path, (data, _) in files.items()} == {
        asset.path: asset.read() for asset in site.site.assets if asset.path in files
    }
    assert all(notes for _, notes in files.values())


def test_a_page_of_one_thing_does_not_read_all_journeys(root: Path) -> None:
    for path in ("journeys/lamp.html", "personas/bo.html", "touchpoints/till.html", "opportunities/second-till.html"):
        assert "0.catalogue.journeys\t*" not in notes_of(root, path), path


def test_what_a_page_names_is_noted(root: Path) -> None:
    notes = notes_of(root, "journeys/lamp.html")
    assert {"0.catalogue.personas\t=ana", "0.catalogue.touchpoints\t=till"} <= notes
    assert any(note.startswith("1.") for note in notes_of(root, "fr/journeys/lamp.html"))


def changed(root: Path, path: str, old: str, new: str) -> set[str]:
    """Return the output paths of the pages that a change of a file makes others, as the notes have it."""
    before = compiled(root).made()
    digests = {page.path: {note: before.digest(note) for note in page.notes} for page in before.pages}
    files: Files = dict(BASE)
    files[path] = files[path].replace(old.encode(), new.encode())
    assert files[path] != BASE[path]
    write(root, files)
    after = compiled(root).made()
    return {
        name
        for name, notes in digests.items()
        if before.made_of()[name] != after.made_of().get(name)
        or any(after.digest(note) != digest for note, digest in notes.items())
    }


def test_another_thought_concerns_the_pages_that_show_the_journey_and_no_others(root: Path) -> None:
    found = changed(root, "journeys/lamp.md", "How large is it?", "How small is it?")
    assert "journeys/lamp.html" in found
    others = {"journeys/garden.html", "personas/cleo.html", "touchpoints/letter.html", "channels/post.html"}
    assert not others & found


def test_another_role_of_a_persona_does_not_concern_a_journey_of_others(root: Path) -> None:
    found = changed(root, "personas/ana.md", "role: buyer", "role: owner")
    assert "personas/ana.html" in found
    assert "journeys/returning.html" not in found


def test_digests_are_the_same_in_another_process(root: Path) -> None:
    script = (
        "from pathlib import Path; from journeybook import pipeline;"
        f"made = pipeline.compile_site(pipeline.check(Path({str(root)!r}))).made();"
        "notes = sorted({note for page in made.pages for note in page.notes});"
        "print(made.base, [made.digest(note) for note in notes], sorted(made.made_of().items()))"
    )

    def said(seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert said("1") == said("2")
