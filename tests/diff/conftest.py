"""Fixtures of the tests of `diff`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import run as run
from tests.conftest import REPOSITORY


@pytest.fixture(scope="session")
def repository_root() -> Path:
    """The root of this repository, whose journeys are changed."""
    return REPOSITORY
