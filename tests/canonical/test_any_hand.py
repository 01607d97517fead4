"""Whatever hand wrote a journey: its canonical form says the same, keeps every comment, and is its own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, Phase, assume, given, settings

from journeybook.canonical import Canonical, Refused, canonical
from journeybook.diagnostics import Findings, Severity
from journeybook.format import JOURNEY
from journeybook.source import SourceFile
from journeybook.syntax import Mapping, Node, Scalar, parse_markdown
from tests.canonical.drawn import files
from tests.load.projects import loaded

PATH = "journeys/lamp.md"
# A file that fails is readable as it is, and to find a shorter one takes minutes.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
SLOW = settings(
    max_examples=60, phases=PHASES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def _said(node: Node) -> Any:
    if isinstance(node, Scalar):
        return None if node.is_empty else node.value
    if isinstance(node, Mapping):
        return {entry.key.value: _said(entry.value) for entry in node.entries}
    return [_said(item) for item in node.items]


def _front(text: str) -> Any:
    findings = Findings()
    document = parse_markdown(SourceFile(PATH, text), findings)
    wrong = [found for found in findings if found.severity is Severity.ERROR]
    return _said(document.front) if document and not wrong else None


def _form(text: str) -> str:
    made = canonical(SourceFile(PATH, text), JOURNEY)
    assert isinstance(made, Canonical), made
    return made.text


@given(text=files())
@SLOW
def test_canonical_form_says_the_same_and_is_its_own(text: str) -> None:
    said = _front(text)
    assume(said is not None)
    formed = _form(text)
    assert _front(formed) == said
    assert _form(formed) == formed


@given(text=files())
@SLOW
def test_every_comment_is_kept_once(text: str) -> None:
    assume(_front(text) is not None)
    # The numbers that the comments end with are theirs alone.
    marks = re.compile(r"# [^\n\"']* \d+$|# +\d+$", re.MULTILINE)
    front = text.partition("\n---\n")[0]
    formed = _form(text).partition("\n---\n")[0]
    assert Counter(marks.findall(formed)) == Counter(marks.findall(front))


@given(text=files())
@SLOW
def test_a_project_means_the_same_in_canonical_form(text: str) -> None:
    assume(_front(text) is not None)
    before, after = loaded({PATH: text}), loaded({PATH: _form(text)})
    # Of two things with one id the first one counts, and with the fields their order changes.
    assume(not any(found.rule == "duplicate-id" for found in before.findings))
    mine, other = before.catalogue.journeys["lamp"], after.catalogue.journeys["lamp"]
    assert replace(mine, narrative=other.narrative) == other
    assert Counter((found.rule, found.message) for found in before.findings) == Counter(
        (found.rule, found.message) for found in after.findings
    )


@given(text=files())
@SLOW
def test_no_line_ends_in_idle_white_space_and_every_field_has_a_line(text: str) -> None:
    assume(_front(text) is not None)
    front = _form(text).partition("\n---\n")[0]
    # In a block of text anything may stand.
    fields = re.sub(r"(?m)^( *).*\|[-+2]*(?: +#.*)?\n(?:(?:\1 +.*)?\n)*", "", front)
    assert not re.search(r"[ \t]$", fields, re.MULTILINE)
    assert not re.search(r"^ *- *$", fields, re.MULTILINE)


def test_what_cannot_be_read_is_refused_with_its_findings() -> None:
    made = canonical(SourceFile(PATH, "---\ntitle: [a\n---\n"), JOURNEY)
    assert isinstance(made, Refused)
    assert [found.rule for found in made.findings] == ["syntax"]
