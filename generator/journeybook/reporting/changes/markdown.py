"""A change as the comment of a pull request: the summary first, then a section a journey, all within a host's limit.

What is in it depends on the comparison alone, so that a bot can write one comment anew; a marker that readers do not
see tells which. Texts of the project are escaped, see `escaping`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from journeybook.diagnostics import Diagnostic, Severity
from journeybook.pages.telling import NOTHING, Telling
from journeybook.reporting.changes.curve import Curve
from journeybook.reporting.changes.escaping import html, markdown
from journeybook.reporting.changes.report import Report, Section, Shared, called, counted, tally
from journeybook.reporting.changes.summary import summary

LIMIT = 60_000
"""Signs of a report at most; hosts refuse comments of more than 65,536."""
MARKER = "<!-- journeybook-diff{} -->"
"""The first line of a report; of a project in a folder of the repository with that."""
MOST_ROWS = 60
"""Rows of one table."""
MOST_FINDINGS = 40
"""New findings that are listed, and cleared ones."""
_OPEN = 6
"""Sections that are open; the others are opened by the reader."""
_RESERVE = 1_200
"""Signs that are kept for saying what is left out."""
_LISTED = 14_000
"""Signs that are kept for a line each of many journeys."""
_CELL = 160


def report(told: Report, *, folder: str = "") -> str:
    """Return the report; `folder` is that of the project in the repository, empty for the repository itself."""
    head = f"{marker(folder)}\n{_head(told)}"
    room = LIMIT - _RESERVE - len(head)
    blocks = tuple(_ends(told))
    ends: list[str] = []
    for block in blocks:
        # Journeys come first: each of the others has a third of the room at most.
        if len(block) <= room // 3:
            ends.append(block)
            room -= len(block) + 1
    if len(ends) < len(blocks):
        ends.append("Not all of what journeys share, and of the findings, has room here.\n")
    many = len(told.sections) > 2 * _OPEN
    parts, rest = _sections(told.sections, room - (_LISTED if many else 0), many=many)
    if rest:
        parts.append(_left_out(rest, _LISTED))
    return "\n".join([head, *parts, *ends])


def _sections(sections: tuple[Section, ...], room: int, *, many: bool) -> tuple[list[str], tuple[Section, ...]]:
    """Return as many sections as there is room for, and those that there is none for."""
    parts: list[str] = []
    for at, section in enumerate(sections):
        block = next((one for one in _versions(section, folded=many or at >= _OPEN) if len(one) < room), None)
        if block is None:
            return parts, sections[at:]
        parts.append(block)
        room -= len(block) + 1
    return parts, ()


def marker(folder: str = "") -> str:
    """Return the line by which a bot finds the comment of a project."""
    name = "".join(sign if sign.isalnum() or sign in "/_. " else "_" for sign in folder.strip("/"))[:100]
    return MARKER.format(f": {name}" if name else "")


def _head(told: Report) -> str:
    """Return what a busy person reads."""
    lines = ["## What this changes for customers", ""]
    lines += [f"- {line}" for line in summary(told, bold=lambda text: f"**{text}**", escape=markdown)]
    lines += ["", f"Compared: {markdown(called(told.old))} → {markdown(called(told.new))}."]
    lines += ["", *(f"> {markdown(note, 600)}" for note in told.notes)] if told.notes else []
    return "\n".join(lines) + "\n"


def _versions(section: Section, *, folded: bool) -> Iterator[str]:
    """Yield a section as a whole, then shorter ones for where there is no room."""
    # What is in a summary is HTML, even where the rest is Markdown.
    head = f"{(html if folded else markdown)(section.title)} — {_fate(section)}"
    body = _feeling(section)
    table = _table(section.tellings)
    for inner in (f"{body}\n{_diagram(section.curve)}\n{table}", f"{body}\n{table}", body):
        yield _folded(head, inner) if folded else f"### {head}\n\n{inner.strip()}\n"


def _fate(section: Section) -> str:
    if section.fate == "added":
        return "new"
    if section.fate == "removed":
        return "removed"
    return ", ".join(tally(telling.change for telling in section.tellings))


def _feeling(section: Section) -> str:
    curve = section.curve
    lines = []
    if section.fate == "changed" and curve.before and curve.after and curve.differs:
        lines.append(f"Emotion: `{curve.before}` → `{curve.after}`")
    elif section.fate != "changed" and (curve.after or curve.before):
        lines.append(f"Emotion: `{curve.after or curve.before}`")
    lines += [f"- {markdown(one.sentence)}" for one in section.told_felt]
    lines += [f"- {markdown(one.text)}" for one in section.consequences]
    lines += [f"- Also on the pages of {seen.kind}: {_listed(seen.names)}" for seen in section.elsewhere]
    # A list that follows a line of text at once would be part of it on some hosts.
    if lines and lines[0].startswith("Emotion"):
        lines.insert(1, "")
    return "\n".join(lines) + "\n"


def _listed(names: tuple[str, ...], most: int = 8) -> str:
    shown = ", ".join(markdown(name, 60) for name in names[:most])
    return f"{shown} and {len(names) - most:,} more" if len(names) > most else shown


def _diagram(curve: Curve) -> str:
    """Return the diagram with the table that says which step a number is, folded."""
    text = curve.mermaid
    if not text:
        return ""
    rows = [
        f"| {at} | {markdown(point.title, 80)}{f' ({point.fate})' if point.fate else ''} | {_score(point.old)} "
        f"| {_score(point.new)} |"
        for at, point in enumerate(curve.drawn, 1)
    ]
    table = "\n".join(["| | Step | Before | After |", "|--:|---|--:|--:|", *rows])
    return _folded("Emotion, step by step", f"```mermaid\n{text}```\n\n{table}")


def _score(score: float | None) -> str:
    return NOTHING if score is None else f"{score:g}"


def _table(tellings: tuple[Telling, ...]) -> str:
    if not tellings:
        return ""
    rows = [_row(telling) for telling in tellings[:MOST_ROWS]]
    more = len(tellings) - len(rows)
    last = [f"\n… and {counted(more, 'more change', 'more changes')}."] if more else []
    return "\n".join(["| | What | Field | Before | After |", "|---|---|---|---|---|", *rows, *last]) + "\n"


def _row(telling: Telling) -> str:
    place = " › ".join(markdown(part.text, 60) for part in telling.place[1:])
    what = f"{telling.noun} **{markdown(telling.subject.text, 100)}**" + (f"<br>{place}" if place else "")
    old, new = (_said(telling, at) for at in (0, 1))
    return f"| {telling.word} | {what} | {markdown(telling.label, 60)} | {old} | {new} |"


def _said(telling: Telling, side: int) -> str:
    """Return what a field says on one side; of prose where the two begin to differ."""
    old, new = telling.old, telling.new
    if telling.long and old != NOTHING and new != NOTHING:
        old, new = parting(old, new)
    return markdown((old, new)[side], _CELL)


def parting(old: str, new: str, before: int = 40) -> tuple[str, str]:
    """Return two long texts from a little before where they part."""
    old, new = " ".join(old.split()), " ".join(new.split())
    at = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    at = min(at, len(old), len(new))
    start = old.rfind(" ", 0, max(0, at - before)) + 1 if at > before else 0
    dots = "…" if start else ""
    return dots + old[start:], dots + new[start:]


def _ends(told: Report) -> Iterator[str]:
    """Yield what stands behind the journeys."""
    if told.shared:
        yield "### What journeys share\n\n" + _shared(told.shared)
    if told.views:
        yield f"Pages about many things that change: {', '.join(view.replace('_', ' ') for view in told.views)}.\n"
    yield from _findings(told)
    if told.translations:
        yield _folded(
            f"{counted(len(told.translations), 'translation reads', 'translations read')} otherwise",
            "What translations say is not compared.\n\n" + _paths(told.translations),
        )
    if told.reworded:
        one, many = "file is written otherwise and means the same", "files are written otherwise and mean the same"
        yield _folded(counted(len(told.reworded), one, many), _paths(told.reworded))


def _shared(changes: tuple[Shared, ...]) -> str:
    rows = []
    for one in changes[:MOST_ROWS]:
        where = "; ".join(f"{seen.kind}: {_listed(seen.names, 5)}" for seen in one.elsewhere)
        rows.append(f"{_row(one.telling)} {where} |")
    more = len(changes) - len(rows)
    last = [f"\n… and {counted(more, 'more change', 'more changes')}."] if more else []
    head = ["| | What | Field | Before | After | Seen in |", "|---|---|---|---|---|---|"]
    return "\n".join([*head, *rows, *last]) + "\n"


def _findings(told: Report) -> Iterator[str]:
    for side, errors in told.broken:
        if side is told.old:
            head = f"{html(called(side))} does not load as a whole: {counted(len(errors), 'error', 'errors')}"
            yield _folded(head, _found(errors))
    if told.brought:
        grave = any(one.severity is Severity.ERROR for one in told.brought)
        head = counted(len(told.brought), "new finding", "new findings")
        yield f"### {head}\n\n{_found(told.brought)}" if grave else _folded(head, _found(told.brought))
    if told.cleared:
        head = counted(len(told.cleared), "cleared finding", "cleared findings")
        yield _folded(head, _found(told.cleared))


def _found(findings: tuple[Diagnostic, ...]) -> str:
    order = (Severity.ERROR, Severity.WARNING, Severity.INFO)
    ordered = sorted(findings, key=lambda one: (order.index(one.severity), one.sort_key))
    rows = [
        f"| {one.severity} | {markdown(f'{one.span.path}:{one.span.line}')} | {markdown(one.message)} | {one.rule} |"
        for one in ordered[:MOST_FINDINGS]
    ]
    more = len(findings) - len(rows)
    last = [f"\n… and {more:,} more."] if more else []
    return "\n".join(["| | Where | What | Rule |", "|---|---|---|---|", *rows, *last]) + "\n"


def _paths(paths: Iterable[str], most: int = 50) -> str:
    every = tuple(paths)
    lines = [f"- {markdown(path)}" for path in every[:most]]
    return "\n".join([*lines, *([f"- and {len(every) - most:,} more"] if len(every) > most else [])]) + "\n"


def _left_out(sections: tuple[Section, ...], room: int) -> str:
    """Return a line each of journeys that there is no room for more of, and say how many have not even that."""
    head = f"{counted(len(sections), 'more journey', 'more journeys')}, in short"
    rows = ["| Journey | What | Emotion |", "|---|---|---|"]
    for section in sections:
        everyone = next((one for one in section.felt if one.everyone and one.change), None)
        felt = f"{everyone.before} → {everyone.after} ({everyone.change})" if everyone else ""
        row = f"| {markdown(section.title, 60)} | {_fate(section)} | {markdown(felt)} |"
        if len(row) >= room:
            break
        rows.append(row)
        room -= len(row) + 1
    left = sections[len(rows) - 2 :]
    if left:
        changes = counted(sum(len(section.tellings) for section in left), "change", "changes")
        journeys = counted(len(left), "journey", "journeys")
        rows.append(f"\nNo room here for {journeys} with {changes}: `journeybook diff` tells them all.")
    return _folded(head, "\n".join(rows))


def _folded(title: str, inner: str) -> str:
    """Return something that the reader opens. Blank lines around it, so that hosts read Markdown in it."""
    return f"<details><summary>{title}</summary>\n\n{inner.strip()}\n\n</details>\n"
