"""`build`: a whole site or none, and what is said about it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import Run
from tests.conftest import Write

JOURNEY = """\
---
title: Buying a lamp
stages:
  - id: shop
    title: In the shop
    steps:
      - id: ask
        title: I ask where the lamps are
        emotion: 2
        channel: shop
---
"""
CONFIG = "title: Lamps\nchannels:\n  - id: shop\n    title: Shop\n    presence: offline\n"


def test_a_build_writes_a_site_and_sums_it_up(run: Run, write_project: Write) -> None:
    root = write_project({"site_config.yml": CONFIG, "journeys/lamp.md": JOURNEY})
    done = run("build", folder=root)
    assert done.returncode == 0, done.stderr
    assert re.search(r"1 journey, 0 personas, \d+ pages, \d+ findings? in [\d.]+ s", done.stdout)
    assert "Buying a lamp" in (root / "site/journeys/lamp.html").read_text(encoding="utf-8")


def test_errors_stop_a_build_and_leave_the_previous_site_untouched(run: Run, write_project: Write) -> None:
    root = write_project({"site_config.yml": CONFIG, "journeys/lamp.md": JOURNEY})
    assert run("build", folder=root).returncode == 0
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    (root / "journeys/lamp.md").write_text(JOURNEY.replace("channel: shop", "channel: shpo"), encoding="utf-8")
    done = run("build", folder=root)
    assert done.returncode == 1
    assert "journeys/lamp.md:10:18: error[unknown-channel] unknown channel 'shpo'" in done.stderr
    assert "did you mean 'shop'" in done.stderr
    assert {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()} == before


def test_strict_lets_warnings_stop_a_build(run: Run, write_project: Write) -> None:
    root = write_project(
        {"site_config.yml": CONFIG + "  - id: app\n    title: App\n    presence: online\n", "journeys/lamp.md": JOURNEY}
    )
    assert run("build", folder=root).returncode == 0
    done = run("build", "--strict", "--out", "strict", folder=root)
    assert done.returncode == 1
    assert "unused-channel" in done.stderr
    assert not (root / "strict").exists()


def test_a_folder_that_is_not_ours_is_refused_and_kept(run: Run, write_project: Write) -> None:
    root = write_project({"site_config.yml": CONFIG, "journeys/lamp.md": JOURNEY, "precious/letter.txt": "Dear all"})
    done = run("build", "--out", "precious", folder=root)
    assert done.returncode == 3
    assert "precious" in done.stderr
    assert (root / "precious/letter.txt").read_text(encoding="utf-8") == "Dear all"


def test_without_a_project_the_way_to_one_is_shown(run: Run, tmp_path: Path) -> None:
    done = run("build", folder=tmp_path)
    assert done.returncode == 2
    assert "journeybook new project" in done.stderr


def test_a_project_without_journeys_gives_a_site_that_says_so(run: Run, write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: Soon\n"})
    done = run("build", folder=root)
    assert done.returncode == 0, done.stderr
    assert "Soon" in (root / "site/index.html").read_text(encoding="utf-8")
