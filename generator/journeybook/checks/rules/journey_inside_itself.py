"""A journey that is opened from a step of itself, or of a journey inside it.

The finer journey of a step tells that step in more detail. Where the way down comes round to where it began, a reader
never arrives, and neither the atlas nor a figure over sub-journeys has a top.

Wrong: in `journeys/drive.md`

    - id: fill-basket
      title: I fill my basket
      journey: drive

Right:

    - id: fill-basket
      title: I fill my basket
      journey: find-a-product

The way out: take one of the references away. To say that the customer begins again, write `next`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Diagnostic, Severity, shortened
from journeybook.source import Span


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the steps that close a ring of journeys, one for each ring that is come upon."""
    opened: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for inner, places in project.opened.items():
        for outer, place in places:
            opened[outer.id].append((inner, place))
    done: set[str] = set()
    for start in sorted(opened):
        # Without recursion, however deep it goes: the journeys above, and what is still to be seen in each of them.
        above = [start]
        rest: list[Iterator[tuple[str, Span | None]]] = [iter(opened[start] if start not in done else ())]
        while rest:
            inner, span = next(rest[-1], ("", None))
            if span is None:
                done.add(above.pop())
                rest.pop()
            elif inner in above:
                yield _found(span, above[above.index(inner) :])
            elif inner not in done:
                above.append(inner)
                rest.append(iter(opened.get(inner, ())))


def _found(span: Span, ring: list[str]) -> Diagnostic:
    ways = " → ".join((*ring, ring[0]))
    return RULE.finding(
        f"this step opens '{ring[0]}', which it is inside of: {shortened(ways, 150)}",
        span,
        "take one of the references away",
    )


RULE = Rule.documented(
    __doc__, id="journey-inside-itself", severity=Severity.WARNING, family=Family.STRUCTURE, check=check
)
