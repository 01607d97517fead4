"""A journey whose references lead somewhere is not looked at; what it names tells whether they do."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journeybook.load import Alike, Loaded, link, load
from journeybook.load.link import _Linker
from journeybook.model.journey import Journey
from tests.load.projects import FILES, JOURNEY, MemoryFiles

TO_BE = JOURNEY.replace("title: Buying a lamp", "title: A new way\nstate: to-be\nof: lamp")


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the journeys that were looked at."""
    found: list[str] = []
    real = _Linker.journey

    def noted(linker: _Linker, journey: Journey) -> None:
        found.append(journey.id)
        real(linker, journey)

    monkeypatch.setattr(_Linker, "journey", noted)
    return found


def _loaded(files: Mapping[str, str], like: Loaded | None = None) -> Loaded:
    alike = Alike(scale=like.catalogue.scale, drafts=like.drafts) if like else None
    return load(MemoryFiles({path: text.encode() for path, text in files.items()}), alike)


def _said(project: Loaded) -> list[str]:
    return [one.rule for one in project.findings]


def test_a_journey_in_which_nothing_is_wrong_is_not_looked_at(looked_at: list[str]) -> None:
    first = _loaded(FILES)
    more = FILES["site_config.yml"] + "  - {id: door, title: Door, channel: shop}\n"
    again = _loaded({**FILES, "site_config.yml": more, "journeys/chair.md": JOURNEY}, first)
    assert not looked_at
    assert not first.findings
    assert not again.findings


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("emotion: 3", "next: [pay]", ""),
        ("emotion: 3", "next: [buy]", "unknown-step"),
        ("emotion: 3", "personas: [bob]", "persona-not-on-journey"),
        ("emotion: 3", "personas: [eve]", "unknown-persona"),
        ("emotion: 3", "emotion: {bob: 3}", "persona-not-on-journey"),
        ("emotion: 3", "emotion: {eve: 3}", "unknown-persona"),
        ("emotion: 3", "channel: none", "unknown-channel"),
        ("emotion: 3", "journey: way", ""),
        ("emotion: 3", "journey: none", "unknown-journey"),
        ("emotion: 3", "pains: [none]", "unknown-pain"),
        ("emotion: 3", "pains: [{id: own, title: It hurts}]", ""),
        ("emotion: 3", "opportunities: [none]", "unknown-opportunity"),
        ("emotion: 3", "opportunities: [{title: Do it, pains: [none]}]", "unknown-pain"),
        ("touchpoint: till", "touchpoint: none", "unknown-touchpoint"),
        ("phase: during", "phase: none", "unknown-phase"),
        ("phase: during", "pains: [none]", "unknown-pain"),
        ("personas: [ana]", "personas: [ana, bob]", ""),
        ("personas: [ana]", "personas: [eve]", "unknown-persona"),
        ("personas: [ana]", "pains: [none]", "unknown-pain"),
        ("personas: [ana]", "of: way", "wrong-as-is"),
    ],
)
def test_what_is_found_is_what_looking_at_every_journey_finds(
    old: str, new: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lamp = JOURNEY.replace(old, new, 1)
    files = {**FILES, "personas/bob.md": FILES["personas/ana.md"], "journeys/way.md": TO_BE, "journeys/lamp.md": lamp}
    quickly = _loaded(files).findings
    monkeypatch.setattr(link, "unmet", lambda needs, _: set(needs))
    assert _loaded(files).findings == quickly
    assert [one.rule for one in quickly if one.span.path == "journeys/lamp.md" if one.rule != "missing-id"] == (
        [rule] if rule else []
    )


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [("id: till", "id: desk", "unknown-touchpoint"), ("{id: during", "{id: before", "unknown-phase")],
)
def test_what_led_somewhere_is_reported_when_that_is_gone(old: str, new: str, rule: str) -> None:
    first = _loaded(FILES)
    without = {**FILES, "site_config.yml": FILES["site_config.yml"].replace(old, new)}
    assert _said(_loaded(without, first)) == [rule]
    assert _said(_loaded(without, first)) == [rule]
    assert not _loaded(FILES, first).findings


def test_a_journey_with_a_wrong_reference_is_told_of_each_time(looked_at: list[str]) -> None:
    files = {**FILES, "journeys/lamp.md": JOURNEY.replace("touchpoint: till", "touchpoint: tll")}
    first = _loaded(files)
    assert _said(first) == _said(_loaded(files, first)) == ["unknown-touchpoint"]
    assert looked_at == ["lamp", "lamp"]


def test_what_another_journey_replaces_is_looked_at_each_time() -> None:
    files = {**FILES, "journeys/way.md": TO_BE}
    first = _loaded(files)
    changed = {**files, "journeys/lamp.md": JOURNEY.replace("title: Buying a lamp", "title: A lamp\nstate: to-be")}
    drafts = {path: draft for path, draft in first.drafts.items() if path != "journeys/lamp.md"}
    alike = Alike(scale=first.catalogue.scale, drafts=drafts)
    content = MemoryFiles({path: text.encode() for path, text in changed.items()})
    assert not first.findings
    assert "wrong-as-is" in _said(load(content, alike))
