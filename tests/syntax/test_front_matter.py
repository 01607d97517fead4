"""Where the fields of a Markdown file end and its text begins."""

from __future__ import annotations

import pytest

from journeybook.syntax.document import MAX_BODY
from tests.syntax.reading import read_markdown


@pytest.mark.parametrize(
    ("text", "names", "body", "line"),
    [
        ("---\na: 1\n---\nText\n", ["a"], "Text\n", 4),
        ("---\na: 1\n---\n\nText", ["a"], "\nText", 4),
        ("---\na: 1\n...\nText", ["a"], "Text", 4),
        ("--- \na: 1\n---\t\nText", ["a"], "Text", 4),
        ("---\na: 1\n---", ["a"], "", 4),
        ("---\na: 1\n---\n", ["a"], "", 4),
        ("---\n---\nText", [], "Text", 3),
        ("---\n\n# nothing\n---\nText", [], "Text", 5),
        ("---\na: |\n  ---\nb: 1\n---\nText\n---\nc: 2\n---\n", ["a", "b"], "Text\n---\nc: 2\n---\n", 6),
        ("---\na: ----\nb: '--- '\n---\n", ["a", "b"], "", 5),
    ],
)
def test_fields_stand_between_two_lines_of_hyphens(text: str, names: list[str], body: str, line: int) -> None:
    document, found = read_markdown(text)
    assert found == []
    assert document is not None
    assert [entry.key.value for entry in document.front.entries] == names
    assert (document.body, document.body_line) == (body, line)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("\n \n", "the file is empty"),
        ("# Buying a lamp\n", "no front matter"),
        ("\n---\na: 1\n---\n", "no front matter"),
        ("---\na: 1\n", "the front matter is never closed"),
        ("---", "the front matter is never closed"),
        ("---\na: 1\n ---\n", "the front matter is never closed"),
        ("--- a: 1\n---\n", "the first line must be `---` and nothing else"),
        ("----\na: 1\n---\n", "the first line must be `---` and nothing else"),
        ('+++\na = "1"\n+++\n', "TOML front matter is not read"),
    ],
)
def test_a_file_without_fields_says_what_is_missing(text: str, message: str) -> None:
    document, found = read_markdown(text)
    assert document is None
    assert [(one.rule, one.span.line, one.span.column, one.message) for one in found] == [
        ("front-matter", 1, 1, message)
    ]
    assert found[0].hint


def test_a_text_of_twenty_pages_is_read_and_a_longer_one_is_not() -> None:
    assert read_markdown("---\na: 1\n---\n" + "x" * MAX_BODY)[1] == []
    document, found = read_markdown("---\na: 1\n---\n" + "x" * (MAX_BODY + 1))
    assert [(one.rule, one.span.line) for one in found] == [("file-size", 4)]
    assert document is not None
    assert document.body == ""


def test_an_undecided_merge_in_the_text_is_found_too() -> None:
    _, found = read_markdown("---\na: 1\n---\nText\n\n<<<<<<< HEAD\none\n=======\nother\n>>>>>>> branch\n")
    assert [(one.rule, one.span.line) for one in found] == [("syntax", 6)]
