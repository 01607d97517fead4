"""What YAML can do and the format does not want is refused at its place, and never carried out."""

from __future__ import annotations

import time

import pytest

from tests.syntax.reading import read_yaml

DEEP = "f: " + "[" * 41 + "]" * 41


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("f: &a x\n", 1, 4, "anchor '&a'"),
        ("f: *a\n", 1, 4, "alias '*a'"),
        ("a: 1\nf: !include ../secret\n", 2, 4, "tag '!include'"),
        ("f: !!python/object/apply:os.system [x]\n", 1, 4, "tag '!!python/object/apply:os.system'"),
        ("f: !!set {a, b}\n", 1, 4, "tag '!!set'"),
        ("f: !!binary aGVsbG8=\n", 1, 4, "tag '!!binary'"),
        ("f: 1\n<<: {a: 1}\n", 2, 1, "merge key '<<'"),
        ("f: 1\n[a, b]: 2\n", 2, 1, "a list or group as a field name"),
        ("{a: 1}: 2\n", 1, 1, "a list or group as a field name"),
        ("f: 1\n---\nf: 2\n", 2, 1, "a second YAML document"),
        (DEEP, 1, 43, "nested more than 40 deep"),
        ("- " * 5000 + "x", 1, 81, "nested more than 40 deep"),
    ],
)
def test_a_feature_is_refused_where_it_stands(text: str, line: int, column: int, message: str) -> None:
    _, found = read_yaml(text)
    assert [(one.rule, one.span.line, one.span.column) for one in found] == [("yaml-feature", line, column)]
    assert found[0].message == f"{message} is not part of the format"
    assert found[0].hint


def test_the_exclamation_mark_alone_means_text() -> None:
    assert read_yaml("f: ! 007\n")[1] == []


def test_a_field_written_twice_names_both_lines_and_keeps_the_first() -> None:
    node, found = read_yaml("a: 1\nb:\n  c: 2\n  c: 3\na: 4\n")
    assert [(one.rule, str(one.span)) for one in found] == [
        ("duplicate-field", "site_config.yml:4:3"),
        ("duplicate-field", "site_config.yml:5:1"),
    ]
    assert found[1].message == "'a' is written twice; the first is on line 1"
    assert [str(place.span) for place in found[1].related] == ["site_config.yml:1:1"]
    assert node is not None
    assert node.get("a").value == "1"  # type: ignore[union-attr]


def test_names_that_look_the_same_are_the_same() -> None:
    _, found = read_yaml("caf\u00e9: 1\ncafe\u0301: 2\n")
    assert [(one.rule, one.span.line) for one in found] == [("duplicate-field", 2)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('f: "a\\0b"', "control character U+0000"),
        ('f: "a\\u202Eb"', "bidirectional control character U+202E right-to-left override"),
        ('f: "\\x1b[31m"', "control character U+001B"),
        ('f: "a\\Nb"', "control character U+0085"),
        ('"a\\Lb": f', "control character U+2028 line separator"),
    ],
)
def test_a_hidden_character_cannot_come_back_as_an_escape(text: str, message: str) -> None:
    _, found = read_yaml(text)
    assert [one.rule for one in found] == ["control-character"]
    assert found[0].message.startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 60_000,
        "x: " + "{" * 60_000,
        "x: " + "? " * 20_000,
        "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        "&a a: &b {*a : *b}",
        "\n".join("  " * depth + "a:" for depth in range(500)),
        "a: '" + "'' " * 20_000,
        ": " * 20_000,
        "- " * 60_000,
    ],
)
def test_a_text_made_to_kill_the_reader_is_refused_in_no_time(text: str) -> None:
    start = time.process_time()
    _, found = read_yaml(text)
    assert found
    assert time.process_time() - start < 5
