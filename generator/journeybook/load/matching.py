"""What a translation says, matched with the things of the file that it translates. Reports what does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from journeybook.diagnostics import Findings, Related, did_you_mean, shortened
from journeybook.fields.reading import MISSING, Missing
from journeybook.fields.record import Read, Reference, with_article
from journeybook.format.translation import Parts, Unwanted
from journeybook.load.texts import KEPT, Key, Part, inside
from journeybook.load.tongues import with_language
from journeybook.source import Mark, Span

_GUESSES = 100
"""Unknown ids of a file that are compared with the known ones; where more are unknown, no hint helps."""


class Matcher:
    """Collects what one translation says, by the keys of the things it says it of."""

    def __init__(
        self,
        original: str,
        language: str,
        parts: Iterable[Part],
        defined: Callable[[str, str], str],
        findings: Findings,
        *,
        certain: bool,
    ) -> None:
        """Take the path of the original and all that has texts in it.

        `defined` says in which file of the project a kind and id are, or "". Where not all of the original could be
        read, it is not `certain` what it has, and nobody is told that it lacks something.
        """
        self.original = original
        self.language = language
        self.parts = {part.key: part for part in parts}
        self.defined = defined
        self.findings = findings
        self.certain = certain
        self.said: dict[Key, Read] = {}
        self.guesses = 0

    def thing(self, key: Key, read: Read) -> None:
        """Match the fields of one thing, and of all that is in it."""
        part = self.parts.get(key)
        if part is None:
            return
        first = self.said.setdefault(key, read)
        if first is not read:
            self._report_twice(part, first, read)
            return
        for name, value in read.values.items():
            if isinstance(value, Unwanted):
                self._report_unwanted(part, name, read.origin.path, value.mark)
        for name in read.extras:
            if self.certain and name not in part.thing.extras:
                message = f"the original has no '{name}' here"
                hint = did_you_mean(name, part.thing.extras) or f"write it in {self.original} first"
                self.findings.error("translation-match", message, read.origin.span(name), hint)
        for name, parts in part.record.parts:
            if name in read.values:
                self.items(part, name, parts, read.values[name], read.origin.span(name))

    def items(
        self, part: Part, name: str, parts: Parts, items: tuple[Read | Reference | Missing | None, ...], span: Span
    ) -> None:
        """Match the items of a list that stands at a thing."""
        if not parts.by_id and MISSING not in items:
            self._check_number(part, name, len(items), span)
        for at, item in enumerate(items):
            if isinstance(item, Reference):
                self._report_reference(parts, item, span.path)
            elif item is None or item is MISSING:
                continue
            elif not parts.by_id:
                self.thing((*part.key, name, at), item)
            elif "id" in item.values:
                self._by_id(part, name, parts.record.name, item)

    def _by_id(self, part: Part, name: str, kind: str, item: Read) -> None:
        key = (kind, item.values["id"])
        there = self.parts.get(key)
        if there is None:
            self._report_unknown(kind, item)
            return
        if name not in KEPT and there.above and there.above != part.key:
            above, where = there.above[0], there.above[-1]
            self.findings.error(
                "translation-match",
                f"the {kind} '{key[1]}' stands in the {above} '{where}'",
                item.origin.span("id"),
                f"move it below `- id: {where}`, as in {self._place(there, 'id')}",
            )
        self.thing(key, item)

    def _check_number(self, part: Part, name: str, number: int, span: Span) -> None:
        there = len(inside(part.thing, name))
        if number == there or not self.certain:
            return
        where = self._place(part, name) if there else self.original
        self.findings.error(
            "translation-match",
            f"'{name}' has {number} {'item' if number == 1 else 'items'} here and {there} in the original",
            span,
            f"write one for each, in their order, `- {{}}` for one that needs no translation: they stand in {where}"
            if there
            else f"write them in {where} first",
        )

    def _report_unwanted(self, part: Part, name: str, path: str, mark: Mark) -> None:
        written = part.thing.origin.has(name)
        hint = f"delete it here; it stands in {self._place(part, name)}"
        self.findings.error(
            "translation-field",
            f"'{name}' is the same in all languages",
            Span.of(path, mark),
            hint if written else f"delete it here; it belongs in {self.original}",
        )

    def _report_reference(self, parts: Parts, item: Reference, path: str) -> None:
        kind, name = parts.record.name, shortened(item.id, 60)
        if name.endswith((".yml", ".yaml")):
            message = "a translation names no files"
            hint = f"delete it here; '{name}' is translated in '{with_language(name, self.language)}' beside it"
        else:
            message = f"which {kind} is met here is the same in all languages"
            hint = f"delete '{name}' here; the text of one that {self.original} defines begins with `- id: …`"
        self.findings.error("translation-field", message, Span.of(path, item.mark), hint)

    def _report_unknown(self, kind: str, item: Read) -> None:
        if not self.certain:
            return
        name = item.values["id"]
        message, hint = f"{self.original} has no {kind} '{shortened(name, 60)}'", ""
        elsewhere = self.defined(kind, name)
        if elsewhere:
            message = f"the {kind} '{name}' is defined in {elsewhere}"
            hint = f"translate it in {with_language(elsewhere, self.language)}"
        elif self.guesses < _GUESSES:
            self.guesses += 1
            known = [str(key[-1]) for key in self.parts if key[0] == kind and len(key) == 2]
            hint = did_you_mean(name, known) or f"write it in {self.original} first"
        self.findings.error("translation-match", message, item.origin.span("id"), hint)

    def _report_twice(self, part: Part, first: Read, second: Read) -> None:
        thing = with_article(part.record.name)
        self.findings.error(
            "duplicate-id",
            f"the {part.record.name} '{part.key[-1]}' stands twice in this translation",
            second.origin.span("id"),
            f"write {thing} once",
            (Related(message="first written here", span=first.origin.span("id")),),
        )

    def _place(self, part: Part, name: str) -> str:
        span: Span = part.thing.origin.span(name)
        return f"{span.path}:{span.line}"
