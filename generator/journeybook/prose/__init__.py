"""Narrative: Markdown with its links. Knows the files of a project, not its pages."""

from journeybook.prose.links import ProseLink, links_in
from journeybook.prose.parser import markdown_parser
from journeybook.prose.targets import Target, TargetKind, resolve

__all__ = ["ProseLink", "Target", "TargetKind", "links_in", "markdown_parser", "resolve"]
