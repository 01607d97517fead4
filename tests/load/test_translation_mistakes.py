"""A mistake in a translation is reported once, where it was made, with the place of the original where that helps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from journeybook.diagnostics import Diagnostic, Severity
from journeybook.fields.record import Field, ListOf
from journeybook.fields.types import Facts
from journeybook.format.translation import TRANSLATIONS, Same, Translation
from journeybook.load import Loaded, load
from tests.load.languages import ENGLISH, english, texts, translation_of
from tests.load.projects import MemoryFiles

Step = str | int
ROOTS = {
    "site_config.yml": "site configuration",
    "journeys/retail/lamp.md": "journey",
    "personas/ana.md": "persona",
}
FRENCH = {path: translation_of(tree, texts()) for path, tree in ENGLISH.items()}
"""The whole project in French, by the paths of the originals."""


def _nodes(record: Translation, tree: Any, way: tuple[Step, ...]) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """Yield each group of fields in a file: its record, and the way to it."""
    yield record.name, way
    for name, parts in record.parts:
        for at, inner in enumerate(tree.get(name, ())):
            if isinstance(inner, dict):
                yield from _nodes(parts.record, inner, (*way, name, at))


def _groups() -> dict[str, tuple[str, tuple[Step, ...]]]:
    """Return a place for each record: the file, and the way to a group of its fields."""
    found: dict[str, tuple[str, tuple[Step, ...]]] = {}
    for path, name in ROOTS.items():
        for record, way in _nodes(TRANSLATIONS[name], FRENCH[path], ()):
            found.setdefault(record, (path, way))
    found["touchpoint"] = ("touchpoints/counter.yml", ("touchpoints", 0))
    found["note"] = ("channels/shop.md", ())
    return found


GROUPS = _groups()


def _group(record: str, tree: Any) -> dict[str, Any]:
    """Return the fields of a record's group in the file that holds it."""
    for step in GROUPS[record][1]:
        tree = tree[step]
    found: dict[str, Any] = tree
    return found


def _with(record: str, name: str, value: Any) -> tuple[str, str]:
    """Return path and text of the French file in which a group of a record has one more, or another, field."""
    path = GROUPS[record][0]
    tree = deepcopy(FRENCH[path])
    _group(record, tree)[name] = value
    text = json.dumps(tree["touchpoints"] if path == "touchpoints/counter.yml" else tree, ensure_ascii=False, indent=1)
    base, _, ending = path.rpartition(".")
    return f"{base}.fr.{ending}", f"---\n{text}\n---\n" if ending == "md" else text


def _load(changes: dict[str, str]) -> Loaded:
    files = {**english(), **changes}
    return load(MemoryFiles({path: text.encode() for path, text in files.items()}))


def _errors(record: str, name: str, value: Any) -> tuple[list[Diagnostic], str, int]:
    """Return the errors that a field causes, the file it stands in, and its line."""
    path, text = _with(record, name, value)
    key = json.dumps(name, ensure_ascii=False)
    marked = next(word for word in _words(value) if word)
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines, 1) if marked in line and (key in line or "[" not in line))
    errors = [one for one in _load({path: text}).findings if one.severity is Severity.ERROR]
    return errors, path, at


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _words(inner)


def test_every_record_with_texts_has_a_place_here() -> None:
    assert sorted(GROUPS) == sorted(TRANSLATIONS)


def _same() -> list[Any]:
    return [
        pytest.param(record.name, member.name, id=f"{record.name}-{member.name}")
        for record in TRANSLATIONS.values()
        for member in record.fields
        if isinstance(member.type, Same) and record.name != "note"
    ]


@pytest.mark.parametrize(("record", "name"), _same())
def test_a_field_that_is_the_same_in_all_languages_is_reported_with_its_place_in_the_original(
    record: str, name: str
) -> None:
    errors, path, line = _errors(record, name, "nonsense")
    assert [(one.rule, one.span.path, one.span.line) for one in errors] == [("translation-field", path, line)]
    original = GROUPS[record][0]
    assert f"'{name}' is the same" in errors[0].message
    written = name in _group(record, ENGLISH[original])
    assert f"it stands in {original}:" in errors[0].hint if written else f"it belongs in {original}" in errors[0].hint


def _wrong() -> list[Any]:
    return [
        pytest.param(record.name, member.name, wrong, id=f"{record.name}-{member.name}-{at}")
        for record in TRANSLATIONS.values()
        for member in record.texts
        for at, wrong in enumerate(_wrong_values(member))
    ]


def _wrong_values(member: Field) -> tuple[Any, ...]:
    if isinstance(member.type, ListOf):
        return ([["wrong"]], {"a": "wrong"})
    if isinstance(member.type, Facts):
        return ("wrong", ["wrong"], {"a": ["wrong"]})
    return (["wrong"], {"a": "wrong"})


@pytest.mark.parametrize(("record", "name", "wrong"), _wrong())
def test_a_text_of_the_wrong_kind_is_reported_once(record: str, name: str, wrong: Any) -> None:
    errors, path, _ = _errors(record, name, wrong)
    assert [(one.rule, one.span.path) for one in errors] == [("wrong-type", path)]


@pytest.mark.parametrize("record", TRANSLATIONS)
def test_a_field_that_does_not_exist_is_reported_on_its_line(record: str) -> None:
    errors, path, line = _errors(record, "nonsense", "wrong")
    assert [(one.rule, one.span.path, one.span.line) for one in errors] == [("unknown-field", path, line)]


@pytest.mark.parametrize("record", [name for name, record in TRANSLATIONS.items() if "id" in record.by_name])
def test_an_id_that_the_original_does_not_have_is_reported_on_its_line(record: str) -> None:
    errors, path, line = _errors(record, "id", "nowhere")
    assert [(one.rule, one.span.path, one.span.line) for one in errors] == [("translation-match", path, line)]


@pytest.mark.parametrize("record", [name for name, record in TRANSLATIONS.items() if record.extras])
def test_a_field_of_a_teams_own_that_the_original_does_not_have_is_reported_on_its_line(record: str) -> None:
    errors, path, line = _errors(record, "x-nowhere", "wrong")
    assert [(one.rule, one.span.path, one.span.line) for one in errors] == [("translation-match", path, line)]


@pytest.mark.parametrize(
    ("record", "name"),
    [
        (record.name, name)
        for record in TRANSLATIONS.values()
        for name, _ in record.parts
        if record.name != "touchpoint"
    ],
)
@pytest.mark.parametrize("wrong", ["wrong", ["wrong"], {"a": "wrong"}])
def test_a_list_of_things_that_is_none_is_reported_once(record: str, name: str, wrong: Any) -> None:
    errors, path, _ = _errors(record, name, wrong)
    assert [one.span.path for one in errors] == [path], [one.message for one in errors]
    assert errors[0].rule in ("wrong-type", "translation-field")


@pytest.mark.parametrize(("right", "wrong"), [('"stages":', '"stagse":'), ('"title"', "'title")])
def test_nothing_is_said_to_be_missing_in_an_original_that_cannot_be_read(right: str, wrong: str) -> None:
    original = english()["journeys/retail/lamp.md"].replace(right, wrong, 1)
    path, text = _with("journey", "x-text", "fr")
    found = _load({path: text + "## Heading {#buy}\nfr section\n", "journeys/retail/lamp.md": original}).findings
    assert {one.span.path for one in found if one.severity is Severity.ERROR} == {"journeys/retail/lamp.md"}
