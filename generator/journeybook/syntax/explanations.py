"""libyaml's complaints in words a team understands, at the place where the mistake was made."""

from __future__ import annotations

import re
from dataclasses import dataclass

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


_QUOTE = "put the whole value in quotes"


def explain_problem(error: yaml.MarkedYAMLError, source: SourceFile, offset: int) -> Problem:
    """Translate an error of the YAML reader; `offset` lines stand before the text that it read."""
    line, column = _place(error.problem_mark or error.context_mark, offset)
    opened = _place(error.context_mark, offset) if error.context_mark else (line, column)
    text = source.line(line)
    problem = error.problem or ""
    context = error.context or ""
    if "\t" in text[: max(column, len(text) - len(text.lstrip()))] and "token" in problem:
        column = text.index("\t") + 1
        return _at(line, column, "a tab in the indentation", "indent by spaces, two a level")
    if "quoted scalar" in context and ("end of stream" in problem or "document" in problem):
        return _at(*opened, "this quote is never closed", "close it, or leave the quotes out")
    if "flow" in context and ("',' or" in problem or "end of stream" in problem):
        bracket = source.line(opened[0])[opened[1] - 1 : opened[1]]
        return _at(*opened, f"this '{bracket}' is never closed, or a comma is missing in it", _QUOTE + " or close it")
    if "mapping values are not allowed" in problem:
        return _colon(source, line, column)
    if "cannot start any token" in problem:
        char = text[column - 1 : column]
        return _at(line, column, f"a value cannot begin with '{char}'", _QUOTE)
    if "could not find expected ':'" in problem:
        return _at(*opened, "this line is no `field: value`", "write `field: value`, with a space after the colon")
    if "unknown escape" in problem or "escape" in problem or "escape" in context:
        return _at(line, column, "an unknown escape after a backslash", "use single quotes, in which \\ is itself")
    if "block mapping" in context or "block collection" in context or "block end" in problem:
        first = Span.of(source.path, (*opened, opened[0], opened[1] + 1))
        related = (Related(message="the group began here", span=first),)
        return Problem(
            message="this line does not fit the ones above it",
            mark=_rest_of_line(source, line, column),
            hint="indent it exactly like its siblings, by spaces",
            related=related if opened[0] != line else (),
        )
    return _at(line, column, f"{problem or 'the text'} is not YAML as the format uses it".strip(), "")


def _colon(source: SourceFile, line: int, column: int) -> Problem:
    text = source.line(line)
    if re.match(r"\s*(- )?[^:]+:\s", text) and ": " in text[: column + 1]:
        return _at(line, column, "a colon and a space inside a value", _QUOTE)
    return _at(
        line,
        column,
        "a colon where no field can begin",
        "check the indentation of this line and the one above",
    )


def _rest_of_line(source: SourceFile, line: int, column: int) -> Mark:
    return (line, column, line, max(column + 1, len(source.line(line)) + 1))


def _at(line: int, column: int, message: str, hint: str) -> Problem:
    return Problem(message=message, mark=(line, column, line, column + 1), hint=hint)


def _place(mark: yaml.Mark | None, offset: int) -> tuple[int, int]:
    if mark is None:
        return offset + 1, 1
    return mark.line + offset + 1, mark.column + 1
