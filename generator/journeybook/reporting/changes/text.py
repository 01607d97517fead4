"""A change for people at a terminal: the summary, then journey by journey. Returns text, prints nothing."""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.diagnostics import Diagnostic, Severity
from journeybook.pages.telling import NOTHING, Telling
from journeybook.reporting.changes.escaping import shortened
from journeybook.reporting.changes.markdown import parting
from journeybook.reporting.changes.report import Report, Section, Shared, called, counted
from journeybook.reporting.changes.summary import summary
from journeybook.reporting.width import visible

_BOLD, _GREEN, _RED, _YELLOW, _DIM = "1", "32", "31", "33", "2"
_SIGNS = {"added": ("+", _GREEN), "removed": ("−", _RED), "moved": ("↕", _YELLOW), "renamed": ("=", _YELLOW),
          "changed": ("~", _YELLOW)}  # fmt: skip
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}


def report(told: Report, *, colour: bool = False) -> str:
    """Return a report; `colour` adds ANSI codes for a terminal."""
    return "\n".join(_Writer(colour=colour).lines(told)) + "\n"


class _Writer:
    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def lines(self, told: Report) -> Iterator[str]:
        yield self.paint(f"{_shown(called(told.old))} → {_shown(called(told.new))}", _BOLD)
        for line in summary(told, bold=lambda text: self.paint(text, _BOLD), escape=_shown):
            yield f"  {line}"
        for note in told.notes:
            yield f"  note: {_shown(note, 2_000)}"
        for section in told.sections:
            yield ""
            yield from self.section(section)
        if told.shared:
            yield ""
            yield self.paint("What journeys share", _BOLD)
            for one in told.shared:
                yield from self.shared(one)
        if told.views:
            yield ""
            yield f"Pages about many things that change: {', '.join(view.replace('_', ' ') for view in told.views)}"
        for side, errors in told.broken:
            if side is told.old:
                yield from self.findings(f"Errors of {_shown(called(side))}", errors)
        yield from self.findings("New findings", told.brought)
        yield from self.findings("Cleared findings", told.cleared)
        yield from self.paths("Translations that read otherwise; what they say is not compared", told.translations)
        yield from self.paths("Files that are written otherwise and mean the same", told.reworded)

    def section(self, section: Section) -> Iterator[str]:
        word = {"added": " (new)", "removed": " (gone)"}.get(section.fate, "")
        yield self.paint(f"{_shown(section.title)}{word}", _BOLD) + "  " + self.paint(_shown(section.path), _DIM)
        curve = section.curve
        if section.fate == "changed" and curve.differs and curve.before and curve.after:
            yield f"  emotion {curve.before} → {curve.after}"
        for felt in section.told_felt:
            colour = _GREEN if felt.difference > 0 else _RED if felt.difference < 0 else ""
            yield f"  {self.paint(_shown(felt.sentence), colour)}"
        for one in section.consequences:
            yield f"  {self.paint(_shown(one.text), {1: _GREEN, -1: _RED}.get(one.sign, ''))}"
        for telling in section.tellings:
            yield from self.telling(telling)
        for seen in section.elsewhere:
            yield self.paint(f"  also on the pages of {seen.kind}: {', '.join(map(_shown, seen.names))}", _DIM)

    def shared(self, one: Shared) -> Iterator[str]:
        yield from self.telling(one.telling)
        for seen in one.elsewhere:
            yield self.paint(f"      in {seen.kind}: {', '.join(map(_shown, seen.names))}", _DIM)

    def telling(self, telling: Telling) -> Iterator[str]:
        sign, colour = _SIGNS[telling.change.kind.value]
        place = " › ".join(_shown(part.text) for part in telling.place[1:])
        where = _shown(f"{telling.change.path}:{telling.change.line}")
        said = f"{_shown(telling.text)}{f' ({place})' if place else ''}"
        yield f"  {self.paint(sign, colour)} {said}  {self.paint(where, _DIM)}"
        if telling.long and telling.change.kind.value == "changed":
            old, new = telling.old, telling.new
            if NOTHING not in (old, new):
                old, new = parting(old, new)
            yield f"      {self.paint(f'− {_shown(old)}', _RED)}"
            yield f"      {self.paint(f'+ {_shown(new)}', _GREEN)}"

    def findings(self, title: str, findings: tuple[Diagnostic, ...]) -> Iterator[str]:
        if findings:
            yield ""
            yield self.paint(f"{title}: {len(findings):,}", _BOLD)
        for one in findings:
            kind = self.paint(f"{one.severity}[{one.rule}]", _COLOURS[one.severity])
            yield f"  {_shown(str(one.span))}: {kind} {_shown(one.message)}"

    def paths(self, title: str, paths: tuple[str, ...]) -> Iterator[str]:
        if paths:
            yield ""
            yield self.paint(f"{title}: {counted(len(paths), 'file', 'files')}", _BOLD)
            yield from (f"  {_shown(path)}" for path in paths)

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code else text


def _shown(text: str, at_most: int = 200) -> str:
    return visible(shortened(text, at_most))
