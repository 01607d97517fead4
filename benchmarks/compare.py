"""Builds one generated project with every tool in turn, each in a process of its own, and notes what that took."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.measure import Run, last_line, measure
from benchmarks.results import BUILD, Row, Size, machine, today
from benchmarks.tools import ROOT, Tool, version

PREPARING = 0.07
"""Seconds a journey for the project, and for its pages as sources for the others: for the first estimate."""
_DAY = "1795305600"
"""22 November 2026: findings that count days are the same whenever this is run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One command to measure."""

    key: str
    name: str
    tool: Tool
    command: list[str]
    folder: Path
    prepare: Callable[[], None]
    site: Path | None = None
    """Where it writes the pages; None for what writes none."""


class Clock:
    """Tells how long it will still take: by rough figures first, by measured ones as soon as there are some."""

    def __init__(self, plan: list[tuple[int, int]], tools: list[Tool]) -> None:
        self.left = [
            (journeys, key, seconds)
            for journeys, rounds in plan
            for key, seconds in (
                ("", PREPARING),
                *((key, tool.seconds * share) for _ in range(rounds) for tool in tools for key, share in shares(tool)),
            )
        ]
        self.runs = sum(bool(key) for _, key, _ in self.left)
        self._rates: dict[str, float] = {}

    def done(self, journeys: int, key: str, seconds: float = 0.0) -> None:
        """Note that something is over, and what it took; nothing where it was not run."""
        # A tool that is missing was never reckoned with.
        for place in [place for place, (size, name, _) in enumerate(self.left) if (size, name) == (journeys, key)][:1]:
            del self.left[place]
        if seconds:
            self._rates[key] = seconds / journeys

    def remaining(self) -> str:
        """Return what is left, in words."""
        seconds = sum(journeys * self._rates.get(key, rate) for journeys, key, rate in self.left)
        return f"about {max(1, round(seconds / 60)):,} min left" if seconds else "nothing left"


def shares(tool: Tool) -> tuple[tuple[str, float], ...]:
    """Return the keys of a tool's cases in order, and what each takes of a cold build, roughly."""
    if tool.key != "journeybook":
        return ((tool.key, 1.0),)
    return (("journeybook/check", 0.12), (BUILD, 1.0), ("journeybook/nothing", 1.0), ("journeybook/edit", 1.0))


class Comparison:
    """The tools at one size, in a folder that holds everything they read and write."""

    def __init__(self, base: Path, journeys: int, tools: list[Tool], missing: dict[str, str], limit: float) -> None:
        self.base = base
        self.project = base / "project"
        self.journeys = journeys
        self.tools = tools
        self.missing = missing
        """Why a tool cannot be run, by its key."""
        self.limit = limit
        self._pages = 0
        self._kept: dict[Path, frozenset[str]] = {}

    def run(self, rounds: int, clock: Clock, say: Callable[[str], None]) -> Size:
        """Measure everything, `rounds` times in turn."""
        load = os.getloadavg()[0]
        self._pages, size = self._write(clock)
        cases = list(self._cases())
        rows = {case.key: Row(key=case.key, name=case.name) for case in cases}
        for number in range(rounds):
            for case in cases:
                told = self._measure(case, rows, clock)
                if told:
                    say(f"{self.journeys:,} journeys, {number + 1}/{rounds}, {case.name}: {told}; {clock.remaining()}")
        return Size(
            journeys=self.journeys,
            pages=self._pages,
            kilobytes=size / self._pages / 1000,
            rounds=rounds,
            when=today(),
            machine=machine(),
            load=load,
            versions=[version(tool) for tool in self.tools if tool.key not in self.missing],
            rows=list(rows.values()),
        )

    def _write(self, clock: Clock) -> tuple[int, int]:
        began = time.monotonic()
        generate(self.journeys, self.project)
        kinds = [tool.key for tool in self.tools if tool.key != "journeybook" and tool.key not in self.missing]
        command = [sys.executable, "-m", "benchmarks.same_pages", str(self.project), str(self.base), *kinds]
        done = subprocess.run(command, cwd=ROOT, env=self._environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"the pages cannot be written: {last_line(done.stderr)}")
        for folder in (self.project, *(self.base / kind for kind in kinds)):
            self._kept[folder] = frozenset(os.listdir(folder))
        clock.done(self.journeys, "", time.monotonic() - began)
        pages, size = done.stdout.split()
        return int(pages), int(size)

    def _cases(self) -> Iterator[Case]:
        for tool in self.tools:
            if tool.key == "journeybook":
                yield from self._ours(tool)
            else:
                folder = self.base / tool.key
                yield Case(
                    key=tool.key,
                    name=tool.name,
                    tool=tool,
                    command=tool.argv,
                    folder=folder,
                    prepare=partial(self._empty, folder),
                    site=folder / "site",
                )

    def _ours(self, tool: Tool) -> Iterator[Case]:
        """Yield our commands in an order in which each finds what it needs: the builds after the first one its site."""
        # In a folder of its own, because a cache may come to stand beside the site.
        site = self.base / "journeybook" / "site"
        build = [*tool.argv, "--project", str(self.project), "--out", str(site)]
        check = [word if word != "build" else "check" for word in build[:-2]]
        cold = partial(self._empty, self.project, site.parent)
        for key, name, command, prepare in (
            ("check", "`journeybook check`", check, cold),
            ("build", "`journeybook build`", build, cold),
            ("nothing", "`journeybook build` again, nothing changed", build, _nothing),
            ("edit", "`journeybook build` again, one step of one journey changed", build, self._edit),
        ):
            yield Case(
                key=f"journeybook/{key}",
                name=name,
                tool=tool,
                command=command,
                folder=self.base,
                prepare=prepare,
                site=None if key == "check" else site,
            )

    def _measure(self, case: Case, rows: dict[str, Row], clock: Clock) -> str:
        """Measure one command once and return what to say about it; nothing where it is not run."""
        row = rows[case.key]
        keys = [key for key, _ in shares(case.tool)]
        upto = (rows[key] for key in keys[: keys.index(case.key) + 1])
        failure = self.missing.get(case.tool.key, "") or next(
            (row.failure for row in upto if row.runs and row.failure), ""
        )
        if failure:
            # Said once, and not tried again: neither it nor what builds on it.
            if not row.runs:
                row.runs.append(Run(failure=failure))
            clock.done(self.journeys, case.key)
            return ""
        case.prepare()
        # What the one before wrote is not left for this one to wait for; and a build does not vouch for files that were
        # changed within the second before it.
        os.sync()
        time.sleep(1.5)
        run = measure(case.command, case.folder, self._environment(), self.limit, self.base / "log")
        if case.site and not run.failure and (written := _pages(case.site)) < self._pages:
            run = replace(run, failure=f"wrote {written:,} of {self._pages:,} pages")
        row.runs.append(run)
        clock.done(self.journeys, case.key, run.wall)
        return run.failure or f"{run.cpu:.2f} s CPU, {run.wall:.2f} s, {run.megabytes:,.0f} MB"

    def _environment(self) -> dict[str, str]:
        """Return variables under which a command finds no cache but what it wrote since the last cold build."""
        home = self.base / "home"
        home.mkdir(exist_ok=True)
        places = dict.fromkeys(("HOME", "TMPDIR", "XDG_CACHE_HOME", "JOURNEYBOOK_CACHE"), str(home))
        # Material would advertise its successor between the numbers.
        return {**os.environ, **places, "SOURCE_DATE_EPOCH": _DAY, "NO_MKDOCS_2_WARNING": "1"}

    def _empty(self, folder: Path, *others: Path) -> None:
        """Delete everything that a run has left: sites, caches, changes."""
        self._edit(back=True)
        left = [path for path in folder.iterdir() if path.name not in self._kept[folder]]
        for path in (*left, *others, self.base / "home", *(self.base / tool.key / "site" for tool in self.tools)):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        (self.base / "journeybook").mkdir(exist_ok=True)

    def _edit(self, *, back: bool = False) -> None:
        """Change the title of a step of one journey, or change it back."""
        file = next(self.project.glob("journeys/**/journey-0.md"))
        text = file.read_text(encoding="utf-8")
        before, after = ("title: I once more ", "title: I ") if back else ("title: I ", "title: I once more ")
        edited = text.replace(before, after, 1)
        if edited != text:
            file.write_text(edited, encoding="utf-8")


def _nothing() -> None:
    """Leave everything as it is."""


def _pages(site: Path) -> int:
    return sum(name.endswith(".html") for _, _, names in os.walk(site) for name in names)
