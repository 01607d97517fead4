"""Reads a text as front matter or as a YAML file, for the tests of this folder."""

from __future__ import annotations

from journeybook.diagnostics import Diagnostic, Findings
from journeybook.source import SourceFile
from journeybook.syntax import Document, Mapping, Node, Scalar, parse_markdown, parse_yaml_file

PATH = "journeys/lamp.md"


def read_yaml(text: str) -> tuple[Node | None, list[Diagnostic]]:
    """Read a whole YAML file."""
    findings = Findings()
    return parse_yaml_file(SourceFile("site_config.yml", text), findings), list(findings)


def read_markdown(text: str) -> tuple[Document | None, list[Diagnostic]]:
    """Read a Markdown file with front matter."""
    findings = Findings()
    return parse_markdown(SourceFile(PATH, text), findings), list(findings)


def value_of(text: str) -> Scalar:
    """Return the value of the field `f` of a YAML text that has no mistake."""
    node, found = read_yaml(text)
    assert found == []
    assert isinstance(node, Mapping)
    value = node.get("f")
    assert isinstance(value, Scalar)
    return value
