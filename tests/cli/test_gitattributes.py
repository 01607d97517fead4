"""`journeybook new gitattributes` and the driver that it sets, in real repositories."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from journeybook.diagrams.block import with_markers
from journeybook.merging.attributes import attributes, settings
from tests.cli.conftest import Run
from tests.load.projects import CONFIGURATION, JOURNEY, PERSONA, loaded
from tests.merging.pairs import ROOMY, pairs
from tests.merging.repository import Repository, repository

PROGRAM = (sys.executable, "-m", "journeybook")
PROJECT = {"site_config.yml": CONFIGURATION, "personas/ana.md": PERSONA, "journeys/lamp.md": JOURNEY}


@pytest.fixture
def clone(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "clone")
    made.root.mkdir()
    made.git("init", "-q", "-b", "main")
    made.write(PROJECT)
    return made


def test_files_and_clone_are_set_up_once(clone: Repository, run: Run) -> None:
    clone.write({".gitattributes": "*.png binary\njourneys/**/*.md text"})
    done = run("new", "gitattributes", folder=clone.root)
    assert done.returncode == 0, done.stderr
    assert "Every other clone has to run `journeybook new gitattributes` once too." in done.stdout
    written = clone.read(".gitattributes")
    assert written.startswith("*.png binary\njourneys/**/*.md text\n\n# Merged by meaning.")
    assert "\njourneys/**/*.md merge=journeybook\n" in written
    assert "merge-driver %O %A %B %L %P" in clone.git("config", "merge.journeybook.driver")
    assert run("new", "gitattributes", folder=clone.root).returncode == 0
    assert clone.read(".gitattributes") == written
    assert clone.git("config", "--get-all", "merge.journeybook.driver").count("\n") == 1


@pytest.mark.parametrize(
    ("path", "by_meaning"),
    [
        ("journeys/a.md", True), ("journeys/retail/b.fr.md", True), ("journeys/c.journey.yaml", True),
        ("personas/lea.md", True), ("touchpoints/all.yml", True), ("site_config.yml", True),
        ("site_config.fr.yml", True), ("README.md", False), ("data/figures.yml", False), ("personas/lea.svg", False),
    ],
)  # fmt: skip
def test_git_finds_the_driver_for_the_files_of_a_project(path: str, by_meaning: bool, clone: Repository) -> None:
    clone.write({"shop/.gitattributes": attributes("")})
    said = clone.git("check-attr", "merge", f"shop/{path}")
    assert said.strip().endswith("merge: journeybook" if by_meaning else "merge: unspecified")


def test_print_shows_and_does_nothing(clone: Repository, run: Run) -> None:
    done = run("new", "gitattributes", "--print", folder=clone.root)
    assert done.returncode == 0
    assert "journeys/**/*.md merge=journeybook\n" in done.stdout
    assert "git config merge.journeybook.driver '" in done.stdout
    assert not (clone.root / ".gitattributes").exists()
    assert clone.git("config", "merge.journeybook.driver", fails=True) == ""


def test_without_a_repository_the_file_is_written_and_the_rest_told(tmp_path: Path, run: Run) -> None:
    (tmp_path / "site_config.yml").write_text(CONFIGURATION, encoding="utf-8")
    done = run("new", "gitattributes")
    assert done.returncode == 0
    assert "There is no Git repository here: run this again in a clone" in done.stdout
    assert (tmp_path / ".gitattributes").is_file()


def test_the_command_as_it_was_set_up_merges(clone: Repository, run: Run) -> None:
    run("new", "gitattributes", folder=clone.root)
    clone.commit({})
    clone.git("tag", "base")
    clone.commit({"journeys/lamp.md": JOURNEY.replace("emotion: 3", "emotion: 5")}, "ours")
    clone.commit({"journeys/lamp.md": JOURNEY.replace("touchpoint: till", "channel: shop")}, "theirs")
    assert clone.merge()
    both = JOURNEY.replace("emotion: 3", "emotion: 5").replace("touchpoint: till", "channel: shop")
    assert clone.read("journeys/lamp.md") == both


def test_a_true_conflict_is_left_for_git_to_report(tmp_path: Path) -> None:
    made = repository(
        tmp_path / "r", PROJECT, {"journeys/lamp.md": JOURNEY.replace("emotion: 3", "emotion: 5")},
        {"journeys/lamp.md": JOURNEY.replace("emotion: 3", "emotion: 1").replace("Before.", "Read this.")},
        program=PROGRAM,
    )  # fmt: skip
    assert not made.merge()
    text = made.read("journeys/lamp.md")
    assert "<<<<<<< ours\n        emotion: 5\n=======\n        emotion: 1\n>>>>>>> theirs\n" in text
    assert "Read this." in text
    assert "UU journeys/lamp.md" in made.git("status", "--porcelain")


def test_the_base_is_shown_where_git_is_told_to(tmp_path: Path) -> None:
    made = repository(
        tmp_path / "r", PROJECT, {"journeys/lamp.md": JOURNEY.replace("emotion: 3", "emotion: 5")},
        {"journeys/lamp.md": JOURNEY.replace("emotion: 3", "emotion: 1")}, program=PROGRAM,
    )  # fmt: skip
    made.git("config", "merge.conflictStyle", "diff3")
    assert not made.merge()
    assert "||||||| base\n        emotion: 3\n=======\n" in made.read("journeys/lamp.md")


def test_a_diagram_is_drawn_anew_and_never_a_conflict(tmp_path: Path) -> None:
    def drawn(text: str) -> str:
        catalogue = loaded({"journeys/lamp.md": text}).catalogue
        front, _, body = text.partition("---\nBefore")
        return f"{front}---\n" + with_markers(f"Before{body}", catalogue.journeys["lamp"], catalogue)

    ours, theirs = JOURNEY.replace("emotion: 3", "emotion: 5"), JOURNEY.replace("I pay", "I pay cash")
    both = ours.replace("I pay", "I pay cash")
    versions = [{"shop/journeys/lamp.md": drawn(text)} for text in (JOURNEY, ours, theirs)]
    others = {f"shop/{path}": text for path, text in PROJECT.items() if "lamp" not in path}
    others["shop/.gitattributes"] = attributes("")
    made = repository(tmp_path / "r", {**others, **versions[0]}, *versions[1:], program=PROGRAM)
    assert made.merge()
    assert made.read("shop/journeys/lamp.md") == drawn(both)


def test_a_program_that_is_gone_leaves_the_merge_to_git(tmp_path: Path) -> None:
    plain = [pair for pair in pairs(ROOMY) if pair.name in ("narrative and data", "both append a step")]
    for at, pair in enumerate(plain):
        versions = [{"journeys/drive.md": text} for text in (pair.base, pair.ours, pair.theirs)]
        made = repository(tmp_path / str(at), *versions, program=("/nowhere/journeybook",))
        merged = made.merge()
        assert merged is (pair.name == "narrative and data")
        if not merged:
            assert "<<<<<<<" in made.read("journeys/drive.md")


def test_a_rebase_and_a_cherry_pick_merge_by_meaning_too(tmp_path: Path) -> None:
    (pair,) = (pair for pair in pairs(ROOMY) if pair.name == "both append a step")
    versions = [{"journeys/drive.md": text} for text in (pair.base, pair.ours, pair.theirs)]
    made = repository(tmp_path / "r", *versions, program=PROGRAM)
    made.git("checkout", "-q", "ours")
    made.git("cherry-pick", "theirs")
    assert made.read("journeys/drive.md") == pair.both
    made.git("reset", "-q", "--hard", "HEAD^")
    made.git("checkout", "-q", "theirs")
    made.git("rebase", "-q", "ours")
    assert made.read("journeys/drive.md") == pair.both


def test_the_driver_merges_a_renamed_file(tmp_path: Path) -> None:
    made = repository(
        tmp_path / "r", PROJECT,
        {"journeys/lamp.md": None, "journeys/retail/light.md": JOURNEY.replace("emotion: 3", "emotion: 5")},
        {"journeys/lamp.md": JOURNEY.replace("touchpoint: till\n        emotion", "channel: shop\n        emotion")},
        program=PROGRAM,
    )  # fmt: skip
    assert made.merge()
    assert "channel: shop\n        emotion: 5\n" in made.read("journeys/retail/light.md")


def test_bad_arguments_and_missing_files_are_bad_usage(run: Run) -> None:
    assert run("merge-driver", "a", "b", "c", "7", "journeys/a.md").returncode == 2
    assert run("merge-driver", "a").returncode == 2


def test_the_settings_fit_any_path_of_the_program() -> None:
    driver = dict(settings(("/a b/100%/journeybook",)))["merge.journeybook.driver"]
    assert driver.startswith("'/a b/100%%/journeybook' merge-driver %O %A %B %L %P; ")
