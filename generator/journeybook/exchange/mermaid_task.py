"""One task of a Mermaid journey: what it was meant to say, and what Mermaid makes of it instead.

A task is `name: score: actor, actor`. What Mermaid reads rightly is read the same; the rest is repaired.
Knows no other line of the diagram but the names of the actors met in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from journeybook.exchange import mermaid_rules as rules
from journeybook.exchange.mermaid_pieces import Piece, Problem
from journeybook.exchange.mermaid_scale import MERMAID, almost_a_number, leading_number, mermaid_number, number_at_end

UNNAMED = "Unnamed step"

_NOTE = re.compile(r"(?:^|\s)(?P<note>%%(?!\{).*|#\s[^:]*$)")
_MOST_COLONS = 50
"""Parts from the end of a task in which a score is looked for."""
_JOURNEY = re.compile(r"journey\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\W*(?:\w{1,2}|n\W?a|tbd|todo|xxx|none|null|nan|score)?\W*|[<{$\[(].*[>})\]]", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task as it will be written."""

    title: str
    score: float | None
    """On the diagram's own scale; None where no number can be read."""
    actors: tuple[str, ...]
    piece: Piece
    """The whole task."""
    score_piece: Piece
    """The score; the whole task where there is none."""
    problems: tuple[Problem, ...]


def is_well_formed(piece: Piece) -> bool:
    """Say whether Mermaid reads a task here as it was meant: a name, a number, and perhaps actors."""
    parts = piece.split(":")
    return (
        len(parts) in (2, 3)
        and not set(";#") & set(piece.text)
        and bool(parts[0].text.strip())
        and mermaid_number(parts[1].text) is not None
    )


def actors_of(parts: Sequence[Piece]) -> tuple[str, ...]:
    """Return the names in lists parted by commas, each once; empty ones are left out."""
    names = (name.plain for part in parts for name in part.split(",;"))
    return tuple(dict.fromkeys(name for name in names if name))


def read_task(piece: Piece, known: frozenset[str], found: Sequence[Problem] = ()) -> Task:
    """Return the task that a line was meant to be.

    `known` are the actors of the diagram's well-formed tasks, `found` the problems of the line met so far.
    """
    piece, notes = _without_note(piece)
    problems = [*found, *notes, *_broken_by_characters(piece)]
    wide = ":" not in piece.text and "：" in piece.text
    if wide:
        message = "full-width colons: Mermaid knows only ':' and refuses the diagram"
        problems.append(Problem(rules.REFUSED, message, piece.span))
    division = _divide(_Parts(piece, piece.split("：" if wide else ":"), known))
    title = division.name.plain or UNNAMED
    if title == UNNAMED:
        problems.append(Problem(rules.REFUSED, "a task without a name: Mermaid refuses the diagram", piece.span))
    names = [name for part in division.actors for name in part.split(",;")]
    if len(names) > 1 and (empty := next((name for name in names if not name.plain), None)):
        problems.append(
            Problem(rules.NO_ACTOR, "a comma with no actor beside it: Mermaid draws a nameless one", empty.span)
        )
    return Task(
        title=title,
        score=division.score,
        actors=actors_of(division.actors),
        piece=piece,
        score_piece=division.score_piece or piece,
        problems=(_dropped_line(piece),) if piece.text[1:3] == "%%" else (*problems, *division.problems),
    )


def _dropped_line(piece: Piece) -> Problem:
    message = "Mermaid takes a line whose second and third characters are '%%' for a comment and drops it"
    return Problem(rules.LOST_TEXT, message, piece.span)


def _without_note(piece: Piece) -> tuple[Piece, list[Problem]]:
    """Return the task without a comment behind it."""
    colon = piece.text.find(":")
    note = _NOTE.search(piece.text, colon + 1) if colon >= 0 else None
    if note is None:
        return piece, []
    found = piece.part(note.start("note"))
    if found.text.startswith("#"):
        problem = Problem(
            rules.LOST_TEXT, f"Mermaid drops '{found.source}', from the '#' to the end of the line", found.span
        )
    else:
        problem = Problem(
            rules.COMMENT, f"Mermaid takes the comment '{found.source}' for a part of the task", found.span
        )
    return piece.part(0, note.start("note")).stripped(), [problem]


def _broken_by_characters(piece: Piece) -> list[Problem]:
    text = piece.text
    problems: list[Problem] = []
    hash_at, colon, semicolon = text.find("#"), text.find(":"), piece.above_hash.text.find(";")
    if hash_at > 0 and (colon < 0 or hash_at < colon):
        message = "a '#' in a task's name: Mermaid refuses the diagram"
        problems.append(Problem(rules.REFUSED, message, piece.part(hash_at, hash_at + 1).span))
    elif hash_at > 0:
        lost = piece.part(hash_at)
        problems.append(Problem(rules.LOST_TEXT, f"Mermaid drops '{lost.source}'", lost.span))
    if semicolon >= 0:
        message = "a ';' in a task: Mermaid refuses the diagram"
        problems.append(Problem(rules.REFUSED, message, piece.part(semicolon, semicolon + 1).span))
    if word := _JOURNEY.match(text):
        message = f"a task that begins with '{word[0]}': Mermaid refuses the diagram"
        problems.append(Problem(rules.REFUSED, message, piece.part(0, word.end()).span))
    return [*problems, *piece.code_problems]


@dataclass(frozen=True, slots=True)
class _Parts:
    """A task cut at its colons."""

    whole: Piece
    parts: tuple[Piece, ...]
    known: frozenset[str]

    @property
    def last(self) -> int:
        """The number of the last part; the first is 0."""
        return len(self.parts) - 1

    def name(self, count: int) -> Piece:
        """Return the first `count` parts as one piece, with the colons between them but none at its ends."""
        end = None if count > self.last else self.parts[count].column - self.whole.column - 1
        name = self.whole.part(0, end)
        start = len(name.text) - len(name.text.lstrip(" \t:"))
        return name.part(start, max(start, len(name.text.rstrip(" \t:"))))

    def candidates(self) -> list[int]:
        """Return the parts where a score can be, the likeliest first: the last but one, the last, then backwards."""
        backwards = range(self.last - 2, max(0, self.last - _MOST_COLONS), -1)
        return [at for at in (self.last - 1, self.last, *backwards) if at >= 1]

    def are_known(self, at: int) -> bool:
        """Say whether a part names actors of the diagram and nothing else."""
        names = actors_of(self.parts[at : at + 1])
        return bool(names) and self.known.issuperset(names)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Division:
    """Which parts of a task are its name, its score and its actors."""

    name: Piece
    score: float | None = None
    score_piece: Piece | None = None
    actors: tuple[Piece, ...] = ()
    problems: tuple[Problem, ...] = ()


def _divide(task: _Parts) -> _Division:
    """Return the first reading that fits, from what Mermaid reads to what is hardly more than text."""
    for reading in (_as_mermaid, _changed_places, _score_further_on, _almost, _score_in_name):
        division = reading(task)
        if division is not None:
            return division
    return _no_score(task)


def _as_mermaid(task: _Parts) -> _Division | None:
    score = mermaid_number(task.parts[1].text) if task.last else None
    if score is None:
        return None
    before, after = task.parts[0].text[-1:], task.parts[1].text[:1]
    is_clock = before.isdigit() and after.isdigit() and any(map(_is_number, task.parts[2:]))
    is_room = score not in MERMAID and task.last >= 3 and _is_number(task.parts[2])
    if is_clock or is_room:
        # `At 10:30: 5: Me`, `Room: 101: 4: Me`: a number in the name, and the score behind it.
        return None
    return _Division(
        name=task.parts[0],
        score=score,
        score_piece=task.parts[1].stripped(),
        actors=task.parts[2:],
        problems=_dropped_actors(task, 3),
    )


def _is_number(part: Piece) -> bool:
    return mermaid_number(part.text) is not None


def _changed_places(task: _Parts) -> _Division | None:
    """`Pay: Customer: 4`, where Customer is an actor elsewhere."""
    if task.last != 2 or not task.are_known(1) or (score := mermaid_number(task.parts[2].text)) is None:
        return None
    message = f"score and actor have changed places: the score '{task.parts[1].source}' is no number"
    return _Division(
        name=task.parts[0],
        score=score,
        score_piece=task.parts[2].stripped(),
        actors=task.parts[1:2],
        problems=(Problem(rules.SCORE_NOT_A_NUMBER, message, task.parts[1].stripped().span),),
    )


def _score_further_on(task: _Parts) -> _Division | None:
    """`Pay: by card: 3: Customer`."""
    for at in task.candidates():
        score = mermaid_number(task.parts[at].text)
        if score is not None:
            return _Division(
                name=task.name(at),
                score=score,
                score_piece=task.parts[at].stripped(),
                actors=task.parts[at + 1 :],
                problems=(_colon(task), *_dropped_actors(task, at + 2)),
            )
    return None


def _almost(task: _Parts) -> _Division | None:
    """`Pay: 3,5: Customer`, `Pay: 4/5`, `Pay: 3, Customer`, `Pay: (3): Customer`."""
    for at in task.candidates():
        part = task.parts[at].stripped()
        score, actors = almost_a_number(part.text), task.parts[at + 1 :]
        message = f"the score '{part.source}' is no number for Mermaid"
        if score is None and (found := leading_number(part.text)):
            score, end = found
            actors = (part.part(end), *actors)
            part = part.part(0, end).stripped()
            message = f"'{task.parts[at].source}' is no number: between score and actors stands a colon"
        if score is not None:
            problem = Problem(rules.SCORE_NOT_A_NUMBER, message, part.span)
            return _Division(
                name=task.name(at),
                score=score,
                score_piece=part,
                actors=actors,
                problems=(problem,) if at == 1 else (_colon(task), problem),
            )
    return None


def _score_in_name(task: _Parts) -> _Division | None:
    """`Pay -> 3: Customer`, `Pay (3)`."""
    name = task.parts[0]
    found = number_at_end(name.text)
    if found is None or not name.text[: found[1]].strip():
        return None
    score, start = found
    number = name.part(start).stripped()
    if task.last:
        problem = Problem(
            rules.SCORE_NOT_A_NUMBER,
            f"the score '{task.parts[1].source}' is no number: one stands in the name",
            number.span,
        )
    else:
        problem = Problem(rules.SCORE_MISSING, "no colon before the score: Mermaid refuses the diagram", number.span)
    return _Division(
        name=name.part(0, start), score=score, score_piece=number, actors=task.parts[1:], problems=(problem,)
    )


def _no_score(task: _Parts) -> _Division:
    if not task.last:
        message = "no colon and no score: Mermaid refuses the diagram"
        return _Division(name=task.whole, problems=(Problem(rules.SCORE_MISSING, message, task.whole.span),))
    second = task.parts[1].stripped()
    if not second.text:
        problem = Problem(rules.SCORE_MISSING, "the score is empty: Mermaid reads 0", task.parts[1].span)
        return _Division(name=task.parts[0], actors=task.parts[2:], problems=(problem,))
    problem = Problem(rules.SCORE_NOT_A_NUMBER, f"the score '{second.source}' is no number", second.span)
    if task.last == 1 and task.are_known(1):
        return _Division(name=task.parts[0], actors=task.parts[1:], problems=(problem,))
    if len(second.text) < 60 and _PLACEHOLDER.fullmatch(second.text):
        return _Division(name=task.parts[0], actors=task.parts[2:], problems=(problem,))
    if task.last == 1:
        return _Division(name=task.name(2), problems=(problem,))
    return _Division(name=task.name(task.last), actors=task.parts[-1:], problems=(_colon(task), problem))


def _colon(task: _Parts) -> Problem:
    name, score = task.parts[0].source, task.parts[1].source
    message = f"a colon in a task's name: Mermaid reads the task '{name}' with the score '{score}'"
    return Problem(
        rules.COLON_IN_TASK, message, task.whole.part(len(task.parts[0].text), len(task.parts[0].text) + 1).span
    )


def _dropped_actors(task: _Parts, first: int) -> tuple[Problem, ...]:
    """Report the parts from `first` on, which stand behind the colon that ends the actors."""
    dropped = task.parts[first:]
    if not any(part.text.strip() for part in dropped):
        return ()
    rest = task.whole.part(dropped[0].column - task.whole.column - 1)
    return (Problem(rules.LOST_TEXT, f"Mermaid drops '{rest.source}', which stands behind a third colon", rest.span),)
