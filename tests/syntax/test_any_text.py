"""Whatever is in a file: nodes or findings, never an exception, and every place lies in the file."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeybook.diagnostics import Diagnostic, Findings
from journeybook.source import Mark, SourceFile
from journeybook.syntax import Node, Scalar, Sequence, decode, parse_markdown, parse_yaml_file
from tests.syntax.reading import PATH

SIGNS = st.text(alphabet=st.sampled_from("ab1 \n\t:-#'\"[]{}&*!|>%@`?,.\\~<=é😀\u0301\r"))
"""Texts of the signs that mean something in YAML."""


def _assert_inside(mark: Mark, source: SourceFile) -> None:
    line, column, end_line, end_column = mark
    assert 1 <= line <= end_line <= source.line_count + 1
    assert 1 <= column <= len(source.line(line)) + 1
    assert 1 <= end_column <= len(source.line(end_line)) + 1


def _assert_nodes_inside(node: Node, source: SourceFile) -> None:
    _assert_inside(node.mark, source)
    if isinstance(node, Sequence):
        for item in node.items:
            _assert_nodes_inside(item, source)
    elif not isinstance(node, Scalar):
        for entry in node.entries:
            _assert_inside(entry.key.mark, source)
            _assert_nodes_inside(entry.value, source)


def _assert_sound(found: list[Diagnostic], source: SourceFile) -> None:
    for one in found:
        assert one.message
        for span in (one.span, *(place.span for place in one.related)):
            _assert_inside((span.line, span.column, span.end_line, span.end_column), source)


@settings(max_examples=400)
@given(SIGNS | st.text())
@example("- - -\n- [")
@example("a: 'b\n\n\nc")
@example("? [\n:")
def test_any_text_as_yaml(text: str) -> None:
    findings = Findings()
    source = decode("a.yml", text.encode(), findings)
    assert source is not None
    node = parse_yaml_file(source, findings)
    assert node is not None or len(findings) > 0
    if node is not None:
        _assert_nodes_inside(node, source)
    _assert_sound(list(findings), source)


@settings(max_examples=300)
@given(SIGNS, SIGNS)
def test_any_text_as_front_matter(front: str, body: str) -> None:
    findings = Findings()
    source = decode(PATH, f"---\n{front}\n---\n{body}".encode("utf-8", "surrogatepass"), findings)
    assert source is not None
    document = parse_markdown(source, findings)
    assert document is not None or len(findings) > 0
    if document is not None:
        _assert_nodes_inside(document.front, source)
        assert source.text.endswith(document.body)
        assert document.body_line == source.text.count("\n") - document.body.count("\n") + 1 or not document.body
    _assert_sound(list(findings), source)


@given(st.binary())
def test_any_bytes_as_a_file(data: bytes) -> None:
    findings = Findings()
    source = decode(PATH, data, findings)
    assert source is not None or len(findings) > 0
    if source is not None:
        parse_markdown(source, findings)
        _assert_sound(list(findings), source)
