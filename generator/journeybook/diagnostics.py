"""Findings about a user's files, as data. How they are shown is reporting's business."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from operator import itemgetter
from types import MappingProxyType

from journeybook.source import Span
from journeybook.spelling import nearest

_NOWHERE: Mapping[str, str] = MappingProxyType({})


class Severity(StrEnum):
    """How much a finding matters. An error stops a build; `--strict` makes warnings count as errors."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A second place that belongs to a finding, such as the first of two equal ids."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: what is wrong, where, and the way out."""

    rule: str
    """The stable kebab-case id of the rule; `journeybook explain <id>` says more."""
    severity: Severity
    message: str
    """One sentence part, lower case, naming the thing and the fact."""
    span: Span
    hint: str = ""
    """The way out; empty where the message says it already."""
    related: tuple[Related, ...] = ()

    def with_severity(self, severity: Severity) -> Diagnostic:
        """Return the same finding at another severity."""
        return self if severity is self.severity else replace(self, severity=severity)

    @property
    def sort_key(self) -> tuple[str, int, int, int, int, str, str]:
        """Order by place, then by rule and message, so that two runs print the same."""
        span = self.span
        return span.path, span.line, span.column, span.end_line, span.end_column, self.rule, self.message


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """What a team writes in a file to take findings back: `# journeybook: ignore[rule-id] why`."""

    names: tuple[tuple[str, Span], ...]
    """Ids of rules or names of families, as written, each with its place."""
    reason: str
    """Why, on one line; empty where nothing is said."""
    span: Span
    """Where it is written, from its first sign to the end of its reason."""
    line: int
    """The line whose findings it is about; 0 for those of the whole file."""
    fault: str = ""
    """Why it cannot be read; it is then about nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """A finding that a team has taken back."""

    finding: Diagnostic
    reason: str
    span: Span
    """Where the suppression is written."""


@dataclass(slots=True)
class Findings:
    """Collects diagnostics while a stage works; iterated in order of place."""

    items: list[Diagnostic] = field(default_factory=list)
    suppressions: list[Suppression] = field(default_factory=list)
    """What is said about findings in the files that were read, in any order."""

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(in_order(self.items))

    def __len__(self) -> int:
        return len(self.items)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Add findings that another stage made."""
        self.items.extend(diagnostics)

    def error(self, rule: str, message: str, span: Span, hint: str = "", related: tuple[Related, ...] = ()) -> None:
        """Add a finding at error level."""
        self._add(Severity.ERROR, rule, message, span, hint, related)

    def warning(self, rule: str, message: str, span: Span, hint: str = "", related: tuple[Related, ...] = ()) -> None:
        """Add a finding at warning level."""
        self._add(Severity.WARNING, rule, message, span, hint, related)

    def info(self, rule: str, message: str, span: Span, hint: str = "", related: tuple[Related, ...] = ()) -> None:
        """Add a piece of advice."""
        self._add(Severity.INFO, rule, message, span, hint, related)

    def _add(
        self, severity: Severity, rule: str, message: str, span: Span, hint: str, related: tuple[Related, ...]
    ) -> None:
        self.items.append(
            Diagnostic(rule=rule, severity=severity, message=message, span=span, hint=hint, related=related)
        )


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings by file and place, each once."""
    found: list[Diagnostic] = []
    last, alike = None, 0
    # To compare all with all others takes longer than to order them, and equal ones have the same place.
    for key, one in sorted([(one.sort_key, one) for one in diagnostics], key=_first):
        alike = alike + 1 if key == last else 0
        if not alike or one not in found[-alike:]:
            found.append(one)
        else:
            alike -= 1
        last = key
    return tuple(found)


_first = itemgetter(0)


def has_errors(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Say whether a finding stops a build; with `strict`, warnings do too."""
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(found.severity in stops for found in diagnostics)


def shortened(text: str, at_most: int = 200) -> str:
    """Return a text as a message shows it: of a long one only the beginning."""
    return text if len(text) <= at_most else text[: at_most - 1] + "…"


def did_you_mean(name: str, known: Iterable[str], places: Mapping[str, str] = _NOWHERE) -> str:
    """Return a hint naming the known name nearest to `name`, or a short list of what is known, or "".

    `places` may map a known name to the file where it stands, which the hint then shows.
    """
    names = sorted(set(known))
    meant = nearest(name, names)
    if meant is not None:
        where = f" ({places[meant]})" if meant in places else ""
        return f"did you mean '{meant}'{where}?"
    return "known: " + ", ".join(names) if 0 < len(names) <= 16 else ""
