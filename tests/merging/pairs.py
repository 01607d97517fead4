"""The nine pairs of edits that two people make at the same time, on one journey."""

from __future__ import annotations

import re
from dataclasses import dataclass

ROOMY = """\
---
title: Groceries by drive
personas: [lea]
owner: drive-team
stages:
  - id: order
    title: Ordering
    steps:
      - id: fill-basket
        title: I fill my basket
        touchpoint: drive-website
        emotion: 3
        thought: Where did they hide the coffee?
      - id: choose-slot
        title: I choose a slot
        touchpoint: slot-picker
        emotion: 2
      - id: pay
        title: I pay
        touchpoint: payment-page
        duration: 2 min
        emotion: 4
        basis: researched
        thought: Card saved. Good.
  - id: fetch
    title: Fetching
    steps:
      - id: check-in
        title: I check in
        touchpoint: terminal
        emotion: 1
      - id: load
        title: They load my car
        emotion: 5
---

Before leaving.

## Ordering {#order}

The basket takes half an hour.

## Fetching {#fetch}

The terminal asks for a number.
"""
"""A journey whose steps say much."""

BRIEF = """\
---
title: Groceries by drive
stages:
  - id: order
    title: Ordering
    steps:
      - id: fill-basket
        title: I fill my basket
        emotion: 3
      - id: choose-slot
        title: I choose a slot
        emotion: 2
      - id: pay
        title: I pay
        emotion: 4
  - id: fetch
    title: Fetching
    steps:
      - id: check-in
        title: I check in
        emotion: 1
---
Before leaving.

## Ordering {#order}

The basket takes half an hour.
"""
"""One with as few lines as people begin with: what is apart in the other one touches here."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two edits of one text, and what both together make of it."""

    name: str
    base: str
    ours: str
    theirs: str
    both: str


def _swap(text: str, first: str, second: str) -> str:
    return text.replace(first, "\0").replace(second, first).replace("\0", second)


def _stage(text: str, name: str) -> str:
    """Return the lines of a stage."""
    start = text.index(f"  - id: {name}\n")
    ends = [at for at in (text.find("  - id: ", start + 1), text.find("---\n", start)) if at > 0]
    # An item of a list deeper in has more spaces before its hyphen.
    return text[start : min(at for at in ends if text[at - 1] == "\n")]


def _step(text: str, name: str) -> str:
    """Return the lines of a step."""
    start = text.index(f"      - id: {name}\n")
    ends = [text.find(end, start + 1) for end in ("\n      - id: ", "\n  - id: ", "\n---\n")]
    return text[start : min(at for at in ends if at > 0) + 1]


def _changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def pairs(base: str) -> tuple[Pair, ...]:
    """Return the nine pairs on a journey: the order of the issue that asked for them."""
    fill, slot, pay = (_step(base, name) for name in ("fill-basket", "choose-slot", "pay"))
    order, fetch = _stage(base, "order"), _stage(base, "fetch")
    new = "      - id: {0}\n        title: I {0}\n        emotion: 3\n"
    ask, wait = new.format("ask"), new.format("wait")

    def pair(name: str, ours: list[tuple[str, str]], theirs: list[tuple[str, str]], both: str = "") -> Pair:
        made = _changed(base, *ours), _changed(base, *theirs)
        return Pair(name, base, *made, both or _changed(base, *ours, *theirs))

    fill_5, slot_1 = fill.replace("emotion: 3", "emotion: 5"), slot.replace("emotion: 2", "emotion: 1")
    if "thought" in pay:
        pay_thought = pay.replace("Card saved. Good.", "So it worked.")
        pay_basis = pay.replace("title: I pay", "title: I pay by card")
        both_pay = pay_thought.replace("title: I pay", "title: I pay by card")
        pay_touched = pay.replace("payment-page", "till")
    else:
        pay_thought = pay.replace("emotion: 4\n", "emotion: 4\n        thought: Card saved.\n")
        pay_basis = pay.replace("emotion: 4\n", "emotion: 4\n        basis: assumed\n")
        both_pay = pay_basis.replace("basis: assumed\n", "basis: assumed\n        thought: Card saved.\n")
        pay_touched = pay.replace("title: I pay\n", "title: I pay\n        touchpoint: till\n")
    renamed = slot.replace("I choose a slot", "I pick a time")
    fetch_5 = fetch.replace("emotion: 1", "emotion: 2")
    told = ("The basket takes half an hour.\n", "The basket takes twenty minutes.\n")
    return (
        pair("neighbouring scores", [(fill, fill_5)], [(slot, slot_1)]),
        pair("both append a step", [(pay, pay + ask)], [(pay, pay + wait)], _changed(base, (pay, pay + ask + wait))),
        pair("same step, two fields", [(pay, pay_thought)], [(pay, pay_basis)], _changed(base, (pay, both_pay))),
        pair("rename a step, insert behind it", [(slot, renamed)], [(slot, slot + ask)],
             _changed(base, (slot, renamed + ask))),
        Pair("move a stage, edit inside it", base, _swap(base, order, fetch), _changed(base, (fetch, fetch_5)),
             _changed(_swap(base, order, fetch), (fetch, fetch_5))),
        Pair("reorder steps, edit one", base, _swap(base, fill, slot), _changed(base, (slot, slot_1)),
             _changed(_swap(base, fill, slot), (slot, slot_1))),
        pair("narrative and data", [told], [(pay, pay.replace("emotion: 4", "emotion: 2"))]),
        pair("delete a step, edit the next", [(slot, "")], [(pay, pay.replace("emotion: 4", "emotion: 2"))]),
        pair("its score, its touchpoint", [(pay, pay.replace("emotion: 4", "emotion: 2"))], [(pay, pay_touched)],
             _changed(base, (pay, pay_touched.replace("emotion: 4", "emotion: 2")))),
    )  # fmt: skip


def in_braces(text: str) -> str:
    """Return a journey with each step on one line, as some write short ones."""
    return re.sub(r"^      - (id: .*(?:\n        .*)*)", _braced, text, flags=re.MULTILINE)


def _braced(step: re.Match[str]) -> str:
    return "      - {" + ", ".join(line.strip() for line in step[1].split("\n")) + "}"
