"""A measure of opportunities that does not exist.

`priorities:` in `site_config.yml` names measures: `impact` and `effort` as written, `severity` of the gravest pain
point that an opportunity answers, the `journeys`, `personas` and `steps` that it would help, and a team's own fields
`x-…` that hold numbers. One that no opportunity has is reported as a warning.

Wrong:

    priorities: {up: imapct}

Right:

    priorities: {up: impact}

The way out: correct the name, or write the field at an opportunity.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity, did_you_mean, shortened
from journeybook.fields.types import number
from journeybook.model.formula import MEASURES
from journeybook.source import Span


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the team's own measures that no opportunity has as a number; where there is none at all, nothing is odd."""
    opportunities = project.catalogue.opportunities.values()
    own = {name for one in opportunities for name, value in one.extras.items() if _is_number(value)}
    if not opportunities or project.unread:
        return
    for name, span in _named(project):
        if name not in MEASURES and name not in own:
            message = f"no opportunity has a number in '{shortened(name, 60)}'"
            hint = did_you_mean(name, own) if own else "write it at an opportunity"
            yield RULE.finding(message, span, hint).with_severity(Severity.WARNING)


def _named(project: Project) -> Iterator[tuple[str, Span]]:
    """Yield the measures that the configuration names, and where."""
    settings = project.settings.priorities
    for axis in ("across", "up"):
        if settings.origin.has(axis):
            yield getattr(settings, axis), settings.origin.span(axis)
    if settings.origin.has("score"):
        yield from ((name, settings.origin.span("score")) for name in settings.score.measures)
    else:
        yield from ((name, settings.origin.span("weights", name)) for name, _ in settings.weights)


def _is_number(value: object) -> bool:
    return isinstance(value, str) and number(value) is not None


RULE = Rule.documented(
    __doc__, id="unknown-measure", severity=Severity.ERROR, family=Family.REFERENCES, fixed=True, check=check
)
