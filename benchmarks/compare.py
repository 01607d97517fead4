"""Builds generated projects with journeybook and the very same pages with plain MkDocs + Material, in turn.

    python benchmarks/compare.py --rounds 3 --lean
    python benchmarks/compare.py 1000 2000 5000 --rounds 1 --only check build

Prints CPU seconds (user and system, of the process and all its children), seconds per 1,000 journeys, peak memory,
and the ratios of the medians. The commands take turns, so that other work on the machine hits them alike. What
MkDocs is given is said in same_pages.py; it has pruned navigation, Material's search and no other plugin.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generate import generate

WHAT = ("check", "build", "mkdocs", "lean")
QUIET = {"NO_MKDOCS_2_WARNING": "1"}
"""Keeps Material from advertising its successor between the numbers."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took."""

    seconds: float
    megabytes: float


def measure(command: list[str], folder: Path) -> Run:
    """Run a command; return its CPU seconds and its peak memory."""
    # A child that has not begun counts the memory of its parent as its own: nothing large is done in this process.
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, env={**os.environ, **QUIET})
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed with status {os.waitstatus_to_exitcode(status)}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(count: int, what: list[str], rounds: int) -> None:
    """Generate a project, run the commands in turn, and print what they took."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        project = base / "project"
        generate(count, project)
        print(f"{count:,} journeys")
        journeybook = [sys.executable, "-m", "journeybook"]
        commands = {
            "check": ([*journeybook, "check", "--project", str(project)], base),
            "build": ([*journeybook, "build", "--project", str(project), "--out", str(base / "site")], base),
            "mkdocs": ([sys.executable, "-m", "mkdocs", "build", "-q"], base / "mkdocs"),
            "lean": ([sys.executable, "-m", "mkdocs", "build", "-q"], base / "lean"),
        }
        for kind in ("mkdocs", "lean"):
            if kind in what:
                write_pages(project, base / kind)
        runs: dict[str, list[Run]] = {kind: [] for kind in what}
        for _ in range(rounds):
            for kind in what:
                command, folder = commands[kind]
                shutil.rmtree(base / "site", ignore_errors=True)
                shutil.rmtree(folder / "site", ignore_errors=True)
                runs[kind].append(measure(command, folder))
        report(count, runs)


def write_pages(project: Path, folder: Path) -> None:
    """Write what MkDocs is given, in a process of its own."""
    script = Path(__file__).with_name("same_pages.py")
    lean = ["--lean"] if folder.name == "lean" else []
    done = subprocess.run(
        [sys.executable, str(script), str(project), str(folder), *lean], check=True, capture_output=True, text=True
    )
    print(f"  {folder.name:<8} is given {done.stdout.strip()}")


def report(count: int, runs: dict[str, list[Run]]) -> None:
    """Print the medians, and the ratios where both were run."""
    medians = {kind: statistics.median(run.seconds for run in taken) for kind, taken in runs.items()}
    for kind, taken in runs.items():
        peak = max(run.megabytes for run in taken)
        each = " ".join(f"{run.seconds:.1f}" for run in taken)
        rate = medians[kind] / count * 1000
        print(f"  {kind:<8} {medians[kind]:8.2f} s CPU {rate:8.2f} s per 1,000 {peak:6.0f} MB peak   ({each})")
    for kind in ("mkdocs", "lean"):
        if {"build", kind} <= set(medians):
            print(f"  ratio build / {kind}: {medians['build'] / medians[kind]:.2f}", flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("counts", type=int, nargs="*", metavar="COUNT", help="Journeys; 1000 without.")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--lean", action="store_true", help="Let MkDocs also build the narratives alone.")
    arguments.add_argument("--only", nargs="+", choices=WHAT, metavar="|".join(WHAT), help="Run only these.")
    given = arguments.parse_args()
    what = given.only or [kind for kind in WHAT if kind != "lean" or given.lean]
    for count in given.counts or [1000]:
        compare(count, what, given.rounds)


if __name__ == "__main__":
    main()
