"""What canonical form looks like, and what becomes of comments, styles and odd writing."""

from __future__ import annotations

import pytest

from journeybook.canonical import Canonical, Refused, canonical
from journeybook.fields.record import Record
from journeybook.format import JOURNEY, PERSONA, RECORDS, SITE, TOUCHPOINT
from journeybook.source import Mark, SourceFile

FORMAT_EXAMPLE = """\
---
title: Groceries by drive
personas: [lea]
scope: customer
kind: linear
state: as-is
area: Grocery
goal: Have the week's shopping in the car without entering the shop
owner: drive-team
status: published            # draft, review, published, retired
reviewed: 2026-10-02
tags: [omnichannel]
stages:
  - id: order
    title: Ordering
    phase: during
    steps:
      - id: fill-basket
        title: I fill my basket
        touchpoint: drive-website      # its channel follows from the touchpoint
        duration: 35 min
        emotion: {lea: 3, paul: 5}     # or one value for all
        basis: researched
        thought: Where did they hide the coffee?
        moment_of_truth: false
        pains:
          - id: slow-search
            title: The search ignores brand names
            severity: 3
        opportunities: [saved-baskets]
        metrics:
          - kpi: csat
            value: 3.9
            target: 4.5
            date: 2026-09-30
        frontstage: [Basket page]
        backstage: [Stock reservation]
        support: [Stock system]
        evidence:
          - title: Twelve interviews, spring 2026
            link: https://research.example/drive
        journey: find-a-product        # the finer journey inside this step
        x-legal: Duty to inform
---

Free Markdown.
"""


def form(text: str, record: Record = JOURNEY, path: str = "journeys/a.md", ids: dict[Mark, str] | None = None) -> str:
    """Return the canonical form of a text."""
    made = canonical(SourceFile(path, text), record, ids=ids or {})
    assert isinstance(made, Canonical), made
    return made.text


def fields(text: str, record: Record = JOURNEY) -> str:
    """Return the canonical form of the fields of a YAML file."""
    return form(text, record, "a.journey.yaml")


def test_the_example_of_the_format_is_canonical() -> None:
    assert form(FORMAT_EXAMPLE) == FORMAT_EXAMPLE


def test_fields_stand_in_the_order_of_their_table_and_a_teams_own_above_the_parts() -> None:
    text = (
        "stages:\n- steps:\n  - x-b: 1\n    emotion: 3\n    title: I pay\n    x-a: 2\n    id: pay\n  id: s\n  x-c: 3\n"
    )
    assert fields(text + "x-d: 4\nowner: me\ntitle: T\n") == (
        "title: T\nowner: me\nx-d: 4\nstages:\n  - id: s\n    x-c: 3\n    steps:\n"
        "      - id: pay\n        title: I pay\n        emotion: 3\n        x-b: 1\n        x-a: 2\n"
    )


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: str(record.name))
def test_every_record_has_its_fields_in_order(record: Record) -> None:
    names = [member.name for member in record.fields]
    text = "".join(f"{name}: a\n" for name in reversed(names))
    assert fields(text, record).split() == [word for name in names for word in (f"{name}:", "a")]


def test_items_and_fields_in_brackets_get_lines_of_their_own_but_for_short_forms() -> None:
    assert fields(
        "title: T\nstages: [{title: S, steps: [{title: A, emotion: {lea: 3}, pains: [a, {title: P}]}]}]\n"
    ) == (
        "title: T\nstages:\n  - title: S\n    steps:\n      - title: A\n        emotion: {lea: 3}\n"
        "        pains:\n          - a\n          - title: P\n"
    )
    short = "title: T\nemotion_scale: {min: 1, max: 5}\nphases:\n  - {id: a, title: A}\nlanes: [emotion, x-legal]\n"
    assert fields(short, SITE) == short
    assert fields(short.replace("\n  - {id: a, title: A}", " [{title: A, id: a}]"), SITE) == short
    person = "title: L\ngoals:\n  - One\ntraits:\n  - {left: N, right: E, value: 4}\nfacts: {Town: Nantes, Age: 34}\n"
    assert fields(person, PERSONA) == person


def test_a_list_that_is_too_long_for_a_line_gets_one_an_item() -> None:
    items = [f"word number {at}" for at in range(12)]
    short, long = (f"title: T\ntags: [{', '.join(some)}]\n" for some in (items[:9], items))
    assert fields(short) == short
    assert fields(long) == "title: T\ntags:\n" + "".join(f"  - {item}\n" for item in items)


@pytest.mark.parametrize(
    ("written", "canonical_form"),
    [
        ("'T'", "T"), ('"T"', "T"), ("'it''s'", "it's"), ('"a: b"', '"a: b"'), ("'a: b'", '"a: b"'),
        ("""'say "x": y'""", """'say "x": y'"""), ('"007"', '"007"'), ("007", "007"), ('"no"', '"no"'), ("no", "no"),
        ("2026-10-02", "2026-10-02"), ('"# a"', '"# a"'), ('""', '""'), ("~", "~"), ("''", '""'), ('"~"', '"~"'),
        ("a\n  b", "a b"), ('"a\n  b"', "a b"), ("a\n\n  b", "|-\n  a\n  b"), ('"a\\nb"', '"a\\nb"'),
        ('"\\t"', '"\\t"'), ("|\n    a\n     b\n", "|\n  a\n   b"), (">-\n a\n b\n", ">-\n  a\n  b"),
        ("|2-\n   a\n", "|2-\n   a"), ("e\u0301te\u0301", "été"), ("C# and F#", "C# and F#"), ("one:two", "one:two"),
    ],
)  # fmt: skip
def test_values_are_plain_where_they_can_be(written: str, canonical_form: str) -> None:
    assert fields(f"title: {written}\n") == f"title: {canonical_form}\n"


def test_comments_stay_with_what_they_are_about() -> None:
    text = """\
# The file.

owner: me  # who
# What it is called.
title: T
tags:  # free words
    # first
    - a

    - b # second
    # - c
stages:
- title: S
  # the steps
  steps:
    - emotion: 3 # as told
      # what they do
      title: A
      # at the end of the step
    # at the end of the steps
  id: s
# The end.
"""
    assert (
        fields(text)
        == """\
# The file.

# What it is called.
title: T
owner: me  # who
tags:  # free words
  # first
  - a

  - b  # second
  # - c
stages:
  - id: s
    title: S
    # the steps
    steps:
      # what they do
      - title: A
        emotion: 3  # as told
        # at the end of the step
      # at the end of the steps
# The end.
"""
    )


def test_comments_in_brackets_give_the_items_lines_of_their_own() -> None:
    assert fields("title: T\ntags: [a, # one\n  # two\n  b, c # three\n  # four\n  ] # five\n") == (
        "title: T\ntags:  # five\n  - a  # one\n  # two\n  - b\n  - c  # three\n  # four\n"
    )


def test_comments_that_stand_below_one_another_do_so_afterwards() -> None:
    text = "title: 'T'     # one\nowner: me      # two\nstatus: published and more  # three\n"
    assert fields(text) == "title: T       # one\nowner: me      # two\nstatus: published and more  # three\n"


def test_a_remark_to_the_checks_stays_on_its_line() -> None:
    text = "title: T\n# journeybook: ignore[missing-id] a draft\nstages:\n  - title: S  # journeybook: ignore[x] y\n"
    assert fields(text) == text


def test_empty_lines_stay_single() -> None:
    assert fields("\n\ntitle: T\n\n\nowner: me\ntags:\n\n  - a\n\n\n") == "title: T\n\nowner: me\ntags:\n  - a\n"


def test_a_list_of_channels_or_touchpoints_is_a_list() -> None:
    assert form("# All\n- title: A\n  id: a\n-   id: b\n", TOUCHPOINT, "touchpoints/all.yml") == (
        "# All\n- id: a\n  title: A\n- id: b\n"
    )


def test_the_line_above_a_yaml_file_stays() -> None:
    assert fields("# Who.\n---\nowner: me\ntitle: T\n") == "# Who.\n---\ntitle: T\nowner: me\n"


def test_ids_are_written_first() -> None:
    text = "title: T\nstages:\n  - title: S\n    steps: [{title: A}]\n"
    ids = {(3, 5, 3, 10): "s", (4, 14, 4, 19): "a"}
    assert form(text, path="a.journey.yaml", ids=ids) == (
        "title: T\nstages:\n  - id: s\n    title: S\n    steps:\n      - id: a\n        title: A\n"
    )


@pytest.mark.parametrize("text", ["? title\n: T\n", "title: T\n...\n", "%YAML 1.2\n---\ntitle: T\n"])
def test_what_nobody_writes_is_left_as_it_is(text: str) -> None:
    made = canonical(SourceFile("a.journey.yaml", text), JOURNEY)
    assert isinstance(made, Refused)
    assert "has no canonical form" in made.reason


@pytest.mark.parametrize(
    "text", ["title: T\ntitle: U\n", "title: [T\n", "title: &a T\n", "title: !x T\n", "<<<<<<< a\n"]
)
def test_what_cannot_be_read_is_left_with_its_findings(text: str) -> None:
    made = canonical(SourceFile("a.journey.yaml", text), JOURNEY)
    assert isinstance(made, Refused)
    assert made.findings


def test_unknown_fields_stay() -> None:
    assert fields("titel: T\nname: N\ntitle: T\n") == "title: T\ntitel: T\nname: N\n"


def test_a_file_without_fields_or_text_keeps_its_fences() -> None:
    assert form("---\n---") == "---\n---\n"
    assert form("---\n# Nothing yet.\n---\n\n") == "---\n# Nothing yet.\n---\n"
