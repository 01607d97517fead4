"""`journeybook fmt` as people run it."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from journeybook.prose.markers import OPENING
from tests.cli.conftest import Run
from tests.conftest import Write

CONFIG = "title: Shop\nlanguages: [en, fr]\nchannels: [{id: shop, title: Shop}]\ntouchpoints: touchpoints/all.yml\n"
JOURNEY = """\
---
stages:
- steps:
  - title: I pay   # cash
    id: pay
    emotion: 3
    touchpoint: till
  title: Buying
  id: buy
personas: [ana]
title: Buying a lamp
---
Before. \n
## Buying {#buy}

At the till.
"""
CANONICAL = """\
---
title: Buying a lamp
personas: [ana]
stages:
  - id: buy
    title: Buying
    steps:
      - id: pay
        title: I pay   # cash
        touchpoint: till
        emotion: 3
---
Before.

## Buying {#buy}

At the till.
"""
FILES = {
    "site_config.yml": CONFIG,
    "site_config.fr.yml": "title: Magasin\n",
    "touchpoints/all.yml": "- title: Till\n  id: till\n  channel: shop\n",
    "touchpoints/all.fr.yml": "- title: Caisse\n  id: till\n",
    "touchpoints/till.md": "---\ntitle: Till\n---\nMore.\n",
    "personas/ana.md": "---\nrole: Buyer\ntitle: Ana\n---\n",
    "personas/ana.fr.md": "---\nrole: Acheteuse\ntitle: Ana\n---\n",
    "journeys/lamp.md": JOURNEY,
    "journeys/lamp.fr.md": "---\nstages:\n- {title: Achat, id: buy}\ntitle: Une lampe\n---\n",
    "journeys/chair.journey.yaml": "stages: [{title: S, steps: [{touchpoint: till, title: A, id: a}], id: s}]\n",
}


@pytest.fixture
def project(write_project: Write) -> Path:
    return write_project(FILES)


def _bytes(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_every_kind_of_file_is_written_in_canonical_form(project: Path, run: Run) -> None:
    done = run("fmt", folder=project)
    assert done.returncode == 0, done.stderr
    assert "8 of 10 files changed." in done.stderr
    texts = {path: data.decode() for path, data in _bytes(project).items()}
    assert texts["journeys/lamp.md"] == CANONICAL
    assert texts["journeys/lamp.fr.md"] == ("---\ntitle: Une lampe\nstages:\n  - id: buy\n    title: Achat\n---\n")
    assert texts["journeys/chair.journey.yaml"] == (
        "stages:\n  - id: s\n    title: S\n    steps:\n      - id: a\n        title: A\n        touchpoint: till\n"
    )
    assert texts["personas/ana.fr.md"] == "---\ntitle: Ana\nrole: Acheteuse\n---\n"
    assert texts["touchpoints/all.yml"] == "- id: till\n  title: Till\n  channel: shop\n"
    assert texts["touchpoints/all.fr.yml"] == "- id: till\n  title: Caisse\n"
    assert "channels:\n  - id: shop\n    title: Shop\n" in texts["site_config.yml"]
    again = run("fmt", "--check", folder=project)
    assert (again.returncode, again.stdout) == (0, "")
    assert "0 of 10 files would change." in again.stderr


def test_check_lists_the_files_and_writes_nothing(project: Path, run: Run) -> None:
    before = _bytes(project)
    done = run("fmt", "--check", "journeys", "personas/ana.md", folder=project)
    assert done.returncode == 1
    assert done.stdout.split() == [
        "journeys/chair.journey.yaml", "journeys/lamp.fr.md", "journeys/lamp.md", "personas/ana.md",
    ]  # fmt: skip
    assert _bytes(project) == before


def test_diff_shows_what_would_change(project: Path, run: Run) -> None:
    before = _bytes(project)
    done = run("fmt", "--diff", "personas/ana.md", folder=project)
    assert done.returncode == 0
    assert done.stdout == (
        "--- personas/ana.md\n+++ personas/ana.md\n@@ -1,4 +1,4 @@\n"
        " ---\n+title: Ana\n role: Buyer\n-title: Ana\n ---\npersonas/ana.md\n"
    )
    assert _bytes(project) == before


def test_a_file_that_cannot_be_read_is_left_with_its_findings(project: Path, run: Run) -> None:
    broken = "---\ntitle: A\ntitle: B\n---\n"
    (project / "journeys/broken.md").write_text(broken, encoding="utf-8")
    done = run("fmt", folder=project)
    assert done.returncode == 1
    assert "journeys/broken.md:3:1: error[duplicate-field] 'title' is written twice" in done.stderr
    assert (project / "journeys/broken.md").read_text(encoding="utf-8") == broken
    assert (project / "journeys/lamp.md").read_text(encoding="utf-8") == CANONICAL


def test_windows_line_ends_and_a_byte_order_mark_go(project: Path, run: Run) -> None:
    file = project / "journeys/lamp.md"
    file.write_bytes(b"\xef\xbb\xbf" + CANONICAL.replace("\n", "\r\n").encode())
    done = run("fmt", "--diff", "journeys/lamp.md", folder=project)
    assert "(line ends, or a byte order mark)" in done.stdout
    run("fmt", "journeys/lamp.md", folder=project)
    assert file.read_bytes() == CANONICAL.encode()


def test_ids_are_written_so_that_links_last(project: Path, run: Run) -> None:
    text = CANONICAL.replace("- id: buy\n    title", "- title").replace("- id: pay\n        title", "- title")
    text = text.replace("{#buy}", "{#buying}").replace("emotion: 3", "pains:\n          - title: The queue is long")
    (project / "journeys/lamp.md").write_text(text, encoding="utf-8")
    (project / "journeys/lamp.fr.md").unlink()
    assert run("fmt", "journeys/lamp.md", folder=project).stdout == ""
    assert run("fmt", "--ids", "journeys/lamp.md", folder=project).returncode == 0
    written = (project / "journeys/lamp.md").read_text(encoding="utf-8")
    assert "  - id: buying\n    title: Buying\n" in written
    assert "      - id: i-pay\n        title: I pay   # cash\n" in written
    assert "          - id: lamp-the-queue-is-long\n            title: The queue is long\n" in written


def test_diagrams_are_added_on_request_and_then_kept_up_to_date(project: Path, run: Run) -> None:
    run("fmt", folder=project)
    assert run("fmt", "--diagram", folder=project).stdout.split() == ["journeys/lamp.fr.md", "journeys/lamp.md"]
    lamp, french = project / "journeys/lamp.md", project / "journeys/lamp.fr.md"
    assert lamp.read_text(encoding="utf-8").count(OPENING) == 1
    assert "I pay: 3 : Ana\n" in lamp.read_text(encoding="utf-8")
    assert "\tsection Achat\n" in french.read_text(encoding="utf-8")
    changed = lamp.read_text(encoding="utf-8").replace("emotion: 3", "emotion: 5")
    lamp.write_text(changed, encoding="utf-8")
    done = run("fmt", "--check", folder=project)
    assert (done.returncode, done.stdout.split()) == (1, ["journeys/lamp.fr.md", "journeys/lamp.md"])
    run("fmt", folder=project)
    assert "I pay: 5 : Ana\n" in lamp.read_text(encoding="utf-8")


def test_a_marker_that_is_never_closed_is_told_and_left(project: Path, run: Run) -> None:
    lamp = project / "journeys/lamp.md"
    text = f"{JOURNEY}\n{OPENING}\nMore.\n"
    lamp.write_text(text, encoding="utf-8")
    done = run("fmt", "journeys", folder=project)
    assert done.returncode == 1
    assert "journeys/lamp.md: left as it is: the diagram has no marker at its end" in done.stderr
    assert lamp.read_text(encoding="utf-8") == text


def test_a_file_keeps_its_mode_and_nothing_else_is_left_behind(project: Path, run: Run) -> None:
    lamp = project / "journeys/lamp.md"
    lamp.chmod(0o640)
    run("fmt", folder=project)
    assert stat.S_IMODE(lamp.stat().st_mode) == 0o640
    assert set(_bytes(project)) == set(FILES)


def test_the_order_of_fields_that_decides_which_of_two_things_counts_is_left(project: Path, run: Run) -> None:
    text = CANONICAL.replace("emotion: 3", "pains:\n          - id: slow\n            title: It is slow")
    text = text.replace("---\nBefore", "    pains:\n      - id: slow\n        title: It is dark\n---\nBefore")
    (project / "journeys/lamp.md").write_text(text, encoding="utf-8")
    done = run("fmt", "journeys/lamp.md", folder=project)
    assert done.returncode == 1
    assert "journeys/lamp.md: left as it is: in canonical form the project would not mean the same; mend" in done.stderr
    assert (project / "journeys/lamp.md").read_text(encoding="utf-8") == text


def test_a_path_that_leads_out_of_the_project_is_bad_usage(project: Path, run: Run) -> None:
    (project.parent / "other").mkdir()
    for command in ("fmt", "check"):
        done = run(command, "../other", folder=project)
        assert done.returncode == 2, command
        assert "there is no ../other in the project" in done.stderr


def test_a_path_that_is_not_there_is_bad_usage(project: Path, run: Run) -> None:
    assert run("fmt", "journeys/none.md", folder=project).returncode == 2
    assert run("fmt", folder=project.parent).returncode == 2


@pytest.mark.parametrize("template", ["starter", "empty"])
def test_what_new_makes_is_canonical(template: str, tmp_path: Path, run: Run) -> None:
    run("new", "project", "made", "--template", template, "--lifecycle", "purchase")
    made = tmp_path / "made"
    for kind, name in (("journey", "linear"), ("journey", "aggregate"), ("journey", "blueprint"), ("persona", "short")):
        assert run("new", kind, f"{kind}-{name}", "--template", name, folder=made).returncode == 0
    done = run("fmt", "--check", folder=made)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


def test_the_demonstration_project_is_canonical(repository: Path, tmp_path: Path, run: Run) -> None:
    for name in ("journeys", "personas", "channels", "touchpoints"):
        shutil.copytree(repository / name, tmp_path / name)
    for path in repository.glob("site_config*.yml"):
        shutil.copy(path, tmp_path)
    done = run("fmt", "--check")
    assert (done.returncode, done.stdout) == (0, ""), done.stdout
