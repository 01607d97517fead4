"""The summary of a change: a handful of lines, the weightiest first, that say what it does to customers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from journeybook.diagnostics import Severity
from journeybook.reporting.changes.report import Report, Section, called, counted, tally

MOST_FELT = 3
MOST_FOLLOWING = 4
_MOST_TALLIED = 6


def summary(told: Report, *, bold: Callable[[str], str], escape: Callable[[str], str]) -> tuple[str, ...]:
    """Return the lines; `bold` puts weight on a text that `escape` has made harmless."""
    return tuple(_lines(told, bold, escape))


def _lines(told: Report, bold: Callable[[str], str], escape: Callable[[str], str]) -> Iterator[str]:
    if told.is_empty:
        yield bold("No change of meaning.")
    else:
        yield f"{bold(_journeys(told))}: {', '.join(_tallied(told))}"
    for name, sentence in _felt(told.sections):
        yield f"{bold(escape(name))}: {escape(sentence)}"
    follows = told.everything_follows
    titles = {section.id: section.title for section in told.sections} if len(told.sections) > 1 else {}
    for one in follows[:MOST_FOLLOWING]:
        name = titles.get(one.journey, "")
        yield f"{bold(escape(name))}: {escape(one.text)}" if name else escape(one.text)
    if len(follows) > MOST_FOLLOWING:
        yield f"{counted(len(follows) - MOST_FOLLOWING, 'more consequence', 'more consequences')}"
    yield from _findings(told, bold, escape)


def _journeys(told: Report) -> str:
    """Return how many journeys are another: `2 journeys changed, 1 new`."""
    counts = {fate: sum(section.fate == fate for section in told.sections) for fate in ("changed", "added", "removed")}
    words = {"changed": "changed", "added": "new", "removed": "gone"}
    parts = [(count, words[fate]) for fate, count in counts.items() if count]
    if not parts:
        return "No journey changed"
    (count, word), *rest = parts
    return ", ".join([f"{counted(count, 'journey', 'journeys')} {word}", *(f"{more:,} {word}" for more, word in rest)])


def _tallied(told: Report) -> tuple[str, ...]:
    parts = tally(told.changes)
    if len(parts) <= _MOST_TALLIED:
        return parts
    return (*parts[:_MOST_TALLIED], "and more")


def _felt(sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    """Yield the journeys that feel most otherwise, each with the persona for whom that is most so."""
    found = []
    for section in sections:
        if section.fate != "changed":
            continue
        mattering = [one for one in section.felt if one.sentence and (one.change or one.time_change)]
        personas = [one for one in mattering if not one.everyone] or mattering
        if personas:
            most = max(personas, key=lambda one: abs(one.difference))
            found.append((section.title, most.sentence, abs(most.difference)))
    found.sort(key=lambda one: -one[2])
    yield from ((title, sentence) for title, sentence, _ in found[:MOST_FELT])


def _findings(told: Report, bold: Callable[[str], str], escape: Callable[[str], str]) -> Iterator[str]:
    for side, errors in told.broken:
        if side is told.old:
            yield f"{escape(called(side))} does not load as a whole ({counted(len(errors), 'error', 'errors')})"
    grave = sum(one.severity is Severity.ERROR for one in told.brought)
    others = len(told.brought) - grave
    parts = [bold(counted(grave, "new error", "new errors"))] if grave else []
    parts += [counted(others, "new finding", "new findings")] if others else []
    gone = f"{len(told.cleared):,}" if parts else counted(len(told.cleared), "finding", "findings")
    parts += [f"{gone} cleared"] if told.cleared else []
    if parts:
        yield ", ".join(parts)
    elif not told.is_empty:
        yield "No new findings"
