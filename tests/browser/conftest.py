"""A real browser on the demonstration site, served under a sub-path as on many hosts."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from journeybook import pipeline

SUB_PATH = "/handbook/journeys"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: pytest shows what is said only when a test fails, and then it hides the reason."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; the address ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built demonstration site."""
    out = tmp_path_factory.mktemp("served") / SUB_PATH.strip("/")
    out.parent.mkdir(parents=True)
    checked = pipeline.check(repository)
    assert not checked.stops(), [str(found.span) + " " + found.message for found in checked.findings]
    pipeline.build(checked, out)
    return out


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, with a slash at the end."""
    with served(site.parents[len(Path(SUB_PATH.strip("/")).parts) - 1]) as root:
        yield f"{root}{SUB_PATH.strip('/')}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as Debian packages it; a missing one is a failure, never a skip."""
    named = os.environ.get("JOURNEYBOOK_CHROMIUM")
    path = named or shutil.which("chromium-headless-shell") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@dataclass
class Visit:
    """A page in the browser, and what it asked for and complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


def visit(browser: Browser, width: int, *, dark: bool = False, javascript: bool = True) -> Iterator[Visit]:
    """Open an empty page of a width and listen to it."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if dark else "light",
        java_script_enabled=javascript,
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    seen = Visit(page)
    page.on("request", lambda request: seen.requests.append(request.url))
    page.on("requestfailed", lambda request: seen.complaints.append(f"failed: {request.url}"))
    page.on("console", lambda said: seen.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: seen.complaints.append(str(error)))
    yield seen
    context.close()


Reader = Callable[..., Page]
"""Gives the page of a width and a scheme, see `reader`."""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Reader]:
    """Pages for tests that open and look, and press nothing: one a width and scheme, shared in a module."""
    with ExitStack() as opened:
        known: dict[tuple[int, bool, bool], Page] = {}

        def page(width: int, *, dark: bool = False, javascript: bool = True) -> Page:
            wanted = (width, dark, javascript)
            if wanted not in known:
                visited = contextmanager(visit)(browser, width, dark=dark, javascript=javascript)
                known[wanted] = opened.enter_context(visited).page
            return known[wanted]

        yield page


@pytest.fixture(params=[1440, 320])
def at_both_widths(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Visit]:
    """A page in a wide window, and one in a narrow one."""
    yield from visit(browser, request.param)


@pytest.fixture
def wide(browser: Browser) -> Iterator[Visit]:
    """A page in a wide window."""
    yield from visit(browser, 1440)


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Visit]:
    """A page in a wide window with JavaScript off."""
    yield from visit(browser, 1440, javascript=False)
