"""`journeybook new ci`: ready recipes for the host of a repository. Overwrites nothing that it is not told to."""

from __future__ import annotations

import re
import shlex
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

import click

from journeybook import __version__
from journeybook.cli.options import Kind, project_option, write_text
from journeybook.errors import InvocationError
from journeybook.git import GitFailure, git
from journeybook.load.discover import open_project
from journeybook.load.revision import folder_in_repository

RECIPES = files("journeybook.cli") / "templates" / "ci"
_PLACES = MappingProxyType({"github": ".github/workflows", "gitlab": ".gitlab"})
_GITLAB = ".gitlab-ci.yml"
_INCLUDE = "include:\n  - local: .gitlab/journeybook.yml\n"

# By commit, because a tag can be moved to other code; the version is for readers, and for tools that renew them.
_ACTIONS = MappingProxyType(
    {
        "checkout": "actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0",
        "setup-python": "actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0",
        "upload-artifact": "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2",
        "download-artifact": "actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0",
        "upload-pages-artifact": "actions/upload-pages-artifact@56afc609e74202658d3ffba0e8f6dda462b719fa # v3.0.1",
        "deploy-pages": "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5",
    }
)
_PLAIN = re.compile(r"[\w./ -]*", re.ASCII)
"""Folders that stand in YAML and in a shell as they are, or between quotes."""


@click.command()
@project_option
@click.option("--host", type=Kind(list(_PLACES)), required=True, help="Where the repository is.")
@click.option("--force", is_flag=True, help="Write recipes anew that are there already.")
def ci(project: Path, host: str, force: bool) -> None:
    """Write recipes that check, compare, preview and publish at the host of the repository.

    A pull request is checked for what it makes wrong, told in one comment, and built as a preview; the default branch
    is published.
    """
    open_project(project)
    root, folder = repository(project)
    recipes = {f"{_PLACES[host]}/{name}": text for name, text in recipes_of(host, folder, _branch(project)).items()}
    there = [path for path in recipes if (root / path).exists()]
    if there and not force:
        raise InvocationError(f"{', '.join(there)} is there already; --force writes it anew")
    for path, text in recipes.items():
        write_text(root / path, text)
        click.echo(str(root / path))
    if host == "gitlab":
        _include(root)


def recipes_of(host: str, folder: str = "", branch: str = "main") -> dict[str, str]:
    """Return the recipes of a host by file name, for a project in a folder of its repository.

    `folder` has a slash at its end, and is empty for the repository itself; `branch` is the default branch.
    """
    if not _PLAIN.fullmatch(folder):
        raise InvocationError(f"a recipe cannot name the folder '{folder}': use letters, digits, - and _")
    words = {
        "version": __version__,
        "branch": branch if _PLAIN.fullmatch(branch) else f"'{branch}'",
        "project": f" --project {shlex.quote(folder.rstrip('/'))}" if folder else "",
        **_ACTIONS,
    }
    made = {}
    for entry in sorted((RECIPES / host).iterdir(), key=lambda entry: entry.name):
        text = entry.read_text(encoding="utf-8")
        for word, value in words.items():
            text = text.replace(f"@@{word}@@", value)
        made[entry.name] = text
    return made


def repository(project: Path) -> tuple[Path, str]:
    """Return the repository's folder and the project's in it; without a repository the project is all of it."""
    folder = folder_in_repository(project)
    root = project
    for _ in Path(folder).parts:
        root = root / ".."
    return (root.resolve() if folder else project), folder


def _branch(project: Path) -> str:
    """Return the name of the default branch: what the host said when it was cloned, else `main` or `master`."""
    for name in ("refs/remotes/origin/HEAD", "HEAD"):
        try:
            branch = git(project, "symbolic-ref", "--quiet", "--short", name).decode().strip().removeprefix("origin/")
        except GitFailure:
            continue
        if name != "HEAD" or branch == "master":
            return branch
    return "main"


def _include(root: Path) -> None:
    """Have GitLab read the recipe: in a new file, or by the words for the one that is there, which is not touched."""
    path = root / _GITLAB
    if not path.exists():
        write_text(path, _INCLUDE)
        click.echo(str(path))
        return
    if ".gitlab/journeybook.yml" not in path.read_text(encoding="utf-8", errors="replace"):
        click.echo(f"Add to {path}:\n\n{_INCLUDE}")
