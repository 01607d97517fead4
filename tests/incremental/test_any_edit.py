"""Whatever is edited: a site that uses pages of earlier builds is the one that is built from nothing, byte for byte."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from journeybook import pipeline
from tests.incremental.projects import BASE, EDITS, Files, git, new_cache, tree, write

TODAY = date(2026, 11, 22)
COMMIT, TAG, TOMORROW = "commit", "tag", "tomorrow"
CHANGES = st.one_of(
    st.tuples(st.sampled_from(EDITS), st.integers(0, 999)),
    st.tuples(st.sampled_from((COMMIT, TAG, TOMORROW)), st.integers(0, 999)),
)


class Project:
    """A project that is built both ways after each change."""

    def __init__(self, folder: Path) -> None:
        self.root, self.folder = folder / "project", folder
        self.caches = {reuse: new_cache(folder / f"cache-{reuse}") for reuse in (True, False)}
        self.root.mkdir()
        write(self.root, BASE)
        git(self.root, "init", "-q")
        self.commit()
        git(self.root, "tag", "v0")
        self.today = TODAY
        self.count = 0

    def commit(self) -> None:
        git(self.root, "add", "-A")
        git(self.root, "commit", "-qm", "Change something", "--allow-empty")

    def built(self, monkeypatch: pytest.MonkeyPatch, out: str, *, reuse: bool) -> dict[str, bytes] | None:
        """Return the site; None where the project is so wrong that there is none."""
        monkeypatch.setenv("JOURNEYBOOK_CACHE", str(self.caches[reuse]))
        known = pipeline.known_drafts(self.root) if reuse else None
        checked = pipeline.check(self.root, self.today, known)
        if checked.stops():
            return None
        pipeline.build(checked, self.folder / out, reuse=reuse)
        return tree(self.folder / out)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """One for all examples, with what the examples before left in the cache."""
    return Project(tmp_path_factory.mktemp("any-edit"))


@given(st.lists(CHANGES, min_size=1, max_size=4))
# Not made smaller: each try builds the site twice.
@settings(max_examples=5, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_edits_the_site_is_the_one_that_is_built_from_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch, changes: list[tuple[object, int]]
) -> None:
    files: Files = dict(BASE)
    write(project.root, files)
    assert project.built(monkeypatch, "again", reuse=True)
    for change, number in changes:
        before = dict(files)
        if change == TOMORROW:
            project.today += timedelta(days=number)
        elif change == COMMIT:
            project.commit()
        elif change == TAG:
            project.count += 1
            git(project.root, "tag", f"v{project.count}", "--force")
        else:
            change(files, number)  # type: ignore[operator]
        write(project.root, files)
        again = project.built(monkeypatch, "again", reuse=True)
        clean = project.built(monkeypatch, "clean", reuse=False)
        if again is None or clean is None:
            assert again is clean
            files = before
            write(project.root, files)
            continue
        assert again.keys() == clean.keys()
        assert [path for path in clean if again[path] != clean[path]] == []
