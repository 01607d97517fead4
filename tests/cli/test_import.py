"""`journeybook import` reads files only, and writes below the folder it is given only."""

from __future__ import annotations

import os
from pathlib import Path

from tests.cli.conftest import Run

DIAGRAM = "journey\n  title ../../../etc/x\n  section a/../../b\n    Do: 5: ../me, con, nul\n"


def test_titles_and_actors_name_no_place_outside(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.mmd").write_text(DIAGRAM, "utf-8")
    assert run("import", "mermaid", "a.mmd", "--out", "below/out").returncode == 0
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert found == [
        "a.mmd",
        "below/out/journeys/etc-x.md",
        "below/out/personas/me.md",
        "below/out/personas/persona-con.md",
        "below/out/personas/persona-nul.md",
        "below/out/site_config.yml",
    ]


def test_a_link_leads_nothing_out_of_the_project(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.mmd").write_text(DIAGRAM, "utf-8")
    for folder in ("elsewhere", "out"):
        (tmp_path / folder).mkdir()
    (tmp_path / "out/journeys").symlink_to(tmp_path / "elsewhere")
    done = run("import", "mermaid", "a.mmd", "--out", "out")
    assert done.returncode == 2
    assert "would lie outside out" in done.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_pipe_is_not_waited_for(run: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mmd")
    done = run("import", "mermaid", "pipe.mmd")
    assert done.returncode == 2
    assert "it is no file" in done.stderr


def test_a_file_without_end_is_too_large(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "a.mmd").open("wb") as stream:
        stream.truncate(50_000_000_000)
    done = run("import", "mermaid", "a.mmd")
    assert done.returncode == 1
    assert "more than 1,000,000 bytes" in done.stderr
