"""What several commands share: options, and how findings are shown."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from journeybook.errors import InvocationError

if TYPE_CHECKING:
    from journeybook.config import Settings
    from journeybook.diagnostics import Diagnostic
    from journeybook.pipeline import Checked

project_option = click.option(
    "--project",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="DIR",
    help="The project's folder.  [default: the current folder]",
)
theme_option = click.option(
    "--no-project-theme",
    is_flag=True,
    help="Use none of the project's own templates: for branches from people you do not know.",
)

compare_option = click.option(
    "--compare-with",
    default="",
    metavar="REV",
    help="Mark on every page what is new, changed or gone since a revision: a branch, a tag, a commit; "
    "main... for the last commit in common with main.",
)


def settings_in(project: Path) -> Settings | None:
    """Return the settings of the project in a folder, or None where there is no configuration."""
    from journeybook.load import DiskFiles, load_settings
    from journeybook.load.discover import CONFIG

    return load_settings(DiskFiles(project)) if (project / CONFIG).is_file() else None


def show_findings(checked: Checked, findings: tuple[Diagnostic, ...]) -> None:
    """Print findings, each with its line and a caret, to the error stream."""
    if findings:
        click.echo(shown_findings(checked, findings, colour=sys.stderr.isatty()), err=True)


def shown_findings(checked: Checked, findings: tuple[Diagnostic, ...], *, colour: bool) -> str:
    """Return findings, each with its line and a caret."""
    from journeybook.reporting import text

    return text.report(findings, checked.loaded.sources, colour=colour)


def write_or_print(content: str, out: Path | None) -> None:
    """Write to a file, or to the output stream where no file is named."""
    if out is None:
        click.echo(content, nl=not content.endswith("\n"))
        return
    write_text(out, content)


def write_text(path: Path, content: str) -> None:
    """Write a text file with its folders; what stands in the way is bad usage."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise InvocationError(f"cannot write {path}: {error.strerror}") from error


def replace_file(path: Path, content: bytes) -> None:
    """Give a file another content at once and with its mode: whoever reads meanwhile has the one or the other."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if not os.access(path, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        try:
            temporary.write_bytes(content)
            shutil.copymode(path, temporary)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise InvocationError(f"cannot write {path}: {error.strerror}") from error


def paths_in(project: Path, paths: tuple[Path, ...]) -> tuple[str, ...]:
    """Return paths relative to a project: given so, or relative to the current folder."""
    found = []
    root = project.resolve()
    for path in paths:
        here = path.resolve()
        inside = here if here.exists() and here.is_relative_to(root) else Path(os.path.normpath(root / path))
        if not inside.exists() or not inside.is_relative_to(root):
            raise click.BadParameter(f"there is no {path} in the project", param_hint="PATH")
        found.append(inside.relative_to(root).as_posix())
    return tuple(found)


class Kind(click.Choice[str]):
    """A choice whose values are listed in the usage line."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return the values, joined."""
        return "|".join(map(str, self.choices))
