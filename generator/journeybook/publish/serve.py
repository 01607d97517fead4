"""Shows the site while it is being written: builds it, serves it, and builds it again when content changes.

Knows neither what is built nor how: that is a function it is given.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from journeybook.errors import PublishError
from journeybook.publish.live import Board, LiveServer
from journeybook.publish.watch import Watch


def serve(
    rebuild: Callable[[], str | None],
    site_dir: Path,
    watch_paths: tuple[Path, ...],
    host: str = "127.0.0.1",
    port: int = 8000,
    on_event: Callable[[str], None] = lambda text: None,
    *,
    stop: threading.Event | None = None,
) -> None:
    """Serve `site_dir` until Ctrl-C or `stop`, and rebuild when something at `watch_paths` has changed.

    `rebuild` builds into `site_dir` and returns None, or leaves it alone and returns why, as plain text (it is
    escaped where it is shown). It is called once at the start, and always on the calling thread. A `port` of 0
    takes a free one. `on_event` hears, as a line for a person, where the site is and what `rebuild` raised.
    Raises PublishError for a port that cannot be had.
    """
    stop = stop or threading.Event()
    board = Board()
    server = LiveServer(site_dir, host, port, board)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    watch = Watch(watch_paths, without=(site_dir,))
    try:
        thread.start()
        _build(rebuild, board, on_event)
        on_event(f"Serving on {server.url} until Ctrl-C")
        while watch.changed(stop.wait):
            _build(rebuild, board, on_event)
    except KeyboardInterrupt:
        pass
    finally:
        board.close()
        if thread.is_alive():
            server.shutdown()
        server.server_close()
        on_event("Stopped")


def _build(rebuild: Callable[[], str | None], board: Board, on_event: Callable[[str], None]) -> None:
    try:
        report = rebuild()
    except PublishError as error:
        report = str(error)
        on_event(report)
    except Exception as error:  # whatever it is, the last good site stays up
        report = f"journeybook itself failed, which is a bug: {type(error).__name__}: {error}"
        on_event(report)
    if report is None:
        board.post_site()
    else:
        board.post_report(report)
