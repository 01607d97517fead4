"""The text of a Mermaid journey as sections and tasks: what Mermaid reads, and what it silently loses or refuses.

Reads line by line, in one pass, whatever the text. Knows no file format of ours and no emotion scale.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from journeybook.exchange import mermaid_rules as rules
from journeybook.exchange.mermaid_blocks import Block
from journeybook.exchange.mermaid_pieces import Line, Piece, Problem
from journeybook.exchange.mermaid_prepare import prepare
from journeybook.exchange.mermaid_task import Task, actors_of, is_well_formed, read_task
from journeybook.source import Span

UNNAMED = "Unnamed stage"

_HEADER = re.compile(r"(?P<word>journey)(?![\w-])\s*(?P<rest>.*)", re.IGNORECASE)
_KEYWORD = re.compile(r"(?P<word>title|section|accTitle|accDescr)(?P<rest>\s.*|:.*|(?<=accDescr)\{.*|)", re.IGNORECASE)
_LEFT_OUT = re.compile(r"(?P<comment>//|<!--.*-->$)|(?:classDef|linkStyle)\s", re.IGNORECASE)
_SPOKEN = re.compile(r"acc(?:Title|Descr)\s*:", re.IGNORECASE)
"""Begins the only values in which every character is itself."""
_NOTE = re.compile(r"\s%%(?!\{)")
_STATEMENT = re.compile(r"(?:(?:section|title)\s|[^:]+:\s*[0-9](?:\s*:[^:]*)?$)", re.IGNORECASE)

Report = tuple[Problem, str]
"""A problem, and what was made of the place: the hint of the finding."""


@dataclass(slots=True, kw_only=True)
class Section:
    """A section and its tasks."""

    title: str
    """Empty for the tasks that stand before the first section."""
    span: Span
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Diagram:
    """A Mermaid journey while it is read, and after."""

    block: Block
    """Where it stands."""
    span: Span
    """Its first line."""
    title: str = ""
    accessible_title: str = ""
    description: str = ""
    """The accessible description, lines kept."""
    settings_title: str = ""
    """The title of the front matter."""
    sections: list[Section] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    """Everything to report but the problems of tasks, which the tasks hold."""

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks in order."""
        return tuple(task for section in self.sections for task in section.tasks)


def read_journeys(block: Block) -> tuple[Diagram, ...]:
    """Return the journeys of a block, mostly one; none where it holds another kind of diagram."""
    prepared = prepare(block)
    if not prepared.lines or not _HEADER.fullmatch(prepared.lines[0].text):
        return ()
    # A second line that is the word alone begins a second journey: Mermaid refuses that, people write it.
    cuts = [at for at, line in enumerate(prepared.lines) if at == 0 or line.text == "journey"]
    ends = [*cuts[1:], len(prepared.lines)]
    diagrams = [
        _Reader(_part(block, prepared.lines, start, end), prepared.lines[start:end]).read()
        for start, end in zip(cuts, ends, strict=True)
    ]
    for diagram in diagrams[1:]:
        problem = Problem(rules.REFUSED, "a second journey in one diagram: Mermaid refuses both", diagram.span)
        diagram.reports.append((problem, "read as a journey of its own"))
    diagrams[0].settings_title = prepared.title
    diagrams[0].reports += prepared.problems
    return tuple(diagrams)


def _part(block: Block, lines: Sequence[Line], start: int, end: int) -> Block:
    """Return the part of a block that holds the statements from `start` to `end`, and what stands above the first."""
    first = lines[start].number - block.first_line if start else 0
    last = lines[end].number - block.first_line if end < len(lines) else len(block.lines)
    return replace(block, lines=block.lines[first:last])


class _Reader:
    """Reads one diagram from top to bottom."""

    def __init__(self, block: Block, lines: Sequence[Line]) -> None:
        self.pieces = [Piece.of(line.text, block.path, line.number, line.column) for line in lines]
        self.diagram = Diagram(block=block, span=self.pieces[0].span)
        self.known = frozenset(
            name for piece in self.pieces if is_well_formed(piece) for name in actors_of(piece.split(":")[2:])
        )
        self.last_brace = max((at for at, piece in enumerate(self.pieces) if "}" in piece.text), default=-1)
        """The last line that can close a description."""
        self.titles: dict[str, list[tuple[str, Span]]] = {}
        """Values of `title`, `acctitle` and `accdescr`, in order."""

    def read(self) -> Diagram:
        """Return the diagram."""
        self._header(self.pieces[0])
        at = 1
        while at < len(self.pieces):
            keyword = _KEYWORD.fullmatch(self.pieces[at].text)
            if keyword and keyword["word"].lower() == "accdescr" and keyword["rest"].lstrip().startswith("{"):
                at = self._description(at, keyword.start("rest"))
            else:
                self._line(self.pieces[at])
                at += 1
        self.diagram.title = self._last("title")
        self.diagram.accessible_title = self._last("acctitle")
        self.diagram.description = self._last("accdescr")
        return self.diagram

    def _report(self, rule: str, message: str, piece: Piece, hint: str) -> None:
        self.diagram.reports.append((Problem(rule, message, piece.span), hint))

    def _header(self, piece: Piece) -> None:
        match = _HEADER.fullmatch(piece.text)
        assert match is not None
        if match["word"] != "journey":
            message = f"'{match['word']}' is not 'journey': Mermaid does not know the diagram"
            self._report(rules.REFUSED, message, piece, "read as a journey")
        rest = piece.part(match.start("rest"))
        if not rest.text:
            return
        if _KEYWORD.fullmatch(rest.text) or is_well_formed(rest):
            self._line(rest)
            return
        message = f"'{rest.source}' behind 'journey': Mermaid refuses the diagram"
        if rest.text.startswith(":") and (title := rest.part(1).plain):
            self._name("title", title, rest)
            self._report(rules.REFUSED, message, rest, f"read as title '{title}'")
        else:
            self._report(rules.REFUSED, message, rest, "left out")

    def _line(self, piece: Piece) -> None:
        """Read a line: a statement, several with `;` between them, or a comment that Mermaid does not know."""
        if note := _LEFT_OUT.match(piece.text):
            if not is_well_formed(piece):
                message = "a comment or a style, which journeys do not know"
                self._report(rules.REFUSED, message, piece, "left out")
                return
            if note["comment"]:
                message = "Mermaid takes the comment for a task: its own comments begin with '%%'"
                self._report(rules.COMMENT, message, piece, "left out")
                return
        if piece.text.startswith("#"):
            # Mermaid takes such a line for a comment, and so it is, unless a task is to be seen: `#1 priority: 5: Me`.
            if not piece.text[1:2].isspace() and is_well_formed(piece.part(1)):
                self._task(piece, Problem(rules.LOST_TEXT, "Mermaid drops a line that begins with '#'", piece.span))
            return
        parts = [part.stripped() for part in piece.split(";") if part.text.strip()]
        if ";" not in piece.above_hash.text or _SPOKEN.match(piece.text):
            self._statement(piece)
        elif len(parts) > 1 and all(_STATEMENT.match(part.text) for part in parts):
            self._statement(parts[0])
            for part in parts[1:]:
                message = "a second statement behind a ';': Mermaid refuses the diagram"
                self._statement(part, Problem(rules.REFUSED, message, part.span))
        elif len(parts) == 1:
            end = piece.part(piece.text.index(";"), piece.text.index(";") + 1)
            message = "a ';' at the end of a line: Mermaid refuses the diagram"
            self._statement(parts[0], Problem(rules.REFUSED, message, end.span))
        elif parts:
            self._statement(piece.part(0, len(piece.text.rstrip("; \t"))))
        else:
            self._report(rules.REFUSED, "a ';': Mermaid refuses the diagram", piece, "left out")

    def _statement(self, piece: Piece, *problems: Problem) -> None:
        keyword = _KEYWORD.fullmatch(piece.text)
        if keyword is None or _is_task_after_all(piece, keyword, bool(self.titles or self.diagram.sections)):
            if keyword is not None and _takes(keyword):
                message = f"a task that begins with '{keyword['word']}': Mermaid takes that for a keyword"
                problems = (*problems, Problem(rules.KEYWORD, message, piece.part(0, keyword.end("word")).span))
            self._task(piece, *problems)
            return
        value = piece.part(keyword.start("rest")).stripped()
        word = keyword["word"].lower()
        if word in ("title", "section"):
            reports = [*problems, *_misread(word, value)]
            value = value.part(1).stripped() if value.text.startswith(":") else value
            if note := _NOTE.search(value.text):
                value = value.part(0, note.start())
        else:
            missing = f"no colon behind '{keyword['word']}': Mermaid refuses the diagram"
            reports = [
                *problems,
                *([] if value.text.startswith(":") else [Problem(rules.REFUSED, missing, piece.span)]),
            ]
            value = value.part(1).stripped() if value.text.startswith(":") else value
            if not value.text:
                empty = f"an empty {keyword['word']}: Mermaid takes the line below for it"
                reports.append(Problem(rules.KEYWORD, empty, piece.span))
        if word == "section":
            self._section(value, reports)
        else:
            if value.plain:
                self._name(word, value.plain, piece)
            hint = f"read as {keyword['word']} '{value.plain}'" if value.plain else "left out"
            self.diagram.reports += [(problem, hint) for problem in reports]

    def _section(self, name: Piece, problems: Sequence[Problem]) -> None:
        title = name.plain or UNNAMED
        self.diagram.sections.append(Section(title=title, span=name.span))
        self.diagram.reports += [(problem, f"read as section '{title}'") for problem in problems]

    def _task(self, piece: Piece, *problems: Problem) -> None:
        task = read_task(piece, self.known, problems)
        if not self.diagram.sections:
            self.diagram.sections.append(Section(title="", span=piece.span))
        self.diagram.sections[-1].tasks.append(task)

    def _name(self, word: str, value: str, piece: Piece) -> None:
        self.titles.setdefault(word, []).append((value, piece.span))

    def _last(self, word: str) -> str:
        """Return the value that counts of `title`, `acctitle` or `accdescr`; report the others."""
        *others, (last, _) = self.titles.get(word, [("", self.diagram.span)])
        for value, span in others:
            problem = Problem(rules.LOST_TEXT, f"Mermaid drops '{value}', because another one follows below", span)
            self.diagram.reports.append((problem, f"left out; '{last}' counts"))
        return last

    def _description(self, start: int, brace: int) -> int:
        """Read an accessible description in braces; return the number of the line below it."""
        opened = self.pieces[start]
        opened = opened.part(opened.text.index("{", brace) + 1)
        at, inside = start, [opened]
        closed = start <= self.last_brace
        while at + 1 < len(self.pieces) and not (closed and "}" in inside[-1].text):
            if not closed and _STATEMENT.match(self.pieces[at + 1].text):
                break
            at += 1
            inside.append(self.pieces[at])
        if "}" in inside[-1].text:
            last = inside.pop()
            end = last.text.index("}")
            inside.append(last.part(0, end))
            if rest := last.part(end + 1).stripped().text:
                self._line(last.part(last.text.index(rest, end + 1)))
        else:
            message = "a description that is never closed: Mermaid refuses the diagram"
            self._report(rules.UNCLOSED, message, self.pieces[start], f"read up to line {inside[-1].line}")
        if text := "\n".join(piece.plain for piece in inside).strip():
            self._name("accdescr", text, self.pieces[start])
        return at + 1


def _takes(keyword: re.Match[str]) -> bool:
    """Say whether Mermaid takes the first word of a task for a keyword."""
    return not keyword["rest"].startswith(":") or keyword["word"].lower().startswith("acc")


def _is_task_after_all(piece: Piece, keyword: re.Match[str], begun: bool) -> bool:
    """Say whether a line that begins with a keyword has the shape of a task, where one can be."""
    if not is_well_formed(piece):
        return False
    word, has_actors = keyword["word"].lower(), piece.text.count(":") == 2
    if word in ("title", "section") and keyword["rest"].startswith(":"):
        return True
    if word == "title":
        return begun
    return has_actors and (begun or word == "section")


def _misread(word: str, value: Piece) -> list[Problem]:
    """Return what Mermaid makes of a title or the name of a section."""
    text = value.text
    problems = []

    def add(rule: str, message: str, at: int) -> None:
        problems.append(Problem(rule, message, value.part(at, at + 1).span))

    if text.startswith(":"):
        add(rules.KEYWORD, f"a colon behind '{word}': Mermaid reads a task named '{word}'", 0)
    elif not text:
        rule = rules.REFUSED if word == "section" else rules.KEYWORD
        add(rule, f"an empty {word}: Mermaid takes the line below for it", 0)
    elif word == "section" and ":" in value.above_hash.text:
        add(rules.REFUSED, "a colon in a section: Mermaid refuses the diagram", text.index(":"))
    if ";" in value.above_hash.text:
        add(rules.REFUSED, f"a ';' in a {word}: Mermaid refuses the diagram", text.index(";"))
    if "#" in text:
        lost = value.part(text.index("#"))
        add(rules.LOST_TEXT, f"Mermaid drops '{lost.source}'", text.index("#"))
    if note := _NOTE.search(text):
        add(rules.COMMENT, f"Mermaid takes the comment for a part of the {word}", note.start() + 1)
    return [*problems, *value.code_problems]
