"""The server behind `journeybook serve`: files of the site, and word of every new one.

What the browser gets besides the files is put in while serving and never stands in a file: one script
(live.js) and a stream of events. Knows nothing of how a site is made.
"""

from __future__ import annotations

import http.server
import json
import os
import threading
import time
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlsplit

from journeybook.errors import PublishError

_EVENTS = "/__journeybook__/events"
_SCRIPT = "/__journeybook__/live.js"
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_HEARTBEAT = 10.0  # seconds; how long it takes to notice that a browser has left
_NO_SITE = b'<!doctype html><html lang="en"><title>No site yet</title><body><p>There is no site yet.</p></body></html>'


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

    @property
    def state(self) -> State:
        """The state now."""
        return self._state

    @property
    def is_closed(self) -> bool:
        """Whether the server is about to stop."""
        return self._is_closed

    def post_site(self) -> None:
        """Tell that a new site is in place."""
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
    """Serves a folder that may be replaced at any time, on this machine."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port

    def __init__(self, folder: Path, host: str, port: int, board: Board) -> None:
        handler = partial(_Handler, directory=str(folder), board=board)
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

    def __init__(self, *arguments: object, board: Board, **keywords: object) -> None:
        self._board = board
        super().__init__(*arguments, **keywords)  # type: ignore[arg-type]  # handed on as they came

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
        if self._is_addressed():
            super().do_HEAD()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 - the name that the base class gives it
        """Say nothing: requests are no news either."""

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def _is_addressed(self) -> bool:
        try:
            return self.server.answers_to(urlsplit(f"//{self.headers.get('Host', '')}").hostname)
        except ValueError:
            return False

    def _page_or_file(self, path: str) -> None:
        file = Path(self.translate_path(path))
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        if file.suffix == ".html" or not file.exists():
            self._page(file)
        else:
            super().do_GET()

    def _page(self, file: Path) -> None:
        status = HTTPStatus.OK
        try:
            document = file.read_bytes()
        except OSError:
            status = HTTPStatus.NOT_FOUND
            try:
                document = Path(self.directory, "404.html").read_bytes()
            except OSError:
                document = _NO_SITE
        self._answer(status, "text/html; charset=utf-8", self._with_script(document))

    def _with_script(self, document: bytes) -> bytes:
        script = f'<script src="{_SCRIPT}" data-epoch="{self._board.state.epoch}" data-events="{_EVENTS}"></script>'
        head, end, tail = document.rpartition(b"</body>")
        return head + script.encode() + end + tail if end else document + script.encode()

    def _answer(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _stream(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.end_headers()
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
