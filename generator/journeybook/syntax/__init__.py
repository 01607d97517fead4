"""Text to nodes with places. The only package that imports PyYAML."""

from journeybook.syntax.decoding import decode, decode_roughly
from journeybook.syntax.document import Document, body_of, parse_markdown, parse_yaml_file
from journeybook.syntax.nodes import Entry, Mapping, Node, Scalar, Sequence

__all__ = [
    "Document",
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "body_of",
    "decode",
    "decode_roughly",
    "parse_markdown",
    "parse_yaml_file",
]
