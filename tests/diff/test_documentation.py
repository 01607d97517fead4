"""The documentation of `diff` says what is so: its commands run, its contract is that of the command."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

from journeybook.compare import Kind, Thing
from tests.cli.conftest import Run
from tests.compare.projects import FILES, edited
from tests.load.repositories import git, repository


def test_the_commands_of_the_documentation_run(run: Run, tmp_path: Path, repository_root: Path) -> None:
    text = (repository_root / "docs/diff.md").read_text("utf-8")
    repo = repository(tmp_path / "shop")
    repo.commit({**FILES, "journeys/gone.md": FILES["journeys/return.md"].replace("Returning", "Losing"),
                 "journeys/grocery/drive.md": FILES["journeys/return.md"].replace("Returning", "Driving")})  # fmt: skip
    repo.tag("v1")
    repo.commit({"journeys/gone.md": None})
    repo.tag("v2")
    git(repo.root, "branch", "feature")
    repo.write(edited("journeys/lamp.md", ("owner: lamp-team", "owner: shop-team")))
    commands = [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) for line in block.splitlines()]
    codes = {}
    for command in commands:
        arguments = shlex.split(command, comments=True)[1:]
        done = run(*arguments, folder=repo.root)
        codes[command.partition("  ")[0]] = done.returncode
        assert done.stderr == "", command
        assert "--out" in arguments or done.stdout
    assert len(codes) == 10
    assert {command for command, code in codes.items() if code} == {"journeybook diff main --exit-code"}
    assert (repo.root / "change.html").is_file()


def test_the_contract_of_the_documentation_is_that_of_the_command(
    run: Run, tmp_path: Path, repository_root: Path
) -> None:
    text = (repository_root / "docs/diff.md").read_text("utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    written = json.loads(example)
    repo = repository(tmp_path / "shop")
    repo.commit(FILES)
    repo.write(edited("journeys/lamp.md", ("owner: lamp-team", "owner: shop-team")))
    document = json.loads(run("diff", "--format", "json", folder=repo.root).stdout)
    assert list(document)[:4] == list(written)
    assert list(document["old"]) == list(written["old"])
    assert list(document["changes"][0]) == list(written["changes"][0])
    for name in list(document)[4:]:
        assert f"`{name}`" in text
    for value in (*Kind, *Thing):
        assert f"`{value.value}`" in text


def test_the_links_of_the_documentation_lead_to_files(repository_root: Path) -> None:
    path = repository_root / "docs/diff.md"
    links = re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8"))
    assert links
    assert [link for link in links if not (path.parent / link).exists()] == []
