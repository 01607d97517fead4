"""`journeybook check`: everything that is wrong, in one run, or what a change makes wrong."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from journeybook import __version__, pipeline
from journeybook.checks.registry import RULES
from journeybook.checks.runner import only
from journeybook.cli.collector import kept_for_good
from journeybook.cli.options import Kind, paths_in, project_option
from journeybook.diagnostics import Diagnostic, Suppressed, has_errors
from journeybook.errors import InvocationError
from journeybook.load.revision import Gap, folder_in_repository, merge_base, revision
from journeybook.pipeline import Checked
from journeybook.reporting import gaps, github, gitlab, json, junit, sarif, text
from journeybook.reporting.baseline import Baseline

_FORMATS = ["text", "json", "github", "gitlab", "sarif", "junit"]
_FORK = "..."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What a report is about."""

    findings: tuple[Diagnostic, ...]
    suppressed: tuple[Suppressed, ...]
    baseline: Baseline | None = None


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@project_option
@click.option(
    "--format",
    "form",
    type=Kind(_FORMATS),
    default="text",
    help="For people, for programs, or for what shows findings beside the lines: GitHub, GitLab, code scanning, a "
    "list of tests.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Only what is wrong now and was not at that revision; with `main...` since this branch left main.",
)
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
def check(paths: tuple[Path, ...], project: Path, form: str, since: str | None, strict: bool) -> None:
    """Report everything that is wrong, or what is wrong in some files or folders.

    The whole project is read in any case, because files refer to one another.
    """
    with kept_for_good():
        checked = pipeline.check(project, known=pipeline.known_drafts(project))
        shown = _everything(checked) if since is None else _since(checked, since)
    shown = _at(paths_in(project, paths), shown)
    if form == "text":
        _show(checked, shown)
    else:
        click.echo(_written(form, checked, shown, strict=strict), nl=False)
        if form in ("gitlab", "sarif", "junit"):
            # Their readers are programs; who reads the log of the run learns here what came of it.
            click.echo(_summary(shown), err=True)
    sys.exit(1 if has_errors(shown.findings, strict=strict) else 0)


def _everything(checked: Checked) -> _Shown:
    return _Shown(findings=checked.findings, suppressed=checked.suppressed)


def _since(checked: Checked, name: str) -> _Shown:
    """Return what the project has now and had not at a revision; InvocationError where that cannot be known."""
    compared = pipeline.compare_with(checked, _forked_from(checked.root, name))
    if isinstance(compared, Gap):
        raise InvocationError(gaps.told(compared))
    new, newly = set(compared.brought), set(compared.brought_suppressed)
    files = {one.span.path for one in new}
    older = tuple(one for one in checked.findings if one.span.path not in files or one not in new)
    return _Shown(
        findings=compared.brought,
        suppressed=tuple(one for one in checked.suppressed if one.finding in newly),
        baseline=Baseline(revision=name, commit=compared.old.commit, older=older),
    )


def _forked_from(root: Path, name: str) -> str:
    """Return the revision that a name means: of `main...` the commit at which this branch left it."""
    if not name.endswith(_FORK):
        return name
    found = revision(root, name.removesuffix(_FORK) or "HEAD")
    here = revision(root, "HEAD")
    base = found if isinstance(found, Gap) else here if isinstance(here, Gap) else merge_base(root, found, here)
    if isinstance(base, Gap):
        raise InvocationError(gaps.told(base))
    return base.commit


def _at(paths: tuple[str, ...], shown: _Shown) -> _Shown:
    """Return what a report says of some files and folders; all of it where none is named."""
    there = set(only((one.finding for one in shown.suppressed), paths))
    base = shown.baseline
    return _Shown(
        findings=only(shown.findings, paths),
        suppressed=tuple(one for one in shown.suppressed if one.finding in there),
        baseline=base and Baseline(revision=base.revision, commit=base.commit, older=only(base.older, paths)),
    )


def _show(checked: Checked, shown: _Shown) -> None:
    """Print for people."""
    if not shown.findings:
        count = len(checked.loaded.catalogue.journeys)
        # "nothing found; 2 findings suppressed": what was looked through stands behind the first part.
        first, dots, rest = _summary(shown).partition("; ")
        click.echo(
            f"{first[:1].upper()}{first[1:]} in {count:,} {'journey' if count == 1 else 'journeys'}{dots}{rest}."
        )
        return
    click.echo(
        text.report(
            shown.findings,
            checked.loaded.sources,
            suppressed=len(shown.suppressed),
            baseline=shown.baseline,
            colour=sys.stdout.isatty(),
        )
    )


def _summary(shown: _Shown) -> str:
    return text.summary(shown.findings, suppressed=len(shown.suppressed), baseline=shown.baseline)


def _written(form: str, checked: Checked, shown: _Shown, *, strict: bool) -> str:
    """Return the report for programs, with the paths that the repository has."""
    if form == "json":
        return json.report(shown.findings, shown.suppressed, baseline=shown.baseline)
    prefix = folder_in_repository(checked.root)
    match form:
        case "github":
            return github.report(
                shown.findings, suppressed=len(shown.suppressed), baseline=shown.baseline, prefix=prefix
            )
        case "gitlab":
            return gitlab.report(shown.findings, prefix=prefix)
        case "sarif":
            manuals = {rule.id: rule.manual for rule in RULES}
            return sarif.report(
                shown.findings,
                shown.suppressed,
                manuals=manuals,
                version=__version__,
                baseline=shown.baseline,
                prefix=prefix,
            )
        case _:
            files = checked.loaded.sources
            return junit.report(shown.findings, files, strict=strict, baseline=shown.baseline, prefix=prefix)
