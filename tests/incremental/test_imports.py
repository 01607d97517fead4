"""What a build after one edit imports: importing takes as long as making hundreds of pages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import Write

JOURNEY = """\
---
title: Buying a lamp
personas: [ana]
stages:
  - id: shop
    title: In the shop
    phase: during
    steps:
      - {id: ask, title: I ask where the lamps are, emotion: 2, touchpoint: desk, thought: Where are they?}
      - {id: pay, title: I pay, emotion: 4, touchpoint: till}
opportunities: [{id: signs, title: Signs to the lamps}]
---
A story of a lamp.
"""
CONFIG = """\
title: Lamps
phases: [{id: during, title: During}]
channels: [{id: shop, title: Shop, presence: offline}]
touchpoints:
  - {id: desk, title: Desk, channel: shop}
  - {id: till, title: Till, channel: shop}
"""
FILES = {
    "site_config.yml": CONFIG,
    "personas/ana.md": "---\ntitle: Ana\n---\n",
    "journeys/lamp.md": JOURNEY,
    "journeys/chair.md": JOURNEY.replace("lamp", "chair").replace("signs", "marks"),
}
BUILD = """
import sys
from journeybook import forks
from journeybook.cli.main import main
from journeybook.incremental import done

done._JUST_NOW = -(10**12)  # what was written a moment ago counts as old
forks.hands = lambda pieces, few: 1  # what a copy of this process imports, this one would not tell

sys.argv = ["journeybook", "build"]
try:
    main()
finally:
    print(*sys.modules)
"""


def _imported(root: Path) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", BUILD], cwd=root, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return set(run.stdout.splitlines()[-1].split())


def test_a_thought_alone_imports_neither_the_makers_of_other_pages_nor_what_nobody_asks(
    write_project: Write, repository: Path
) -> None:
    root = write_project(FILES)
    kinds = {path.stem for path in (repository / "theme/journeybook_theme/pages").glob("*.html")}
    makers = {f"journeybook.pages.{kind}" for kind in kinds}
    first = _imported(root)
    assert len(makers & first) > 10
    assert "mkdocs" in first
    (root / "journeys/lamp.md").write_text(JOURNEY.replace("Where are", "But where are"), encoding="utf-8")

    again = _imported(root)

    assert "But where are they?" in (root / "site/journeys/lamp.html").read_text(encoding="utf-8")
    assert makers & again == {"journeybook.pages.journey"}
    unasked = {"requests", "urllib3", "http.client", "xml.sax", "multiprocessing", "babel.messages", "mkdocs"}
    assert not unasked & again
    ours = {"journeybook.syntax.explanations", "journeybook.checks.brought", "journeybook.insight.transition"}
    assert not ours & again


def test_a_build_of_what_has_not_changed_imports_no_stage(write_project: Write) -> None:
    root = write_project(FILES)
    _imported(root)
    again = _imported(root)
    assert "journeybook.incremental.done" in again
    assert not {"journeybook.pipeline", "journeybook.load", "journeybook.pages", "yaml", "jinja2"} & again
