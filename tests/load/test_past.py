"""A project as it was at its last release, on repositories made for each test."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from journeybook.git import Why
from journeybook.load import DiskFiles, Loaded, load, load_default
from journeybook.load import past as module
from journeybook.load.past import LastRelease, Past, last_release, past
from journeybook.load.revision import Gap, Revision, RevisionFiles
from tests.load.projects import CONFIGURATION, JOURNEY, PERSONA
from tests.load.repositories import ALONE, Repository, repository

OTHER = JOURNEY.replace("Buying a lamp", "Returning a lamp")
PROJECT = {
    "site_config.yml": CONFIGURATION,
    "journeys/lamp.md": JOURNEY,
    "journeys/return.md": OTHER,
    "personas/ana.md": PERSONA,
}


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the settings of this machine and what other tests remember out."""
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(module, "_remembered", {})


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """A repository with a project and a release."""
    made = repository(tmp_path / "made")
    made.commit(PROJECT)
    made.tag("v1.0")
    return made


def now(made: Repository, folder: str = "") -> Loaded:
    return load(DiskFiles(made.root / folder))


def released(made: Repository, folder: str = "") -> LastRelease:
    """Return the last release of the project as it is on disk."""
    found = last_release(made.root / folder, now(made, folder))
    assert isinstance(found, LastRelease), found
    return found


def test_the_past_is_that_of_the_release_and_today_is_what_is_not_committed_yet(made: Repository) -> None:
    made.commit({"journeys/lamp.md": JOURNEY.replace("emotion: 3", "emotion: 5")})
    made.write({"journeys/return.md": OTHER.replace("emotion: 3", "emotion: 1")})
    found = released(made)
    assert (found.past.revision.name, found.past.revision.day, found.standing) == ("v1.0", date(2026, 10, 2), None)
    scores = {name: journey.steps[0].emotion.everyone for name, journey in found.past.catalogue.journeys.items()}
    assert scores == {"lamp": 3, "return": 3}
    assert found.past.unread == frozenset()


def test_what_has_not_changed_is_not_read_again(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    made.write({"journeys/lamp.md": JOURNEY + "More.\n"})
    read: list[str] = []
    whole = RevisionFiles.read

    def noted(files: RevisionFiles, path: str) -> bytes:
        read.append(path)
        return whole(files, path)

    monkeypatch.setattr(RevisionFiles, "read", noted)
    today = now(made)
    found = last_release(made.root, today)
    assert isinstance(found, LastRelease)
    assert read == ["site_config.yml", "journeys/lamp.md"]
    assert found.past.catalogue.journeys["return"] is today.catalogue.journeys["return"]
    assert found.past.catalogue.personas["ana"] is today.catalogue.personas["ana"]


def test_taken_from_today_or_read_anew_the_past_is_the_same(made: Repository) -> None:
    made.write({"journeys/lamp.md": JOURNEY + "More.\n", "personas/bo.md": PERSONA, "journeys/return.md": None})
    short = released(made).past
    module._remembered.clear()
    whole = past(made.root, short.revision)
    assert isinstance(whole, Past)
    assert whole.catalogue == short.catalogue
    assert set(whole.catalogue.journeys) == {"lamp", "return"}
    assert set(whole.catalogue.personas) == {"ana"}
    assert not whole.findings


def test_on_another_scale_the_same_file_is_read_anew(made: Repository) -> None:
    today = now(made)
    made.commit({"site_config.yml": CONFIGURATION + "emotion_scale: {min: 1, max: 2}\n"})
    made.tag("v2.0", "2026-10-09")
    made.write({"site_config.yml": CONFIGURATION})
    found = past(made.root, Revision(name="v2.0", commit="v2.0"), today)
    assert isinstance(found, Past)
    assert not found.catalogue.journeys["lamp"].steps[0].emotion, "3 is no score there"
    assert "out-of-range" in {finding.rule for finding in found.findings}


def test_a_release_is_read_once_however_often_the_site_is_built(
    made: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = []

    def counted(*arguments: object) -> object:
        times.append(1)
        return load_default(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "load_default", counted)
    for words in ("One.\n", "Two.\n", "Three.\n"):
        made.write({"journeys/lamp.md": JOURNEY + words})
        assert released(made).past.revision.name == "v1.0"
    assert len(times) == 1
    made.commit({})
    made.tag("v2.0", "2026-10-09")
    made.write({"journeys/lamp.md": JOURNEY})
    assert released(made).past.revision.name == "v2.0"
    assert len(times) == 2


def test_where_nothing_has_changed_the_release_before_tells_something(made: Repository) -> None:
    made.commit({"journeys/lamp.md": JOURNEY + "More.\n"})
    made.tag("v2.0", "2026-10-09")
    made.commit({"README.md": "What this is.\n", "data/x.csv": "1\n"})
    made.tag("v2.1", "2026-10-10")
    found = released(made)
    assert found.standing is not None
    assert (found.past.revision.name, found.standing.name) == ("v1.0", "v2.1")


def test_where_nothing_has_ever_changed_the_release_is_today(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "load_default", None)  # nothing is read
    today = now(made)
    found = last_release(made.root, today)
    assert isinstance(found, LastRelease)
    assert (found.past.revision.name, found.standing) == ("v1.0", None)
    assert found.past.catalogue is today.catalogue


def test_other_line_ends_on_disk_are_no_change(made: Repository) -> None:
    (made.root / "journeys/lamp.md").write_bytes(JOURNEY.replace("\n", "\r\n").encode())
    found = released(made)
    assert found.past.catalogue.journeys == now(made).catalogue.journeys


def test_a_project_in_a_folder_is_compared_with_what_was_in_that_folder(tmp_path: Path) -> None:
    made = repository(tmp_path / "made")
    made.commit({f"docs/cx/{path}": text for path, text in PROJECT.items()})
    made.tag("v1.0")
    made.commit({"docs/cx/journeys/lamp.md": JOURNEY + "More.\n", "journeys/else.md": "no project\n"})
    found = released(made, "docs/cx")
    assert set(found.past.catalogue.journeys) == {"lamp", "return"}
    assert not found.past.catalogue.journeys["lamp"].narrative.sections[0].markdown.endswith("More.")


def test_a_release_from_before_the_project_is_said(tmp_path: Path) -> None:
    made = repository(tmp_path / "made")
    made.commit({"README.md": "Soon.\n"})
    made.tag("v0.1")
    made.commit(PROJECT)
    assert last_release(made.root, now(made)) == Gap(why=Why.NO_PROJECT, revision="v0.1")


def test_a_release_with_broken_files_says_which_and_gives_the_rest(tmp_path: Path) -> None:
    made = repository(tmp_path / "made")
    made.commit({**PROJECT, "journeys/lamp.md": "---\ntitle: [A\n---\n", "site_config.yml": "touchpoints: {a\n"})
    made.tag("v1.0")
    made.write(PROJECT)
    found = released(made).past
    assert found.unread == {"journeys/lamp.md"}
    assert "touchpoints" in found.unread_lists
    assert set(found.catalogue.journeys) == {"return"}
    assert {finding.span.path for finding in found.findings if finding.severity.value == "error"} == {
        "journeys/lamp.md",
        "site_config.yml",
    }


def test_translations_and_pictures_of_the_past_are_not_looked_at(made: Repository) -> None:
    languages = CONFIGURATION + "languages: [en, fr]\n"
    broken = {
        "site_config.yml": languages,
        "journeys/lamp.fr.md": "---\ntitel: x\n---\n",
        "data/x.svg": "<svg><script/>",
    }
    made.commit(broken)
    made.tag("v2.0", "2026-10-09")
    made.write({"journeys/lamp.md": JOURNEY + "More.\n", "journeys/lamp.fr.md": None})
    found = released(made).past
    assert found.findings == ()
    assert set(found.catalogue.journeys) == {"lamp", "return"}


def test_what_git_cannot_tell_is_passed_on(tmp_path: Path) -> None:
    made = repository(tmp_path / "made")
    made.write(PROJECT)
    assert last_release(made.root, now(made)) == Gap(why=Why.NO_RELEASE)
    assert past(made.root, Revision(name="x", commit="0" * 40)) == Gap(why=Why.INCOMPLETE, revision="x")
