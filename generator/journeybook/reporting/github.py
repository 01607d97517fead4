"""Findings as commands of GitHub's workflows, which shows them beside the lines of a pull request.

The form is that of GitHub's documentation, "Workflow commands": https://docs.github.com/actions/reference/workflow-commands
A run shows ten of each severity; what is printed stays whole in its log.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from journeybook.diagnostics import Diagnostic, Severity
from journeybook.reporting.baseline import Baseline
from journeybook.reporting.hosts import hosted_path, told
from journeybook.reporting.text import summary

_COMMANDS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"})


def report(
    diagnostics: Iterable[Diagnostic], *, suppressed: int = 0, baseline: Baseline | None = None, prefix: str = ""
) -> str:
    """Return a command a finding, and a summary for the log. Columns count from 1; ends are inclusive there.

    `suppressed` is how many findings were taken back, `baseline` what the findings are told since, `prefix` the folder
    of the project in the repository, with a slash at its end.
    """
    found = tuple(diagnostics)
    last = summary(found, suppressed=suppressed, baseline=baseline)
    return "\n".join([*(_command(one, prefix) for one in found), last]) + "\n"


def _command(diagnostic: Diagnostic, prefix: str) -> str:
    span = diagnostic.span
    properties = {
        "file": hosted_path(span.path, prefix),
        "line": str(span.line),
        "endLine": str(span.end_line),
        # Over several lines GitHub takes no columns.
        **(
            {"col": str(span.column), "endColumn": str(max(span.column, span.end_column - 1))}
            if span.line == span.end_line
            else {}
        ),
        "title": diagnostic.rule,
    }
    named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[diagnostic.severity]} {named}::{_data(told(diagnostic))}"


def _data(text: str) -> str:
    """Return a text that ends no command and begins none."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
