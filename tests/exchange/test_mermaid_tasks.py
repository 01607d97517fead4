"""Each kind of mistake in a task: what Mermaid 12.3 makes of it, and what the import writes and reports instead."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.exchange.mermaid import import_mermaid
from journeybook.exchange.mermaid_pieces import Piece
from journeybook.exchange.mermaid_rules import EXPLANATIONS
from journeybook.exchange.mermaid_task import read_task
from journeybook.source import SourceFile

QUIET = {"mermaid-no-actor", "mermaid-title-missing", "mermaid-no-section", "mermaid-similar-actor"}


def report(line: str, *others: str) -> list[tuple[str, int, str]]:
    """Return rule, column and hint of what is reported about one line of a journey, but for advice."""
    lines = ["journey", "title T", "section S", line, *(others or ("Well: 3: Me",))]
    imported = import_mermaid([SourceFile("t.mmd", "\n".join(lines))])
    return [
        (found.rule, found.span.column, found.hint)
        for found in imported.findings
        if found.span.line == 4 and (found.rule not in QUIET or "comma" in found.message)
    ]


def read(line: str) -> tuple[str, float | None, tuple[str, ...]]:
    task = read_task(Piece.of(line, "t.mmd", 1, 1), frozenset({"User", "Customer"}))
    return task.title, task.score, task.actors


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Pay: 3: User", ("Pay", 3, ("User",))),
        ("Pay:5", ("Pay", 5, ())),
        ("register slug : 5 :  Some user , Other", ("register slug", 5, ("Some user", "Other"))),
        ("Pay: 4.5: A, B, A", ("Pay", 4.5, ("A", "B"))),
        ("Pay: 0x3: A", ("Pay", 3, ("A",))),
        ("100%% sure: 5: Me", ("100%% sure", 5, ("Me",))),
        ("Pay： by card: 5: Me", ("Pay： by card", 5, ("Me",))),
        ("- bullet: 5: Me", ("- bullet", 5, ("Me",))),
        ("Pay#58; by card: 5: Me", ("Pay: by card", 5, ("Me",))),
        ("say #quot;hi#quot;: 5: Me", ('say "hi"', 5, ("Me",))),
        ("Issue #35;12: 5: Me", ("Issue #12", 5, ("Me",))),
        ("<script>alert(1)</script>: 5: Me", ("<script>alert(1)</script>", 5, ("Me",))),
        ("journeys: 5: Me", ("journeys", 5, ("Me",))),
        ("subtitle x: 5: Me", ("subtitle x", 5, ("Me",))),
        ("Make<br>tea: 5: Me", ("Make<br>tea", 5, ("Me",))),
    ],
)
def test_a_task_that_mermaid_reads_rightly_is_read_the_same_without_a_word(
    line: str, expected: tuple[str, float, tuple[str, ...]]
) -> None:
    assert read(line) == expected
    assert report(line) == []


@pytest.mark.parametrize(
    ("line", "rule", "column", "hint"),
    [
        ("Pay: by card: 3: User", "mermaid-colon-in-task", 4, "read as task 'Pay: by card', score 3, actor 'User'"),
        ("At 10:30 call: 5: Me", "mermaid-colon-in-task", 6, "read as task 'At 10:30 call', score 5, actor 'Me'"),
        ("At 10:30: 5: Me", "mermaid-colon-in-task", 6, "read as task 'At 10:30', score 5, actor 'Me'"),
        ("Room: 101: 4: Me", "mermaid-colon-in-task", 5, "read as task 'Room: 101', score 4, actor 'Me'"),
        ("A:: 5: Me", "mermaid-colon-in-task", 2, "read as task 'A', score 5, actor 'Me'"),
        ("Pay: 2, User", "mermaid-score-not-a-number", 6, "read as task 'Pay', score 2, actor 'User'"),
        ("Pay: 3,5: Me", "mermaid-score-not-a-number", 6, "read as task 'Pay', score 3.5, actor 'Me'"),
        ("Pay: 4/5: Me", "mermaid-score-not-a-number", 6, "read as task 'Pay', score 4, actor 'Me'"),
        ("Pay: 8/10: Me", "mermaid-score-not-a-number", 6, "read as task 'Pay', score 4.2, actor 'Me'"),
        ("Pay: 80 %: Me", "mermaid-score-not-a-number", 6, "read as task 'Pay', score 4.2, actor 'Me'"),
        ("Pay: -> 3: Me", "mermaid-score-not-a-number", 6, "read as task 'Pay', score 3, actor 'Me'"),
        ("Pay: 3 stars: Me", "mermaid-score-not-a-number", 6, "read as task 'Pay', score 3, actor 'Me'"),
        ("Pay: ３: Me", "mermaid-score-not-a-number", 6, "read as task 'Pay', score 3, actor 'Me'"),
        ("Pay -> 3: Me", "mermaid-score-not-a-number", 5, "read as task 'Pay', score 3, actor 'Me'"),
        ("Pay (3): Me", "mermaid-score-not-a-number", 5, "read as task 'Pay', score 3, actor 'Me'"),
        ("(3): by card", "mermaid-score-not-a-number", 6, "read as task '(3): by card', no score, no actor"),
        ("Pay: Me: 4", "mermaid-score-not-a-number", 6, "read as task 'Pay', score 4, actor 'Me'"),
        ("Pay: X: Me", "mermaid-score-not-a-number", 6, "read as task 'Pay', no score, actor 'Me'"),
        ("Pay: <score>: Me", "mermaid-score-not-a-number", 6, "read as task 'Pay', no score, actor 'Me'"),
        ("Pay: Me", "mermaid-score-not-a-number", 6, "read as task 'Pay', no score, actor 'Me'"),
        ("Pay: by card", "mermaid-score-not-a-number", 6, "read as task 'Pay: by card', no score, no actor"),
        ("Pay", "mermaid-score-missing", 1, "read as task 'Pay', no score, no actor"),
        ("Pay -> 3", "mermaid-score-missing", 5, "read as task 'Pay', score 3, no actor"),
        ("Pay:   : Me", "mermaid-score-missing", 5, "read as task 'Pay', no score, actor 'Me'"),
        ("Pay: 6: Me", "mermaid-score-out-of-range", 6, "read as task 'Pay', score 5, actor 'Me'"),
        ("Pay: 0: Me", "mermaid-score-out-of-range", 6, "read as task 'Pay', score 1, actor 'Me'"),
        ("Pay: Infinity: Me", "mermaid-score-out-of-range", 6, "read as task 'Pay', score 5, actor 'Me'"),
        ("Pay: 5: Me,", "mermaid-no-actor", 12, "read as task 'Pay', score 5, actor 'Me'"),
        ("Pay: 5: Me: You", "mermaid-lost-text", 11, "read as task 'Pay', score 5, actors 'Me', 'You'"),
        ("Pay: 5: Me #1", "mermaid-lost-text", 12, "read as task 'Pay', score 5, actor 'Me #1'"),
        ("Pay: 5: Me # note", "mermaid-lost-text", 12, "read as task 'Pay', score 5, actor 'Me'"),
        ("#1 fear: 5: Me", "mermaid-lost-text", 1, "read as task '#1 fear', score 5, actor 'Me'"),
        ("A%% x: 5: Me", "mermaid-lost-text", 1, "read as task 'A%% x', score 5, actor 'Me'"),
        ("Fix #12; now: 5: Me", "mermaid-lost-text", 5, "read as task 'Fix #12; now', score 5, actor 'Me'"),
        ("A&#58; b: 5: Me", "mermaid-lost-text", 2, "read as task 'A: b', score 5, actor 'Me'"),
        ("Pay: 5: Me %% note: x", "mermaid-comment", 12, "read as task 'Pay', score 5, actor 'Me'"),
        ("// Pay: 5: Me", "mermaid-comment", 1, "left out"),
        ("// Pay", "mermaid-refused", 1, "left out"),
        ("<!-- Pay -->", "mermaid-refused", 1, "left out"),
        ("classDef x fill:#f9f", "mermaid-refused", 1, "left out"),
        ("Issue #12: 5: Me", "mermaid-refused", 7, "read as task 'Issue #12', score 5, actor 'Me'"),
        ("Pay: 5: Me;", "mermaid-refused", 11, "read as task 'Pay', score 5, actor 'Me'"),
        ("Pay: 5: Me; You", "mermaid-refused", 11, "read as task 'Pay', score 5, actors 'Me', 'You'"),
        ("Pay; go: 5: Me", "mermaid-refused", 4, "read as task 'Pay; go', score 5, actor 'Me'"),
        ("Pay: 5: Me; Go: 1: You", "mermaid-refused", 13, "read as task 'Go', score 1, actor 'You'"),
        (";", "mermaid-refused", 1, "left out"),
        ("A &amp; B: 5: Me", "mermaid-refused", 3, "read as task 'A & B', score 5, actor 'Me'"),
        ("Journey planning: 5: Me", "mermaid-refused", 1, "read as task 'Journey planning', score 5, actor 'Me'"),
        (": 5: Me", "mermaid-refused", 1, "read as task 'Unnamed step', score 5, actor 'Me'"),
        ("支払う： 3： 私", "mermaid-refused", 1, "read as task '支払う', score 3, actor '私'"),
        ("title deeds: 5: Me", "mermaid-keyword", 1, "read as task 'title deeds', score 5, actor 'Me'"),
        ("Section chief: 5: Me", "mermaid-keyword", 1, "read as task 'Section chief', score 5, actor 'Me'"),
        ("accTitle: 5: Me", "mermaid-keyword", 1, "read as task 'accTitle', score 5, actor 'Me'"),
    ],
)
def test_a_task_that_mermaid_breaks_is_repaired_and_reported(line: str, rule: str, column: int, hint: str) -> None:
    assert (rule, column, hint) in report(line)
    assert rule in EXPLANATIONS


def test_a_diagram_on_another_scale_is_converted_as_a_whole_and_reported_once() -> None:
    assert report("A: 7: Me", "B: 10: Me", "C: 1: Me", "D: 4: Me") == [
        ("mermaid-score-out-of-range", 4, "converted: 1 → 1, 4 → 2.3, 7 → 3.7, 10 → 5")
    ]
    assert report("A: -2: Me", "B: 2: Me", "C: 0: Me") == [
        ("mermaid-score-out-of-range", 4, "converted: -2 → 1, 0 → 3, 2 → 5")
    ]
    assert report("A: 85: Me", "B: 40: Me") == [("mermaid-score-out-of-range", 4, "converted: 40 → 2.6, 85 → 4.4")]


def test_one_slip_is_no_other_scale() -> None:
    assert [rule for rule, _, _ in report("A: 6: Me", "B: 5: Me", "C: 4: Me")] == ["mermaid-score-out-of-range"]
    assert report("A: 5: Me", "B: 6: Me", "C: 4: Me") == []


NAMES = st.text("abcXYZ éü私🙂.'-()", min_size=1, max_size=12).map(str.strip).filter(lambda name: name[:1].isalpha())


@settings(deadline=None)
@given(NAMES, st.integers(1, 5), st.lists(NAMES, max_size=3), st.sampled_from(["", " ", "   "]))
def test_a_well_formed_task_arrives_as_it_is(name: str, score: int, actors: list[str], blank: str) -> None:
    line = f"{name}{blank}:{blank}{score}" + (f"{blank}:{blank}{', '.join(actors)}" if actors else "")
    people = dict.fromkeys(" ".join(actor.split()) for actor in actors)
    assert read(line) == (" ".join(name.split()), score, tuple(people))


@settings(deadline=None)
@given(st.text(" :;#,%&{}()<>/\\-+.0123459aJßé：私\t\"'", max_size=40))
def test_no_line_is_lost_without_a_word(line: str) -> None:
    """Whatever stands on a line arrives in a step, or something is reported, or it is a comment."""
    imported = import_mermaid([SourceFile("t.mmd", f"journey\ntitle T\nsection S\n{line}\nWell: 3: Me\n")])
    journey = next(file.text for file in imported.files if file.path.startswith("journeys/"))
    steps = journey.count("emotion:")
    about = [found for found in imported.findings if found.span.line == 4]
    stripped = line.strip()
    is_comment = not stripped or stripped.startswith(("%%", "#"))
    assert about or is_comment or steps == 2
