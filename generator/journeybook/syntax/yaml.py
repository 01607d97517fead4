"""YAML text to nodes, from libyaml's events. Keeps every place and every duplicate; refuses what can surprise.

Built on events and not on PyYAML's composer, which crashes on deep nesting and expands aliases without end.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from unicodedata import is_normalized, normalize

import yaml

from journeybook.diagnostics import Findings, Related
from journeybook.source import Mark, SourceFile, Span
from journeybook.syntax.explanations import explain_problem
from journeybook.syntax.nodes import Entry, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 40
"""Lists and groups inside one another; a journey needs eight."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):
    """Reading cannot go on; the finding has been made."""


def parse(source: SourceFile, start: int, end: int, findings: Findings) -> Node | None:
    """Read the YAML in lines `start` to `end` (1-based, `end` excluded) of a file.

    Return the root node, or None where there is none or it cannot be read (which is then in `findings`).
    """
    lines = source.text.split("\n")[start - 1 : end - 1]
    text = "\n".join(lines)
    builder = _Builder(source, start - 1, findings)
    try:
        return builder.build(iter(yaml.parse(text, Loader=_LOADER)))
    except yaml.MarkedYAMLError as error:
        builder.report(error)
    except yaml.YAMLError as error:
        builder.refuse("syntax", str(error).splitlines()[0], (start, 1, start, 1), "")
    except _Stop:
        pass
    return None


class _Builder:
    def __init__(self, source: SourceFile, offset: int, findings: Findings) -> None:
        self.source = source
        self.offset = offset
        self.findings = findings

    def build(self, events: Iterator[Any]) -> Node | None:
        """Turn the events of one document into a node, without recursion."""
        root: Node | None = None
        documents = 0
        # Each open collection: its kind, its children so far (keys and values alternate in a mapping), its start.
        stack: list[tuple[bool, list[Node], Any]] = []
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._refuse_features(event)
                node: Node = self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_features(event)
                if len(stack) >= MAX_DEPTH:
                    self._refuse_at(event, "yaml-feature", f"nested more than {MAX_DEPTH} deep", "flatten it")
                stack.append((kind is yaml.MappingStartEvent, [], event.start_mark))
                continue
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                is_mapping, children, start = stack.pop()
                mark = self._mark(start, event.end_mark)
                node = self._mapping(children, mark) if is_mapping else Sequence(tuple(children), mark)
            elif kind is yaml.AliasEvent:
                self._refuse_at(event, "yaml-feature", f"alias '*{event.anchor}'", "write the value out")
                continue
            else:
                if kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self._refuse_at(event, "yaml-feature", "a second YAML document", "keep one a file")
                continue
            if stack:
                stack[-1][1].append(node)
            else:
                root = node
        return root

    def _scalar(self, event: Any) -> Scalar:
        value: str = event.value
        if not value.isascii() and not is_normalized("NFC", value):
            value = normalize("NFC", value)
        return Scalar(value, self._mark(event.start_mark, event.end_mark), event.style is None)

    def _mapping(self, children: list[Node], mark: Mark) -> Mapping:
        entries: dict[str, Entry] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.refuse("yaml-feature", "a list or group as a field name", key.mark, "write a plain name")
                continue
            if key.value == "<<":
                self.refuse("yaml-feature", "merge key '<<'", key.mark, "write the fields out")
                continue
            first = entries.get(key.value)
            if first is not None:
                line = first.key.mark[0]
                self.findings.error(
                    "duplicate-field",
                    f"'{key.value}' is written twice; the first is on line {line}",
                    Span.of(self.source.path, key.mark),
                    "keep one of them",
                    (Related(message="first written here", span=Span.of(self.source.path, first.key.mark)),),
                )
                continue
            entries[key.value] = Entry(key, value)
        return Mapping(tuple(entries.values()), mark)

    def _refuse_features(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse_at(event, "yaml-feature", f"anchor '&{event.anchor}'", "write the value where it is needed")
        if event.tag is not None and event.tag != "!":
            self._refuse_at(event, "yaml-feature", f"tag '{event.tag}'", "write the plain value")

    def _refuse_at(self, event: Any, rule: str, message: str, hint: str) -> None:
        mark = self._mark(event.start_mark, event.end_mark)
        self.refuse(rule, message, mark, hint)
        raise _Stop

    def refuse(self, rule: str, message: str, mark: Mark, hint: str) -> None:
        """Report something that is not part of the format."""
        if rule == "yaml-feature":
            message += " is not part of the format"
        self.findings.error(rule, message, Span.of(self.source.path, mark), hint)

    def report(self, error: yaml.MarkedYAMLError) -> None:
        """Report what libyaml could not read, where the reader would look for it."""
        problem = explain_problem(error, self.source, self.offset)
        self.findings.error(
            "syntax", problem.message, Span.of(self.source.path, problem.mark), problem.hint, problem.related
        )

    def _mark(self, start: Any, end: Any) -> Mark:
        offset = self.offset + 1
        return (start.line + offset, start.column + 1, end.line + offset, end.column + 1)
