"""Files of journeys and personas, each read for itself: what it says, and what is wrong with it alone.

As no file needs another one here, many are read by several processes at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from journeybook.diagnostics import Findings
from journeybook.fields.reading import Reading
from journeybook.forks import hands, shared
from journeybook.format import JOURNEY, PERSONA
from journeybook.load.discover import ContentFile, Files
from journeybook.load.drafted import Drafted
from journeybook.load.drafts import draft_journey, draft_persona
from journeybook.load.packing import packed, unpacked
from journeybook.load.remarks import body_suppressions
from journeybook.load.sources import document_in, read_text
from journeybook.model.journey import Journey
from journeybook.model.needs import needs_of
from journeybook.model.persona import Persona
from journeybook.model.scale import EmotionScale
from journeybook.prose.links import ProseLink, RawHtml, scan

_FEW = 100
"""Files for which it does not pay to make another process."""
_AT_ONCE = 16
"""Files that a process takes at a time."""
_SHARES = 1_000
"""Into how many shares files are divided at most."""
_Shapes = dict[tuple[str, ...], tuple[str, ...]]


def drafted(content: tuple[ContentFile, ...], files: Files, scale: EmotionScale, *, prose: bool) -> tuple[Drafted, ...]:
    """Return what files of journeys and personas come to, in their order; with `prose`, what their Markdown holds."""
    each = max(_AT_ONCE, -(-len(content) // _SHARES))
    shares = [content[first : first + each] for first in range(0, len(content), each)]
    found = shared(
        lambda at: _each_drafted(shares[at], files, scale, prose=prose),
        len(shares),
        hands(len(content), _FEW),
        pack=packed,
        unpack=unpacked,
    )
    return tuple(draft for share in found for draft in share)


def _each_drafted(share: tuple[ContentFile, ...], files: Files, scale: EmotionScale, *, prose: bool) -> list[Drafted]:
    shapes: _Shapes = {}
    return [_drafted(file, files, scale, shapes, prose=prose) for file in share]


def _drafted(file: ContentFile, files: Files, scale: EmotionScale, shapes: _Shapes, *, prose: bool) -> Drafted:
    findings = Findings()
    text = read_text(file.path, files, findings)
    document = document_in(file, text.source, findings) if text.source else None
    thing: Journey | Persona | None = None
    if document is not None:
        reading = Reading(file.path, findings, scale, shapes)
        body, line = document.body, document.body_line
        if file.folder == "journeys":
            thing = draft_journey(file, JOURNEY.read(document.front, reading), body, line, findings)
        else:
            thing = draft_persona(file, PERSONA.read(document.front, reading), body, line)
    return Drafted(
        thing=thing,
        needs=needs_of(thing) if isinstance(thing, Journey) else None,
        findings=tuple(findings.items),
        suppressions=(*findings.suppressions, *body_suppressions([text.shown] if text.shown and prose else ())),
        digest=text.digest if text.shown else "",
        blob=text.blob,
        prose=dict(_prose(thing)) if prose and thing else {},
    )


def _prose(thing: Journey | Persona) -> Iterator[tuple[int, tuple[ProseLink | RawHtml, ...]]]:
    if isinstance(thing, Persona):
        yield thing.body_line, scan(thing.body, thing.body_line)
        return
    narrative = thing.narrative
    yield narrative.line, scan(narrative.introduction, narrative.line)
    for section in narrative.sections:
        yield section.line, scan(section.markdown, section.line)
