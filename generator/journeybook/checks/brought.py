"""Which findings a change brings: those that were not there before it. Knows nothing of revisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from journeybook.diagnostics import Diagnostic


def brought(now: Iterable[Diagnostic], then: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings of now that the project did not have then, in their order.

    A finding is the same one on whatever line it stands: that of the same rule, in the same file, with the same words.
    Of several that are alike the first count as old.
    """
    old = Counter(map(_what, then))
    new = []
    for one in now:
        what = _what(one)
        if old[what]:
            old[what] -= 1
        else:
            new.append(one)
    return tuple(new)


def _what(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.rule, diagnostic.span.path, diagnostic.message
