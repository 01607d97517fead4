"""Fixtures of the tests of `diff`."""

from __future__ import annotations

import contextlib
import subprocess
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest

from journeybook.cli import main
from tests.cli.conftest import Run
from tests.conftest import REPOSITORY


@pytest.fixture(scope="session")
def repository_root() -> Path:
    """The root of this repository, whose journeys are changed."""
    return REPOSITORY


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs journeybook with arguments in a folder, in this process: to start one takes longer than most of `diff`."""

    def call(*arguments: str, folder: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        out, err, code = StringIO(), StringIO(), 0
        with (
            contextlib.chdir(folder),
            patch("sys.argv", ["journeybook", *arguments]),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            try:
                main()
            except SystemExit as end:
                code = int(end.code or 0)
        assert "a defect of journeybook" not in err.getvalue(), err.getvalue()
        return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())

    return call
