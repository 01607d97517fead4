"""`journeybook build`, again and again: what has to be done is done, what need not is not, and it says the same."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from journeybook import pipeline
from journeybook.cli.main import commands
from journeybook.incremental import done, memory
from tests.incremental.projects import BASE, git, new_cache, tree, write


class Builds:
    """Runs the command in this process and counts what it makes."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.made: list[str] = []
        self.checks = 0
        add, check = memory.Memory.add, pipeline.check

        def counted(own: memory.Memory, path: str, *arguments: object, **keywords: object) -> None:
            self.made.append(path)
            add(own, path, *arguments, **keywords)  # type: ignore[arg-type]  # handed on as they came

        def noticed(*arguments: object, **keywords: object) -> object:
            self.checks += 1
            return check(*arguments, **keywords)  # type: ignore[arg-type]  # likewise

        monkeypatch.setattr(memory.Memory, "add", counted)
        monkeypatch.setattr(pipeline, "check", noticed)

    def run(self, *options: str) -> Result:
        """Build; what was made is in `made`, and `checks` says whether anything was looked at."""
        self.made.clear()
        self.checks = 0
        result = CliRunner().invoke(commands, ["build", "--project", str(self.root), *options])
        assert result.exit_code == 0, result.output
        return result

    @property
    def did_nothing(self) -> bool:
        """Whether the last build found that there was nothing to do."""
        return self.checks == 0


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Builds:
    root = tmp_path / "project"
    root.mkdir()
    write(root, BASE)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Begin")
    monkeypatch.setenv("JOURNEYBOOK_CACHE", str(new_cache(tmp_path / "cache")))
    # Files of this very second count as old: the test is quicker than a clock's step.
    monkeypatch.setattr(done, "_JUST_NOW", -(10**12))
    return Builds(root, monkeypatch)


def without_time(text: str) -> str:
    return re.sub(r" in [\d.]+ s", "", text)


def test_where_nothing_has_changed_nothing_is_done_and_the_same_is_said(builds: Builds) -> None:
    first = builds.run()
    site = tree(builds.root / "site")
    again = builds.run()
    assert builds.did_nothing
    assert without_time(again.output) == without_time(first.output)
    assert "advice" in again.output
    assert tree(builds.root / "site") == site


CHANGES: dict[str, Callable[[Path], object]] = {
    "a text": lambda root: (root / "journeys/lamp.md").write_bytes(BASE["journeys/lamp.md"] + b"\nMore.\n"),
    "a picture": lambda root: (root / "journeys/lamp.png").write_bytes(b"\x89PNG other"),
    "a new file": lambda root: (root / "personas/dora.md").write_text("---\ntitle: Dora\n---\n"),
    "a file that is gone": lambda root: (root / "journeys/soon.md").unlink(),
    "an empty folder": lambda root: (root / "journeys/deep").mkdir(),
    "a tag": lambda root: git(root, "tag", "v1"),
    "a commit": lambda root: git(root, "commit", "-qm", "Nothing", "--allow-empty"),
    "what authors are called": lambda root: (root / ".mailmap").write_text("Ana Lang <ana@example.org>\n"),
    "a page that is gone": lambda root: (root / "site/index.html").unlink(),
    "a page that nobody made": lambda root: (root / "site/new.html").write_text("put there by hand"),
    "a page that was written over": lambda root: (root / "site/index.html").write_text("written over"),
}


def test_whatever_changes_is_noticed(builds: Builds) -> None:
    builds.run()
    for name, change in CHANGES.items():
        builds.run()
        assert builds.did_nothing, f"before {name}"
        change(builds.root)
        builds.run()
        assert not builds.did_nothing, name


def test_another_day_and_other_options_are_noticed(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    builds.run()
    builds.run("--no-project-theme")
    assert not builds.did_nothing
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")
    builds.run()
    assert not builds.did_nothing


def test_a_file_that_is_saved_while_the_site_is_built_is_not_missed(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = pipeline.build

    def slow(*arguments: object, **keywords: object) -> int:
        pages = build(*arguments, **keywords)  # type: ignore[arg-type]  # handed on as they came
        (builds.root / "personas/bo.md").write_text("---\ntitle: Bob\n---\n")
        return pages

    monkeypatch.setattr(done, "_JUST_NOW", 0)
    monkeypatch.setattr(pipeline, "build", slow)
    time.sleep(0.05)
    builds.run()
    monkeypatch.setattr(pipeline, "build", build)
    builds.run()
    assert not builds.did_nothing
    assert b"Bob" in tree(builds.root / "site")["personas/bo.html"]


def test_what_authors_are_called_is_on_every_page_that_names_them(builds: Builds) -> None:
    builds.run()
    assert b"Ana Lang" not in tree(builds.root / "site")["recent/index.html"]
    (builds.root / ".mailmap").write_text("Ana Lang <ana@example.org>\n")
    builds.run()
    again = tree(builds.root / "site")
    builds.run("--no-cache")
    assert b"Ana Lang" in again["recent/index.html"]
    assert tree(builds.root / "site") == again


def test_where_nobody_can_say_what_git_will_tell_the_site_is_looked_through_each_time(builds: Builds) -> None:
    git(builds.root, "config", "mailmap.file", "/names-of-the-team")
    builds.run()
    builds.run()
    assert not builds.did_nothing
    assert builds.made == []


def test_one_edit_makes_the_pages_that_show_it_and_leaves_the_others(builds: Builds) -> None:
    builds.run()
    every = len(builds.made)
    (builds.root / "personas/cleo.md").write_text("---\ntitle: Cleopatra\n---\n")
    builds.run()
    assert {"personas/cleo.html", "journeys/garden.html", "fr/personas/cleo.html"} <= set(builds.made)
    assert not {"journeys/lamp.html", "touchpoints/till.html"} & set(builds.made)
    assert len(builds.made) < every / 2


def test_many_findings_are_written_down_beside_few_pages_and_said_all_the_same(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeybook.cli.build._TOO_LONG", 1)
    clean = without_time(builds.run().output)
    assert "lamp.md:" in clean
    file = builds.root / "journeys/lamp.md"
    file.write_text(file.read_text().replace("How large is it?", "How wide is it?"))
    assert without_time(builds.run().output) == clean
    assert without_time(builds.run().output) == clean
    assert builds.did_nothing


def test_another_configuration_makes_all_pages(builds: Builds) -> None:
    builds.run()
    every = sorted(builds.made)
    config = BASE["site_config.yml"].replace(b"title: Shop\nd", b"title: Store\nd")
    write(builds.root, {**BASE, "site_config.yml": config})
    builds.run()
    assert sorted(builds.made) == every


def test_a_page_that_was_changed_by_hand_is_made_again(builds: Builds) -> None:
    builds.run()
    page = builds.root / "site/journeys/lamp.html"
    before = page.read_bytes()
    page.write_bytes(b"<p>by hand</p>")  # in place: where files are shared by links, in the cache too
    builds.run()
    assert page.read_bytes() == before


@pytest.mark.parametrize("harm", ["remove", "cut", "empty", "no-files"])
def test_a_cache_that_is_gone_or_broken_costs_time_and_nothing_else(builds: Builds, tmp_path: Path, harm: str) -> None:
    builds.run()
    site = tree(builds.root / "site")
    kept = [file for name in ("sites", "drafts") for file in sorted((tmp_path / "cache" / name).rglob("*"))]
    for file in kept:
        if file.is_file() and (harm != "no-files" or "files" in file.parts):
            match harm:
                case "cut":
                    file.write_bytes(file.read_bytes()[:-1])
                case "empty":
                    file.write_bytes(b"")
                case _:
                    file.unlink()
    (builds.root / "site/404.html").unlink()  # so that there is something to do
    builds.run()
    assert tree(builds.root / "site") == site


def test_a_cache_that_lay_elsewhere_for_a_while_is_used(builds: Builds, tmp_path: Path) -> None:
    builds.run()
    site = tree(builds.root / "site")
    copied = tree(tmp_path / "cache/sites")  # as CI packs it and puts it down on another machine
    for name, data in copied.items():
        (tmp_path / "other" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "other" / name).write_bytes(data)
    for file in sorted((builds.root / "site").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    (tmp_path / "cache/sites").rename(tmp_path / "gone")
    (tmp_path / "other").rename(tmp_path / "cache/sites")
    builds.run()
    assert builds.made == []
    assert tree(builds.root / "site") == site


def test_without_a_cache_everything_is_made_and_nothing_kept(builds: Builds, tmp_path: Path) -> None:
    builds.run()
    site, kept = tree(builds.root / "site"), tree(tmp_path / "cache/sites")
    builds.run("--no-cache")
    assert not builds.did_nothing
    assert builds.made == []  # nothing is handed to the memory
    assert tree(builds.root / "site") == site
    assert tree(tmp_path / "cache/sites") == kept
