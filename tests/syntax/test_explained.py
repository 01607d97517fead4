"""What YAML cannot read is shown where the mistake was made, in words that name the way out."""

from __future__ import annotations

import pytest

from tests.syntax.reading import read_markdown, read_yaml

CASES = [
    # text, line and column of the caret, message, a part of the hint
    ("f: a: b\n", 1, 5, "a colon and a space inside a value", "quotes"),
    ("f: Souscrire : étape 1: choisir\n", 1, 14, "a colon and a space inside a value", "quotes"),
    ("a: 1\n b: 2\n", 2, 2, "this line is indented deeper than the field above it", "same column"),
    ("s:\n  - id: a\n      t: b\n", 3, 7, "this line is indented deeper than the field above it", "same column"),
    ("a: x\n\n  b: 2\n", 3, 3, "this line is indented deeper than the field above it", "same column"),
    ("a: x\n\n# why\n  b: 2\n", 4, 3, "this line does not fit the ones above it", "exactly like its siblings"),
    ("%a: x\n", 1, 1, "a value cannot begin with '%'", "quotes"),
    ("title:Foo\nowner: x\n", 1, 1, "this line is no `field: value`", "a space after the colon"),
    ("a: 1\nowner\nb: 2\n", 2, 1, "this line is no `field: value`", "write `field: value`"),
    ("a: >-\ntext\n", 2, 1, "the text of the field above is not indented", "two spaces"),
    ("s:\n  - id: a\n   t: b\n", 3, 4, "this line does not fit the ones above it", "exactly like its siblings"),
    ("s:\n- id: a\n - id: b\n", 3, 2, "this line does not fit the ones above it", "exactly like its siblings"),
    ("s:\n  id: a\n  - t: b\n", 3, 3, "a list item among fields", "`steps:`"),
    ("s:\n  - t: a\n  o: b\n", 3, 3, "a field among list items", "begin an item"),
    ("  a: 1\n b: 2\n", 2, 2, "this line does not begin in the column of the first one", "first column"),
    ("a: [b, c\nd: e\nf: []\n", 1, 4, "this '[' is never closed", "close it with ']'"),
    ("a: {b: 1\nc: 2\n", 1, 4, "this '{' is never closed", "close it with '}'"),
    ("a: [\n", 1, 4, "this '[' is never closed", "close it with ']'"),
    ("a: [b: c: d]\n", 1, 9, "a comma is missing after '[', or quotes are", "commas"),
    ("a: [b,, c]\n", 1, 7, "nothing stands before this comma", "delete it"),
    ("a: [b]]\n", 1, 7, "a ']' too many", "delete it"),
    ("a: [b] c\n", 1, 8, "text behind the closing bracket", "quotes"),
    ('a: "never closed\nb: 1\n', 1, 4, "this quote is never closed", "close it"),
    ("a: 'never closed\nb: 1\n", 1, 4, "this quote is never closed", "close it"),
    ('a: "open\nb: 1\nc: "closed"\n', 1, 4, "this quote is never closed", "close it"),
    ("s:\n  - 'open\n  - 'closed'\n", 2, 5, "this quote is never closed", "close it"),
    ("a: 'l'abonné'\n", 1, 7, "text behind the closing quote", "double quotes"),
    ('a: "He said "hi""\n', 1, 14, "text behind the closing quote", "single quotes"),
    ('a: "C:\\Users"\n', 1, 9, "a backslash in double quotes, and no known escape", "single quotes"),
    ('a: "\\d"\n', 1, 5, "a backslash in double quotes, and no known escape", "single quotes"),
    ('a: "\\ud800"\n', 1, 7, "a backslash in double quotes, and no known escape", "single quotes"),
    ("a: @b\n", 1, 4, "a value cannot begin with '@'", "quotes"),
    ("a: `b`\n", 1, 4, "a value cannot begin with '`'", "quotes"),
    ("a: %b\n", 1, 4, "a value cannot begin with '%'", "quotes"),
    ("a: *b* c\n", 1, 4, "a value cannot begin with '*'", "quotes"),
    ("a: & b\n", 1, 4, "a value cannot begin with '&'", "quotes"),
    ("a: , b\n", 1, 4, "a value cannot begin with ','", "quotes"),
    ("a: - b\n", 1, 4, "a value cannot begin with '-'", "begin the list on the next line"),
    ("a: > b\n", 1, 4, "a value cannot begin with '>'", "begin the text on the next line"),
    ("a: | b\n", 1, 4, "a value cannot begin with '|'", "begin the text on the next line"),
    ("a:\n\t- b\n", 2, 1, "a tab in the indentation", "spaces"),
    ("a:\n  - b: 1\n\tc: 2\n", 3, 1, "a tab in the indentation", "spaces"),
    ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\n>>>>>>> x\n", 2, 1, "a merge left this place undecided", "one of the two"),
    ("- a\n- b\n", 1, 1, "expected fields, one `name: value` a line", "`title: …`"),
    ("just text\n", 1, 1, "expected fields, one `name: value` a line", "`title: …`"),
    ("~\n", 1, 1, "expected fields, one `name: value` a line", "`title: …`"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), CASES)
def test_a_mistake_is_shown_where_it_was_made(text: str, line: int, column: int, message: str, hint: str) -> None:
    _, found = read_yaml(text)
    assert [one.rule for one in found] == ["syntax"]
    assert (found[0].span.line, found[0].span.column, found[0].message) == (line, column, message)
    assert hint in found[0].hint


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), CASES)
def test_the_same_holds_in_front_matter(text: str, line: int, column: int, message: str, hint: str) -> None:
    _, found = read_markdown(f"---\n{text.rstrip()}\n---\nText\n")
    assert [one.rule for one in found] == ["syntax"]
    assert (found[0].span.line, found[0].span.column, found[0].message) == (line + 1, column, message)
    assert hint in found[0].hint


def test_a_line_that_does_not_fit_says_where_its_group_began() -> None:
    _, found = read_yaml("stages:\n  - id: a\n   title: b\n")
    assert [str(place.span) for place in found[0].related] == ["site_config.yml:2:3"]
