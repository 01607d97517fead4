"""Every name and every value knows its line and column."""

from __future__ import annotations

from journeybook.syntax import Mapping, Node, Scalar, Sequence
from tests.syntax.reading import read_markdown, read_yaml

TEXT = """\
---
title: Buying a lamp
tags: [a, 'b c']
stages:
  - id: shop
    title: "In the shop"
    steps:
      - {id: ask, emotion: {lea: 3}}
goal: >
  A lamp
  at home
owner:
---
Text
"""


def _marks(node: Node) -> dict[str, tuple[int, int, int, int]]:
    """Return each scalar and the place where it is said to stand; names of fields end in a colon."""
    found = {}
    if isinstance(node, Scalar):
        found[node.value] = node.mark
    elif isinstance(node, Sequence):
        for item in node.items:
            found |= _marks(item)
    else:
        for entry in node.entries:
            found = _marks(entry.value) | found | {f"{entry.key.value}:": entry.key.mark}
    return found


def test_names_and_values_stand_where_they_are_said_to() -> None:
    document, found = read_markdown(TEXT)
    assert found == []
    assert document is not None
    marks = _marks(document.front)
    assert marks["title:"] == (2, 1, 2, 6)
    assert marks["Buying a lamp"] == (2, 8, 2, 21)
    assert marks["b c"] == (3, 11, 3, 16)
    assert marks["id:"] == (5, 5, 5, 7)
    assert marks["In the shop"] == (6, 12, 6, 25)
    assert marks["ask"] == (8, 14, 8, 17)
    assert marks["lea:"] == (8, 29, 8, 32)
    assert marks["3"] == (8, 34, 8, 35)
    assert marks["A lamp at home\n"][:2] == (9, 7)
    assert marks[""] == (12, 7, 12, 7)


def test_columns_count_characters_of_the_file_and_not_of_the_composed_text() -> None:
    node, _ = read_yaml("a: [cafe\u0301, b]\n")
    assert node is not None
    assert _marks(node) == {"a:": (1, 1, 1, 2), "caf\u00e9": (1, 5, 1, 10), "b": (1, 12, 1, 13)}


def test_columns_count_an_emoji_once() -> None:
    node, _ = read_yaml('"\U0001f600": x\n')
    assert isinstance(node, Mapping)
    assert node.entries[0].value.mark == (1, 6, 1, 7)


def test_the_text_begins_behind_the_second_fence() -> None:
    document, _ = read_markdown(TEXT)
    assert document is not None
    assert (document.body, document.body_line) == ("Text\n", 14)
