"""`journeybook merge-driver`: what Git calls to merge a file. `journeybook new gitattributes` tells it to."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from journeybook.cli.options import replace_file
from journeybook.errors import InvocationError
from journeybook.git import GitFailure, git
from journeybook.merging import merge
from journeybook.merging.chunks import Style
from journeybook.merging.files import How
from journeybook.merging.redrawing import redrawn


@click.command("merge-driver")
@click.argument("base", metavar="%O", type=click.Path(path_type=Path))
@click.argument("ours", metavar="%A", type=click.Path(path_type=Path))
@click.argument("theirs", metavar="%B", type=click.Path(path_type=Path))
@click.argument("size", metavar="%L", type=click.IntRange(min=1))
@click.argument("path", metavar="%P")
def merge_driver(base: Path, ours: Path, theirs: Path, size: int, path: str) -> None:
    """Merge three versions of a file for Git, and write the result over the second one.

    The arguments are those that Git gives to a merge driver. Exits with 1 where somebody has to decide.
    """
    try:
        before, mine, other = (each.read_bytes() for each in (base, ours, theirs))
    except OSError as error:
        raise InvocationError(f"cannot read {error.filename}: {error.strerror}") from error
    style = Style(size=size, with_base=_shows_base())
    merged = merge(before, mine, other, path, style, redraw=partial(redrawn, top=Path.cwd(), path=path))
    if merged.data != mine:
        replace_file(ours, merged.data)
    if merged.how is How.BY_LINE and merged.conflicts:
        click.echo(f"{path}: merged line by line, because not every version of it can be read", err=True)
    sys.exit(1 if merged.conflicts else 0)


def _shows_base() -> bool:
    try:
        return git(Path.cwd(), "config", "--get", "merge.conflictStyle").strip().endswith(b"diff3")
    except GitFailure:
        return False
