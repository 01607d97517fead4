"""The filter of a list by what is different from the revision that a site is compared with. Knows no list."""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.pages.context import Link, PageContext
from journeybook.pages.finder import Mark

CHANGE = "change"
"""The name of the filter in the address."""
_NEW, _CHANGED = "new", "changed"
EVERYTHING = f"{_NEW},{_CHANGED}"
"""What the filter holds in the address for all that is different."""


def change_label(context: PageContext) -> tuple[str, str]:
    """Return the filter and what it is called; it is shown where a row has a mark for it."""
    return CHANGE, context.site.language.gettext("Change")


def change_marks(link: Link, context: PageContext) -> Iterator[Mark]:
    """Yield the mark of a row about a thing that is new or has changed; nothing for any other."""
    if link.change:
        added = link.change == "added"
        word = context.site.language.terms["change.added" if added else "change.changed"]
        yield Mark(facet=CHANGE, value=_NEW if added else _CHANGED, text=word)
