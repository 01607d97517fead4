"""Measures `journeybook check` beside the YAML parser alone on the same bytes, in turn. Run by hand:

    python -m benchmarks.check
    python -m benchmarks.check --sizes 1000 --rounds 5

The parser alone is PyYAML's with libyaml, making plain values of the front matter of every Markdown file and of every
YAML file, in one process: reading the files and starting Python do not count. The goal is twice that, and a second.
Of the checks, *first* and *one processor* find no cache. *Again* comes after it, with one journey changed; `--since`
is the same beside the commit before.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.generate import generate
from benchmarks.measure import Run, measure
from benchmarks.tools import TOOLS, compile_all

_LIMIT = 3600.0
_ONE = (
    "import os; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); from journeybook.cli.main import main; main()"
)
"""Runs journeybook on one processor."""


def main() -> None:
    """Print a table a size."""
    given = _arguments()
    if given.parse is not None:
        print(*_parsed(given.parse))
        return
    compile_all(TOOLS["journeybook"])
    for size in given.sizes:
        with tempfile.TemporaryDirectory(prefix="journeybook-check-", dir=given.folder) as name:
            _show(size, _measured(size, Path(name), given.rounds))


def _measured(size: int, folder: Path, rounds: int) -> dict[str, list[Run]]:
    project = folder / "project"
    generate(size, project)
    commit(project)
    check = ("check", "--project", str(project))
    commands = {
        "YAML alone": [sys.executable, "-m", "benchmarks.check", "--parse", str(project)],
        "first, one processor": [sys.executable, "-c", _ONE, *check],
        "first": [sys.executable, "-m", "journeybook", *check],
        "again": [sys.executable, "-m", "journeybook", *check],
        "again, --since": [sys.executable, "-m", "journeybook", *check, "--since", "HEAD"],
    }
    found: dict[str, list[Run]] = {kind: [] for kind in commands}
    log, cache, journey = folder / "log", folder / "cache", min((project / "journeys").rglob("*.md"))
    environment = {**os.environ, "JOURNEYBOOK_CACHE": str(cache)}
    for _ in range(rounds):
        for kind, command in commands.items():
            if kind.startswith("first"):
                shutil.rmtree(cache, ignore_errors=True)
            if kind.startswith("again"):
                journey.write_text(f"{journey.read_text(encoding='utf-8')}\nTODO\n", encoding="utf-8")
            run = measure(command, Path.cwd(), environment, _LIMIT, log)
            if run.failure:
                raise SystemExit(f"{kind}: {run.failure}\n{log.read_text(encoding='utf-8')[-2000:]}")
            if kind == "YAML alone":
                cpu, wall = map(float, log.read_text(encoding="utf-8").split())
                run = Run(cpu=cpu, wall=wall, megabytes=run.megabytes)
            found[kind].append(run)
    return found


def commit(project: Path) -> None:
    """Put a project under Git."""
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "All")):
        subprocess.run(["git", *who, *arguments], cwd=project, check=True)


def _show(size: int, found: dict[str, list[Run]]) -> None:
    yaml = median(run.wall for run in found["YAML alone"])
    goal = 2 * yaml + 1
    print(f"\n{size:,} journeys; the goal is {goal:.1f} s\n\n|  | CPU time | wall time | to the goal | peak memory |")
    print("|---|---:|---:|---:|---:|")
    for kind, runs in found.items():
        cpu, wall = median(run.cpu for run in runs), median(run.wall for run in runs)
        memory = median(run.megabytes for run in runs)
        share = "" if kind == "YAML alone" else f"{wall / goal:.2f}"
        print(f"| {kind} | {cpu:.2f} s | {wall:.2f} s | {share} | {memory:.0f} MB |", flush=True)


def _parsed(project: Path) -> tuple[float, float]:
    """Return the seconds, CPU and wall, that the parser takes for all there is of YAML in a project."""
    import yaml

    texts = tuple(_yaml_in(project))
    cpu, wall = time.process_time(), time.perf_counter()
    for text in texts:
        yaml.load(text, yaml.CSafeLoader)
    return time.process_time() - cpu, time.perf_counter() - wall


def _yaml_in(project: Path) -> Iterator[str]:
    for file in sorted(project.rglob("*")):
        if file.suffix == ".md" and (text := file.read_text(encoding="utf-8")).startswith("---\n"):
            yield text.split("\n---\n", 1)[0]
        elif file.suffix in (".yml", ".yaml"):
            yield file.read_text(encoding="utf-8")


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", type=int, nargs="+", default=(100, 1000, 10_000), help="Numbers of journeys.")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument(
        "--folder", type=Path, help="Where the projects are made; the system's own place by default."
    )
    arguments.add_argument("--parse", type=Path, metavar="PROJECT", help="Have the parser alone read a project.")
    return arguments.parse_args()


if __name__ == "__main__":
    main()
