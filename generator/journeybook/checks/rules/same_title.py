"""Two things of a kind with the same title.

Readers know a title and never an id. Of two journeys called "Returns" in a list nobody can tell which is which, and a
comment in a meeting ends up at the wrong one.

Journeys of one state, personas, channels, and phases of one lifecycle are compared, capital letters aside; retired
journeys are not.

Wrong: `journeys/retail/returns.md` and `journeys/grocery/returns.md` both say

    title: Returns

Right:

    title: Returning a purchase at the desk

The way out: say in the titles what sets the two apart. Touchpoints have a rule of their own, `similar-touchpoints`.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Related, Severity, shortened
from journeybook.model.journey import Lifecycle
from journeybook.source import Origin


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield each thing with the title of an earlier one of its kind."""
    known = project.catalogue
    first: dict[tuple[str, str, str], Origin] = {}
    things: list[tuple[str, str, str, Origin]] = []
    things += (
        ("journey", journey.state, journey.title, journey.origin)
        for journey in known.journeys.values()
        if journey.status is not Lifecycle.RETIRED
    )
    things += (("persona", "", persona.title, persona.origin) for persona in known.personas.values())
    things += (("channel", "", channel.title, channel.origin) for channel in known.channels.values())
    things += (("phase", phase.set, phase.title, phase.origin) for phase in known.phases.values())
    for kind, group, title, origin in things:
        other = first.setdefault((kind, group, title.casefold()), origin)
        if other is not origin and origin.has("title"):
            yield RULE.finding(
                f"another {kind} is called '{shortened(title, 80)}' too",
                origin.span("title"),
                "say in the titles what sets the two apart",
                (Related(message="the other one", span=other.span("title")),),
            )


RULE = Rule.documented(__doc__, id="same-title", severity=Severity.WARNING, family=Family.REFERENCES, check=check)
