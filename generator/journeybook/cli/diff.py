"""`journeybook diff`: what changed in meaning between two revisions, or between one and the files."""

from __future__ import annotations

import sys
from pathlib import Path
from types import MappingProxyType

import click

from journeybook import pipeline
from journeybook.cli.collector import kept_for_good
from journeybook.cli.options import Kind, project_option, write_or_print
from journeybook.cli.revisions import Asked, SplitCommand, asked
from journeybook.errors import InvocationError
from journeybook.load.revision import Gap, Revision, folder_in_repository, is_clean, merge_base, revision
from journeybook.pipeline import Checked
from journeybook.reporting import gaps
from journeybook.reporting.changes import Report, html, json, markdown, report_of, text


@click.command(cls=SplitCommand)
@click.argument("arguments", nargs=-1, metavar="[OLD[..NEW]] [PATH]...")
@project_option
@click.option(
    "--format", "form", type=Kind(["text", "markdown", "json", "html"]), default="text",
    help="For a terminal, a pull request, programs, or a browser.",
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="The file.  [default: standard output]")
@click.option("--exit-code", is_flag=True, help="Exit with 1 where something means something else.")
@click.pass_context
def diff(
    context: click.Context, arguments: tuple[str, ...], project: Path, form: str, out: Path | None, exit_code: bool
) -> None:
    """Tell what changed in meaning: steps, emotions, touchpoints, pain points; not lines.

    Compares the files in the folder with the last commit; with OLD with that; OLD..NEW compares two revisions, and
    OLD...NEW what NEW has since it was forked from OLD. A tag, a branch, a commit: whatever Git understands.
    """
    wanted = asked(arguments, context, project)
    with kept_for_good():
        told = _report(project, wanted)
    written = _written(told, form, project, colour=out is None and sys.stdout.isatty())
    write_or_print(written, out)
    sys.exit(1 if exit_code and not told.is_empty else 0)


def _report(project: Path, wanted: Asked) -> Report:
    """Return what is different, or end where nothing can be compared."""
    notes = []
    old = _known(revision(project, wanted.old))
    new = _known(revision(project, wanted.new)) if wanted.new else None
    if wanted.fork and new:
        base = merge_base(project, old, new)
        if isinstance(base, Gap):
            notes.append(f"{_sentence(gaps.told(base))} Compared with {old.name} as it is.")
        else:
            notes.append(f"Compared with {base.commit[:7]}, the last commit that {old.name} and {new.name} share.")
            old = base
    if new and not is_clean(project, new):
        notes.append("The files in the folder are not those of the commit: what is not committed is not part of this.")
    now = _checked(pipeline.check_at(project, new)) if new else pipeline.check(project)
    then = _checked(pipeline.check_at(project, old, now.today, now))
    if then.absent and now.absent:
        raise InvocationError(f"neither '{wanted.old}' nor '{wanted.new}' has a project in this folder")
    return report_of(pipeline.compared(then, now), paths=wanted.paths, notes=notes)


def _written(told: Report, form: str, project: Path, *, colour: bool) -> str:
    match form:
        case "markdown":
            return markdown.report(told, folder=folder_in_repository(project))
        case "text":
            return text.report(told, colour=colour)
        case _:
            return _FORMS[form](told)


_FORMS = MappingProxyType({"json": json.report, "html": html.report})


def _known(found: Revision | Gap) -> Revision:
    if isinstance(found, Gap):
        raise InvocationError(gaps.told(found))
    return found


def _checked(found: Checked | Gap) -> Checked:
    if isinstance(found, Gap):
        raise InvocationError(gaps.told(found))
    return found


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
