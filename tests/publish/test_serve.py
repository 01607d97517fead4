"""The site is shown while it is written."""

from __future__ import annotations

import http.client
import json
import queue
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journeybook.errors import PublishError
from journeybook.publish.ondemand import OnDemand, Workshop
from journeybook.publish.serve import serve
from journeybook.render.rendered import RenderedPage, Site

_PATHS = ("journeys/drive.html", "index.html")
_EVIL = "journeys/drive.md:1:1: error[syntax] </script><img src=x onerror=alert(1)> & \u2028"


class _Pages(Sequence[RenderedPage]):
    """Pages, of which None is one that cannot be made."""

    def __init__(self, *pages: RenderedPage | None) -> None:
        self._pages = pages

    def __len__(self) -> int:
        return len(self._pages)

    def __getitem__(self, at: Any) -> Any:
        if self._pages[at] is None:
            raise PublishError("this <page> has a fault")
        return self._pages[at]


class _Served:
    """A server on a thread, its content file, and what it has said."""

    def __init__(self, folder: Path, renew: Callable[[str], OnDemand | str]) -> None:
        self.source = folder / "journeys" / "drive.md"
        self.source.parent.mkdir()
        self.source.write_text("one")
        self.told: queue.Queue[str] = queue.Queue()
        self._stop = threading.Event()
        self._thread = threading.Thread(
            target=serve,
            args=(lambda: renew(self.source.read_text()), (self.source.parent,)),
            kwargs={"port": 0, "on_event": self.told.put, "stop": self._stop},
        )

    def start(self) -> None:
        self._thread.start()
        while not (found := re.search(r"http://127\.0\.0\.1:(\d+)/", self.told.get(timeout=20))):
            pass
        self.port = int(found[1])

    def stop(self) -> None:
        self._stop.set()
        self._thread.join(timeout=20)
        assert not self._thread.is_alive()

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, text

    def events(self) -> Iterator[dict[str, Any]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/__journeybook__/events")
        response = connection.getresponse()
        assert response.getheader("Content-Type", "").startswith("text/event-stream")
        while line := response.readline().decode():
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))
        connection.close()


@pytest.fixture
def served(site: Site, make_page: Callable[..., RenderedPage], tmp_path: Path) -> Iterator[_Served]:
    """Serves a site of one page that says what its source says, and breaks where it says `broken`."""

    def renew(text: str) -> OnDemand | str:
        if "broken" in text:
            return _EVIL
        if "bug" in text:
            raise ZeroDivisionError
        pages = _Pages(make_page(html=f"<h1>{text}</h1>") if "page" not in text else None, make_page("index.html"))
        return workshop.site(replace(site, editions=(replace(site.default, paths=_PATHS),)), pages)

    workshop = Workshop(tmp_path, lambda path: f"index at {path}".encode())
    server = _Served(tmp_path, renew)
    yield server
    server.stop()


def test_a_change_is_built_and_told_to_the_browser(served: _Served) -> None:
    served.start()
    assert "<h1>one</h1>" in served.get("/journeys/drive.html")[1]
    events = served.events()
    first = next(events)
    assert first["report"] == ""
    served.source.write_text("two")
    second = next(events)
    assert second["epoch"] != first["epoch"]
    status, document = served.get("/journeys/drive.html")
    assert status == 200
    assert "<h1>two</h1>" in document
    assert f'data-epoch="{second["epoch"]}"' in document


def test_what_is_wrong_is_told_while_the_last_good_site_stays_and_goes_when_mended(served: _Served) -> None:
    served.start()
    events = served.events()
    good = next(events)
    served.source.write_text("broken")
    broken = next(events)
    assert broken == {"epoch": good["epoch"], "report": _EVIL}
    assert "<h1>one</h1>" in served.get("/journeys/drive.html")[1]
    served.source.write_text("mended")
    mended = next(events)
    assert mended["report"] == ""
    assert mended["epoch"] != good["epoch"]
    assert "<h1>mended</h1>" in served.get("/journeys/drive.html")[1]


def test_a_site_that_cannot_be_built_at_first_is_shown_when_it_can(served: _Served) -> None:
    served.source.write_text("broken")
    served.start()
    status, document = served.get("/")
    assert status == 404
    assert "There is no site yet" in document
    assert "/__journeybook__/live.js" in document
    served.source.write_text("mended")
    events = served.events()
    while next(events)["report"]:
        pass
    assert served.get("/index.html")[0] == 200


def test_a_bug_of_ours_does_not_take_the_site_away(served: _Served) -> None:
    served.start()
    events = served.events()
    next(events)
    served.source.write_text("bug")
    assert "ZeroDivisionError" in next(events)["report"]
    assert served.get("/journeys/drive.html")[0] == 200


def test_a_page_that_cannot_be_made_says_why_and_the_others_are_shown(served: _Served) -> None:
    served.start()
    events = served.events()
    next(events)
    served.source.write_text("a page with a fault")
    next(events)
    status, document = served.get("/journeys/drive.html")
    assert status == 500
    assert "this &lt;page&gt; has a fault" in document
    assert "/__journeybook__/live.js" in document, "it is looked at again when it is mended"
    assert served.told.get(timeout=20).endswith("drive.html: this <page> has a fault")
    assert served.get("/index.html")[0] == 200


def test_the_script_stands_in_pages_only(served: _Served) -> None:
    served.start()
    assert "__journeybook__" in served.get("/")[1]
    assert "EventSource" in served.get("/__journeybook__/live.js")[1]
    assert "__journeybook__" not in served.get("/assets/stylesheets/journeybook.css")[1]


def test_the_search_index_comes_from_elsewhere(served: _Served) -> None:
    served.start()
    assert served.get("/search/search_index.js")[1] == "index at search/search_index.js"
    assert json.loads(served.get("/search/search_index.json")[1]) == {"config": {}, "docs": []}


def test_other_files_come_as_they_are_with_their_type_and_once(served: _Served) -> None:
    served.start()
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    connection.request("GET", "/assets/stylesheets/journeybook.css")
    response = connection.getresponse()
    assert response.getheader("Content-Type") == "text/css"
    assert response.getheader("Cache-Control") == "no-cache"
    assert b"--jb-" in response.read()
    tag = response.getheader("ETag", "")
    connection.request("GET", "/assets/stylesheets/journeybook.css", headers={"If-None-Match": tag})
    response = connection.getresponse()
    assert (response.status, response.read()) == (304, b"")
    connection.request("GET", "/assets/stylesheets/journeybook.css", headers={"If-None-Match": '"another"'})
    assert connection.getresponse().read()
    connection.close()


@pytest.mark.parametrize(
    "path", ["/../journeys/drive.md", "/%2e%2e/journeys/drive.md", "/..%2fjourneys/drive.md", "/assets/", "/nothing"]
)
def test_nothing_outside_the_site_and_no_list_of_files_is_served(served: _Served, path: str) -> None:
    served.start()
    status, text = served.get(path)
    assert status == 404
    assert "one" not in text.split()
    assert "stylesheets/</a>" not in text


def test_a_name_that_is_not_this_machines_is_refused(served: _Served) -> None:
    served.start()
    assert served.get("/", Host=f"localhost:{served.port}")[0] == 200
    assert served.get("/", Host="evil.example")[0] == 421
    assert served.get("/__journeybook__/events", Host="evil.example:80")[0] == 421
    assert served.get("/", Host="[")[0] == 421


def test_a_port_in_use_is_told() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PublishError, match=rf"127\.0\.0\.1:{port}.*choose another port"):
            serve(lambda: "", (), port=port)


def test_a_port_that_is_none_is_told() -> None:
    with pytest.raises(PublishError, match="is no port"):
        serve(lambda: "", (), port=70000)


def test_it_stops_at_once_though_browsers_listen(served: _Served) -> None:
    served.start()
    next(served.events())
    began = time.monotonic()
    served.stop()
    assert time.monotonic() - began < 5


def test_ctrl_c_stops_it_cleanly() -> None:
    told: list[str] = []

    def interrupted() -> str:
        raise KeyboardInterrupt

    serve(interrupted, (), port=0, on_event=told.append)
    assert told == ["Stopped"]
