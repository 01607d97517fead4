"""Measures search engines side by side, in a browser, on the entries of one site.

    python -m benchmarks.search --sizes 1000 5000 --slower 4
    python -m benchmarks.search --site site --engines journeybook lunr

Ours and Material's lunr need nothing more. The others are measured where they are to be found: `--libraries` is the
`node_modules` of `npm install lunr minisearch flexsearch @leeoniya/ufuzzy`, `--pagefind` the program that
`pip install 'pagefind[bin]'` installs. Each engine has a browser of its own, loads what a page would load whose reader
enters the search box, and answers queries typed letter by letter. The last row is no page of ours but the site
itself, its box and its list: from the key to the hits.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generate import generate
from benchmarks.search.engines import ENGINES, prepared
from benchmarks.search.entries import entries_of
from benchmarks.search.measure import Result, engine_measured, site_measured
from journeybook import pipeline

_HEAD = "| engine | loaded | gzip | to make | first answer | an answer, median | worst | memory | from disk |"


def main() -> None:
    given = _arguments()
    with tempfile.TemporaryDirectory(prefix="journeybook-search-", dir=given.folder) as name:
        sites = [given.site] if given.site else (_built(size, Path(name) / str(size)) for size in given.sizes)
        for number, site in enumerate(sites):
            entries = entries_of(site)
            _say(f"\n{len(entries):,} entries of {sum('#' not in entry['location'] for entry in entries):,} pages\n")
            _say(f"{_HEAD}\n|---{'|---:' * 7}|---|")
            for row in _rows(given, site, entries, Path(name) / f"engines-{number}"):
                _say(row)


def _rows(given: argparse.Namespace, site: Path, entries: list[dict[str, str]], folder: Path) -> Iterator[str]:
    for key in given.engines:
        engine = ENGINES[key]
        ready = prepared(engine, site, entries, folder / key, given.libraries, given.pagefind)
        if isinstance(ready, str):
            yield f"| {engine.name} | {ready} |"
            continue
        for slower in given.slower:
            yield _row(engine.name, engine_measured(ready, slower, given.limit), ready.seconds, slower)
    for slower in given.slower:
        yield _row("journeybook, in the site", site_measured(site, slower, given.limit), 0, slower)


def _row(name: str, result: Result, seconds: float, slower: int) -> str:
    if result.failure:
        return f"| {name} | {result.failure} |"
    cells = (
        name + (f", processor {slower}× slower" if slower > 1 else ""),
        f"{result.raw / 1e6:.2f} MB",
        f"{result.gzipped / 1e6:.2f} MB",
        f"{seconds:.1f} s" if seconds else "–",
        f"{result.first / 1000:.2f} s",
        f"{result.median:.1f} ms",
        f"{result.worst:.0f} ms" + (f" (of {result.answers} answers)" if result.is_cut else ""),
        f"{result.megabytes:.0f} MB",
        {True: "yes", False: "no"}[result.from_disk],
    )
    return f"| {' | '.join(cells)} |"


def _built(size: int, folder: Path) -> Path:
    generate(size, folder / "project")
    pipeline.build(pipeline.check(folder / "project"), folder / "site")
    return folder / "site"


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(
        prog="python -m benchmarks.search", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = arguments.add_argument
    add("--sizes", type=int, nargs="+", default=(1000, 5000), metavar="N", help="Journeys; without it %(default)s.")
    add("--site", type=Path, help="A site that is there, in place of those that are made.")
    add("--engines", nargs="+", choices=ENGINES, default=tuple(ENGINES), metavar="ENGINE", help=", ".join(ENGINES))
    add("--libraries", type=Path, metavar="FOLDER", help="The node_modules of engines that come from npm.")
    add("--pagefind", metavar="PROGRAM", help="Pagefind's own program.")
    add("--slower", type=int, nargs="+", default=(1,), metavar="TIMES", help="As many times slower; 4 for a telephone.")
    add("--limit", type=float, default=120, metavar="SECONDS", help="The longest that one engine answers; %(default)s.")
    add("--folder", type=Path, help="Where sites stand meanwhile; the system's own place without it.")
    return arguments.parse_args()


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main()
