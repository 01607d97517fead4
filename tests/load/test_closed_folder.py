"""A folder that may not be read is no empty folder."""

from __future__ import annotations

import os
from typing import Any

import pytest

from journeybook.errors import InvocationError
from journeybook.load import DiskFiles, load
from tests.conftest import Write


def test_a_folder_that_cannot_be_read_stops_the_run(write_project: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_project({"site_config.yml": "title: Shop\n", "journeys/closed/lamp.md": "---\ntitle: Lamp\n---\n"})
    scandir = os.scandir

    def closed(path: Any) -> Any:
        # Whoever runs the tests may be allowed to read everything, so that no mode would close the folder.
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(InvocationError, match=r"cannot read the folder .*closed: permission denied"):
        load(DiskFiles(root))


def test_a_folder_that_is_not_there_is_empty(write_project: Write) -> None:
    assert DiskFiles(write_project({"site_config.yml": "title: Shop\n"})).paths() == ("site_config.yml",)
