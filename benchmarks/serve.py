"""Measures how long a save takes to be seen: from the moment a file is written to the new words on the page that a
browser has loaded again. Run by hand:

    python -m benchmarks.serve
    python -m benchmarks.serve --sizes 1000 --saves 20

Each save changes the thought of one step, in a project under Git, and the browser stands on the page of that journey.
The first seconds, in which the search index is made beside, do not count. *Start* is from the command to the page.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median

from playwright.sync_api import Error, Page, sync_playwright

from benchmarks.check import commit
from benchmarks.generate import generate
from benchmarks.tools import TOOLS, compile_all

_THOUGHT = re.compile(r"(?m)^(\s+thought: ).*$")
_LOOK_EVERY = 0.005  # seconds
_PATIENCE = 120.0  # seconds


def main() -> None:
    """Print a line a size."""
    given = _arguments()
    compile_all(TOOLS["journeybook"])
    print("| journeys | start | a save, median | shortest | longest |\n|---:|---:|---:|---:|---:|")
    for size in given.sizes:
        with tempfile.TemporaryDirectory(prefix="journeybook-serve-") as name:
            project = Path(name) / "project"
            generate(size, project)
            commit(project)
            start, saves = _measured(project, Path(name) / "cache", given.saves, given.chromium)
            told = " | ".join(f"{seconds:.2f} s" for seconds in (start, median(saves), min(saves), max(saves)))
            print(f"| {size:,} | {told} |", flush=True)


def _measured(project: Path, cache: Path, saves: int, chromium: str) -> tuple[float, list[float]]:
    file = next(file for file in sorted(project.glob("journeys/**/*.md")) if _THOUGHT.search(file.read_text("utf-8")))
    path = chromium or shutil.which("chromium-headless-shell") or shutil.which("chromium") or "/usr/bin/chromium"
    began = time.perf_counter()
    with _served(project, cache) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"{address}journeys/{file.stem}.html")
        start = time.perf_counter() - began
        page.request.get(f"{address}search/search_index.js", timeout=0)  # waits until it is made
        found = []
        for number in range(saves):
            time.sleep(2)
            word = f"saved{number}x"
            text = _THOUGHT.sub(rf"\g<1>I {word} it.", file.read_text("utf-8"), count=1)
            file.write_text(text, "utf-8")
            found.append(_seen(page, word))
        browser.close()
    return start, found


def _seen(page: Page, word: str) -> float:
    """Return the seconds until a word stands on a page."""
    began = time.perf_counter()
    while time.perf_counter() - began < _PATIENCE:
        with suppress(Error):  # it may be loading
            if page.evaluate("word => document.body?.textContent.includes(word) ?? false", word):
                return time.perf_counter() - began
        time.sleep(_LOOK_EVERY)
    raise SystemExit(f"'{word}' was not seen within {_PATIENCE:.0f} s")


@contextmanager
def _served(project: Path, cache: Path) -> Iterator[str]:
    command = (sys.executable, "-u", "-m", "journeybook", "serve", "--project", str(project), "--port", "0")
    environment = {**os.environ, "JOURNEYBOOK_CACHE": str(cache)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as served:
        assert served.stdout is not None
        try:
            yield next(found[0] for line in served.stdout if (found := re.search(r"http://\S+/", line)))
        finally:
            served.terminate()


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", type=int, nargs="+", default=(100, 1000), help="Numbers of journeys.")
    arguments.add_argument("--saves", type=int, default=10)
    arguments.add_argument("--chromium", default="", metavar="FILE", help="The browser; Debian's by default.")
    return arguments.parse_args()


if __name__ == "__main__":
    main()
