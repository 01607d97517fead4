"""Values are what the team wrote; YAML guesses nothing."""

from __future__ import annotations

import json
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeybook.syntax import Mapping, Sequence
from journeybook.syntax.decoding import FORBIDDEN
from tests.syntax.reading import read_yaml, value_of

AS_WRITTEN = (
    "no", "No", "NO", "on", "off", "yes", "y", "true", "True", "007", "0o17", "0x1F", "1.0", "1.50", "1e3", "1_000",
    "+1", "-0", ".5", ".inf", ".nan", "10:30", "10:30:15", "2026-10-02", "2026-02-30", "2026-10-02 10:00:00", "01000",
    "0612345678", "1e999999999", "Priorité", "café", "😀 ok", "a#b", "http://shop.example/a?b=c&d", "100 %", "3,5", "=",
    "nulls", "None",
)  # fmt: skip


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_plain_value_is_the_text_that_was_written(text: str) -> None:
    assert value_of(f"f: {text}\n").value == text


@pytest.mark.parametrize("text", AS_WRITTEN)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_quotes_change_nothing(text: str, quote: str) -> None:
    assert value_of(f"f: {quote}{text}{quote}\n").value == text


@pytest.mark.parametrize("text", ["", " ", "~", "null", "Null", "NULL", "  # only a comment"])
def test_nothing_and_null_are_empty(text: str) -> None:
    assert value_of(f"f: {text}\n").is_empty


@pytest.mark.parametrize("text", ["''", '""', "'~'", '"null"', "no", "0", "false"])
def test_what_is_written_is_not_empty(text: str) -> None:
    assert not value_of(f"f: {text}\n").is_empty


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("f: |\n  one\n  two\n", "one\ntwo\n"),
        ("f: >\n  one\n  two\n", "one two\n"),
        ("f: >-\n  one\n\n  two\n", "one\ntwo"),
        ("f: one\n  two\n", "one two"),
        ('f: "one\n  two"\n', "one two"),
        ("f: 'l''accueil'\n", "l'accueil"),
        ('f: "tab\\there"\n', "tab\there"),
        ("f: a # a comment\n", "a"),
        ("f: a\tb\n", "a\tb"),
        ("f:\ta\n", "a"),
    ],
)
def test_long_and_quoted_values_are_read_as_yaml_says(text: str, expected: str) -> None:
    assert value_of(text).value == expected


@pytest.mark.parametrize(
    ("text", "column", "lost"),
    [("f: Priorité #1\n", 13, "#1"), ("f: #ff0000\n", 4, "#ff0000"), ("f: [a, b #c]\n  ]\n", 10, "#c]")],
)
def test_text_that_a_hash_makes_a_comment_is_reported(text: str, column: int, lost: str) -> None:
    _, found = read_yaml(text)
    assert [(one.rule, one.span.column) for one in found] == [("hash-in-value", column)]
    assert f"'{lost}' is taken for a comment" in found[0].message


@pytest.mark.parametrize(
    "text",
    ["f: a # word\n", "# word\nf: a\n", "  #word\nf: a\n", "f: 'a #b'\n", 'f: "a #b"\n', "f: a#b\n", "f: |\n  a #b\n"],
)
def test_a_comment_with_a_space_and_a_hash_in_quotes_are_left_alone(text: str) -> None:
    _, found = read_yaml(text)
    assert found == []


def test_accents_are_composed() -> None:
    assert value_of("f: cafe\u0301\n").value == "caf\u00e9"


def test_names_are_composed_too() -> None:
    node, found = read_yaml("cafe\u0301: 1\n")
    assert found == []
    assert isinstance(node, Mapping)
    assert [entry.key.value for entry in node.entries] == ["caf\u00e9"]


def test_lists_and_groups_keep_their_order() -> None:
    node, found = read_yaml("b: [2, 1]\na:\n  - x\n  - {d: 1, c: 2}\n")
    assert found == []
    assert isinstance(node, Mapping)
    assert [entry.key.value for entry in node.entries] == ["b", "a"]
    items = node.get("a")
    assert isinstance(items, Sequence)
    group = items.items[1]
    assert isinstance(group, Mapping)
    assert [entry.key.value for entry in group.entries] == ["d", "c"]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)).filter(lambda char: not FORBIDDEN.match(char))))
@example("a: b # c")
@example("'\"\\")
@example("\n\n a \t")
def test_any_text_in_double_quotes_comes_back(text: str) -> None:
    assert value_of(f"f: {json.dumps(text, ensure_ascii=False)}\n").value == normalize("NFC", text)
