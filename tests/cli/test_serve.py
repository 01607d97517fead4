"""`journeybook serve`, as a person runs it beside an editor."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

_FILES = {
    "site_config.yml": "title: Journeys\nlanguages: [en, fr]\nchannels: [{id: shop, title: Shop}]\n",
    "journeys/drive.md": "---\ntitle: Groceries\nstages: [{id: s, title: S, steps: [{id: pay, title: Pay}]}]\n---\n",
}


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serves a project in two languages, of which only one has texts."""
    for name, text in _FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    command = [sys.executable, "-u", "-m", "journeybook", "serve", "--port", "0"]
    (tmp_path / "temporary").mkdir()
    served = subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path / "temporary")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert served.stdout is not None
    try:
        found = next(filter(None, (re.search(r"http://\S+/", line) for line in served.stdout)))
        yield found[0]
    finally:
        served.terminate()
        assert served.wait(timeout=20) == 0
        assert not list((tmp_path / "temporary").iterdir()), "nothing stays behind"
        served.stdout.close()


def _get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:  # this machine's own server
        return str(answer.read().decode())


def _until(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + 30
    while not is_so():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def test_a_translation_is_shown_as_soon_as_it_is_written(address: str, tmp_path: Path) -> None:
    page = address + "fr/journeys/drive.html"
    assert "Groceries" in _get(page)
    (tmp_path / "journeys/drive.fr.md").write_text("---\ntitle: Les courses\n---\n", "utf-8")
    assert _until(lambda: "Les courses" in _get(page))
    assert "Les courses" not in _get(address + "journeys/drive.html")
    (tmp_path / "site_config.fr.yml").write_text("title: Les parcours\n", "utf-8")
    assert _until(lambda: "Les parcours" in _get(page))


def test_what_is_written_can_be_searched(address: str, tmp_path: Path) -> None:
    index = address + "search/search_index.js"
    assert "Groceries" in _get(index)
    journey = tmp_path / "journeys/drive.md"
    journey.write_text(journey.read_text("utf-8").replace("Groceries", "Shopping"), "utf-8")
    assert _until(lambda: "Shopping" in _get(address + "journeys/drive.html"))
    assert _until(lambda: "Shopping" in _get(index))
