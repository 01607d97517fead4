"""The change since the last release in built sites: in every language, in a site of others, and again and again."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.pages.routes import Routes
from tests.load.projects import CONFIGURATION, JOURNEY, PERSONA
from tests.load.repositories import ALONE, Repository, repository

FRENCH = "---\ntitle: Acheter une lampe\nstages: [{id: buy, steps: [{id: pay, title: Je paie}]}]\n---\n"


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with a project in two languages, and a release."""
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    made = repository(tmp_path / "made")
    made.commit(
        {
            "site_config.yml": CONFIGURATION + "languages: [en, fr]\n",
            "journeys/lamp.md": JOURNEY,
            "journeys/lamp.fr.md": FRENCH,
            "journeys/old.md": JOURNEY.replace("Buying a lamp", "Renting a lamp"),
            "personas/ana.md": PERSONA,
        }
    )
    made.tag("v1.0")
    return made


def boards(root: Path) -> dict[str, str]:
    """Return what the dashboards of a project say, by path."""
    compiled = pipeline.compile_site(pipeline.check(root, date(2026, 11, 22)))
    pages = {page.path: page.html for page in compiled.pages() if page.path.endswith("dashboard/index.html")}
    return {path: " ".join(re.sub(r"<[^>]+>", " ", html).split()) for path, html in pages.items()}


def test_the_change_stands_on_the_dashboard_of_every_language(made: Repository) -> None:
    assert "Nothing has changed in meaning." in boards(made.root)["dashboard/index.html"]
    made.write({"journeys/lamp.md": JOURNEY.replace("emotion: 3", "emotion: 5"), "journeys/old.md": None})
    found = boards(made.root)
    assert "Since v1.0 Released on 2 October 2026." in found["dashboard/index.html"]
    assert "Buying a lamp" in found["dashboard/index.html"]
    assert "+2" in found["dashboard/index.html"]
    assert "Renting a lamp removed" in found["dashboard/index.html"]
    french = found["fr/dashboard/index.html"]
    assert "Acheter une lampe" in french
    assert "Renting a lamp" in french, "nobody has translated what is gone"


def test_a_site_is_built_without_git_too(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert "Git is not installed" in boards(made.root)["dashboard/index.html"]


def test_a_guest_in_the_site_of_others_tells_it_in_its_language(made: Repository) -> None:
    made.write({"journeys/lamp.md": JOURNEY.replace("emotion: 3", "emotion: 5")})
    compiled = pipeline.compile_site(pipeline.check(made.root), Routes(prefix="cx/"), language="fr")
    (board,) = (page for page in compiled.pages() if page.path == "cx/dashboard/index.html")
    assert "v1.0" in board.html
    assert "Acheter une lampe" in board.html


def test_two_builds_say_the_same(made: Repository) -> None:
    made.write({"journeys/lamp.md": JOURNEY.replace("emotion: 3", "emotion: 5"), "journeys/old.md": None})
    assert boards(made.root) == boards(made.root)


def test_a_release_that_cannot_be_read_whole_stops_no_build(made: Repository) -> None:
    made.commit({"journeys/old.md": "---\ntitle: [x\n---\n"})
    made.tag("v2.0", "2026-10-09")
    made.write({"journeys/old.md": JOURNEY})
    board = boards(made.root)["dashboard/index.html"]
    assert "1 file could not be read as it was then, and is left out: journeys/old.md" in board
    assert "journey added" not in board
