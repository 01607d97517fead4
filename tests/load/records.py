"""One place for every record of the format: a file in which the record stands, and the way to what was made of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from textwrap import indent
from typing import Any

from journeybook.load import Loaded
from tests.load.projects import CONFIGURATION

STEP = "- id: pay\n  title: I pay\n  touchpoint: till\n"
STAGES = "stages:\n  - id: buy\n    title: Buying\n    steps:\n" + indent(STEP, "      ")


@dataclass(frozen=True)
class Place:
    """Where a record stands in a small project."""

    path: str
    before: str
    """What stands above its fields."""
    after: str
    """What stands below them, where they are part of a list or of front matter."""
    indent: int
    item: bool
    """The record is an item of a list: its first field gets a hyphen."""
    valid: dict[str, str]
    """Fields, with values, that make it complete."""
    made: Callable[[Loaded], Any]
    """What loading made of it."""

    def text(self, fields: dict[str, str]) -> str:
        """Return the file with these fields, one a line."""
        lines = "".join(f"{name}: {value}\n" for name, value in fields.items())
        lines = indent(lines, " " * self.indent)
        if self.item:
            lines = lines[: self.indent - 2] + "-" + lines[self.indent - 1 :]
        after = self.after
        for name in fields:
            # Lists that follow because the record needs them give way to the test's own.
            start = " " * self.indent + name
            after = re.sub(rf"^{start}:.*\n(?:{' ' * self.indent}(?: |- ).*\n)*", "", after, flags=re.MULTILINE)
        return self.before + lines + after

    def changes(self, fields: dict[str, str]) -> dict[str, str]:
        """Return the changes to the small project that put the record there."""
        return {self.path: self.text(fields)}


def _journey(loaded: Loaded) -> Any:
    return loaded.catalogue.journeys["lamp"]


def _step(loaded: Loaded) -> Any:
    return _journey(loaded).stages[0].steps[0]


_LAMP = "journeys/lamp.md"
_TOP = "---\ntitle: Buying a lamp\npersonas: [ana]\n"
_TO_STEP = _TOP + "stages:\n  - id: buy\n    title: Buying\n    steps:\n      - id: pay\n        title: I pay\n"
_STEP_WITH = _TO_STEP + "        touchpoint: till\n"
_SITE = CONFIGURATION.split("phases:")[0]

PLACES: dict[str, Place] = {
    "journey": Place(
        _LAMP, "---\n", STAGES + "---\n", 0, False, {"title": "Buying a lamp", "personas": "[ana]"}, _journey
    ),
    "stage": Place(
        _LAMP, _TOP + "stages:\n", "    steps:\n" + indent(STEP, "      ") + "---\n", 4, True,
        {"id": "buy", "title": "Buying"}, lambda loaded: _journey(loaded).stages[0],
    ),
    "step": Place(
        _LAMP, _TOP + "stages:\n  - id: buy\n    title: Buying\n    steps:\n", "---\n", 8, True,
        {"id": "pay", "title": "I pay", "touchpoint": "till"}, _step,
    ),
    "pain": Place(
        _LAMP, _STEP_WITH + "        pains:\n", "---\n", 12, True, {"id": "dark", "title": "It is dark"},
        lambda loaded: _journey(loaded).defined_pains[0],
    ),
    "opportunity": Place(
        _LAMP, _STEP_WITH + "        opportunities:\n", "---\n", 12, True, {"id": "light", "title": "Switch it on"},
        lambda loaded: _journey(loaded).defined_opportunities[0],
    ),
    "metric": Place(
        _LAMP, _STEP_WITH + "        metrics:\n", "---\n", 12, True, {"kpi": "csat", "value": "3.9"},
        lambda loaded: _step(loaded).metrics[0],
    ),
    "evidence": Place(
        _LAMP, _STEP_WITH + "        evidence:\n", "---\n", 12, True, {"title": "Interviews", "link": "https://x.example"},
        lambda loaded: _step(loaded).evidence[0],
    ),
    "persona": Place(
        "personas/ana.md", "---\n", "---\n", 0, False, {"title": "Ana"}, lambda loaded: loaded.catalogue.personas["ana"]
    ),
    "trait": Place(
        "personas/ana.md", "---\ntitle: Ana\ntraits:\n", "---\n", 4, True,
        {"left": "New", "right": "Old", "value": "4"},
        lambda loaded: loaded.catalogue.personas["ana"].traits[0],
    ),
    "site configuration": Place(
        "site_config.yml", "", CONFIGURATION.partition("\n")[2], 0, False, {"title": "Shop"},
        lambda loaded: loaded.settings,
    ),
    "emotion_scale": Place(
        "site_config.yml", CONFIGURATION + "emotion_scale:\n", "", 2, False, {"min": "1", "max": "5"},
        lambda loaded: loaded.settings.scale,
    ),
    "phase": Place(
        "site_config.yml", _SITE + "channels: [{id: shop, title: Shop}]\n"
        "touchpoints: [{id: till, title: Till, channel: shop}]\nphases:\n", "", 4, True,
        {"id": "during", "title": "Purchase"}, lambda loaded: loaded.catalogue.phases["during"],
    ),
    "channel": Place(
        "site_config.yml", _SITE + "phases: [{id: during, title: Purchase}]\n"
        "touchpoints: [{id: till, title: Till, channel: shop}]\nchannels:\n", "", 4, True,
        {"id": "shop", "title": "Shop"}, lambda loaded: loaded.catalogue.channels["shop"],
    ),
    "touchpoint": Place(
        "site_config.yml", _SITE + "phases: [{id: during, title: Purchase}]\n"
        "channels: [{id: shop, title: Shop}]\ntouchpoints:\n", "", 4, True,
        {"id": "till", "title": "Till", "channel": "shop"}, lambda loaded: loaded.catalogue.touchpoints["till"],
    ),
    "priorities": Place(
        "site_config.yml", CONFIGURATION + "priorities:\n", "", 2, False, {"across": "effort"},
        lambda loaded: loaded.settings.priorities,
    ),
    "checks": Place(
        "site_config.yml", CONFIGURATION + "checks:\n", "", 2, False, {"untouched-days": "90"},
        lambda loaded: loaded.settings.checks,
    ),
    "theme": Place(
        "site_config.yml", CONFIGURATION + "theme:\n", "", 2, False, {"palette": '"#1d3557"'},
        lambda loaded: loaded.settings.theme,
    ),
    "fonts": Place(
        "site_config.yml", CONFIGURATION + "theme:\n  fonts:\n", "", 4, False, {"text": "data/letters.ttf"},
        lambda loaded: loaded.settings.theme.text_font,
    ),
    "font": Place(
        "site_config.yml", CONFIGURATION + "theme:\n  fonts:\n    text:\n", "", 8, True,
        {"file": "data/letters.ttf", "weight": "400"},
        lambda loaded: loaded.settings.theme.text_font[0],
    ),
    "note": Place(
        "channels/shop.md", "---\n", "---\nMore about it.\n", 0, False, {"title": "Shop"},
        lambda loaded: loaded.catalogue.channels["shop"],
    ),
}  # fmt: skip
"""The records of the format by name."""
