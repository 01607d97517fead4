"""Comments that take findings back are found where YAML has comments, and nowhere else."""

from __future__ import annotations

from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.diagnostics import Findings, Suppression
from journeybook.source import SourceFile
from journeybook.syntax.yaml import parse

REMARK = "# journeybook: ignore[a-rule] why"


def _read(text: str) -> tuple[Suppression, ...]:
    findings = Findings()
    assert parse(SourceFile("a.yml", text), text, 1, findings) is not None
    assert list(findings) == []
    return tuple(findings.suppressions)


WORDS = st.text(st.sampled_from("ab #:'\"é|>-[]{}"), max_size=12)
TEXTS = st.one_of(WORDS, st.just(f"so {REMARK}"), st.just(REMARK), WORDS.map(lambda text: f"{text} {REMARK}"))


def _written(text: str, style: str) -> str:
    """Return a value that reads as a text, in one of the styles of YAML."""
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style == "double":
        return '"' + text.replace('"', '\\"') + '"'
    if style == "folded over lines":
        return "'" + text.replace("'", "''") + f"\n\n    {REMARK}'"
    if style == "plain":
        return "plain"
    return f"{style}\n{indent('x' + text, '    ')}\n    {REMARK}"


@given(
    st.lists(
        st.tuples(
            TEXTS,
            st.sampled_from(["single", "double", "plain", "|", ">-", "|+", "folded over lines"]),
            st.sampled_from(["none", "behind", "above"]),
        ),
        min_size=1,
        max_size=6,
    ),
    st.booleans(),
)
def test_in_whatever_style_a_value_is_written_only_comments_speak(
    fields: list[tuple[str, str, str]], ended: bool
) -> None:
    lines: list[str] = []
    expected: list[tuple[int, int]] = []
    for number, (text, style, where) in enumerate(fields):
        value = _written(text, style).split("\n")
        if where == "above":
            lines.append(REMARK)
            expected.append((len(lines), len(lines) + 1))
        # Behind the sign of a block text a comment may stand, behind its last line none.
        at = 0 if style[0] in "|>" else len(value) - 1
        if where == "behind":
            expected.append((len(lines) + at + 1, len(lines) + at + 1))
            value[at] += f"  {REMARK}"
        lines.append(f"key{number}: {value[0]}")
        lines += value[1:]
    said = _read("\n".join(lines) + ("\n" if ended else ""))
    assert [(one.span.line, one.line) for one in said] == expected
    assert {one.reason for one in said} <= {"why"}


@pytest.mark.parametrize(
    ("comment", "names", "reason", "line", "fault"),
    [
        ("# journeybook: ignore[a] why", ["a"], "why", 1, ""),
        ("# journeybook:ignore[a,b , c]why", ["a", "b", "c"], "why", 1, ""),
        ("#journeybook: ignore [a]: why not", ["a"], "why not", 1, ""),
        ("# journeybook: ignore-file[a] – it is so", ["a"], "it is so", 0, ""),
        ("# JourneyBook: Ignore[a] why", ["a"], "why", 1, ""),
        ("# journeybook: ignore[a]", ["a"], "", 1, ""),
        ("# journeybook: ignore[] why", [], "why", 1, "the brackets name no rule"),
        ("# journeybook: ignore a, why", [], "a, why", 1, "there is no rule in brackets behind 'ignore'"),
        ("# journeybook: ignore-line[a] why", ["a"], "why", 1, "there is no 'ignore-line'"),
        ("# journeybook: disable=a", [], "=a", 1, "there is no 'disable'"),
        ("# journeybook ignore[a] why", ["a"], "why", 1, "there is no ':' behind 'journeybook'"),
    ],
)
def test_a_comment_is_read_as_it_is_meant(comment: str, names: list[str], reason: str, line: int, fault: str) -> None:
    (said,) = _read(f"a: b {comment}\n")
    assert [name for name, _ in said.names] == names
    assert (said.reason, said.line, said.fault) == (reason, line, fault)


def test_each_name_has_its_place() -> None:
    (said,) = _read("a: b  # journeybook: ignore[one, other] why\n")
    places = [(span.column, span.end_column) for _, span in said.names]
    assert places == [(29, 32), (34, 39)]
    assert (said.span.column, said.span.end_column) == (7, 44)


@pytest.mark.parametrize(
    "comment",
    ["# journeybook is the program", "# see journeybook: ignore[a] why", "# journeybooks: ignore[a] why", "#"],
)
def test_other_comments_say_nothing(comment: str) -> None:
    assert _read(f"a: b {comment}\n") == ()


def test_in_quoted_names_of_fields_there_are_no_comments() -> None:
    assert _read(f'"a {REMARK}": b\n') == ()


def test_thousands_of_comments_are_read() -> None:
    above = _read(f"{REMARK}\n" * 20_000 + "a: b\n")
    assert {one.line for one in above} == {20_001}
    beside = _read("".join(f'a{number}: "x"  {REMARK}\n' for number in range(20_000)))
    assert [one.line for one in beside] == list(range(1, 20_001))
