"""Where Mermaid blocks are found in files."""

from __future__ import annotations

from journeybook.exchange.mermaid_blocks import blocks
from journeybook.source import SourceFile

JOURNEY = "journey\n  A: 5: Me"


def found(text: str, path: str = "doc.md") -> list[str]:
    return ["\n".join(line.text for line in block.lines) for block in blocks(SourceFile(path, text))]


def test_a_mermaid_file_is_one_block() -> None:
    assert found(JOURNEY, "a/journey.mmd") == [JOURNEY]
    assert found(JOURNEY, "journey.MERMAID") == [JOURNEY]


def test_a_mermaid_file_may_be_fenced_like_markdown() -> None:
    assert found(f"\n```mermaid\n{JOURNEY}\n```\n", "journey.mmd") == [JOURNEY]


def test_fences_of_all_kinds_are_found_in_markdown() -> None:
    for opened, closed in (
        ("```mermaid", "```"),
        ("````mermaid", "`````"),
        ("~~~mermaid", "~~~"),
        ("~~~ mermaid title=x", "~~~"),
        ("```Mermaid", "```"),
        ("```{mermaid}", "```"),
        ("``` {.mermaid #fig}", "```"),
        ("```mermaid-example", "```"),
        (":::mermaid", ":::"),
        ("::: mermaid", ":::"),
    ):
        assert found(f"# Title\n\n{opened}\n{JOURNEY}\n{closed}\nText\n") == [JOURNEY], opened


def test_several_blocks_are_found_in_order_and_other_code_is_not() -> None:
    text = f"```mermaid\n{JOURNEY}\n```\n```js\nlet a\n```\n```\njourney\n```\n~~~mermaid\nflowchart LR\n~~~\n"
    assert found(text) == [JOURNEY, "flowchart LR"]


def test_a_fence_shown_as_an_example_is_code_and_no_diagram() -> None:
    assert found(f"````markdown\n```mermaid\n{JOURNEY}\n```\n````\n") == []


def test_what_is_commented_out_is_no_diagram() -> None:
    assert found(f"<!--\n```mermaid\n{JOURNEY}\n```\n-->\n```mermaid\nB\n```\n<!-- one line -->\n") == ["B"]


def test_fences_in_lists_and_quotes_lose_the_indentation_that_is_not_theirs() -> None:
    assert found("1. One\n\n   ```mermaid\n   journey\n     A: 5: Me\n   ```\n") == [JOURNEY]
    assert found("- ```mermaid\n  journey\n    A: 5: Me\n  ```\n") == [JOURNEY]
    assert found("> ```mermaid\n> journey\n>   A: 5: Me\n> ```\n") == [JOURNEY]
    assert found("\t```mermaid\n\tjourney\n\t  A: 5: Me\n\t```\n") == [JOURNEY]


def test_lines_keep_their_place_in_the_file() -> None:
    (block,) = blocks(SourceFile("doc.md", "# T\n\n- x\n\n  ```mermaid\n  journey\n    A: 5: Me\n  ```\n"))
    assert [(line.number, line.column, line.text) for line in block.lines] == [(6, 3, "journey"), (7, 3, "  A: 5: Me")]
    assert (block.first_line, block.last_line) == (6, 7)


def test_the_heading_above_a_block_is_known() -> None:
    text = (
        f"---\n# a comment\n---\n# The `app` {{#app}}\n```mermaid\n{JOURNEY}\n```\n## Second ##\n~~~mermaid\nB\n~~~\n"
    )
    assert [block.heading for block in blocks(SourceFile("doc.md", text))] == ["The app", "Second"]


def test_a_block_that_is_never_closed_ends_where_the_next_thing_begins() -> None:
    text = f"```mermaid\n{JOURNEY}\n# Next\n```mermaid\nB\n"
    first, second = blocks(SourceFile("doc.md", text))
    assert [line.text for line in first.lines] == JOURNEY.split("\n")
    assert (first.closed, second.closed) == (False, False)


def test_a_block_that_nobody_can_have_written_is_told() -> None:
    (long,) = blocks(SourceFile("a.mmd", "journey\n" * 3_001))
    (wide,) = blocks(SourceFile("a.mmd", "journey " * 30_000))
    (normal,) = blocks(SourceFile("a.mmd", JOURNEY))
    assert [block.is_too_large for block in (long, wide, normal)] == [True, True, False]
