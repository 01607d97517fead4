"""The command behind `make bench`: measures journeybook and other generators on the same pages, and writes the table.

    make bench                                                        # everything, for the documentation
    make bench ARGS="--sizes 100 1000 --tools journeybook mkdocs zensical --rounds 3"
    make bench ARGS="--sizes 10000 --tools hugo --add"                # into the table there is
    make bench ARGS="--sizes 100 --rounds 1 --table -"                # only shown

The tools take turns, each in a process of its own, so that other work on the machine hits them alike. What they need
is installed first, in environments of their own. The table is written after each size.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from benchmarks.compare import Clock, Comparison
from benchmarks.measure import STOPPED
from benchmarks.report import put_between, report
from benchmarks.results import Size, merged, save, saved
from benchmarks.tools import DEFAULT, ROOT, TOOLS, Tool, compile_all, install, version

SIZES = (100, 1000, 5000, 10000)
TABLE = ROOT / "docs" / "performance.md"
RESULTS = ROOT / "build" / "bench.json"
ROOM = 700_000
"""Bytes on the disk that a journey takes, with its pages in all forms."""


def main() -> None:
    given = _arguments()
    tools = [TOOLS[key] for key in dict.fromkeys(given.tools)]
    plan = [(size, given.rounds or _rounds(size)) for size in sorted(set(given.sizes))]
    missing = {tool.key: reason for tool in tools if (reason := _install(tool))}
    clock = Clock(plan, [tool for tool in tools if tool.key not in missing])
    _say(f"{clock.runs} runs, {clock.remaining()}: {', '.join(f'{size:,} ({rounds}×)' for size, rounds in plan)}")
    sizes = {size.journeys: size for size in saved(RESULTS)} if given.add else {}
    for journeys, rounds in plan:
        with tempfile.TemporaryDirectory(prefix="journeybook-bench-", dir=given.folder) as name:
            if shutil.disk_usage(name).free < journeys * ROOM:
                raise SystemExit(f"{journeys:,} journeys need {journeys * ROOM / 10**9:.0f} GB in {name}; see --folder")
            comparison = Comparison(Path(name), journeys, tools, missing, given.limit * 60)
            now = comparison.run(rounds, clock, _say)
        sizes[journeys] = merged(sizes[journeys], now) if journeys in sizes else now
        # What takes too long here takes longer yet with more journeys.
        missing |= {
            row.key.partition("/")[0]: f"not tried: {row.failure} at {journeys:,} journeys"
            for row in now.rows
            if row.failure.startswith(STOPPED)
        }
        save(list(sizes.values()), RESULTS)
        _write(list(sizes.values()), given.table)


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(
        prog="make bench ARGS=…", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = arguments.add_argument
    add("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="Journeys; without it %(default)s.")
    add("--tools", nargs="+", choices=TOOLS, default=DEFAULT, metavar="TOOL", help=f"Of {', '.join(TOOLS)}.")
    add("--rounds", type=int, help="Without it 3 below 5,000 journeys, 1 from there.")
    add("--limit", type=float, default=90, metavar="MINUTES", help="The longest that one build may take; %(default)s.")
    add("--folder", type=Path, help="Where projects and sites stand meanwhile; the system's own place without it.")
    add("--table", default=str(TABLE), metavar="FILE", help="Where the table goes, between its markers; - shows it.")
    add("--add", action="store_true", help="Keep what was measured before and is not measured now.")
    return arguments.parse_args()


def _rounds(size: int) -> int:
    return 3 if size < 5000 else 1


def _install(tool: Tool) -> str:
    if reason := install(tool):
        _say(f"{tool.name}: {reason}")
    else:
        compile_all(tool)
        _say(version(tool))
    return reason


def _write(sizes: list[Size], table: str) -> None:
    text = report(sizes)
    if table == "-":
        _say(text)
        return
    file = Path(table)
    file.write_text(put_between(file.read_text(encoding="utf-8"), text), encoding="utf-8")
    _say(f"The table is in {table}.")


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
