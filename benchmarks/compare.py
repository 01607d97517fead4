"""Builds a generated project with journeybook and the very same pages with plain MkDocs + Material, in turn.

    python benchmarks/compare.py 1000 --rounds 3
    python benchmarks/compare.py 5000 --rounds 1 --only journeybook

Prints CPU seconds (user and system, of the process and its children), peak memory and the ratio of the medians.
MkDocs gets the finished HTML of each page as one block of its Markdown, with pruned navigation; it draws no
diagram and reads no journey, so that the comparison favours it.
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

MKDOCS = """\
site_name: The same pages
docs_dir: docs
use_directory_urls: false
theme:
  name: material
  font: false
  features: [navigation.prune]
plugins: [search]
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took."""

    seconds: float
    megabytes: float


def measure(command: list[str], folder: Path) -> Run:
    """Run a command; return its CPU seconds and its peak memory."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed with status {os.waitstatus_to_exitcode(status)}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def write_same_pages(project: Path, folder: Path) -> int:
    """Write every page that journeybook makes as a Markdown file; return how many."""
    from journeybook import pipeline

    compiled = pipeline.compile_site(pipeline.check(project))
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    for page in compiled.pages():
        target = folder / "docs" / Path(page.path).with_suffix(".md")
        target.parent.mkdir(parents=True, exist_ok=True)
        # Without blank lines Markdown takes it as one block of HTML.
        block = "\n".join(line for line in page.html.splitlines() if line.strip())
        target.write_text(f"---\ntitle: {page.title!r}\n---\n\n<div>\n{block}\n</div>\n", encoding="utf-8")
    return len(compiled.site.paths)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("count", type=int, nargs="?", default=1000)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--only", choices=["journeybook", "mkdocs", "check"])
    given = arguments.parse_args()
    python = sys.executable
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        project, same = base / "project", base / "same"
        generate(given.count, project)
        commands = {
            "check": ([python, "-m", "journeybook", "check", "--project", str(project)], project),
            "journeybook": ([python, "-m", "journeybook", "build", "--project", str(project), "--out", "out"], base),
            "mkdocs": ([python, "-m", "mkdocs", "build", "-q"], same),
        }
        if given.only:
            commands = {given.only: commands[given.only]}
        pages = write_same_pages(project, same) if "mkdocs" in commands else 0
        runs: dict[str, list[Run]] = {what: [] for what in commands}
        for _ in range(given.rounds):
            for what, (command, folder) in commands.items():
                shutil.rmtree(base / "out", ignore_errors=True)
                runs[what].append(measure(command, folder))
        report(given.count, pages, runs)


def report(count: int, pages: int, runs: dict[str, list[Run]]) -> None:
    """Print the medians, and the ratio where both were run."""
    print(f"{count} journeys" + (f", {pages} pages" if pages else ""))
    medians = {what: statistics.median(run.seconds for run in taken) for what, taken in runs.items()}
    for what, taken in runs.items():
        peak = max(run.megabytes for run in taken)
        print(f"  {what:<12} {medians[what]:8.2f} s CPU  {peak:7.0f} MB peak  ({len(taken)} runs)")
    if {"journeybook", "mkdocs"} <= set(medians):
        print(f"  ratio journeybook / mkdocs: {medians['journeybook'] / medians['mkdocs']:.3f}")


if __name__ == "__main__":
    main()
