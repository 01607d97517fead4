"""A thousand changes made to files in a repository: each is told once, as what it is; how it is written, never."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from journeybook import pipeline
from journeybook.load.revision import Gap, revision
from journeybook.model import Catalogue
from journeybook.reporting.changes import json as as_json
from journeybook.reporting.changes import report_of
from tests.compare.mutations import MUTATIONS, base
from tests.compare.projects import Entry
from tests.diff.demonstration import EDITS, Edited, content, edited
from tests.diff.writing import duration, files_of
from tests.load.repositories import Repository, repository

JOURNEYS, COMMITS = 25, 24
"""Changes of made-up journeys: 600."""
ROUNDS = 60
"""Changes of the demonstration's journeys: as many as it has journeys each time."""


def told(root: Path, old: str, new: str) -> tuple[list[Entry], list[str]]:
    """Return what the command tells programs: the changes, and the files it says mean the same."""
    sides = []
    for name in (old, new):
        at = revision(root, name)
        assert not isinstance(at, Gap)
        checked = pipeline.check_at(root, at)
        assert not isinstance(checked, Gap)
        sides.append(checked)
    document = json.loads(as_json.report(report_of(pipeline.compared(*sides))))
    changes = [
        (one["kind"], one["thing"], one["id"], one["field"] or "", one["old"], one["new"])
        for one in document["changes"]
    ]
    return changes, document["reworded"]


def expected(entries: list[Entry], old: Catalogue) -> list[Entry]:
    """Return what must be told, as JSON has it; lengths of time as the files have them."""
    seconds = {step.id: step.duration.seconds for one in old.journeys.values() for step in one.steps if step.duration}
    found = []
    for kind, thing, name, field, was, now in entries:
        if field == "duration":
            was, now = duration(seconds[name.rpartition("/")[2]]), duration(7200)
        found.append((kind, thing, name, field, *json.loads(json.dumps([was, now]))))
    return found


def rewrite(repo: Repository, files: dict[str, str], before: dict[str, str]) -> None:
    """Commit files in the place of others."""
    repo.commit({**dict.fromkeys(before.keys() - files.keys()), **files})


def test_what_was_done_to_files_is_what_is_told(tmp_path: Path) -> None:
    repo = repository(tmp_path / "shop")
    old = base(JOURNEYS)
    first = files_of(old, Random(0))
    repo.commit(first)
    repo.tag("first")
    done, files = 0, first
    for seed in range(COMMITS):
        chance = Random(seed)
        entries: list[Entry] = []
        journeys = {}
        for name, journey in old.journeys.items():
            journeys[name], made = chance.choice(MUTATIONS)(journey, chance)
            entries += made
            done += 1
        before, files = files, files_of(Catalogue(**{**vars_of(old), "journeys": journeys}), chance)
        rewrite(repo, files, before)
        changes, _ = told(repo.root, "first", "HEAD")
        assert sorted(changes, key=repr) == sorted(expected(entries, old), key=repr), seed
    assert done == JOURNEYS * COMMITS


def vars_of(catalogue: Catalogue) -> dict[str, object]:
    """Return what a catalogue is made of."""
    names = ("language", "scale", "phases", "channels", "touchpoints", "personas", "journeys")
    return {name: getattr(catalogue, name) for name in names}


def test_what_was_done_to_the_demonstration_is_what_is_told(tmp_path: Path, repository_root: Path) -> None:
    repo = repository(tmp_path / "shop")
    original = content(repository_root)
    repo.commit(original)
    repo.tag("first")
    done: list[Edited] = []
    for seed in range(ROUNDS):
        chance = Random(seed)
        made = edited(original, chance)
        repo.commit({**original, **{one.path: one.text for one in made}})
        changes, reworded = told(repo.root, "first", "HEAD")
        assert sorted(changes, key=repr) == sorted((entry for one in made for entry in one.entries), key=repr), seed
        assert reworded == sorted(one.path for one in made if not one.entries), seed
        done += made
    assert len(done) >= 400
    assert {one.kind for one in done} == {edit.__name__ for edit in EDITS}
