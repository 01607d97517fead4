"""Shows the site while it is being written: has it made, serves it, and has it made again when content changes.

Knows neither what is made nor how: that is a function it is given.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from journeybook.publish.live import Board, LiveServer, Shown, defect
from journeybook.publish.watch import Watch


def serve(
    renew: Callable[[], Shown | str],
    watch_paths: tuple[Path, ...],
    host: str = "127.0.0.1",
    port: int = 8000,
    on_event: Callable[[str], None] = lambda text: None,
    *,
    stop: threading.Event | None = None,
) -> None:
    """Serve a site until Ctrl-C or `stop`, and another when something at `watch_paths` has changed.

    `renew` returns the site as it is now, or why there can be none, as plain text (it is escaped where it is shown);
    then the one before stays. It is called once at the start, and always on the calling thread; the files of a site are
    asked for on others, several at a time. A `port` of 0 takes a free one. `on_event` hears, as a line for a person,
    where the site is, what `renew` raised, and which page cannot be made. Raises PublishError for a port that cannot be
    had.
    """
    stop = stop or threading.Event()
    board = Board()
    server = LiveServer(board, host, port, on_event)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    watch = Watch(watch_paths)
    try:
        thread.start()
        _renew(renew, board, on_event)
        on_event(f"Serving on {server.url} until Ctrl-C")
        while watch.changed(stop.wait):
            _renew(renew, board, on_event)
    except KeyboardInterrupt:
        pass
    finally:
        board.close()
        if thread.is_alive():
            server.shutdown()
        server.server_close()
        on_event("Stopped")


def _renew(renew: Callable[[], Shown | str], board: Board, on_event: Callable[[str], None]) -> None:
    try:
        site = renew()
    except Exception as error:  # whatever it is, the last good site stays up
        site = defect(error)
        on_event(site)
    if isinstance(site, str):
        board.post_report(site)
    else:
        board.post_site(site)
