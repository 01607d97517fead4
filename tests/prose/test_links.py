"""Links of narratives are found, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from journeybook.prose import links
from journeybook.prose.links import ProseLink, RawHtml, links_in, scan


def test_a_link_has_the_place_of_its_address() -> None:
    (found,) = links_in("One.\n\nTwo, [see](a.md).\n", 10)
    assert (found.address, found.mark) == ("a.md", (12, 12, 12, 16))


def test_a_link_after_several_blank_lines_has_its_line() -> None:
    (found,) = links_in("One.\n\n\n\n\n[see](a.md)\n", 1)
    assert found.mark[0] == 6


def test_a_link_in_a_fence_with_blank_lines_is_no_link() -> None:
    assert links_in("```\na\n\n[see](a.md)\n\n```\n\n[true](b.md)", 1)[0].address == "b.md"


def test_a_link_in_an_indented_block_after_a_blank_line_is_no_link() -> None:
    assert links_in("Text.\n\n    [see](a.md)\n", 1) == ()


def test_a_link_in_a_comment_with_blank_lines_is_no_link() -> None:
    assert links_in("<!--\n\n[see](a.md)\n\n-->\n", 1) == ()


def test_a_reference_is_followed_to_a_definition_in_another_paragraph() -> None:
    (found,) = links_in("See [this][one].\n\nText.\n\n[one]: a.md\n", 1)
    assert (found.address, found.mark[0]) == ("a.md", 5)


def test_a_link_in_a_footnote_is_found() -> None:
    assert [found.address for found in links_in("Text[^1].\n\n[^1]: Said [here](a.md).\n", 1)] == ["a.md"]


_LINES = st.sampled_from(
    (
        "", "", "", "Text.", "See [it](a.md).", "![picture](b.svg) and [more](c.md)", "# Heading [d](d.md)",
        "- item", "- item [e](e.md)", "  - inner [f](f.md)", "  below [g](g.md)", "   1. [h](h.md)",
        "    [i](i.md)", "> [j](j.md)", ">     [k](k.md)", "-     [l](l.md)", "```", "~~~", "`code [m](m.md)`",
        "``", "`", "[n][o]", "[o]: o.md", "[^1]", "[^1]: [p](p.md)", "| a | [q](q.md) |", "| - | - |",
        "<b>[r](r.md)</b>", "<div>", "</div>", "<!--", "-->", "!!! note", "Term", ": [s](s.md)",
        ":       [t](t.md)", "---", "***", "*[u](u.md)", "[v](v.md", ")", "\t[w](w.md)", "\\[x](x.md)",
        "[y [z](z.md)](y.md)", "<https://journeys.example>", "10. [aa](aa.md)",
    )
)  # fmt: skip


@given(st.lists(_LINES, max_size=12))
def test_paragraphs_read_alone_hold_what_the_whole_text_holds(lines: list[str]) -> None:
    markdown = "\n".join(lines)
    assert _but_comments(scan(markdown, 1)) == _but_comments(links._scan(markdown, 1))


def _but_comments(found: Iterable[ProseLink | RawHtml]) -> list[ProseLink | RawHtml]:
    """A text with nothing but a comment is not read at all; no rule has anything against comments."""
    return [thing for thing in found if isinstance(thing, ProseLink) or not thing.html.startswith("<!--")]


def test_most_of_a_narrative_without_links_is_not_read() -> None:
    pieces = list(links._pieces("One.\n\nTwo.\n\n[see](a.md)\n\n" + "Word.\n\n" * 100, 1))
    assert pieces == [("[see](a.md)", 5)]
