"""Mermaid journeys become journey and persona files that load without an error, and nothing gets lost on the way.

What Mermaid silently breaks is repaired and reported where it stands. Pure: files in, files out; the disk is the
command's business.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from journeybook.diagnostics import Diagnostic, Findings, Related, shortened
from journeybook.exchange import mermaid_rules as rules
from journeybook.exchange.ids import NewIds
from journeybook.exchange.journey_file import NewJourney, NewPersona, write_journey, write_persona
from journeybook.exchange.mermaid_blocks import MAX_CHARACTERS, MAX_LINES, Block, blocks
from journeybook.exchange.mermaid_journey import Maker, actors
from journeybook.exchange.mermaid_prepare import prepare
from journeybook.exchange.mermaid_syntax import Diagram, read_journeys
from journeybook.exchange.plain_text import as_markdown, one_line, without_hidden
from journeybook.fields.types import slug
from journeybook.model.scale import EmotionScale
from journeybook.source import SourceFile, Span
from journeybook.syntax.decoding import MAX_BYTES

_ONE_TO_FIVE = EmotionScale()
_MOST_JOURNEYS = 1_000
"""More are not read from one file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """A file to write."""

    path: str
    """Relative to the project, with forward slashes."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import made: the files of a project but its configuration."""

    files: tuple[NewFile, ...]
    """Journeys in the order of the sources, then personas in the order they are met."""
    findings: tuple[Diagnostic, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of the files, for who must not overwrite one."""
        return tuple(file.path for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A journey in a file, and what it will be called."""

    diagram: Diagram
    title: str
    id: str

    @property
    def block(self) -> Block:
        """Where it stands."""
        return self.diagram.block


def import_mermaid(sources: Sequence[SourceFile], *, scale: EmotionScale = _ONE_TO_FIVE) -> Imported:
    """Return the journeys and personas that Mermaid and Markdown files hold, as files.

    `scale` is the emotion scale of the project that the files are for. The same sources give the same files.
    """
    findings = Findings()
    ids = NewIds()
    journeys = [found for source in sources for found in _journeys(source, ids, findings)]
    personas = _personas(journeys, ids, findings)
    written = [(found, _journey_file(found, personas, scale, findings)) for found in journeys]
    files = [file for _, file in written if file is not None]
    first = {name: found for found, file in reversed(written) if file for name in actors(found.diagram)}
    files += [_persona_file(name, persona, first[name]) for name, persona in personas.items() if name in first]
    return Imported(files=tuple(files), findings=tuple(findings))


def _journeys(source: SourceFile, ids: NewIds, findings: Findings) -> list[_Found]:
    """Return the journeys of a file that have a task, named; report what all of them break."""
    found: list[_Found] = []
    kinds: list[str] = []
    for block in blocks(source):
        if block.is_too_large or len(found) == _MOST_JOURNEYS:
            kinds.append("journey")
            _too_large(block, findings)
            if len(found) == _MOST_JOURNEYS:
                break
            continue
        diagrams = read_journeys(block)
        kinds.append("journey" if diagrams else prepare(block).kind)
        if diagrams and not block.closed:
            start = Span(source.path, block.first_line, 1, block.first_line, 1)
            message = "the block that begins above is never closed"
            findings.warning(rules.UNCLOSED, message, start, f"read up to line {block.last_line}")
        for diagram in diagrams:
            for problem, hint in diagram.reports:
                findings.warning(problem.rule, problem.message, problem.span, shortened(hint, 400))
            if not diagram.tasks:
                findings.warning(rules.NO_TASK, "the journey has no task", diagram.span, "no file is written for it")
                continue
            title = _title(diagram, findings)
            found.append(_Found(diagram=diagram, title=title, id=ids.claim("journey", title, _stem(source.path))))
    if "journey" not in kinds:
        _no_journey(source, next((kind for kind in kinds if kind), ""), findings)
    return found


def _too_large(block: Block, findings: Findings) -> None:
    start = Span(block.path, block.first_line, 1, block.first_line, 1)
    if block.is_too_large:
        message = f"a diagram of more than {MAX_LINES:,} lines or {MAX_CHARACTERS:,} characters"
    else:
        message = f"more than {_MOST_JOURNEYS:,} journeys in one file"
    findings.warning(rules.TOO_LARGE, message, start, "not read; split it")


def _no_journey(source: SourceFile, kind: str, findings: Findings) -> None:
    only = f", only a diagram of the kind '{shortened(kind, 40)}'" if kind else ""
    message = f"no Mermaid journey in this file{only}"
    findings.warning(rules.NO_JOURNEY, message, Span(source.path), "a journey's diagram begins with the word `journey`")


def _title(diagram: Diagram, findings: Findings) -> str:
    """Return the title of a journey; where the diagram has none, the nearest thing to one, and say so."""
    if diagram.title or diagram.settings_title:
        return diagram.title or diagram.settings_title
    block = diagram.block
    stem = one_line(_stem(block.path).replace("-", " ").replace("_", " "))
    title = one_line(diagram.accessible_title) or block.heading or (stem[:1].upper() + stem[1:]) or "Journey"
    findings.info(rules.TITLE_MISSING, "the journey has no title", diagram.span, f"written as '{shortened(title)}'")
    return title


def _stem(path: str) -> str:
    return one_line(PurePosixPath(path).stem)


def _personas(found: Sequence[_Found], ids: NewIds, findings: Findings) -> dict[str, str]:
    """Return an id for each actor of all journeys, and report those that look like one another."""
    personas: dict[str, str] = {}
    alike: dict[str, tuple[str, Span]] = {}
    for journey in found:
        for task in journey.diagram.tasks:
            for name in task.actors:
                if name in personas:
                    continue
                personas[name] = ids.claim("persona", name)
                first, span = alike.setdefault(slug(name) or name.casefold(), (name, task.piece.span))
                if first != name:
                    findings.info(
                        rules.SIMILAR_ACTOR,
                        f"the actor '{shortened(name)}' is written '{shortened(first)}' elsewhere",
                        task.piece.span,
                        f"two personas are written: '{personas[first]}' and '{personas[name]}'",
                        (Related(message="the other actor", span=span),),
                    )
    return personas


def _journey_file(found: _Found, personas: dict[str, str], scale: EmotionScale, findings: Findings) -> NewFile | None:
    diagram = found.diagram
    journey = NewJourney(
        title=found.title,
        personas=tuple(personas[name] for name in actors(diagram)),
        stages=Maker(diagram, found.title, personas, scale, findings).stages(),
        body=_body(found),
        comment=_original(found.block),
    )
    path = f"journeys/{found.id}.md"
    text = write_journey(journey)
    if len(text.encode()) > MAX_BYTES:
        text = write_journey(replace(journey, comment=""))
        is_small = len(text.encode()) <= MAX_BYTES
        hint = "the original is not kept as a comment" if is_small else "no file is written"
        findings.warning(rules.TOO_LARGE, f"the journey's file would be over {MAX_BYTES:,} bytes", diagram.span, hint)
        if not is_small:
            return None
    return NewFile(path=path, text=text)


def _persona_file(name: str, persona: str, found: _Found) -> NewFile:
    body = f"An actor of the Mermaid journey in {_code(_shown_path(found.block))}."
    return NewFile(path=f"personas/{persona}.md", text=write_persona(NewPersona(title=name, body=body)))


def _body(found: _Found) -> str:
    """Return what the diagram says in words, and where it stands. The diagram itself is kept as a comment."""
    diagram, block = found.diagram, found.block
    spoken = "" if diagram.accessible_title == found.title else diagram.accessible_title
    line = f", line {block.first_line}" if block.first_line > 1 else ""
    imported = f"Imported from the Mermaid journey in {_code(_shown_path(block))}{line}."
    paragraphs = (as_markdown(spoken), as_markdown(diagram.description), imported)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _original(block: Block) -> str:
    """Return the diagram as it was, for the comment below the fields."""
    lines = [f"  {without_hidden(line.text)}".rstrip() for line in block.lines]
    return "\n".join([f"Imported from {one_line(_shown_path(block))}, line {block.first_line}:", *lines]).rstrip()


def _shown_path(block: Block) -> str:
    """Return the source's path as a file shows it: folders of somebody's machine are nobody else's business."""
    path = PurePosixPath(block.path)
    return path.name if path.is_absolute() or ".." in path.parts else block.path


def _code(text: str) -> str:
    """Return Markdown that shows a text as code, whatever backticks it holds."""
    text = one_line(text)
    fence = "`"
    while fence in text:
        fence += "`"
    space = " " if "`" in text else ""
    return f"{fence}{space}{text}{space}{fence}"
