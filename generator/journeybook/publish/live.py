"""The server behind `journeybook serve`: files of the site, and word of every new one.

What the browser gets besides the files is put in while serving: one script (live.js) and a stream of events. Knows
nothing of how a site is made, nor whether its files lie anywhere.
"""

from __future__ import annotations

import http.server
import json
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from journeybook.errors import PublishError

_EVENTS = "/__journeybook__/events"
_SCRIPT = "/__journeybook__/live.js"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_HEARTBEAT = 10.0  # seconds; how long it takes to notice that a browser has left
_INDEX = "index.html"
_NO_SITE = b'<!doctype html><html lang="en"><title>No site yet</title><body><p>There is no site yet.</p></body></html>'
_NO_PAGE = """<!doctype html><html lang="en"><title>No page</title><body><h1>This page cannot be made</h1>
<pre style="white-space:pre-wrap">{}</pre></body></html>"""


class Shown(Protocol):
    """The files of a site by their output paths."""

    def read(self, path: str) -> bytes | None:
        """Return the content of a file; None where the site has none. What goes wrong is raised."""

    def has(self, path: str) -> bool:
        """Say whether there is a page at a path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What browsers are told."""

    epoch: str
    """Differs from site to site; a page of another epoch is to be loaded again."""
    report: str
    """Why the content cannot be built, as plain text; empty when it could."""


class Board:
    """Where the state is posted, and where those who wait for the next one are woken."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._state = State(epoch=str(time.time_ns()), report="")
        self._is_closed = False
        self.site: Shown | None = None

    @property
    def state(self) -> State:
        """The state now."""
        return self._state

    @property
    def is_closed(self) -> bool:
        """Whether the server is about to stop."""
        return self._is_closed

    def post_site(self, site: Shown) -> None:
        """Tell that there is a new site."""
        self.site = site
        self._post(State(epoch=str(time.time_ns()), report=""))

    def post_report(self, report: str) -> None:
        """Tell that the site stays as it is, for this reason."""
        self._post(State(epoch=self._state.epoch, report=report))

    def close(self) -> None:
        """Tell that nothing more will come."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def wait_for_other(self, than: State | None) -> State | None:
        """Return the state as soon as it is another; None when a heartbeat has passed without."""
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or self._state != than, timeout=_HEARTBEAT)
            return None if self._state == than else self._state

    def _post(self, state: State) -> None:
        with self._changed:
            self._state = state
            self._changed.notify_all()


class LiveServer(http.server.ThreadingHTTPServer):
    """Serves a site that may be replaced at any time, on this machine."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port

    def __init__(self, board: Board, host: str, port: int, on_event: Callable[[str], None]) -> None:
        """Listen at a host and port; the board has the site. `on_event` hears of pages that cannot be made."""
        handler = partial(_Handler, board=board, on_event=on_event)
        try:
            super().__init__((host, port), handler)
        except OverflowError as error:
            raise PublishError(f"{port} is no port: choose one from 1 to 65535") from error
        except OSError as error:
            raise PublishError(
                f"cannot listen on {host}:{port} ({error.strerror}): choose another port, such as --port {port + 1}"
            ) from error
        self._is_local = host in _LOCAL

    def answers_to(self, name: str | None) -> bool:
        """Say whether a request to a host of this name is meant for us.

        A foreign web page can have its own name point to this machine and read what is served here. Who serves
        beyond this machine has said that others may read it.
        """
        return name in _LOCAL or not self._is_local

    @property
    def url(self) -> str:
        """The address of the first page."""
        return f"http://{self.server_address[0]!s}:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that went away in the middle is no news."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: LiveServer
    protocol_version = "HTTP/1.1"  # a browser asks for all that a page needs through few connections

    def __init__(self, *arguments: object, board: Board, on_event: Callable[[str], None]) -> None:
        self._board, self._on_event = board, on_event
        super().__init__(*arguments)  # type: ignore[arg-type]  # handed on as they came

    def do_GET(self) -> None:
        if not self._is_addressed():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server is for this machine only")
            return
        path = urlsplit(self.path).path
        if path == _EVENTS:
            self._stream()
        elif path == _SCRIPT:
            script = Path(__file__).with_name("live.js").read_bytes()
            self._answer(HTTPStatus.OK, "text/javascript; charset=utf-8", script)
        else:
            self._page_or_file(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # ask whether it is still the same, always
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name that the base class gives it
        """Say nothing: requests are no news either."""

    def _is_addressed(self) -> bool:
        try:
            return self.server.answers_to(urlsplit(f"//{self.headers.get('Host', '')}").hostname)
        except ValueError:
            return False

    def _page_or_file(self, address: str) -> None:
        # Before the site, so that a page never passes for one of a later site.
        self._epoch = self._board.state.epoch
        site = self._board.site
        if site is None:
            self._page(HTTPStatus.NOT_FOUND, _NO_SITE)
            return
        path = unquote(address).removeprefix("/")
        if path and not path.endswith("/") and site.has(f"{path}/{_INDEX}"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{address}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path = path + _INDEX if not path or path.endswith("/") else path
        try:
            data = site.read(path)
            missing = None if data is not None else site.read("404.html")
        except Exception as error:  # whatever it is, the other pages are shown
            message = defect(error)
            self._on_event(f"{path}: {message}")
            self._page(HTTPStatus.INTERNAL_SERVER_ERROR, _NO_PAGE.format(escape(message)).encode())
            return
        if data is None:
            self._page(HTTPStatus.NOT_FOUND, missing or _NO_SITE)
        elif path.endswith(".html"):
            self._page(HTTPStatus.OK, data)
        else:
            self._file(path, data)

    def _page(self, status: HTTPStatus, document: bytes) -> None:
        self._answer(status, "text/html; charset=utf-8", self._with_script(document))

    def _file(self, path: str, data: bytes) -> None:
        """Answer with a file, or with word that the browser has it."""
        tag = f'"{blake2b(data, digest_size=16).hexdigest()}"'
        is_known = self.headers.get("If-None-Match") == tag
        self.send_response(HTTPStatus.NOT_MODIFIED if is_known else HTTPStatus.OK)
        self.send_header("ETag", tag)
        if not is_known:
            self.send_header("Content-Type", self.guess_type(path))
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if not is_known and self.command != "HEAD":
            self.wfile.write(data)

    def _with_script(self, document: bytes) -> bytes:
        script = f'<script src="{_SCRIPT}" data-epoch="{self._epoch}" data-events="{_EVENTS}"></script>'
        head, end, tail = document.rpartition(b"</body>")
        return head + script.encode() + end + tail if end else document + script.encode()

    def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")  # nobody knows how long it is
        self.end_headers()
        if self.command == "HEAD":
            return
        told: State | None = None
        while not self._board.is_closed:
            state = self._board.wait_for_other(told)
            if state is None:
                self.wfile.write(b":\n\n")
            else:
                told = state
                data = json.dumps({"epoch": state.epoch, "report": state.report})
                self.wfile.write(f"event: state\ndata: {data}\n\n".encode())
            self.wfile.flush()


def defect(error: Exception) -> str:
    """Return what went wrong, for a person: what can be expected to, or a bug."""
    if isinstance(error, PublishError):
        return str(error)
    return f"journeybook itself failed, which is a bug: {type(error).__name__}: {error}"
