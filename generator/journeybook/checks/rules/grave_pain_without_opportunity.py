"""A grave pain point that nothing is done about.

A severity of 4 or 5 says that customers complain, call or leave. A journey that shows it and proposes nothing is put
away with a sigh, and the next workshop finds the same again.

Pain points that customers meet today in journeys in review or published are looked at. What is `dropped` answers
nothing.

Wrong:

    pains:
      - id: wait-without-a-word
        title: Nobody says how long it takes
        severity: 4

Right:

    pains:
      - id: wait-without-a-word
        title: Nobody says how long it takes
        severity: 4
    opportunities:
      - id: show-the-wait
        title: The waiting time on the terminal
        impact: 4
        effort: 2

The way out: write an opportunity at one of the steps where it is met, or name the pain under `pains:` of one that
exists. Where nothing can be done, suppress it with the reason; readers want to know that too.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.parts import OpportunityStatus

_DROPPED = OpportunityStatus.DROPPED
_GRAVE = 4
"""The severity from which on a pain point calls for an answer."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the grave pain points of today that no opportunity answers."""
    opportunities, answering = project.catalogue.opportunities, project.answers.opportunities
    grave = (pain for pain in project.catalogue.pains.values() if (pain.severity or 0) >= _GRAVE)
    for pain in grave:
        answers = answering.get(pain.id, ())
        if pain.id in project.pains_met and all(opportunities[one].status is _DROPPED for one in answers):
            yield RULE.finding(
                f"nothing is done about the pain point '{pain.id}' of severity {pain.severity}",
                pain.origin.span("severity"),
                f"write an opportunity where it is met, or `pains: [{pain.id}]` at one that answers it",
            )


RULE = Rule.documented(
    __doc__,
    id="grave-pain-without-opportunity",
    severity=Severity.INFO,
    family=Family.ACTION,
    mark=Mark.ACTION,
    unit=Unit.PAIN,
    among=lambda journey: sum((pain.severity or 0) >= _GRAVE for pain in journey.defined_pains),
    check=check,
)
