"""What was measured, and the file that keeps it until the table is written."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from benchmarks.measure import Run

Figure = Literal["cpu", "wall", "megabytes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One command at one size."""

    key: str
    """The tool's, and for ours the command's: `journeybook/build`, `mkdocs`."""
    name: str
    runs: list[Run] = field(default_factory=list)

    @property
    def failure(self) -> str:
        """Why there is no figure; empty where all runs succeeded."""
        return next((run.failure for run in self.runs if run.failure), "" if self.runs else "not run")

    def median(self, figure: Figure) -> float | None:
        """Return the median of its runs; None where one of them failed, and of a time that says nothing."""
        if self.failure or (figure == "wall" and any(run.disturbed for run in self.runs)):
            return None
        return statistics.median(getattr(run, figure) for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Everything that was measured with one project."""

    journeys: int
    pages: int
    kilobytes: float
    """Of finished HTML, a page on average, without the frame of the site."""
    rounds: int
    when: str
    """The day, in words."""
    machine: str
    load: float
    """How many processes wanted to run when it began, by the average of a minute: 0 on a quiet machine."""
    versions: list[str]
    rows: list[Row]

    def row(self, key: str) -> Row | None:
        """Return a row by its key."""
        return next((row for row in self.rows if row.key == key), None)


def merged(before: Size, now: Size) -> Size:
    """Return what was measured now, with what only was measured before of the very same pages."""
    if (before.journeys, before.pages, before.kilobytes) != (now.journeys, now.pages, now.kilobytes):
        return now
    keys = {row.key for row in now.rows}
    rows = [*(row for row in before.rows if row.key not in keys), *now.rows]
    return replace(
        now,
        rounds=min(before.rounds, now.rounds),
        versions=[*now.versions, *_others(before.versions, now.versions)],
        # Ours first, the others in the order of their names.
        rows=sorted(rows, key=lambda row: (not row.key.startswith("journeybook/"), row.name)),
    )


def _others(before: Iterable[str], now: Iterable[str]) -> Iterator[str]:
    """Yield the versions of tools that were not measured again; each begins with the name of its tool."""
    tools = {told.partition(" ")[0] for told in now}
    yield from (told for told in before if told.partition(" ")[0] not in tools)


BUILD = "journeybook/build"
"""The key of our cold build."""


def today() -> str:
    """Return the day as the table tells it."""
    now = datetime.now(UTC)
    return f"{now.day} {now:%B %Y}"


def machine() -> str:
    """Return what a reader needs to know of this machine."""
    processor = memory = system = ""
    if (info := Path("/proc/cpuinfo")).exists():
        names = [
            line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        processor = names[0] if names else ""
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory = f"{os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') / 1024**3:.0f} GB"
    try:
        system = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        system = platform.system()
    cores = f"{os.cpu_count()} cores" + (f" ({processor})" if processor else "")
    return ", ".join(part for part in (cores, memory, system, f"Python {platform.python_version()}") if part)


def save(sizes: list[Size], file: Path) -> None:
    """Keep what was measured so far."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([asdict(size) for size in sizes], indent=1, ensure_ascii=False), encoding="utf-8")


def saved(file: Path) -> list[Size]:
    """Return what was kept; nothing where there is no such file."""
    if not file.exists():
        return []
    return [
        Size(**{**size, "rows": [Row(**{**row, "runs": [Run(**run) for run in row["runs"]]}) for row in size["rows"]]})
        for size in json.loads(file.read_text(encoding="utf-8"))
    ]
