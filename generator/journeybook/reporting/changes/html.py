"""A change as one HTML file that needs nothing else: no script, no address outside, light and dark, for paper too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from journeybook.diagnostics import Diagnostic
from journeybook.diagrams.escaping import collapse
from journeybook.pages.telling import NOTHING, Telling
from journeybook.reporting.changes.curve import Curve
from journeybook.reporting.changes.drawing import drawing
from journeybook.reporting.changes.markdown import parting
from journeybook.reporting.changes.report import Report, Section, Shared, called, counted
from journeybook.reporting.changes.summary import summary

_STYLE = """\
:root{color-scheme:light dark;--paper:light-dark(#fff,#1e2129);--ink:light-dark(#1f2430,#e6e8ee);\
--soft:light-dark(#5b6270,#a9b0be);--line:light-dark(#d9dde4,#3a4150);--good:light-dark(#0a3161,#bde5fc);\
--bad:light-dark(#8c1515,#f89c90);--mark:light-dark(#eef2f7,#2a2f3a)}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:64rem;margin:0 auto;\
padding:1.5rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.2}h2{font-size:1.25rem;margin:2.2rem 0 .4rem;border-top:1px solid var(--line);\
padding-top:1rem}
.soft,.path{color:var(--soft);font-size:.88rem}.summary li{margin:.2rem 0}.note{border-left:4px solid var(--line);\
padding:.3rem .8rem;margin:.6rem 0;background:var(--mark)}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;min-width:36rem;font-size:.92rem;\
overflow-wrap:break-word}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.word{display:inline-block;border:1px solid var(--line);border-radius:.3rem;padding:0 .4rem;background:var(--mark);\
white-space:nowrap}
.good{color:var(--good)}.bad{color:var(--bad)}del{color:var(--soft)}ins{text-decoration:none}
svg{max-width:100%;height:auto;display:block}details{margin:.5rem 0}summary{cursor:pointer}
:focus-visible{outline:3px solid currentColor;outline-offset:2px}
@media print{:root{color-scheme:light}details>*{display:block}h2,tr,svg{break-inside:avoid}}
"""


def report(told: Report) -> str:
    """Return the file."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Report) -> Iterator[str]:
    title = f"What changes from {called(told.old)} to {called(told.new)}"
    yield "<!doctype html>"
    yield '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{_t(title)}</title><style>{_STYLE}</style></head><body><main>"
    yield f"<h1>What this changes for customers</h1><p class=soft>{_t(title)}</p>"
    lines = summary(told, bold=lambda text: f"<strong>{text}</strong>", escape=_t)
    yield f"<ul class=summary>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    yield from (f"<p class=note>{_t(note)}</p>" for note in told.notes)
    for section in told.sections:
        yield from _section(section)
    if told.shared:
        yield "<section><h2>What journeys share</h2>"
        yield from _shared(told.shared)
        yield "</section>"
    if told.views:
        names = ", ".join(view.replace("_", " ") for view in told.views)
        yield f"<p class=soft>Pages about many things that change: {names}</p>"
    for side, errors in told.broken:
        if side is told.old:
            yield from _findings(f"Errors of {called(side)}", errors)
    yield from _findings("New findings", told.brought)
    yield from _findings("Cleared findings", told.cleared)
    yield from _paths("Translations that read otherwise; what they say is not compared", told.translations)
    yield from _paths("Files that are written otherwise and mean the same", told.reworded)
    yield "</main></body></html>"


def _section(section: Section) -> Iterator[str]:
    word = {"added": "new", "removed": "removed"}.get(section.fate, "")
    badge = f" <span class=word>{word}</span>" if word else ""
    yield f"<section><h2>{_t(section.title)}{badge}</h2><p class=path>{_t(section.path)}</p>"
    if section.curve.differs:
        yield drawing(section.curve)
    facts = [(one.sentence, (one.difference > 0) - (one.difference < 0)) for one in section.told_felt]
    facts += [(one.text, one.sign) for one in section.consequences]
    facts += [(f"Also on the pages of {seen.kind}: {', '.join(seen.names)}", 0) for seen in section.elsewhere]
    if facts:
        yield "<ul>" + "".join(f"<li{_tone(sign)}>{_t(text)}</li>" for text, sign in facts) + "</ul>"
    if section.tellings:
        yield _table(("", "What", "Field", "Before", "After"), (_row(telling) for telling in section.tellings))
    yield from _steps(section.curve)
    yield "</section>"


def _steps(curve: Curve) -> Iterator[str]:
    """Yield the numbers of the picture."""
    if not curve.differs or not curve.drawn:
        return
    rows = (
        f"<td class=n>{at}</td><td>{_t(point.title)}{f' <span class=word>{point.fate}</span>' if point.fate else ''}"
        f"</td><td class=n>{_score(point.old)}</td><td class=n>{_score(point.new)}</td>"
        for at, point in enumerate(curve.drawn, 1)
    )
    table = _table(("#n", "Step", "Before#n", "After#n"), rows)
    yield f"<details><summary>Emotion, step by step</summary>{table}</details>"


def _row(telling: Telling) -> str:
    place = " › ".join(part.text for part in telling.place[1:])
    where = f"<div class=soft>{_t(place)}</div>" if place else ""
    path = f"<div class=path>{_t(f'{telling.change.path}:{telling.change.line}')}</div>"
    old, new = telling.old, telling.new
    if telling.long and NOTHING not in (old, new):
        old, new = parting(old, new)
    return (
        f"<td><span class=word>{_t(telling.word)}</span></td>"
        f"<td>{_t(telling.noun)} <strong>{_t(telling.subject.text)}</strong>{where}{path}</td>"
        f"<td>{_t(telling.label)}</td><td><del>{_t(old)}</del></td><td><ins>{_t(new)}</ins></td>"
    )


def _shared(changes: tuple[Shared, ...]) -> Iterator[str]:
    def row(one: Shared) -> str:
        where = "".join(f"<div>{_t(seen.kind)}: {_t(', '.join(seen.names))}</div>" for seen in one.elsewhere)
        return f"{_row(one.telling)}<td>{where}</td>"

    yield _table(("", "What", "Field", "Before", "After", "Seen in"), (row(one) for one in changes))


def _findings(title: str, findings: tuple[Diagnostic, ...]) -> Iterator[str]:
    if findings:
        rows = (
            f"<td><span class=word>{one.severity}</span></td><td>{_t(str(one.span))}</td><td>{_t(one.message)}</td>"
            f"<td>{_t(one.rule)}</td>"
            for one in findings
        )
        yield f"<section><h2>{title}: {len(findings):,}</h2>"
        yield _table(("", "Where", "What", "Rule"), rows)
        yield "</section>"


def _paths(title: str, paths: tuple[str, ...]) -> Iterator[str]:
    if paths:
        items = "".join(f"<li>{_t(path)}</li>" for path in paths)
        yield f"<details><summary>{title}: {counted(len(paths), 'file', 'files')}</summary><ul>{items}</ul></details>"


def _table(heads: tuple[str, ...], rows: Iterable[str]) -> str:
    """Return a table; a head that ends in `#n` is one of numbers."""
    cells = "".join(
        f"<th scope=col{' class=n' if head.endswith('#n') else ''}>{head.removesuffix('#n') or _NAMELESS}</th>"
        for head in heads
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return (
        f'<div class=scroll tabindex=0 role=region aria-label="Table"><table><thead><tr>{cells}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


_NAMELESS = "&nbsp;"


def _tone(sign: int) -> str:
    return " class=good" if sign > 0 else " class=bad" if sign < 0 else ""


def _score(score: float | None) -> str:
    return NOTHING if score is None else f"{score:g}"


def _t(text: str) -> str:
    """Return a text on one line, for HTML."""
    return escape(collapse(text))
