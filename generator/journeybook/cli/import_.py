"""`journeybook import`: other people's formats become our files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from journeybook.cli.options import project_option, settings_in, write_text
from journeybook.diagnostics import Findings, has_errors
from journeybook.errors import InvocationError
from journeybook.exchange.front_matter import quoted
from journeybook.load.discover import CONFIG
from journeybook.model import EmotionScale
from journeybook.reporting import text
from journeybook.source import SourceFile
from journeybook.syntax import decode
from journeybook.syntax.decoding import MAX_BYTES


@click.group("import")
def import_() -> None:
    """Make journey files of files in another format."""


@import_.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@project_option
@click.option("--out", type=click.Path(path_type=Path), metavar="DIR", help="Another folder that gets the files.")
def mermaid(files: tuple[Path, ...], project: Path, out: Path | None) -> None:
    """Import Mermaid journeys: .mmd files, and Markdown files that hold ```mermaid blocks.

    Files that are there already are never overwritten.
    """
    _import(files, out if out is not None else project)


def _import(files: tuple[Path, ...], out: Path) -> None:
    from journeybook.exchange.mermaid import import_mermaid

    findings = Findings()
    sources = [source for path in files if (source := _read(path, findings)) is not None]
    settings = settings_in(out)
    imported = import_mermaid(sources, scale=settings.scale if settings else EmotionScale())
    findings.extend(imported.findings)
    if findings.items:
        by_path = {source.path: source for source in sources}
        click.echo(text.report(tuple(findings), by_path, colour=sys.stderr.isatty()), err=True)
    there = {file.path for file in imported.files if (out / file.path).exists()}
    # A persona that is there already is the actor of the same name: it walks the new journeys too.
    taken = sorted(path for path in there if not path.startswith("personas/"))
    if taken:
        names = ", ".join(taken[:5]) + (" …" if len(taken) > 5 else "")
        raise InvocationError(f"{out} holds {names} already; nothing was written. Choose another folder by --out")
    real = out.resolve()
    astray = next((file.path for file in imported.files if not (out / file.path).resolve().is_relative_to(real)), None)
    if astray is not None:
        raise InvocationError(f"{out / astray} would lie outside {out}, where a link leads; nothing was written")
    for file in imported.files:
        if file.path not in there:
            write_text(out / file.path, file.text)
    journeys = sum(file.path.startswith("journeys/") for file in imported.files)
    if journeys and not (out / CONFIG).exists():
        write_text(out / CONFIG, f"title: {quoted(out.resolve().name or 'Journeys')}\n")
    counted = f"{journeys} {'journey' if journeys == 1 else 'journeys'}"
    click.echo(f"{out}: {counted} from {len(sources)} {'file' if len(sources) == 1 else 'files'}")
    sys.exit(1 if has_errors(findings) or not journeys else 0)


def _read(path: Path, findings: Findings) -> SourceFile | None:
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for, and some devices never end
            raise InvocationError(f"cannot read {path}: it is no file")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InvocationError(f"cannot read {path}: {error.strerror}") from error
    return decode(str(path), data, findings, keep_hidden=True)
