"""A moment of truth that customers dislike, and nothing is done about.

A moment of truth decides whether the customer stays. One that lies below the neutral score costs more than any other
low, so it is where the first opportunity belongs.

Journeys of today are looked at. An opportunity counts at the step, at its stage, or where it answers a pain point of
the step; one that was `dropped` does not.

Wrong:

    - id: pick-up
      title: I pick up my order
      emotion: 2
      moment_of_truth: true

Right:

    - id: pick-up
      title: I pick up my order
      emotion: 2
      moment_of_truth: true
      opportunities: [open-boot-pick-up]

The way out: write what could be done. Where the step decides nothing, take `moment_of_truth` away.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.facts import Low
from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.model.parts import OpportunityStatus


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the moments of truth of today below neutral without an opportunity."""
    for journey in project.walked:
        for low in project.facts[journey.origin.path].lows:
            if not any(_is_alive(name, project) for name in _named(low, project)):
                yield RULE.finding(
                    f"nothing is done about the moment of truth '{low.step}'",
                    low.span,
                    "write `opportunities:` at the step: what could be done, or the id of one that would help",
                )


def _named(low: Low, project: Project) -> Iterator[str]:
    yield from low.opportunities
    for pain in low.pains:
        yield from project.answers.opportunities.get(pain, ())


def _is_alive(name: str, project: Project) -> bool:
    """Say whether an opportunity has not been dropped; one that could not be read may well be alive."""
    opportunity = project.catalogue.opportunities.get(name)
    return opportunity is None or opportunity.status is not OpportunityStatus.DROPPED


RULE = Rule.documented(
    __doc__,
    id="low-moment-of-truth",
    severity=Severity.INFO,
    family=Family.ACTION,
    mark=Mark.ACTION,
    unit=Unit.MOMENT_OF_TRUTH,
    check=check,
)
