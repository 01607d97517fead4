"""Shows the site while it is being written: builds it, serves it, and builds it again when content changes.

Knows neither what is built nor how: that is a function it is given.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from journeybook.errors import PublishError
from journeybook.publish.live import Board, LiveServer
from journeybook.publish.watch import Watch


class ServeEvent(StrEnum):
    """What happens while serving."""

    SERVING = "serving"
    """Said once, with the address of the first page."""
    BUILT = "built"
    """A site was built, and browsers load it; nothing more is said."""
    FAILED = "failed"
    """No site was built, for the reasons said; the last one stays."""
    STOPPED = "stopped"
    """Said last."""


def serve(
    rebuild: Callable[[], str | None],
    site_dir: Path,
    watch_paths: tuple[Path, ...],
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    on_event: Callable[[ServeEvent, str], None] = lambda event, text: None,
    stop: threading.Event | None = None,
) -> None:
    """Serves `site_dir` until Ctrl-C or `stop`, and rebuilds when something at `watch_paths` has changed.

    `rebuild` builds into `site_dir` and returns None, or leaves it alone and returns why, as plain text (it is
    escaped where it is shown). It is called once at the start, and always on the calling thread. A `port` of 0
    takes a free one. Raises PublishError for a port that cannot be had.
    """
    stop = stop or threading.Event()
    board = Board()
    server = LiveServer(site_dir, host, port, board)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    watch = Watch(watch_paths, without=(site_dir,))
    try:
        thread.start()
        _build(rebuild, board, on_event)
        on_event(ServeEvent.SERVING, server.url)
        while watch.changed(stop.wait):
            _build(rebuild, board, on_event)
    except KeyboardInterrupt:
        pass
    finally:
        board.close()
        if thread.is_alive():
            server.shutdown()
        server.server_close()
        on_event(ServeEvent.STOPPED, "")


def _build(rebuild: Callable[[], str | None], board: Board, on_event: Callable[[ServeEvent, str], None]) -> None:
    try:
        report = rebuild()
    except PublishError as error:
        report = str(error)
    except Exception as error:  # whatever it is, the last good site stays up
        report = f"journeybook itself failed, which is a bug: {type(error).__name__}: {error}"
    if report is None:
        board.post_site()
        on_event(ServeEvent.BUILT, "")
    else:
        board.post_report(report)
        on_event(ServeEvent.FAILED, report)
