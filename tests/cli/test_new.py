"""`new`: what it makes can be built at once, and nothing is ever overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeybook.cli.new import TEMPLATES
from tests.cli.conftest import Run


@pytest.mark.parametrize("template", ["starter", "empty"])
def test_a_new_project_has_no_findings_and_builds(template: str, run: Run, tmp_path: Path) -> None:
    made = run("new", "project", "our: journeys", "--template", template)
    assert made.returncode == 0, made.stderr
    root = tmp_path / "our: journeys"
    checked = run("check", "--strict", folder=root)
    assert checked.returncode == 0, checked.stdout
    assert run("build", folder=root).returncode == 0


@pytest.mark.parametrize("kind", ["journey", "persona"])
def test_every_template_makes_a_file_without_errors(kind: str, run: Run, tmp_path: Path) -> None:
    run("new", "project", "shop")
    root = tmp_path / "shop"
    names = sorted(entry.name.removesuffix(".md") for entry in (TEMPLATES / kind).iterdir())
    for name in names:
        done = run("new", kind, f'A title: with "quotes" # and {name}', "--template", name, folder=root)
        assert done.returncode == 0, done.stderr
        path = done.stdout.strip()
        assert f'A title: with "quotes" # and {name}' in _title(root / path)
    assert run("check", folder=root).returncode == 0


def _title(path: Path) -> str:
    from journeybook.diagnostics import Findings
    from journeybook.source import SourceFile
    from journeybook.syntax import Scalar, parse_markdown

    findings = Findings()
    document = parse_markdown(SourceFile(str(path), path.read_text(encoding="utf-8")), findings)
    assert document is not None
    title = document.front.get("title")
    assert isinstance(title, Scalar)
    return title.value


def test_an_id_with_its_area_makes_a_file_in_a_sub_folder(run: Run, tmp_path: Path) -> None:
    run("new", "project", "shop")
    done = run("new", "journey", "retail/first-order", folder=tmp_path / "shop")
    assert done.stdout.strip() == "journeys/retail/first-order.md"
    assert _title(tmp_path / "shop/journeys/retail/first-order.md") == "First order"


def test_nothing_is_overwritten(run: Run, tmp_path: Path) -> None:
    run("new", "project", "shop")
    root = tmp_path / "shop"
    run("new", "persona", "sam", folder=root)
    (root / "personas/sam.md").write_text("mine", encoding="utf-8")
    assert run("new", "persona", "sam", folder=root).returncode == 2
    assert run("new", "project", "shop").returncode == 2
    assert (root / "personas/sam.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["../outside", "/etc/journey", "index", "con", "???"])
def test_a_name_that_gives_no_id_is_bad_usage(name: str, run: Run, tmp_path: Path) -> None:
    run("new", "project", "shop")
    before = sorted(tmp_path.rglob("*"))
    assert run("new", "journey", name, folder=tmp_path / "shop").returncode == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_a_journey_and_a_persona_cannot_have_the_same_id(run: Run, tmp_path: Path) -> None:
    run("new", "project", "shop")
    run("new", "persona", "sam", folder=tmp_path / "shop")
    done = run("new", "journey", "sam", folder=tmp_path / "shop")
    assert done.returncode == 2
    assert "personas/sam.md is there already" in done.stderr


def test_a_picture_of_the_same_name_stands_in_no_ones_way(run: Run, tmp_path: Path) -> None:
    run("new", "project", "shop")
    (tmp_path / "shop/personas/sam.png").write_bytes(b"")
    assert run("new", "persona", "sam", folder=tmp_path / "shop").returncode == 0


def test_a_project_can_begin_in_a_repository_that_was_just_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "shop/.git").mkdir(parents=True)
    done = run("new", "project", ".", folder=tmp_path / "shop")
    assert done.returncode == 0, done.stderr
    assert "cd " not in done.stdout
    assert (tmp_path / "shop/site_config.yml").is_file()


def test_the_next_command_can_be_copied_into_a_shell(run: Run) -> None:
    assert "cd 'our shop'\n" in run("new", "project", "our shop").stdout


def test_a_command_in_a_sub_folder_says_where_the_project_is(run: Run, tmp_path: Path) -> None:
    run("new", "project", "shop")
    done = run("check", folder=tmp_path / "shop/personas")
    assert done.returncode == 2
    assert f"run it in {tmp_path / 'shop'}, which holds one" in done.stderr


@pytest.mark.parametrize(("kind", "default"), [("project", "starter"), ("journey", "linear"), ("persona", "person")])
def test_the_help_says_which_template_is_taken(kind: str, default: str, run: Run) -> None:
    assert f"[default: {default}]" in " ".join(run("new", kind, "--help").stdout.split())
