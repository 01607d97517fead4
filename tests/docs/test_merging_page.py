"""docs/merging.md says what is so: its commands run, its examples come out, its numbers are measured."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from journeybook.canonical import Canonical, canonical
from journeybook.canonical.writer import WIDTH
from journeybook.diagrams.block import diagram_block
from journeybook.format import JOURNEY
from journeybook.source import SourceFile
from tests.conftest import Write
from tests.load.projects import JOURNEY as LAMP
from tests.load.projects import loaded
from tests.merging.pairs import BRIEF, pairs
from tests.merging.repository import Repository
from tests.merging.test_nine_pairs import HANDS


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs/merging.md").read_text(encoding="utf-8")


def _blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page, re.DOTALL | re.MULTILINE)


def test_its_commands_run(page: str, write_project: Write) -> None:
    root = write_project({"site_config.yml": "title: T\n", "journeys/drive.md": BRIEF})
    Repository(root).git("init", "-q")
    commands = [line.split("  #")[0].strip() for block in _blocks(page, "sh") for line in block.splitlines()]
    named = re.findall(r"`(journeybook (?:fmt|new)[^`]*)`", page)
    assert len(commands) == 5
    for command in dict.fromkeys((*commands, *named)):
        run = f'"{sys.executable}" -m {command}'
        done = subprocess.run(run, shell=True, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    assert (root / ".gitattributes").is_file()


def test_its_example_of_canonical_form_comes_out(page: str) -> None:
    before, after = _blocks(page, "yaml")
    made = canonical(SourceFile("journeys/a.journey.yaml", before), JOURNEY)
    assert made == Canonical(text=after)
    assert f"{WIDTH} characters" in page


def test_its_markers_are_those_of_the_program(page: str) -> None:
    catalogue = loaded({"journeys/lamp.md": LAMP.replace("        emotion: 3\n", "")}).catalogue
    (block,) = _blocks(page, "markdown")
    assert block == f"{diagram_block(catalogue.journeys['lamp'], catalogue)}\n"


def test_its_numbers_are_those_of_the_tests(page: str) -> None:
    assert re.findall(r"\| (\d) of 9 \| (\d) of 9 \|", page) == [(str(plain), "9") for *_, plain in HANDS]
    listed = page.split("The pairs: ")[1].split(";")
    assert len(listed) == len(pairs(BRIEF)) == 9


def test_its_links_lead_to_files(page: str, repository: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page)
    assert links
    assert [link for link in links if not (repository / "docs" / link).exists()] == []
