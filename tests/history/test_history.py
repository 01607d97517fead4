"""What commits changed of the meaning of files, in repositories made here: branches, merges, renames, tags, breaks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from journeybook import pipeline
from journeybook.caching import cache_folder
from journeybook.git import Why
from journeybook.history import History, history_of, past
from journeybook.history import edits as edits_module
from journeybook.load.revision import Gap
from tests.load.projects import CONFIGURATION, JOURNEY, PERSONA
from tests.load.repositories import Repository, git, repository

LAMP = "journeys/lamp.md"
FILES = {"site_config.yml": CONFIGURATION, LAMP: JOURNEY, "personas/ana.md": PERSONA}


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    """A repository with a project."""
    made = repository(tmp_path / "made")
    made.commit(FILES, "2026-01-01")
    return made


def history(root: Path) -> History:
    past._remembered.clear()
    shutil.rmtree((cache_folder() or root) / "histories", ignore_errors=True)
    found = history_of(root, pipeline.check(root).loaded.catalogue)
    assert isinstance(found, History)
    return found


def told(of: History, path: str = LAMP) -> list[tuple[str, str, object, object]]:
    """Return the changes of a file but its addition: day, field, old, new."""
    return [
        (
            edit.commit.at.date().isoformat() if edit.commit.at else "",
            change.field or change.kind,
            change.old,
            change.new,
        )
        for edit in of.edits[path].found
        for change in edit.changes
        if change.kind != "added" or change.thing not in ("journey", "persona")
    ]


def felt(score: str) -> str:
    assert "emotion: 3" in JOURNEY
    return JOURNEY.replace("emotion: 3", f"emotion: {score}")


def test_a_change_of_meaning_is_told_and_a_formatting_run_is_not(made: Repository) -> None:
    made.commit({LAMP: felt("5")}, "2026-02-01")
    made.commit({LAMP: felt("5").replace("emotion: 5", "emotion:    5   # delighted")}, "2026-03-01")
    found = history(made.root)
    assert told(found) == [("2026-02-01", "emotion", 3, 5)]
    assert [commit.day.isoformat() for commit in found.commits if commit.day] == ["2026-02-01", "2026-01-01"]


def test_a_file_that_was_renamed_keeps_its_past(made: Repository) -> None:
    made.commit({LAMP: felt("5")}, "2026-02-01")
    made.commit({LAMP: None, "journeys/light/torch.md": felt("5")}, "2026-03-01")
    made.commit({"journeys/light/torch.md": felt("1")}, "2026-04-01")
    found = history(made.root)
    assert LAMP not in found.edits
    assert told(found, "journeys/light/torch.md") == [
        ("2026-04-01", "emotion", 5, 1),
        ("2026-03-01", "folder", "", "light"),
        ("2026-03-01", "id", "lamp", "torch"),
        ("2026-02-01", "emotion", 3, 5),
    ]


def test_what_refers_to_a_new_id_in_the_same_commit_says_nothing_new(made: Repository) -> None:
    trip = JOURNEY.replace("title: Buying a lamp", "title: A trip").replace(
        "emotion: 3", "emotion: 3\n        journey: lamp"
    )
    made.commit({"journeys/trip.md": trip}, "2026-02-01")
    made.commit(
        {LAMP: None, "journeys/torch.md": JOURNEY, "journeys/trip.md": trip.replace("journey: lamp", "journey: torch")},
        "2026-03-01",
    )
    found = history(made.root)
    assert told(found, "journeys/trip.md") == []
    assert told(found, "journeys/torch.md") == [("2026-03-01", "id", "lamp", "torch")]


def test_a_path_that_another_file_takes_over_has_its_own_past(made: Repository) -> None:
    made.commit({LAMP: None, "journeys/torch.md": JOURNEY}, "2026-02-01")
    other = "---\ntitle: Something else\nstages: [{id: a, title: A, steps: [{id: b, title: B, emotion: 1}]}]\n---\n"
    made.commit({LAMP: other}, "2026-03-01")
    found = history(made.root)
    assert [edit.commit.at.month for edit in found.edits[LAMP].found if edit.commit.at] == [3]
    assert [edit.commit.at.month for edit in found.edits["journeys/torch.md"].found if edit.commit.at] == [2, 1]


def test_both_sides_of_a_merge_are_told_once_and_what_the_merge_did_itself_too(made: Repository) -> None:
    two = felt("3").replace("        emotion: 3\n", "        emotion: 3\n        thought: Hm.\n", 1)
    git(made.root, "checkout", "-q", "-b", "side")
    made.commit({LAMP: two}, "2026-02-01")
    git(made.root, "checkout", "-q", "main")
    made.commit({LAMP: felt("4")}, "2026-02-02")
    git(made.root, "merge", "-q", "--no-commit", "-X", "ours", "side", day="2026-03-01")
    both = two.replace("emotion: 3", "emotion: 2")
    made.write({LAMP: both})
    git(made.root, "add", "--all")
    git(made.root, "commit", "-q", "-m", "Merge", day="2026-03-01")
    assert told(history(made.root)) == [
        ("2026-03-01", "emotion", 4, 2),
        ("2026-02-02", "emotion", 3, 4),
        ("2026-02-01", "thought", None, "Hm."),
    ]


def test_a_merge_that_only_brings_together_says_nothing(made: Repository) -> None:
    git(made.root, "checkout", "-q", "-b", "side")
    made.commit({LAMP: felt("5")}, "2026-02-01")
    git(made.root, "checkout", "-q", "main")
    made.commit({"personas/ana.md": PERSONA + "More of her.\n"}, "2026-02-02")
    git(made.root, "merge", "-q", "--no-edit", "side", day="2026-03-01")
    found = history(made.root)
    assert told(found) == [("2026-02-01", "emotion", 3, 5)]
    assert all(commit.day and commit.day.month != 3 for commit in found.commits)


def test_a_state_that_cannot_be_read_is_passed_over(made: Repository) -> None:
    made.commit({LAMP: "---\ntitle: [broken\n---\n"}, "2026-02-01")
    made.commit({LAMP: "---\nstages: {{\n---\n"}, "2026-02-02")
    made.commit({LAMP: felt("5")}, "2026-03-01")
    assert told(history(made.root)) == [("2026-03-01", "emotion", 3, 5)]


def test_words_that_journeys_share_are_told_too(made: Repository) -> None:
    lists = "channels:\n  - {id: web, title: Web}\ntouchpoints: touchpoints/all.yml\n"
    made.commit(
        {"site_config.yml": "title: T\n" + lists, "touchpoints/all.yml": "- {id: page, title: Page, channel: web}\n"},
        "2026-02-01",
    )
    made.commit({"touchpoints/page.md": "---\n---\nLong.\n"}, "2026-03-01")
    made.commit({"touchpoints/all.yml": "- {id: page, title: Page, channel: web, owner: Web team}\n"}, "2026-04-01")
    found = history(made.root)
    assert told(found, "touchpoints/page.md") == [("2026-03-01", "body", None, "Long.")]
    assert told(found, "touchpoints/all.yml")[0] == ("2026-04-01", "owner", None, "Web team")


def test_a_journey_that_is_gone_is_among_the_changes_of_its_commit(made: Repository) -> None:
    made.commit({"journeys/trip.md": JOURNEY.replace("Buying a lamp", "A trip")}, "2026-02-01")
    made.commit({"journeys/trip.md": None}, "2026-03-01")
    newest = history(made.root).commits[0]
    ((change,),) = [edit.changes for edit in newest.edits]
    assert (change.kind, change.title) == ("removed", "A trip")


def test_a_shallow_clone_does_not_take_what_it_ends_with_for_new(made: Repository, tmp_path: Path) -> None:
    made.commit({LAMP: felt("4")}, "2026-02-01")
    made.commit({LAMP: felt("5")}, "2026-03-01")
    git(tmp_path, "clone", "-q", "--depth", "2", made.root.as_uri(), "shallow")
    found = history(tmp_path / "shallow")
    assert found.is_shallow
    assert [(edit.commit.subject, len(edit.changes)) for edit in found.edits[LAMP].found] == [("Say more", 1)]
    assert told(found) == [("2026-03-01", "emotion", 4, 5)]
    assert found.edits["personas/ana.md"].found == ()


def test_at_each_release_a_journey_has_its_emotions_of_then_on_the_scale_of_then(made: Repository) -> None:
    made.tag("v1.0", "2026-01-02")
    made.commit({LAMP: None, "journeys/torch.md": felt("5")}, "2026-02-01")
    made.tag("v2.0", "2026-02-02")
    made.commit({"site_config.yml": CONFIGURATION + "emotion_scale: {min: 1, max: 10}\n"}, "2026-03-01")
    made.tag("v3.0", "2026-03-02")
    curves = history(made.root).curves["journeys/torch.md"]
    assert [(one.release.name, one.journey.id, one.scale.max) for one in curves] == [
        ("v1.0", "torch", 5),
        ("v2.0", "torch", 5),
        ("v3.0", "torch", 10),
    ]
    assert [next(iter(one.journey.steps)).emotion.everyone for one in curves] == [3, 5, 5]


def test_a_project_in_a_folder_of_its_repository_has_its_own_history(tmp_path: Path) -> None:
    made = repository(tmp_path / "made")
    made.commit({f"docs/{path}": text for path, text in FILES.items()}, "2026-01-01")
    made.commit({f"docs/{LAMP}": felt("5"), "journeys/elsewhere.md": JOURNEY}, "2026-02-01")
    found = history(made.root / "docs")
    assert told(found) == [("2026-02-01", "emotion", 3, 5)]
    assert "journeys/elsewhere.md" not in found.edits


def test_no_more_changes_of_a_file_are_told_than_can_be_read(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in range(6):
        made.commit({LAMP: felt(str(at % 2 + 1))}, f"2026-02-0{at + 1}")
    monkeypatch.setattr(edits_module, "MOST_CHANGES", 4)
    found = history(made.root).edits[LAMP]
    assert found.is_cut
    assert [edit.commit.at.day for edit in found.found if edit.commit.at] == [6, 5, 4, 3]


def test_what_was_compared_once_is_compared_no_more(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    made.commit({LAMP: felt("5")}, "2026-02-01")
    first = history(made.root)
    monkeypatch.setattr(edits_module, "read_alone", lambda *_: pytest.fail("this was read already"))
    assert history(made.root) == first
    monkeypatch.undo()
    read: list[str] = []
    original = edits_module.read_alone

    def noted(path: str, data: bytes, sort: edits_module.Sort) -> object:
        read.append(path)
        return original(path, data, sort)

    made.commit({"personas/ana.md": PERSONA + "More of her.\n"}, "2026-03-01")
    monkeypatch.setattr(edits_module, "read_alone", noted)
    assert told(history(made.root), "personas/ana.md") == [
        ("2026-03-01", "body", "Her story.", "Her story.\nMore of her.")
    ]
    assert set(read) == {"personas/ana.md"}


def test_at_the_same_commit_nothing_is_asked_twice(made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    first = history(made.root)
    monkeypatch.setattr(past, "log", lambda *_: pytest.fail("Git was asked again"))
    assert history_of(made.root, pipeline.check(made.root).loaded.catalogue) is first


def test_why_there_is_no_history_is_said(tmp_path: Path, made: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = pipeline.check(made.root).loaded.catalogue
    (tmp_path / "none").mkdir()
    assert history_of(tmp_path / "none", catalogue) == Gap(why=Why.NO_REPOSITORY)
    monkeypatch.setenv("PATH", "")
    assert history_of(made.root, catalogue) == Gap(why=Why.NO_GIT)
