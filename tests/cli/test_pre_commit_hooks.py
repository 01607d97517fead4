"""The hooks that this repository offers to pre-commit: their commands exist, and they are for the right files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from journeybook.cli.main import commands


@pytest.fixture
def hooks(repository: Path) -> dict[str, Any]:
    """The hooks by id."""
    return {one["id"]: one for one in yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text("utf-8"))}


def test_each_hook_calls_a_command_that_is_there(hooks: dict[str, Any]) -> None:
    assert set(hooks) == {"journeybook-check", "journeybook-fmt"}
    for one in hooks.values():
        program, name, *arguments = one["entry"].split()
        assert program == "journeybook"
        assert one["language"] == "python"
        paths = [] if one.get("pass_filenames") is False else ["journeys/drive.md"]
        with click.Context(commands) as parent:
            command = commands.get_command(parent, name)
            assert command is not None
            command.make_context(name, [*arguments, *paths], parent=parent)


def test_hooks_look_at_what_a_project_is_made_of(hooks: dict[str, Any], repository: Path) -> None:
    for hook, others in (("journeybook-check", {"data/survey.csv"}), ("journeybook-fmt", set())):
        pattern = re.compile(hooks[hook]["files"])
        for path in {
            "site_config.yml",
            "site_config.fr.yml",
            "cx/journeys/bank/loan.fr.md",
            "personas/lea.md",
            *others,
        }:
            assert pattern.search(path), path
        for path in ("README.md", "docs/journey.md", "journeys.py", "src/site_config.ymlx"):
            assert not pattern.search(path), path
    of_fmt = re.compile(hooks["journeybook-fmt"]["files"])
    assert all(of_fmt.search(path.relative_to(repository).as_posix()) for path in repository.glob("journeys/**/*.md"))
