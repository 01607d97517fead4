"""The texts of the model, found by the tables of translations, and how things read where a translation is silent.

Knows no file: what a translation says comes as a mapping from the key of a thing to the fields written for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias, TypeVar

from journeybook.fields.record import Field, Read
from journeybook.fields.types import Text
from journeybook.format.translation import Parts, Translation
from journeybook.model.parts import Narrative, Section
from journeybook.model.text import Foreign
from journeybook.prose.links import says_anything
from journeybook.source import Origin, Span

Key: TypeAlias = tuple[str | int, ...]
"""What a thing is told by in its file: `("step", "pay")`; `("step", "pay", "metrics", 0)` for what has no id."""

Said: TypeAlias = Mapping[Key, Read]
"""What a translation says, by the things it says it of."""

KEPT: Mapping[str, str] = MappingProxyType({"pains": "defined_pains", "opportunities": "defined_opportunities"})
"""Fields of parts that a journey keeps as one list, wherever in its file they are written → the attribute."""

_SYMBOL = 3
"""Characters of the longest unit that is a symbol."""
_NOTHING = Read({}, {}, Origin(""))

_Thing = TypeVar("_Thing")


class Part(NamedTuple):
    """A thing with texts, and where it hangs."""

    key: Key
    record: Translation
    thing: Any
    above: Key
    """The key of what it stands in; empty for what stands in nothing."""


def parts_of(thing: Any, record: Translation, key: Key, above: Key = ()) -> Iterator[Part]:
    """Yield a thing and everything in it that has texts."""
    yield Part(key, record, thing, above)
    for name, parts in record.parts:
        for at, inner in enumerate(inside(thing, name)):
            yield from parts_of(inner, parts.record, key_of(inner, parts, (*key, name, at)), key)


def inside(thing: Any, name: str) -> tuple[Any, ...]:
    """Return the parts that a thing of the model has under the name of a field."""
    found: tuple[Any, ...] = getattr(thing, KEPT.get(name, name), ())
    return found


def key_of(inner: Any, parts: Parts, place: Key) -> Key:
    """Return the key of a part: its kind and its id, or its place where it has none."""
    return (parts.record.name, inner.id) if parts.by_id else place


class Silent(NamedTuple):
    """A text that a translation does not have."""

    name: str
    """What it is: the name of a field, `introduction`, or `section`."""
    span: Span
    """Where the original has it."""


@dataclass(slots=True)
class Retelling:
    """Puts what a translation says into things of the model, and marks what it does not say."""

    said: Said
    language: str
    """The language of the originals."""
    texts: int = 0
    """How many texts the originals have."""
    silent: list[tuple[str, Origin]] = field(default_factory=list)
    """Fields that the translation does not have, and where the originals stand."""

    def thing(self, thing: _Thing, record: Translation, key: Key) -> _Thing:
        """Return a thing with its texts, and those of all that is in it, as the translation says them."""
        old: Any = thing
        read = self.said.get(key, _NOTHING)
        new: dict[str, Any] = {}
        for member in record.texts:
            new[member.name] = self._text(getattr(old, member.name), read.values, member, old.origin)
        if record.extras and old.extras:
            new["extras"] = {
                name: self._said(value, read.extras.get(name), name, old.origin) for name, value in old.extras.items()
            }
        for name, parts in record.parts:
            if there := inside(old, name):
                new[KEPT.get(name, name)] = tuple(
                    self.thing(inner, parts.record, key_of(inner, parts, (*key, name, at)))
                    for at, inner in enumerate(there)
                )
        retold: _Thing = replace(old, **new)
        return retold

    def narrative(self, told: Narrative, translated: Narrative | None) -> Narrative:
        """Return a narrative in which each piece that the translation has stands for the original's."""
        said = translated or Narrative()
        introduced = self._piece(told.introduction, said.introduction, "introduction", told.path, told.line)
        by_stage = {section.stage: section for section in said.sections}
        sections = []
        for section in told.sections:
            other = by_stage.pop(section.stage, None)
            markdown = other.markdown if other else ""
            if self._piece(section.markdown, markdown, "section", section.path, section.line) and other:
                sections.append(other)
            else:
                sections.append(self._section(section))
        sections += by_stage.values()
        if introduced:
            return replace(said, sections=tuple(sections))
        foreign = self.language if says_anything(told.introduction) else ""
        return replace(told, language=foreign, sections=tuple(sections))

    def _section(self, section: Section) -> Section:
        return replace(section, title=as_foreign(section.title, self.language), language=self.language)

    def _piece(self, original: str, said: str, name: str, path: str, line: int) -> bool:
        """Count a piece of Markdown; return whether the translation has it."""
        is_said = says_anything(said)
        if says_anything(original):
            self.texts += 1
            if not is_said:
                self.silent.append((name, Origin.of(path, (line, 1, line, 1))))
        return is_said

    def _text(self, original: Any, said: Mapping[str, Any], member: Field, origin: Origin) -> Any:
        is_unit = isinstance(member.type, Text) and member.type.symbols
        if is_unit and len(original) <= _SYMBOL:
            return said.get(member.name) or original
        # A unit may stand behind its value; an area that follows from the folder is nobody's text to translate.
        counts = is_unit or origin.has(member.name)
        return self._said(original, said.get(member.name), member.name, origin, counts=counts)

    def _said(self, original: Any, said: Any, name: str, origin: Origin, *, counts: bool = True) -> Any:
        if not has_words(original):
            return said or original
        self.texts += counts
        if said:
            return said
        if counts:
            self.silent.append((name, origin))
        return as_foreign(original, self.language)

    def missing(self) -> tuple[Silent, ...]:
        """Return the texts that the translation does not have, in the order of the original."""
        return tuple(sorted((Silent(name, origin.span(name)) for name, origin in self.silent), key=_place))


def _place(silent: Silent) -> Span:
    return silent.span


def has_words(value: Any) -> bool:
    """Say whether a text, or a list or group of them, has a language, as figures, addresses and fields have none."""
    if isinstance(value, str):
        return any(map(str.isalpha, value)) and not value.startswith(("https://", "http://", "mailto:", "x-"))
    if isinstance(value, Mapping):
        return any(has_words(name) or has_words(inner) for name, inner in value.items())
    return any(map(has_words, value))


def as_foreign(value: Any, language: str) -> Any:
    """Return a text, or a list or group of them, said to be in a language; what has no words stays as it is."""
    if isinstance(value, str):
        return Foreign(value, language) if has_words(value) else value
    if isinstance(value, Mapping):
        return {as_foreign(name, language): as_foreign(inner, language) for name, inner in value.items()}
    return tuple(as_foreign(inner, language) for inner in value)
