"""A journey whose references led somewhere is not looked at again, unless a name is gone that it may have named."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from journeybook.load import Alike, Loaded, load
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


def test_a_journey_that_is_the_same_is_looked_at_once(looked_at: list[str]) -> None:
    first = _loaded(FILES)
    more = FILES["site_config.yml"] + "  - {id: door, title: Door, channel: shop}\n"
    again = _loaded({**FILES, "site_config.yml": more, "journeys/chair.md": JOURNEY}, first)
    assert looked_at == ["lamp", "chair"]
    assert not first.findings
    assert not again.findings


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
