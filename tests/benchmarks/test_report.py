"""The tables say what was measured, and what could not be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.measure import Run
from benchmarks.report import BEGIN, END, put_between, report
from benchmarks.results import BUILD, Row, Size, merged, save, saved


def _row(key: str, *cpu: float, failure: str = "") -> Row:
    runs = [Run(cpu=seconds, wall=seconds / 2, megabytes=seconds * 10) for seconds in cpu]
    return Row(key=key, name=key.capitalize(), runs=[*runs, *([Run(failure=failure)] if failure else [])])


def _size(journeys: int, *rows: Row) -> Size:
    return Size(
        journeys=journeys,
        pages=journeys * 4,
        kilobytes=45.2,
        rounds=3,
        when="22 November 2026",
        machine="2 cores",
        load=0.1,
        versions=["journeybook 0.1.0", "mkdocs 1.6.1"],
        rows=list(rows),
    )


def _cells(text: str, name: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.startswith(f"| {name} |")]
    assert len(lines) == 1, (name, lines)
    return [cell.strip() for cell in lines[0].strip("|").split("|")][1:]


def test_a_table_shows_medians_and_their_ratios_to_mkdocs() -> None:
    text = report([_size(1000, _row(BUILD, 9.0, 5.0, 4.0), _row("mkdocs", 20.0, 25.0, 10.0))])
    assert _cells(text, BUILD.capitalize()) == ["5.00 s", "0.25", "2.50 s", "0.25", "50 MB", "0.25"]
    assert _cells(text, "Mkdocs") == ["20.0 s", "1.00", "10.0 s", "1.00", "200 MB", "1.00"]
    assert "4,000 pages with 45 kB of HTML each; medians of 3 rounds." in text
    assert "journeybook 0.1.0; mkdocs 1.6.1" in text


def test_the_overview_sets_our_build_against_each_tool_at_each_size() -> None:
    small = _size(100, _row(BUILD, 1.0), _row("hugo", 0.25))
    large = _size(1000, _row(BUILD, 20.0), _row("hugo", 2.0), _row("mkdocs", 80.0))
    text = report([large, small])
    assert text.index("### 100 journeys") < text.index("### 1,000 journeys")
    assert _cells(text, "CPU time, to Hugo") == ["4.00", "10.0"]
    assert _cells(text, "CPU time, to Mkdocs") == ["not measured", "0.25"]
    assert _cells(text, "CPU time a journey, to that at 1,000") == ["0.50", "1.00"]


def test_where_other_work_kept_a_tool_waiting_no_wall_time_is_told() -> None:
    waited = _row("mkdocs", 4.0)
    waited = replace(waited, runs=[replace(run, disturbed=True) for run in waited.runs])
    text = report([_size(100, _row(BUILD, 1.0), waited)])
    assert _cells(text, "Mkdocs")[:4] == ["4.00 s", "1.00", "–", "–"]
    assert _cells(text, "wall time, to Mkdocs") == ["–"]
    assert _cells(text, "CPU time, to Mkdocs") == ["0.25"]


def test_a_tool_that_failed_is_named_with_the_reason() -> None:
    text = report([_size(100, _row(BUILD, 1.0), _row("mkdocs", 4.0, failure="status 1: no theme"))])
    assert _cells(text, "Mkdocs")[0] == "status 1: no theme"
    assert _cells(text, "CPU time, to Mkdocs") == ["failed"]
    assert _cells(text, BUILD.capitalize())[1] == "–"


def test_the_text_goes_between_the_markers_and_nothing_else_changes() -> None:
    document = f"before\n\n{BEGIN}\n\nold\n\n{END}\n\nafter\n"
    assert put_between(document, "new\n") == f"before\n\n{BEGIN}\n\nnew\n\n{END}\n\nafter\n"
    with pytest.raises(ValueError, match="no '<!-- Begin"):
        put_between("nothing marked", "new")


def test_the_page_on_performance_has_the_markers(repository: Path) -> None:
    document = (repository / "docs" / "performance.md").read_text(encoding="utf-8")
    assert put_between(document, "new") != document


def test_what_was_measured_is_kept_as_it_was(tmp_path: Path) -> None:
    sizes = [_size(100, _row(BUILD, 1.0, 2.0), _row("mkdocs", failure="cannot be installed"))]
    file = tmp_path / "build" / "bench.json"
    assert saved(file) == []
    save(sizes, file)
    assert saved(file) == sizes


def test_what_was_measured_before_stays_where_the_pages_are_the_same() -> None:
    before = _size(100, _row("mkdocs", 4.0), _row(BUILD, 1.0))
    now = _size(100, _row("hugo", 0.5), _row(BUILD, 2.0))
    assert [(row.key, row.median("cpu")) for row in merged(before, now).rows] == [
        (BUILD, 2.0),
        ("hugo", 0.5),
        ("mkdocs", 4.0),
    ]
    later = replace(now, versions=["journeybook 0.2.0"])
    assert merged(before, later).versions == ["journeybook 0.2.0", "mkdocs 1.6.1"]
    assert merged(replace(before, pages=7), now) == now
