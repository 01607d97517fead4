"""A journey's text is cut at the headings of its stages, and nowhere else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.load.narrative import split

LINES = st.lists(
    st.sampled_from(
        ["## A {#a}", "## B {#b .c} ##", "  ## C  {# c}", "## D", "### E {#e}", "```", "~~~~", "```x```", "<!--", "-->",
         "<!-- x -->", "    ## F {#f}", "##G {#g}", "", "text", "## {#}", "> ## H {#h}"]
    ),
    max_size=20,
)  # fmt: skip


def _ids(text: str) -> list[str | None]:
    return [part.id for part in split(text, 1)]


@pytest.mark.parametrize(
    ("heading", "name", "title"),
    [
        ("## Ordering {#order}", "order", "Ordering"),
        ("##  Ordering  {#order}  ", "order", "Ordering"),
        ("## Ordering { #order }", "order", "Ordering"),
        ("## Ordering {#order} ##", "order", "Ordering"),
        ("## Ordering {#order .wide}", "order", "Ordering"),
        ("   ## Ordering {#order}", "order", "Ordering"),
        ("##\tOrdering {#order}", "order", "Ordering"),
        ("## Ordering {now} {#order}", "order", "Ordering {now}"),
        ("## {#order}", "order", ""),
        ("## Été {#été}", "été", "Été"),
        ("## Ordering {#}", "", "Ordering"),
    ],
)
def test_a_heading_of_the_second_level_with_an_id_begins_a_section(heading: str, name: str, title: str) -> None:
    introduction, section = split(f"Before.\n{heading}\nTold.\n", 10)
    assert (introduction.id, introduction.markdown, introduction.line) == (None, "Before.", 10)
    assert (section.id, section.title, section.markdown, section.line) == (name, title, "Told.", 12)
    line, start, _, end = section.mark
    assert line == 11
    assert heading[start - 1 : end - 1] == (name or "}")


@pytest.mark.parametrize(
    "text",
    [
        "## Ordering",
        "### Ordering {#order}",
        "# Ordering {#order}",
        "##Ordering {#order}",
        "    ## Ordering {#order}",
        "text ## Ordering {#order}",
        "> ## Ordering {#order}",
        "## Ordering {#order} now",
        "## Ordering {order}",
        "```\n## Ordering {#order}\n```",
        "~~~ md\n```\n## Ordering {#order}\n~~~",
        "````\n```\n## Ordering {#order}\n````",
        "```\n## Ordering {#order}",
        "<!--\n## Ordering {#order}\n-->",
    ],
)
def test_nothing_else_does(text: str) -> None:
    assert _ids(text) == [None]


def test_code_between_backticks_on_a_line_is_no_fence() -> None:
    assert _ids("```code``` here\n## Ordering {#order}") == [None, "order"]


@given(LINES)
def test_no_line_is_lost_or_moved(lines: list[str]) -> None:
    for part in split("\n".join(lines), 1):
        told = part.markdown.split("\n") if part.markdown else []
        assert lines[part.line - 1 : part.line - 1 + len(told)] == told


@pytest.mark.parametrize(
    "text",
    [
        "## " + " " * 50_000,
        "## " + "{#" * 25_000,
        "## {#" + "a" * 50_000,
        "## a {#b}" + "#" * 50_000 + "x",
        "`" * 50_000,
    ],
)
def test_a_line_made_to_be_slow_is_not(text: str) -> None:
    start = time.process_time()
    split(text, 1)
    assert time.process_time() - start < 1
