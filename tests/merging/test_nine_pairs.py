"""Nine pairs of edits on one journey: what plain Git makes of them, and what is made of them by meaning."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeybook.diagnostics import Findings
from journeybook.merging import merge
from journeybook.merging.files import How
from journeybook.merging.sides import Value, said
from journeybook.source import SourceFile
from journeybook.syntax import parse_markdown
from tests.merging.pairs import BRIEF, ROOMY, Pair, in_braces, pairs
from tests.merging.repository import repository

PATH = "journeys/retail/drive.md"
HANDS: list[tuple[str, str, Callable[[str], str], int]] = [
    ("roomy", ROOMY, str, 7),
    ("brief", BRIEF, str, 5),
    ("in braces", BRIEF, in_braces, 2),
]
"""How the lines fall, and how many of the nine pairs plain Git merges then."""
EACH = [pytest.param(pair, hand, id=f"{name}-{pair.name}") for name, base, hand, _ in HANDS for pair in pairs(base)]


def _said(text: str) -> tuple[Value, str]:
    document = parse_markdown(SourceFile(PATH, text), Findings())
    assert document is not None, text
    return said(document.front), document.body


@pytest.mark.parametrize(("pair", "hand"), EACH)
def test_a_pair_merges_to_both(pair: Pair, hand: Callable[[str], str]) -> None:
    base, ours, theirs, both = (hand(text) for text in (pair.base, pair.ours, pair.theirs, pair.both))
    merged = merge(base.encode(), ours.encode(), theirs.encode(), PATH)
    assert (merged.conflicts, merged.how) == (0, How.BY_MEANING)
    assert _said(merged.data.decode()) == _said(both)
    if hand is str:
        assert merged.data.decode() == both


@pytest.mark.parametrize(("pair", "hand"), EACH)
def test_a_pair_merges_the_other_way_round_to_as_much(pair: Pair, hand: Callable[[str], str]) -> None:
    base, ours, theirs = (hand(text).encode() for text in (pair.base, pair.ours, pair.theirs))
    first, second = merge(base, ours, theirs, PATH), merge(base, theirs, ours, PATH)
    assert second.conflicts == 0
    # Which of two new ones comes first is all that may differ.
    assert sorted(re.findall(rb"\S+\b", first.data)) == sorted(re.findall(rb"\S+\b", second.data))


@pytest.mark.parametrize(("name", "base", "hand", "plain"), HANDS, ids=[name for name, *_ in HANDS])
def test_git_merges_all_nine_in_real_repositories_with_the_driver(
    name: str, base: str, hand: Callable[[str], str], plain: int, tmp_path: Path
) -> None:
    merged: dict[bool, list[str]] = {True: [], False: []}
    for at, pair in enumerate(pairs(base)):
        versions = [{PATH: hand(text)} for text in (pair.base, pair.ours, pair.theirs)]
        for driver in (False, True):
            program = (sys.executable, "-m", "journeybook") if driver else ()
            made = repository(tmp_path / f"{at}-{driver}", *versions, program=program)
            if made.merge():
                merged[driver].append(pair.name)
                assert _said(made.read(PATH)) == _said(hand(pair.both))
    assert len(merged[True]) == 9
    assert len(merged[False]) == plain
