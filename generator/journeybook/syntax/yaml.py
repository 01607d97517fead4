"""YAML text to nodes, from libyaml's events. Keeps every place and every duplicate; refuses what can surprise.

Built on events and not on PyYAML's composer, which crashes on deep nesting and expands aliases without end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import itemgetter
from sys import intern
from typing import Any
from unicodedata import is_normalized, normalize

import yaml

from journeybook.diagnostics import Findings, Related
from journeybook.source import Mark, SourceFile, Span
from journeybook.syntax.comments import report_lost_text
from journeybook.syntax.decoding import forbidden_character
from journeybook.syntax.nodes import Entry, Mapping, Node, Scalar, Sequence
from journeybook.syntax.remarks import yaml_suppressions

MAX_DEPTH = 40
"""Lists and groups inside one another; a journey needs eight."""
_IF_TEXT = "where it is text, put the whole value in quotes"
# Makes a named tuple without its Python-level constructor, which takes longer than all the rest of a scalar.
_new = tuple.__new__
_ENTRY: Callable[[tuple[Node, Node]], Entry] = partial(tuple.__new__, Entry)
_FIRST = itemgetter(0)
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Stop(Exception):
    """Reading cannot go on; the finding has been made."""


def parse(source: SourceFile, text: str, first_line: int, findings: Findings) -> Node | None:
    """Read YAML: the whole of a file or a part of it that begins on line `first_line`, at its first column.

    Return the root node, or None where there is none or it cannot be read (which is then in `findings`).
    """
    builder = _Builder(source, first_line, findings, unended=not text.endswith("\n"))
    loader = _LOADER(text)
    try:
        root = builder.build(iter(loader.get_event, None))
        if root is not None:
            report_lost_text(source, text, first_line, root, findings)
            findings.suppressions += yaml_suppressions(source, text, first_line, root)
        return root
    except yaml.MarkedYAMLError as error:
        builder.report(error)
    except yaml.YAMLError as error:
        builder.refuse("syntax", str(error).splitlines()[0], (first_line, 1, first_line, 1), "")
    except _Stop:
        pass
    finally:
        loader.dispose()
    return None


class _Builder:
    def __init__(self, source: SourceFile, first_line: int, findings: Findings, *, unended: bool) -> None:
        self.source = source
        self.first_line = first_line
        self.findings = findings
        # libyaml places what follows a last line without an end on the line below, which is none.
        self.unended = unended

    def build(self, events: Iterator[Any]) -> Node | None:
        """Turn the events of one document into a node, without recursion."""
        # Two of three events are scalars, hundreds in a journey: what could be a call or a lookup is written out.
        first_line, unended = self.first_line, self.unended
        scalar, mapping_end, new = yaml.ScalarEvent, yaml.MappingEndEvent, _new
        starts, ends = (yaml.MappingStartEvent, yaml.SequenceStartEvent), (mapping_end, yaml.SequenceEndEvent)
        # What is open: the event that began it, and its children so far (keys and values alternate in a mapping).
        stack: list[tuple[Any, list[Node]]] = []
        root: list[Node] = []
        children = root
        documents = 0
        for event in events:
            kind = type(event)
            if kind is scalar:
                if event.anchor is not None or event.tag is not None:
                    self._refuse_features(event)
                value: str = event.value
                if not value.isascii() and not is_normalized("NFC", value):
                    value = normalize("NFC", value)
                start, end = event.start_mark, event.end_mark
                mark = (start.line + first_line, start.column + 1, end.line + first_line, end.column + 1)
                if unended:
                    mark = self._inside(mark)
                style = event.style
                if style == '"':
                    self._report_escaped(value, mark)
                # libyaml calls the plain style "", PyYAML's own reader None.
                # What is written in many places is kept once.
                children.append(new(Scalar, (intern(value), mark, not style)))
            elif kind in ends:
                opening, siblings = stack.pop()
                start = opening.start_mark
                if opening.flow_style or not children:
                    mark = self._mark(start, event.end_mark)
                else:
                    # libyaml ends what has no brackets where the next thing begins.
                    mark = (start.line + first_line, start.column + 1, *children[-1].mark[2:])
                if kind is mapping_end:
                    siblings.append(new(Mapping, (self._entries(children), mark)))
                else:
                    siblings.append(new(Sequence, (tuple(children), mark)))
                children = siblings
            elif kind in starts:
                self._refuse_features(event)
                if len(stack) >= MAX_DEPTH:
                    self._refuse_at(event, f"nested more than {MAX_DEPTH} deep", "flatten it")
                stack.append((event, children))
                children = []
            else:
                documents += kind is yaml.DocumentStartEvent
                self._refuse_others(event, documents)
        return root[0] if root else None

    def _entries(self, children: list[Node]) -> tuple[Entry, ...]:
        keys = children[::2]
        names = set(map(_FIRST, keys))
        pairs: Iterable[tuple[Node, Node]] = zip(keys, children[1::2], strict=True)
        if len(names) < len(keys) or "<<" in names or set(map(type, keys)) - {Scalar}:
            pairs = self._sound(pairs)
        return tuple(map(_ENTRY, pairs))

    def _sound(self, pairs: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Node, Node]]:
        """Yield the pairs whose key is a name that was not written before; report the others."""
        first: dict[str, Scalar] = {}
        for key, value in pairs:
            if not isinstance(key, Scalar):
                self.refuse("yaml-feature", "a list or group as a field name", key.mark, "write a plain name")
            elif key.value == "<<":
                self.refuse("yaml-feature", "merge key '<<'", key.mark, "write the fields out")
            elif first.setdefault(key.value, key) is not key:
                self._report_duplicate(key, first[key.value])
            else:
                yield key, value

    def _report_duplicate(self, key: Scalar, first: Scalar) -> None:
        self.findings.error(
            "duplicate-field",
            f"'{key.value}' is written twice; the first is on line {first.mark[0]}",
            Span.of(self.source.path, key.mark),
            "keep one of them",
            (Related(message="first written here", span=Span.of(self.source.path, first.mark)),),
        )

    def _report_escaped(self, value: str, mark: Mark) -> None:
        """Report characters that were refused as such, and come back as escapes in double quotes."""
        found = forbidden_character(value)
        if found is not None:
            message, hint = found
            self.findings.error("control-character", message, Span.of(self.source.path, mark), hint)

    def _refuse_features(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse_at(event, f"anchor '&{event.anchor}'", f"write the value where it is needed; {_IF_TEXT}")
        if event.tag is not None and event.tag != "!":
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse_at(event, f"tag '{tag}'", f"write the plain value; {_IF_TEXT}")

    def _refuse_others(self, event: Any, documents: int) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._refuse_at(event, f"alias '*{event.anchor}'", f"write the value out; {_IF_TEXT}")
        if documents > 1:
            self._refuse_at(event, "a second YAML document", "delete this line, or keep the second one in its own file")

    def _refuse_at(self, event: Any, message: str, hint: str) -> None:
        self.refuse("yaml-feature", message, self._mark(event.start_mark, event.end_mark), hint)
        raise _Stop

    def refuse(self, rule: str, message: str, mark: Mark, hint: str) -> None:
        """Report something that is not part of the format."""
        if rule == "yaml-feature":
            message += " is not part of the format"
        self.findings.error(rule, message, Span.of(self.source.path, mark), hint)

    def report(self, error: yaml.MarkedYAMLError) -> None:
        """Report what libyaml could not read, where the reader would look for it."""
        from journeybook.syntax.explanations import explain_problem  # most files can be read

        problem = explain_problem(error, self.source, self.first_line - 1)
        self.findings.error(
            "syntax", problem.message, Span.of(self.source.path, problem.mark), problem.hint, problem.related
        )

    def _mark(self, start: Any, end: Any) -> Mark:
        first = self.first_line
        mark = (start.line + first, start.column + 1, end.line + first, end.column + 1)
        return self._inside(mark) if self.unended else mark

    def _inside(self, mark: Mark) -> Mark:
        last = self.source.line_count
        if mark[2] <= last:
            return mark
        end = (last, len(self.source.line(last)) + 1)
        return (*min(mark[:2], end), *end)
