"""CODEOWNERS from the owners of a project: lines, accounts, and the file around them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.errors import InvocationError
from journeybook.exchange.codeowners import BEGIN, END, code_owners, written_into
from journeybook.load import DiskFiles, load
from journeybook.model.catalogue import Catalogue
from tests.cli.conftest import Run
from tests.conftest import Write
from tests.load.repositories import git

CONFIG = """\
title: T
channels:
  - {id: web, title: Web, owner: web-team}
  - {id: shop, title: Shop, owner: shop-team}
touchpoints: data/touchpoints.yml
"""
TOUCHPOINTS = """\
- {id: till, title: Till, owner: shop-team}
- {id: basket, title: Basket page, owner: "@cx/basket"}
- {id: hotline, title: Hotline}
"""


def _journey(owner: str) -> str:
    said = f'owner: "{owner}"\n' if owner else ""
    return f"---\ntitle: A\n{said}stages: [{{id: a, title: A, steps: [{{id: b, title: B}}]}}]\n---\n"


@pytest.fixture
def catalogue(write_project: Write) -> Catalogue:
    """A project with owners of every kind."""
    owners = {
        "drive": "Équipe Drive",
        "bank/loan": "bank",
        "bank/account": "bank",
        "retail/lamp": "bank",
        "retail/return": "",
        "deep/a/one": "x@shop.example",
        "deep/a/two": "x@shop.example",
        "deep/b": "@me",
    }
    files: Mapping[str, str] = {
        "site_config.yml": CONFIG,
        "data/touchpoints.yml": TOUCHPOINTS,
        "channels/web.md": "---\n{}\n---\nThe web.\n",
        **{f"journeys/{name}.md": _journey(owner) for name, owner in owners.items()},
    }
    return load(DiskFiles(write_project(files))).catalogue


def test_each_file_with_an_owner_has_a_line_and_a_folder_of_one_owner_has_one(catalogue: Catalogue) -> None:
    owners = code_owners(catalogue, team_prefix="@org/")
    assert owners.lines == (
        "/channels/web.* @org/web-team",
        "/data/touchpoints.yml @org/shop-team @cx/basket",
        "/journeys/bank/ @org/bank",
        "/journeys/deep/a/ x@shop.example",
        "/journeys/deep/b.* @me",
        "/journeys/drive.* @org/equipe-drive",
        "/journeys/retail/lamp.* @org/bank",
    )
    assert owners.unknown == ()


def test_names_are_no_accounts_without_a_prefix(catalogue: Catalogue) -> None:
    owners = code_owners(catalogue)
    # The list of touchpoints has an owner that cannot be asked, and is not left to the other one.
    assert owners.lines == ("/journeys/deep/a/ x@shop.example", "/journeys/deep/b.* @me")
    assert owners.unknown == ("bank", "shop-team", "web-team", "Équipe Drive")


def test_the_folder_of_the_project_goes_before_its_paths(catalogue: Catalogue) -> None:
    owners = code_owners(catalogue, folder="our cx/")
    assert owners.lines[-1] == r"/our\ cx/journeys/deep/b.* @me"


def test_what_stands_around_the_markers_stays() -> None:
    before = f"* @everybody\n\n{BEGIN}\n/old @old\n{END}\n/secrets @security\n"
    after = written_into(before, ["/new @new"])
    assert after == f"* @everybody\n\n{BEGIN}\n/new @new\n{END}\n/secrets @security\n"


@given(st.text(st.characters(exclude_categories=["Cs"])).filter(lambda text: "# journeybook" not in text))
def test_whatever_stands_in_the_file_is_kept_and_written_once(text: str) -> None:
    once = written_into(text, ["/a @a"])
    assert once.startswith(text)
    assert written_into(once, ["/a @a"]) == once
    assert written_into(once, ["/b @b"]) == once.replace("/a @a", "/b @b") or "/a @a" in text


@pytest.mark.parametrize("text", [f"{BEGIN}\n", f"{END}\n", f"{END}\n{BEGIN}\n", f"{BEGIN}\n{BEGIN}\n{END}\n"])
def test_markers_that_frame_nothing_are_refused(text: str) -> None:
    with pytest.raises(InvocationError, match="mend or remove them"):
        written_into(text, ["/a @a"])


def test_the_command_prints_or_writes_where_the_host_looks(catalogue: Catalogue, run: Run, tmp_path: Path) -> None:
    assert catalogue.journeys
    git(tmp_path, "init", "--quiet")
    root = tmp_path / "project"
    printed = run("new", "codeowners", "--team-prefix", "@org/", folder=root)
    assert "/project/journeys/bank/ @org/bank\n" in printed.stdout
    assert "No account is known of: bank, shop-team" in run("new", "codeowners", folder=root).stderr
    assert not (tmp_path / "CODEOWNERS").exists()
    for place in ("CODEOWNERS", ".github/CODEOWNERS"):
        path = tmp_path / place
        path.parent.mkdir(exist_ok=True)
        path.write_text("* @everybody\n", "utf-8")
        for _ in range(2):
            done = run("new", "codeowners", "--team-prefix", "@org/", "--write", folder=root)
            assert (done.returncode, done.stdout) == (0, f"{path}\n")
        assert path.read_text("utf-8") == f"* @everybody\n\n{BEGIN}\n{printed.stdout}{END}\n"


def test_a_prefix_that_makes_no_account_is_refused(catalogue: Catalogue, run: Run, tmp_path: Path) -> None:
    assert catalogue.journeys
    assert run("new", "codeowners", "--team-prefix", "org/", folder=tmp_path / "project").returncode == 2
