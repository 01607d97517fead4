"""Two touchpoints of one channel with nearly the same title.

"Checkout page" and "Check-out" are most likely one thing that two teams named. As two, each has half of the steps, half
of the pain points and half of the figures, and no comparison holds.

Case, accents, plurals, the order of the words and words such as "page" or "screen" do not count.

Wrong:

    touchpoints:
      - {id: checkout-page, title: Checkout page, channel: website}
      - {id: check-out, title: Check-out, channel: website}

Right:

    touchpoints:
      - {id: checkout-page, title: Checkout page, channel: website}

The way out: keep one and let all steps name it. Where they are two, say in the titles what sets them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.diagnostics import Diagnostic, Related, Severity
from journeybook.fields.types import unaccented
from journeybook.model.place import Touchpoint

_GENERIC = frozenset({
    "a", "an", "the", "of", "for", "in", "on", "our", "page", "screen", "site", "view", "section", "web", "un",
    "une", "le", "la", "les", "l", "de", "du", "des", "d", "en", "notre", "ecran", "vue", "rubrique",
})  # fmt: skip
"""Words without accents, English and French, that do not tell touchpoints apart."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield each touchpoint in use whose title is nearly that of an earlier one."""
    first: dict[tuple[str | None, str], Touchpoint] = {}
    for touchpoint in project.offered_touchpoints:
        keys = tuple((touchpoint.channel, key) for key in _keys(touchpoint.title))
        other = next((first[key] for key in keys if key in first), None)
        for key in keys:
            first.setdefault(key, touchpoint)
        if other is not None:
            yield RULE.finding(
                f"'{touchpoint.title}' may be the same touchpoint as '{other.title}'",
                touchpoint.origin.span("title"),
                f"let all steps name one of the two, '{other.id}' or '{touchpoint.id}', or say what sets them apart",
                (Related(message="the other one", span=other.origin.span("title")),),
            )


def _keys(title: str) -> frozenset[str]:
    """Return what a title has in common with those nearly like it: its words as one, and its words in any order."""
    words = re.findall(r"\w+", unaccented(title))
    telling = [word.rstrip("s") for word in words if word not in _GENERIC] or words
    return frozenset(("".join(telling), " ".join(sorted(telling)))) if telling else frozenset()


RULE = Rule.documented(
    __doc__,
    id="similar-touchpoints",
    severity=Severity.INFO,
    family=Family.TOUCHPOINTS,
    mark=Mark.PRECISE_TOUCHPOINTS,
    unit=Unit.TOUCHPOINT,
    alone=True,
    check=check,
)
