"""A step with neither touchpoint nor channel.

Most of what journeys are compared by hangs on where a step happens: the glossary, the channel pages, who answers for
what. A step that is told in a finer journey (`journey: …`) needs none of its own.

Wrong:

    - id: pay
      title: I pay

Right:

    - id: pay
      title: I pay
      touchpoint: checkout-page

The way out: name the touchpoint, or the channel where no touchpoint is defined yet. A step away from the company,
such as talking to a friend, has a channel too: name it for what it is, `word-of-mouth` or `home`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity

_FIELDS = ("touchpoint", "channel", "journey")


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps of which nothing says where they happen."""
    for journey in project.catalogue.journeys.values():
        for step in journey.steps:
            # A field that was written and could not be read is reported already.
            if not any(step.origin.has(name) for name in _FIELDS):
                yield RULE.finding(
                    f"the step '{step.id}' has no touchpoint",
                    step.origin.span("title"),
                    "write `touchpoint: …`, or `channel: …` where no touchpoint is defined",
                )


RULE = Rule.documented(
    __doc__,
    id="step-without-touchpoint",
    severity=Severity.WARNING,
    family=Family.TOUCHPOINTS,
    mark=Mark.PRECISE_TOUCHPOINTS,
    unit=Unit.STEP,
    alone=True,
    check=check,
)
