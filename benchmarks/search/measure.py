"""What is measured of a search in a browser: bytes, times, memory, and whether it works from disk."""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Error, Page, sync_playwright

QUERIES = (
    "basket", "the", "krakow", "zoe", "gyor", "returning a tile", "hearing aid", "on a sunday", "small print",
    "newborn", "I pay for the", "car seat", "second form", "asks for the number", "receipt", "season card", "mattress",
    "xylophone", "2026-05", "staff in nantes", "loyalty", "counter 48", "boiler in a hurry", "is slow in the evening",
    "garantie", "Søren", "théo", "payment", "that somebody", "it is not the price",
)  # fmt: skip
"""Typed letter by letter: rare and common words, whole sentences, with and without accents, and what is not there."""
_FIRST = "basket"
_PATIENCE = 600_000
"""Milliseconds that a first answer may take."""
_WATCH = """
() => {
  const list = document.querySelector(".md-search-result__list").parentElement
  let since = 0
  window.answers = []
  document.addEventListener("keydown", () => { since = performance.now() }, true)
  document.querySelector("[data-md-component=search-query]")
    .addEventListener("focus", () => { window.entered ??= performance.now() }, true)
  new MutationObserver(() => {
    list.getBoundingClientRect()
    if (list.querySelector("a")) window.first ??= performance.now() - window.entered
    if (since) window.answers.push(performance.now() - since)
    since = 0
  }).observe(list, { childList: true, subtree: true, characterData: true })
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A folder with a page that can search."""

    folder: Path
    factory: str
    scripts: tuple[str, ...]
    seconds: float = 0
    """What it took to make its index, beyond writing the entries down; 0 for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was measured; times in milliseconds."""

    raw: int = 0
    """Bytes loaded for the search, from entering the box to the last answer."""
    gzipped: int = 0
    first: float = 0
    """From entering the box to the first answer."""
    median: float = 0
    worst: float = 0
    answers: int = 0
    is_cut: bool = False
    """Whether not all queries could be typed within the limit."""
    megabytes: float = 0
    """Of the tab, code and page included."""
    from_disk: bool = False
    failure: str = ""


def engine_measured(ready: Ready, slower: int, limit: float) -> Result:
    """Measure an engine in a page of its own."""
    with _served(ready.folder) as address, _tab(slower) as (browser, page):
        seen = _requests(page)
        page.goto(f"{address}index.html")
        del seen[:]
        try:
            first = page.evaluate("given => begin(...given)", [ready.factory, list(ready.scripts), _FIRST])
        except Error as error:
            return Result(failure=f"fails: {error.message.splitlines()[0]}")
        times, is_cut = typed(limit, lambda words: page.evaluate("words => answered(words)", words))
        raw, gzipped = weights(ready.folder, seen, address)
        megabytes = _memory(browser, page)
    return Result(
        raw=raw,
        gzipped=gzipped,
        first=first,
        median=statistics.median(times),
        worst=max(times),
        answers=len(times),
        is_cut=is_cut,
        megabytes=megabytes,
        from_disk=_works_from_disk(ready),
    )


def site_measured(site: Path, slower: int, limit: float) -> Result:
    """Measure the search of a site as its reader has it: keys are pressed, hits appear."""
    with _served(site) as address, _tab(slower) as (browser, page):
        page.goto(f"{address}index.html", wait_until="networkidle")
        page.evaluate(_WATCH)
        seen = _requests(page)
        box = page.locator("[data-md-component=search-query]")
        box.focus()
        page.keyboard.type(_FIRST)
        page.wait_for_function("() => window.first", timeout=_PATIENCE)
        first = page.evaluate("() => window.first")

        def pressed(words: str) -> float:
            if len(words) == 1:
                box.fill("")
            before: int = page.evaluate("() => window.answers.length")
            page.keyboard.insert_text(words[-1])
            page.keyboard.press("Shift")  # no key of this keyboard writes ø; Material looks when one is let go
            page.wait_for_function("before => window.answers.length > before", arg=before, timeout=_PATIENCE)
            took: float = page.evaluate("() => window.answers.at(-1)")
            return took

        times, is_cut = typed(limit, pressed)
        raw, gzipped = weights(site, seen, address)
        megabytes = _memory(browser, page)
    with _tab(1) as (_, page):
        page.goto((site / "index.html").resolve().as_uri())
        page.locator("[data-md-component=search-query]").focus()
        page.keyboard.type(_FIRST)
        page.locator(".md-search-result__link").first.wait_for(state="attached", timeout=_PATIENCE)
    return Result(
        raw=raw,
        gzipped=gzipped,
        first=first,
        median=statistics.median(times),
        worst=max(times),
        answers=len(times),
        is_cut=is_cut,
        megabytes=megabytes,
        from_disk=True,
    )


def built_in_browser(ready: Ready) -> str:
    """Return what an engine makes of the entries beforehand."""
    with _served(ready.folder) as address, _tab(1) as (_, page):
        page.goto(f"{address}index.html")
        for script in ready.scripts:
            page.add_script_tag(url=script)
        built: str = page.evaluate("name => engines[name]().built()", ready.factory)
        return built


def typed(limit: float, answer: Callable[[str], float]) -> tuple[list[float], bool]:
    """Return what each letter took, twice typed, the shorter time: the longer one is other work on the machine."""
    until = time.monotonic() + limit
    letters = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]
    rounds: list[list[float]] = [[], []]
    for times in rounds:
        for words in letters:
            if time.monotonic() > until:
                break
            times.append(answer(words))
    first, second = rounds
    return [*map(min, first, second), *first[len(second) :]], len(first) < len(letters)


def _works_from_disk(ready: Ready) -> bool:
    with _tab(1) as (_, page):
        page.goto((ready.folder / "index.html").resolve().as_uri())
        try:
            page.evaluate("given => begin(...given)", [ready.factory, list(ready.scripts), _FIRST])
        except Error:
            return False
        return bool(page.evaluate("() => document.getElementById('hits').childElementCount"))


def _requests(page: Page) -> list[str]:
    seen: list[str] = []
    page.context.on("request", lambda request: seen.append(request.url))
    return seen


def weights(folder: Path, urls: Iterable[str], address: str) -> tuple[int, int]:
    """Return the bytes of the files behind some addresses, as they are and when gzipped where that is less."""
    paths = {unquote(urlsplit(url).path).lstrip("/") for url in urls if url.startswith(address)}
    contents = [(folder / path).read_bytes() for path in sorted(paths) if (folder / path).is_file()]
    return sum(map(len, contents)), sum(min(len(data), len(gzip.compress(data, 6, mtime=0))) for data in contents)


def _memory(browser: Browser, page: Page) -> float:
    """Return the memory of what draws the tab, in megabytes; what several processes share counts once."""
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    total = 0
    for process in processes:
        if process["type"] == "renderer":
            rollup = Path(f"/proc/{process['id']}/smaps_rollup").read_text(encoding="ascii")
            total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total / 1000


@contextmanager
def _tab(slower: int) -> Iterator[tuple[Browser, Page]]:
    named = os.environ.get("JOURNEYBOOK_CHROMIUM")
    path = named or shutil.which("chromium-headless-shell") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(_PATIENCE)
        if slower > 1:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        yield browser, page
        browser.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
