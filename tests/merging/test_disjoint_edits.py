"""What two people change without contradicting each other merges to the sum of both, whoever wrote it how."""

from __future__ import annotations

import re
from typing import Any
from zlib import crc32

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from journeybook.diagnostics import Findings, Severity
from journeybook.merging import Merged, merge
from journeybook.merging.files import How
from journeybook.source import SourceFile
from journeybook.syntax import Mapping, Node, Scalar, parse_markdown
from tests.canonical.drawn import written
from tests.merging.edits import Edit, Model, Work, works

PATH = "journeys/lamp.md"
MANY = settings(
    max_examples=60,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def _read(text: str) -> Model:
    findings = Findings()
    document = parse_markdown(SourceFile(PATH, text), findings)
    assert document is not None, text
    assert not [found for found in findings if found.severity is Severity.ERROR]
    said: Model = _said(document.front)
    return said


def _said(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {entry.key.value: _said(entry.value) for entry in node.entries}
    return [_said(item) for item in node.items]


def _plain_hand(model: Model) -> str:
    """Return a journey in one and the same hand: the fields in the order given, each on its line."""
    return "\n".join(["---", *_lines(model, 0), "---", "Told.", ""])


def _lines(value: Any, indent: int) -> list[str]:
    lines = []
    for key, inner in value.items() if isinstance(value, dict) else ((None, item) for item in value):
        head = " " * indent + (f"{key}:" if key else "-")
        if isinstance(inner, str):
            quoted = inner.replace("\\", "\\\\").replace('"', '\\"')
            lines.append(f'{head} "{quoted}"')
        elif isinstance(inner, list) and all(isinstance(item, str) for item in inner):
            lines.append(f"{head} [{', '.join(inner)}]")
        else:
            below = _lines(inner, indent + 2)
            lines += [head, *below] if key else [f"{head} {below[0].lstrip()}", *below[1:]]
    return lines


def _texts(work: Work, *edits: tuple[Edit, ...]) -> list[bytes]:
    return [_plain_hand(work.version(*each)).encode() for each in edits]


def _merge(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    return merge(base, ours, theirs, PATH)


def _by_id(model: Model) -> dict[str, Any]:
    """Return what a journey says, wherever in a list it says it."""
    return {stage["id"]: {**stage, "steps": {step["id"]: step for step in stage["steps"]}} for stage in model["stages"]}


def _order(model: Model, stage: str) -> list[str]:
    return [step["id"] for one in model["stages"] if one["id"] == stage for step in one["steps"]]


def _check(work: Work, merged: Merged) -> None:
    said = _read(merged.data.decode())
    both = work.version(*work.ours, *work.theirs)
    assert merged.conflicts == 0, merged.data.decode()
    assert merged.how is How.BY_MEANING or work.version() in (work.version(*work.ours), work.version(*work.theirs))
    assert _by_id(said) == _by_id(both)
    assert said["personas"] == both["personas"]
    sides = (work.version(*work.ours), work.version(*work.theirs))
    for side, others in zip(sides, (work.theirs, work.ours), strict=True):
        if not any(("order",) in edit.targets for edit in others):
            for stage in side["stages"]:
                mine, all_of = _order(side, stage["id"]), _order(said, stage["id"])
                there = set(all_of)
                assert [name for name in all_of if name in set(mine)] == [name for name in mine if name in there]
        if not any(("stage order",) in edit.targets for edit in others):
            names = [stage["id"] for stage in side["stages"]]
            assert [stage["id"] for stage in said["stages"] if stage["id"] in names] == names


@given(work=works())
@MANY
def test_edits_in_one_hand_merge_to_the_sum_of_both(work: Work) -> None:
    base, ours, theirs = _texts(work, (), work.ours, work.theirs)
    _check(work, _merge(base, ours, theirs))


@given(work=works(), data=st.data())
@MANY
def test_edits_in_three_hands_merge_to_the_sum_of_both(work: Work, data: st.DataObject) -> None:
    versions = [work.version(*edits) for edits in ((), work.ours, work.theirs)]
    base, ours, theirs = (data.draw(written(version)).encode() for version in versions)
    _check(work, _merge(base, ours, theirs))


@given(work=works())
@MANY
def test_what_nobody_changed_keeps_its_lines(work: Work) -> None:
    base, ours, theirs = _texts(work, (), work.ours, work.theirs)
    known = {line.strip().removeprefix("- ") for text in (ours, theirs) for line in text.decode().split("\n")}
    merged = _merge(base, ours, theirs).data.decode().split("\n")
    changed = [line for line in merged if line.strip().removeprefix("- ") not in known]
    # Nobody wrote the line of a list in brackets to which both have added, nor the lines of one that the other side
    # wrote line by line.
    assert all(re.fullmatch(r" *(?:pains|personas): \[.*|\w+", line.strip().removeprefix("- ")) for line in changed)


def _commented(text: str, tag: str, parity: int) -> str:
    """Return a text with comments above some lines and at the end of others; two parities share the lines out."""
    lines = []
    for at, line in enumerate(text.split("\n")):
        chance = crc32(line.strip().removeprefix("- ").encode())
        indent = line[: len(line) - len(line.lstrip())]
        if chance % 2 == parity and line.strip() not in ("", "---", "Told."):
            if chance % 3 == 0:
                lines.append(f"{indent}# {tag} {at}")
            elif chance % 3 == 1:
                line += f"  # {tag} {at}"
        lines.append(line)
    return "\n".join(lines)


@given(work=works())
@MANY
def test_no_comment_of_either_side_is_lost(work: Work) -> None:
    base, ours, theirs = (text.decode() for text in _texts(work, (), work.ours, work.theirs))
    mine, other = _commented(ours, "mine", 0), _commented(theirs, "other", 1)
    merged = _merge(base.encode(), mine.encode(), other.encode())
    text = merged.data.decode()
    assert set(re.findall(r"# (?:mine|other) \d+", mine + other)) == set(re.findall(r"# (?:mine|other) \d+", text))
    assert merged.how is How.BY_MEANING or base in (mine, other) or mine == other
