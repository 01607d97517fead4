"""Findings for people: the right line, carets under the right signs, nothing that a terminal obeys."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.diagnostics import Related, Severity
from journeybook.reporting.text import LINE_WIDTH, entry, report, summary, without_colour
from journeybook.reporting.width import cells
from journeybook.source import Span
from tests.reporting.findings import finding, sources


def test_a_finding_has_head_line_carets_hint_and_other_places() -> None:
    one = finding(
        2, 8, 13, message="unknown persona 'anna'", hint="did you mean 'ana' (personas/ana.md)?",
        related=(Related(message="first written here", span=Span("b.md", 3, 4, 3, 5)),),
    )  # fmt: skip
    assert entry(one, sources("title: T\nwho: [anna]\n")) == (
        "a.md:2:8: error[syntax] unknown persona 'anna'\n"
        "    2 | who: [anna]\n"
        "      |        ^^^^\n"
        "      hint: did you mean 'ana' (personas/ana.md)?\n"
        "      b.md:3:4: first written here"
    )


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "under"),
    [
        ("abc", 2, 3, "abc", " ^"),
        ("\tabc", 2, 4, "    abc", "    ^^"),
        ("a\tbc", 3, 4, "a   bc", "    ^"),
        ("abcd\te", 6, 7, "abcd    e", "        ^"),
        ("\t\tx", 1, 3, "        x", "^^^^^^^^"),
        ("買い物 x", 1, 4, "買い物 x", "^^^^^^"),
        ("買い物 x", 5, 6, "買い物 x", "       ^"),
        ("ｘ：y", 3, 4, "ｘ：y", "    ^"),
        ("cafe\u0301 x", 7, 8, "cafe\u0301 x", "     ^"),
        ("cafe\u0301 x", 1, 6, "cafe\u0301 x", "^^^^"),
        ("\U0001f600 x", 3, 4, "\U0001f600 x", "   ^"),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467 x", 7, 8, "\U0001f469\u200d\U0001f469\u200d\U0001f467 x", "   ^"),
        ("\U0001f44d\U0001f3fd x", 4, 5, "\U0001f44d\U0001f3fd x", "   ^"),
        ("\u2764\ufe0f x", 4, 5, "\u2764\ufe0f x", "   ^"),
        ("\U0001f1eb\U0001f1f7 x", 4, 5, "\U0001f1eb\U0001f1f7 x", "   ^"),
        ("\u1112\u1161\u11ab x", 5, 6, "\u1112\u1161\u11ab x", "   ^"),
        ("a\u200bb", 3, 4, "a<U+200B>b", "         ^"),
        ("a\x1b[31mb", 7, 8, "a<U+001B>[31mb", "             ^"),
        ("a\u202eb", 2, 3, "a<U+202E>b", " ^^^^^^^^"),
        ("abc", 4, 4, "abc", "   ^"),
        ("abc", 9, 12, "abc", "   ^"),
        ("abc", 2, 99, "abc", " ^^"),
        ("abc", 2, 2, "abc", " ^"),
    ],
)
def test_the_carets_stand_under_the_signs_that_are_meant(
    line: str, column: int, end: int, shown: str, under: str
) -> None:
    lines = entry(finding(1, column, end), sources(line)).split("\n")
    assert lines[1:] == [f"    1 | {shown}", f"      | {under}"]


def test_a_finding_over_several_lines_shows_the_first() -> None:
    lines = entry(finding(1, 3, 2, end_line=4), sources("a: [b\nc\nd\n]")).split("\n")
    assert lines[1:] == ["    1 | a: [b", "      |   ^^^"]


@pytest.mark.parametrize(("text", "line"), [("", 1), ("\n\n", 2), ("a\n   \nb", 2), ("a", 7)])
def test_where_nothing_is_to_be_seen_nothing_is_shown(text: str, line: int) -> None:
    assert entry(finding(line), sources(text)) == f"a.md:{line}:1: error[syntax] wrong"


def test_a_file_that_was_not_read_has_no_excerpt() -> None:
    assert entry(finding(3, 4), {}) == "a.md:3:4: error[syntax] wrong"


def test_a_long_line_is_cut_around_the_carets() -> None:
    line = "x" * 300 + "HERE" + "y" * 300
    shown, under = entry(finding(1, 301, 305), sources(line)).split("\n")[1:]
    assert shown == "    1 | …" + "x" * 40 + "HERE" + "y" * (LINE_WIDTH - 45) + "…"
    assert under == "      | " + " " * 41 + "^^^^"


def test_a_cut_line_keeps_the_carets_in_place() -> None:
    line = "".join(chr(0x4E00 + at) if at % 3 else "e\u0301" for at in range(150))
    for column in (at for at, char in enumerate(line, 1) if char != "\u0301"):
        shown, under = entry(finding(1, column), sources(line)).split("\n")[1:]
        at = under.index("^") - len("      | ")
        assert _at_column(shown[len("    1 | ") :], at) == line[column - 1]


def _at_column(shown: str, column: int) -> str:
    taken = 0
    for char, wide in cells(shown):
        if taken == column and wide:
            return char
        taken += wide
    return ""


def test_a_line_of_a_million_signs_is_shown_in_a_hundred() -> None:
    lines = entry(finding(1, 1, 500_001), sources("x" * 1_000_000)).split("\n")
    assert max(map(len, lines)) <= len("    1 | ") + LINE_WIDTH + 1


@pytest.mark.parametrize("number", [1, 99_999, 123_456])
def test_the_bars_stand_below_each_other_whatever_the_number(number: int) -> None:
    shown, under = entry(finding(number), sources("\n" * (number - 1) + "x")).split("\n")[1:]
    assert shown.index("|") == under.index("|")


@given(st.text(), st.text(), st.text(), st.text(min_size=1), st.integers(1, 60), st.integers(0, 30))
def test_no_text_from_a_file_steers_the_terminal(
    line: str, message: str, hint: str, path: str, column: int, length: int
) -> None:
    one = finding(
        1, column, column + length, path=path, message=message, hint=hint,
        related=(Related(message=message, span=Span(path)),),
    )  # fmt: skip
    text = report((one,), sources(line.split("\n")[0], path))
    assert (
        re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]", text)
        is None
    )
    text.encode()


def test_colour_marks_the_rule_and_the_carets_and_nothing_else_changes() -> None:
    one = finding(1, 1, 3, hint="h", severity=Severity.WARNING)
    plain = entry(one, sources("abc"))
    coloured = entry(one, sources("abc"), colour=True)
    assert coloured.count("\x1b[1;33m") == 2
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain
    assert without_colour(coloured) == plain


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ((), "nothing found"),
        ((finding(),), "1 error in 1 file"),
        ((finding(), finding(2), finding(path="b.md")), "3 errors in 2 files"),
        (
            (finding(), finding(2), finding(severity=Severity.WARNING, path="b"), finding(severity=Severity.INFO)),
            "2 errors, 1 warning, 1 piece of advice in 2 files",
        ),
        (tuple(finding(at, severity=Severity.WARNING) for at in range(1, 1235)), "1,234 warnings in 1 file"),
    ],
)  # fmt: skip
def test_the_summary_counts(findings: tuple[object, ...], said: str) -> None:
    assert summary(findings) == said  # type: ignore[arg-type]


def test_a_report_says_how_many_findings_were_taken_back() -> None:
    assert report((finding(),), {}).endswith("1 error in 1 file")
    assert report((finding(),), {}, suppressed=1).endswith("1 error in 1 file; 1 finding suppressed")
    assert report((), {}, suppressed=1234) == "nothing found; 1,234 findings suppressed"


def test_a_report_ends_with_its_summary() -> None:
    text = report((finding(1), finding(2)), sources("a\nb"))
    assert text.split("\n\n")[-1] == "2 errors in 1 file"
    assert text.count("error[syntax]") == 2
