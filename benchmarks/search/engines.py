"""The search engines that are compared, and what a page of each loads; how they are called is in engines.js."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from dataclasses import dataclass
from html import escape
from pathlib import Path

import material

import journeybook_theme
from benchmarks.search.measure import Ready, built_in_browser

Entries = list[dict[str, str]]

_HERE = Path(__file__).parent
_SCRIPTS = Path(journeybook_theme.__path__[0]) / "assets" / "javascripts"
_WORKERS = Path(material.__file__).parent / "templates" / "assets" / "javascripts" / "workers"
_PAGE = (
    '<!doctype html><meta charset="utf-8"><title>Search</title><ol id="hits"></ol><script src="engines.js"></script>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine, and where it comes from."""

    key: str
    name: str
    factory: str
    """The function in engines.js."""
    library: str = ""
    """Its file below `node_modules`; empty for one that comes from elsewhere."""


ENGINES = {
    engine.key: engine
    for engine in (
        Engine(key="journeybook", name="journeybook", factory="ours"),
        Engine(key="lunr", name="lunr, as Material ships it", factory="lunrOfMaterial"),
        Engine(key="lunr-built", name="lunr, index made beforehand", factory="lunrBuilt", library="lunr/lunr.min.js"),
        Engine(key="minisearch", name="MiniSearch", factory="miniSearch", library="minisearch/dist/umd/index.js"),
        Engine(
            key="flexsearch",
            name="FlexSearch",
            factory="flexSearch",
            library="flexsearch/dist/flexsearch.bundle.min.js",
        ),
        Engine(
            key="ufuzzy",
            name="uFuzzy",
            factory="microFuzzy",
            library="@leeoniya/ufuzzy/dist/uFuzzy.iife.min.js",
        ),
        Engine(key="pagefind", name="Pagefind", factory="pagefind"),
    )
}


def prepared(
    engine: Engine, site: Path, entries: Entries, folder: Path, libraries: Path | None, pagefind: str | None
) -> Ready | str:
    """Put what an engine's page loads into a folder; or say why it cannot be measured."""
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(_PAGE, encoding="utf-8")
    shutil.copy(_HERE / "engines.js", folder)
    if engine.key == "journeybook":
        shutil.copy(_SCRIPTS / "seeker.js", folder)
        shutil.copy(site / "search" / "search_index.js", folder)
        return Ready(folder=folder, factory=engine.factory, scripts=("seeker.js", "search_index.js"))
    if engine.key == "pagefind":
        return _pagefind(engine, entries, folder, pagefind)
    _write(folder / "docs.js", "docs", entries)
    if engine.key == "lunr":
        shutil.copy(next(_WORKERS.glob("search.*.min.js")), folder / "worker.js")
        return Ready(folder=folder, factory=engine.factory, scripts=("docs.js",))
    if libraries is None or not (libraries / engine.library).is_file():
        return "not measured: see `--libraries`"
    shutil.copy(libraries / engine.library, folder / "library.js")
    scripts = ("docs.js", "library.js")
    if engine.key != "lunr-built":
        return Ready(folder=folder, factory=engine.factory, scripts=scripts)
    since = time.monotonic()
    index = built_in_browser(Ready(folder=folder, factory=engine.factory, scripts=scripts))
    seconds = time.monotonic() - since
    _write(folder / "built.js", "builtIndex", json.loads(index))
    return Ready(folder=folder, factory=engine.factory, scripts=(*scripts, "built.js"), seconds=seconds)


def _write(file: Path, name: str, value: object) -> None:
    file.write_text(f"var {name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}", encoding="utf-8")


def _pagefind(engine: Engine, entries: Entries, folder: Path, program: str | None) -> Ready | str:
    if program is None:
        return "not measured: see `--pagefind`"
    pages: dict[str, list[str]] = {}
    for entry in entries:
        path, _, anchor = entry["location"].partition("#")
        head = f'<h2 id="{escape(anchor)}">' if anchor else "<h1>"
        end = "</h2>" if anchor else "</h1>"
        pages.setdefault(path, []).append(f"{head}{escape(entry['title'])}{end}<p>{escape(entry['text'])}</p>")
    for path, parts in pages.items():
        file = folder / "pages" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        text = f'<!doctype html><html lang="en"><title>x</title><body>{"".join(parts)}</body></html>'
        file.write_text(text, encoding="utf-8")
    since = time.monotonic()
    command = [program, "--site", str(folder / "pages"), "--output-path", str(folder / "pagefind"), "--silent"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - since
    shutil.rmtree(folder / "pages")
    return Ready(folder=folder, factory=engine.factory, scripts=(), seconds=seconds)
