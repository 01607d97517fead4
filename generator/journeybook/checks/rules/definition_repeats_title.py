"""A definition that says no more than the title.

"Checkout page: the page of the checkout" helps nobody tell it from the basket. A definition earns its place by what
it includes and what it leaves out.

Definitions of touchpoints, channels and phases are read for this in English and French.

Wrong:

    title: Slot picker
    definition: The picker of slots

Right:

    title: Slot picker
    definition: The calendar, shown before payment, in which a one-hour slot is reserved at one pick-up point.

The way out: say what it is made of, where it begins, where it ends, and what is not part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from journeybook.checks.project import Project
from journeybook.checks.rule import Family, Mark, Rule, Unit
from journeybook.checks.texts import Text, primary
from journeybook.diagnostics import Diagnostic, Severity
from journeybook.fields.types import unaccented

_KINDS = ("touchpoint", "channel", "phase")
_EMPTY = {
    "en": frozenset({
        "a", "an", "the", "of", "for", "in", "on", "at", "to", "by", "with", "and", "or", "our", "its", "is",
        "are", "this", "that", "it", "where", "which", "customer", "customers", "touchpoint", "channel", "phase",
        "used",
    }),
    "fr": frozenset({
        "un", "une", "le", "la", "les", "l", "de", "du", "des", "d", "a", "au", "aux", "en", "sur", "dans",
        "pour", "par", "avec", "et", "ou", "notre", "nos", "son", "sa", "ses", "est", "sont", "ce", "cette",
        "qui", "que", "client", "clients", "point", "contact", "canal", "phase", "utilise", "utilisee",
    }),
}  # fmt: skip
"""Words without accents that tell a reader nothing more, by language."""


def check(project: Project) -> Iterator[Diagnostic]:
    """Yield the definitions all words of which stand in the title or say nothing."""
    for kind in _KINDS:
        titles = {(title.id, title.language): title for title in project.titles(kind)}
        for definition in project.texts_of(kind, "definition"):
            title = titles.get((definition.id, definition.language))
            if title is not None and _repeats(definition, title):
                yield RULE.finding(
                    f"the definition of the {kind} '{definition.id}' says no more than its title",
                    definition.span,
                    "say what it is made of, where it begins and where it ends",
                )


def _repeats(definition: Text, title: Text) -> bool:
    empty = _EMPTY.get(primary(definition.language))
    if empty is None:
        return _words(definition.text) <= _words(title.text)
    return _words(definition.text) - empty <= _words(title.text)


def _words(text: str) -> frozenset[str]:
    """Return the words of a text without accents, and without the letter that makes them many."""
    return frozenset(word.rstrip("s") if len(word) > 3 else word for word in re.findall(r"\w+", unaccented(text)))


RULE = Rule.documented(
    __doc__,
    id="definition-repeats-title",
    severity=Severity.INFO,
    family=Family.TOUCHPOINTS,
    mark=Mark.PRECISE_TOUCHPOINTS,
    unit=Unit.TOUCHPOINT,
    alone=True,
    check=check,
)
