"""libyaml's complaints in words a team understands, at the place where the mistake was made."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import yaml

from journeybook.diagnostics import Related
from journeybook.source import Mark, SourceFile, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A complaint made readable."""

    message: str
    mark: Mark
    hint: str
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Complaint:
    """What libyaml says, and the places it names."""

    source: SourceFile
    problem: str
    context: str
    line: int
    column: int
    """Where reading stopped."""
    opened: tuple[int, int]
    """Line and column of what was being read; where reading stopped, if libyaml does not say."""
    first_line: int
    """The line on which the YAML begins."""

    @property
    def text(self) -> str:
        """The line on which reading stopped."""
        return self.source.line(self.line)

    @property
    def char(self) -> str:
        """The character at which reading stopped; empty at the end of a line."""
        return self.text[self.column - 1 : self.column]

    @property
    def line_above(self) -> int:
        """The nearest line above that says something; 0 for none."""
        number = self.line - 1
        while number >= self.first_line and re.match(r"\s*(#|$)", self.source.line(number)):
            number -= 1
        return number if number >= self.first_line else 0

    def says(self, *parts: str) -> bool:
        """Say whether any of these parts stands in the complaint."""
        return any(part in self.problem or part in self.context for part in parts)


def explain_problem(error: yaml.MarkedYAMLError, source: SourceFile, offset: int) -> Problem:
    """Translate an error of the YAML reader; `offset` lines stand before the text that it read."""
    line, column = _place(error.problem_mark or error.context_mark, offset)
    complaint = _Complaint(
        source=source,
        problem=error.problem or "",
        context=error.context or "",
        line=line,
        column=column,
        opened=_place(error.context_mark, offset) if error.context_mark else (line, column),
        first_line=offset + 1,
    )
    for explain in _EXPLANATIONS:
        found = explain(complaint)
        if found is not None:
            break
    else:
        found = _at(line, column, f"this cannot be read ({complaint.problem or 'no YAML'})", _QUOTE)
    return replace(found, mark=_inside(found.mark, source))


_QUOTE = "put the whole value in quotes"


def _tab(said: _Complaint) -> Problem | None:
    indentation = said.text[: len(said.text) - len(said.text.lstrip())]
    if "\t" in indentation and said.column <= len(indentation) + 1 and said.says("token", "tab"):
        return _at(said.line, indentation.index("\t") + 1, "a tab in the indentation", "indent by spaces, two a level")
    return None


def _open_quote(said: _Complaint) -> Problem | None:
    if said.says("quoted scalar") and said.says("end of stream", "document indicator"):
        return _at(*said.opened, "this quote is never closed", "close it, or leave the quotes out")
    return None


def _escape(said: _Complaint) -> Problem | None:
    if said.says("escape", "hexdecimal"):
        hint = "use single quotes, in which \\ is itself, or write \\\\"
        return _at(said.line, said.column, "a backslash in double quotes, and no known escape", hint)
    return None


def _flow(said: _Complaint) -> Problem | None:
    """Inside brackets."""
    if not said.says("flow"):
        return None
    line, column = said.opened
    bracket = said.source.line(line)[column - 1 : column]
    if bracket not in ("[", "{") or not bracket:
        if said.char == ",":
            return _at(said.line, said.column, "nothing stands before this comma", "delete it, or write the value")
        line, column, bracket = _last_bracket(said)
    if bracket:
        closing = "]" if bracket == "[" else "}"
        if closing in said.source.line(line)[column:] and said.line == line:
            hint = "separate by commas, and put a value with signs in quotes"
            return _at(said.line, said.column, f"a comma is missing after '{bracket}', or quotes are", hint)
        return _at(line, column, f"this '{bracket}' is never closed", f"close it with '{closing}', or {_QUOTE}")
    return None


def _last_bracket(said: _Complaint) -> tuple[int, int, str]:
    for line in range(said.line, 0, -1):
        text = said.source.line(line) if line < said.line else said.text[: said.column - 1]
        column = max(text.rfind("["), text.rfind("{")) + 1
        if column:
            return line, column, text[column - 1]
    return said.line, said.column, ""


def _first_character(said: _Complaint) -> Problem | None:
    """A sign that begins something else than text."""
    line, column = said.line, said.column
    hint = _QUOTE
    if said.says("an alias", "an anchor", "a tag", "a directive"):
        line, column = said.opened
    elif said.says("block scalar"):
        line, column = said.opened
        hint = f"{_QUOTE}, or begin the text on the next line"
    elif said.says("block sequence entries are not allowed"):
        hint = f"{_QUOTE}, or begin the list on the next line"
    elif not said.says("cannot start any token", "node content", "mapping keys are not allowed"):
        return None
    char = said.source.line(line)[column - 1 : column]
    return _at(line, column, f"a value cannot begin with '{char}'", hint) if char else None


def _behind_the_end(said: _Complaint) -> Problem | None:
    """Text after a closing quote or bracket."""
    before = said.text[: said.column - 1].rstrip()
    if (
        not said.says("expected key", "'-' indicator", "block end", "document start")
        or before[-1:] not in tuple("\"']}")
        or not before
    ):
        return None
    if said.char in ("]", "}"):
        return _at(said.line, said.column, f"a '{said.char}' too many", "delete it")
    if before[-1] in "]}":
        return _at(said.line, said.column, "text behind the closing bracket", _QUOTE)
    if (opened := _opened_above(said, before)) is not None:
        return opened
    other = """double quotes: "…\"""" if before[-1] == "'" else "single quotes: '…'"
    return _at(said.line, said.column, "text behind the closing quote", f"put the whole value in {other}")


def _opened_above(said: _Complaint, before: str) -> Problem | None:
    """A quote that begins a value here ended one that was left open above: that one is the mistake."""
    quote = before[-1]
    if not before[:-1].rstrip().endswith((":", "-", "[", ",")):
        return None
    for line in range(said.line - 1, 0, -1):
        text = said.source.line(line)
        found = re.search(rf"(?:[:\[,-]\s*){quote}[^{quote}]*$", text)
        if found:
            column = text.rindex(quote) + 1
            return _at(line, column, "this quote is never closed", "close it, or leave the quotes out")
        if quote in text:
            return None
    return None


def _colon(said: _Complaint) -> Problem | None:
    if not said.says("mapping values are not allowed"):
        return None
    if re.search(r":\s", said.text[: said.column - 1]):
        return _at(said.line, said.column, "a colon and a space inside a value", _QUOTE)
    above = said.source.line(said.line_above)
    if above and not re.search(r":(\s|$)", above):
        return _no_field(said.line_above, above)
    hint = "begin it in the same column as its siblings; put a value of several lines in quotes"
    start = len(said.text) - len(said.text.lstrip()) + 1
    message = "this line is indented deeper than the field above it"
    return Problem(message=message, mark=_rest_of_line(said.source, said.line, start), hint=hint)


def _not_a_field(said: _Complaint) -> Problem | None:
    if not said.says("could not find expected ':'"):
        return None
    line = said.opened[0]
    text = said.source.line(line)
    if re.search(r"[>|][-+0-9]*\s*$", said.source.line(line - 1)):
        mark = _rest_of_line(said.source, line, 1)
        return Problem(message="the text of the field above is not indented", mark=mark, hint="indent it by two spaces")
    return _no_field(line, text)


def _no_field(line: int, text: str) -> Problem:
    start = len(text) - len(text.lstrip()) + 1
    hint = "write a space after the colon" if re.match(r"\s*[\w-]+:\S", text) else "write `field: value`"
    return Problem(message="this line is no `field: value`", mark=(line, start, line, len(text) + 1), hint=hint)


def _misfit(said: _Complaint) -> Problem | None:
    """A line that belongs to no group by its indentation."""
    if not said.says("block mapping", "block collection", "block sequence", "block end", "document start"):
        return None
    group = "item" if said.says("block collection", "block sequence") else "field"
    is_item = said.text.lstrip().startswith("- ")
    line, column = said.opened
    if said.says("document start"):
        message, hint = (
            "this line does not begin in the column of the first one",
            "begin all fields in the first column",
        )
    elif said.column == column and is_item and group == "field":
        message, hint = "a list item among fields", "write the field that the list belongs to above it: `steps:`"
    elif said.column == column and not is_item and group == "item":
        message, hint = (
            "a field among list items",
            "indent it like the fields of the item above, or begin an item: `- `",
        )
    else:
        message, hint = "this line does not fit the ones above it", "indent it exactly like its siblings, by spaces"
    where = Span.of(said.source.path, (line, column, line, column + 1))
    related = (Related(message="the group began here", span=where),) if line != said.line else ()
    return Problem(message=message, mark=_rest_of_line(said.source, said.line, said.column), hint=hint, related=related)


_EXPLANATIONS: tuple[Callable[[_Complaint], Problem | None], ...] = (
    _tab,
    _open_quote,
    _escape,
    _flow,
    _first_character,
    _behind_the_end,
    _colon,
    _not_a_field,
    _misfit,
)
"""The first that knows the complaint explains it."""


def _rest_of_line(source: SourceFile, line: int, column: int) -> Mark:
    return (line, column, line, len(source.line(line)) + 1)


def _at(line: int, column: int, message: str, hint: str) -> Problem:
    return Problem(message=message, mark=(line, column, line, column + 1), hint=hint)


def _inside(mark: Mark, source: SourceFile) -> Mark:
    """libyaml stops behind the end of a line, or of the text, where something is missing there."""
    line = min(mark[0], source.line_count)
    column = min(mark[1], len(source.line(line)) + 1)
    return (line, column, line, max(column, min(mark[3], len(source.line(line)) + 1)))


def _place(mark: yaml.Mark | None, offset: int) -> tuple[int, int]:
    if mark is None:
        return offset + 1, 1
    return mark.line + offset + 1, mark.column + 1
