"""Takes back the findings that files say to take back, and finds what they say in vain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby

from journeybook.checks.kept import NOTHING, Kept
from journeybook.checks.registry import BY_ID, RULES
from journeybook.checks.wanted import Wanted
from journeybook.diagnostics import Diagnostic, Severity, Suppressed, Suppression, shortened
from journeybook.load import Loaded

UNUSED = "unused-suppression"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run of the rules comes to."""

    findings: tuple[Diagnostic, ...]
    """What is wrong, in order of place, each once."""
    suppressed: tuple[Suppressed, ...] = ()
    """What would have been reported, and is taken back with a reason; in order of place."""
    kept: Kept = field(default=NOTHING, compare=False, repr=False)
    """What need not be looked for again in another state of the project."""


def settled(found: Mapping[str, tuple[Diagnostic, ...]], loaded: Loaded, wanted: Wanted) -> Outcome:
    """Take back what files say to take back, and report what they say in vain.

    `found` is what is wrong, by path; paths and findings in order, and weighed.
    """
    desk = _Desk(loaded.suppressions)
    # A file says nothing of another one.
    there = {said.span.path for said in desk.valid}
    about = tuple(one for path in sorted(there) for one in found.get(path, ()))
    kept, suppressed = desk.sort(about)
    unused = tuple(wanted.weighed(desk.unused(loaded, wanted, about)))
    # Somebody may have a reason for a suppression in vain, too.
    more, taken = desk.sort(unused)
    left = {path: those for path, those in found.items() if path not in there}
    if kept or more:
        stay = sorted((*kept, *more), key=lambda one: one.sort_key)
        left |= {path: tuple(those) for path, those in groupby(stay, key=lambda one: one.span.path)}
        left = dict(sorted(left.items()))
    return Outcome(
        findings=tuple(chain.from_iterable(left.values())),
        suppressed=tuple(sorted((*suppressed, *taken), key=lambda one: one.finding.sort_key)),
    )


class _Desk:
    """Matches findings and suppressions."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        self.valid = [said for said in suppressions if not said.fault and said.reason]
        self.used: set[tuple[Suppression, str]] = set()
        self.by_line: dict[tuple[str, int], list[Suppression]] = defaultdict(list)
        for said in self.valid:
            # On the line that it stands on there may be something to be said about itself.
            for line in {said.line, said.span.line}:
                self.by_line[said.span.path, line].append(said)

    def sort(self, found: Iterable[Diagnostic]) -> tuple[list[Diagnostic], list[Suppressed]]:
        """Return the findings that stay and those that are taken back."""
        kept: list[Diagnostic] = []
        suppressed: list[Suppressed] = []
        for one in found:
            said = self._about(one)
            if said is None:
                kept.append(one)
            else:
                suppressed.append(Suppressed(finding=one, reason=said.reason, span=said.span))
        return kept, suppressed

    def _about(self, found: Diagnostic) -> Suppression | None:
        """Return what takes a finding back: what is said of its line before what is said of its file."""
        rule = BY_ID.get(found.rule)
        if rule is None or rule.fixed:
            return None
        span = found.span
        for line in dict.fromkeys((span.line, span.end_line, 0)):
            for said in self.by_line.get((span.path, line), ()):
                for name, _ in said.names:
                    if name in (rule.id, rule.family):
                        self.used.add((said, name))
                        return said
        return None

    def unused(self, loaded: Loaded, wanted: Wanted, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Yield the suppressions of rules that were asked and found nothing there."""
        if loaded.unread:
            return  # Rules that look at the whole project hold back, for what could not be read may be what they miss.
        broken = {one.span.path for one in found if (rule := BY_ID.get(one.rule)) and rule.fixed}
        for said in self.valid:
            if said.span.path in broken:
                continue
            for name, span in said.names:
                if name != UNUSED and (said, name) not in self.used and _was_asked(name, wanted):
                    where = "in this file" if said.line == 0 else f"on line {said.line}"
                    yield Diagnostic(
                        rule="unused-suppression",
                        severity=Severity.WARNING,
                        message=f"'{shortened(name, 60)}' finds nothing {where} that could be suppressed",
                        span=span,
                        hint="take it out; what it was about is mended or has moved",
                    )


def _was_asked(name: str, wanted: Wanted) -> bool:
    return any(name in (rule.id, rule.family) and not rule.fixed and wanted.has(rule) for rule in RULES)
