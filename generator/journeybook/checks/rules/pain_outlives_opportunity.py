"""A pain point that is still there after what should answer it was done.

Either it helped, and the journey still shows what is gone; or it did not, and nobody has said so. Both make the next
decision worse.

Pain points that customers meet today and that only opportunities with `status: done` answer are looked at.

Wrong: the search was mended, and the pain point stands.

    pains: [search-ignores-brands]
    opportunities:
      - id: brand-search
        title: A search that knows brands
        status: done

Right: the pain point is gone, and the opportunity says which one it answered.

    opportunities:
      - id: brand-search
        title: A search that knows brands
        status: done
        description: Ended the search that ignored brand names.

The way out: ask or measure again. Take the pain point away or lower its severity, or write what still has to be done.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Related, Severity
from journeybook.insight.answers import OPEN
from journeybook.model.parts import OpportunityStatus


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the done opportunities with a pain point that is met today, and that nothing else is to answer."""
    known = project.catalogue.opportunities
    for opportunity in project.offered_opportunities:
        if opportunity.status is not OpportunityStatus.DONE:
            continue
        for pain in project.answers.pains.get(opportunity.id, ()):
            others = (known[name].status for name in project.answers.opportunities[pain])
            if pain in project.pains_met and not any(status in OPEN for status in others):
                yield RULE.finding(
                    f"the opportunity '{opportunity.id}' is done, and the pain point '{pain}' is still there",
                    opportunity.origin.span("status"),
                    "take the pain point away where it is gone, or write what still has to be done",
                    (Related(message="the pain point", span=project.catalogue.pains[pain].origin.span("title")),),
                )


RULE = Rule.documented(
    __doc__,
    id="pain-outlives-opportunity",
    severity=Severity.INFO,
    family=Family.ACTION,
    mark=Mark.ACTION,
    unit=Unit.OPPORTUNITY,
    among=lambda journey: sum(one.status is OpportunityStatus.DONE for one in journey.defined_opportunities),
    check=check,
)
