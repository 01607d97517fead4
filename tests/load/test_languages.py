"""The catalogue of a language says what the translations say, and is the default one in all else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.diagnostics import Severity
from journeybook.format.translation import TRANSLATIONS
from journeybook.load import Loaded, load
from journeybook.model import Foreign
from tests.load.languages import INTRODUCTION, SECTION, english, first_text, french, said, texts
from tests.load.projects import MemoryFiles

TEXTS = texts()
MARKDOWN = (INTRODUCTION, SECTION, "en story", "en shop note", "en till note")
LANGUAGE = frozenset({"language", "body_language", "path", "body_path", "line", "body_line", "translated"})
"""Fields of the model that say where a text comes from."""


def _load(files: Mapping[str, str]) -> Loaded:
    return load(MemoryFiles({path: text.encode() for path, text in files.items()}))


def _pairs(one: Any, other: Any, where: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield each value of a thing and its like in another, with the way to it."""
    if is_dataclass(one):
        assert type(one) is type(other), where
        for member in fields(one):
            if member.name not in LANGUAGE:
                yield from _pairs(getattr(one, member.name), getattr(other, member.name), f"{where}.{member.name}")
    elif isinstance(one, Mapping):
        assert len(one) == len(other), where
        for (name, value), (other_name, other_value) in zip(one.items(), other.items(), strict=True):
            yield f"{where} key", name, other_name
            yield from _pairs(value, other_value, f"{where}.{name}")
    elif isinstance(one, tuple):
        assert len(one) == len(other), where
        for at, (value, other_value) in enumerate(zip(one, other, strict=True)):
            yield from _pairs(value, other_value, f"{where}[{at}]")
    else:
        yield where, one, other


def _name(value: str) -> str:
    """Return the text that a piece of it belongs to: lists and groups are translated as wholes."""
    return max((text for text in TEXTS if value[: len(text)] == text or _stem(text) == _stem(value)), key=len)


def _stem(value: str) -> str:
    return value.removesuffix(" one").removesuffix(" two").removesuffix(" key").removesuffix(" name").removesuffix(
        " value"
    )  # fmt: skip


def test_every_text_of_every_record_is_tried_here() -> None:
    for record in TRANSLATIONS.values():
        if record.name != "note":
            for member in record.texts:
                assert any(_stem(text).endswith(f" {member.name}") for text in TEXTS), f"{record.name}.{member.name}"
    assert len(set(TEXTS)) == len(TEXTS) > 100


def test_a_project_without_translations_is_foreign_in_every_text() -> None:
    project = _load(english())
    assert [one for one in project.findings if one.severity is Severity.ERROR] == []
    catalogue = project.catalogue_in("fr")
    assert list(project.translations) == ["fr"]
    found = {value for _, _, value in _pairs(project.catalogue, catalogue) if isinstance(value, Foreign)}
    assert {value.language for value in found} == {"en"}
    assert {value for value in found if first_text(value) is None} == {"Heading"}
    assert len(found) > len(TEXTS)


@settings(max_examples=100)
@given(chosen=st.sets(st.sampled_from(TEXTS)))
def test_exactly_the_translated_texts_are_translated(chosen: set[str]) -> None:
    _assert_translated(chosen)


@pytest.mark.parametrize("text", TEXTS)
def test_each_text_can_be_translated_alone(text: str) -> None:
    _assert_translated({text})


def test_all_texts_can_be_translated() -> None:
    project = _assert_translated(set(TEXTS))
    values = [value for _, _, value in _pairs(project.catalogue, project.catalogue_in("fr"))]
    assert [value for value in values if isinstance(value, Foreign)] == []


def _assert_translated(chosen: set[str]) -> Loaded:
    project = _load({**english(), **french(chosen)})
    assert [f"{one.span} {one.message} {one.hint}" for one in project.findings] == []
    pairs = [
        *_pairs(project.catalogue, project.catalogue_in("fr")),
        *_pairs(project.settings_in("en"), project.settings_in("fr")),
    ]
    translated = set()
    for where, default, other in pairs:
        if not isinstance(default, str) or not default.startswith("en "):
            assert default == other, where
            assert not isinstance(other, Foreign) or default == "Heading", where
        elif _name(default) in chosen:
            assert (other, type(other)) == (said(default), str), where
            translated.add(_name(default))
        elif _name(default) in MARKDOWN:
            assert (other, type(other)) == (default, str), where
        else:
            assert isinstance(other, Foreign), where
            assert (other, other.language) == (default, "en"), where
    assert translated == chosen
    _assert_places(project, chosen)
    return project


def _assert_places(project: Loaded, chosen: set[str]) -> None:
    """Each narrative says in which file it stands, and on which line, and in which language where that is another."""
    catalogue = project.catalogue_in("fr")
    journey, persona = catalogue.journeys["lamp"].narrative, catalogue.personas["ana"]
    told = [(journey.introduction, journey.path, journey.line, journey.language)]
    told += [(section.markdown, section.path, section.line, section.language) for section in journey.sections]
    for thing in (persona, catalogue.channels["shop"], catalogue.touchpoints["till"]):
        told.append((thing.body, thing.body_path, thing.body_line, thing.body_language))
    assert [default for default in MARKDOWN if default not in chosen] == [text for text, *_, code in told if code]
    for text, path, line, language in told:
        assert language == ("" if text.startswith("fr") else "en")
        assert path.endswith(".fr.md") == text.startswith("fr")
        assert project.sources[path].line(line) == text
