"""A project in English in which every text that can be translated is written, and translations of any part of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from journeybook.fields.record import Field, ListOf
from journeybook.fields.types import Facts
from journeybook.format.site import Labels
from journeybook.format.translation import TRANSLATIONS, Translation

Tree = dict[str, Any]

_SAME: dict[str, Tree] = {
    "journey": {"personas": ["ana"], "owner": "team", "status": "published", "reviewed": "2026-10-02"},
    "stage": {"phase": "during"},
    "step": {"touchpoint": "till", "duration": "35 min", "emotion": {"ana": 3}, "moment_of_truth": True, "next": "pay"},
    "pain": {"severity": 3},
    "opportunity": {"impact": 4, "status": "planned", "link": "https://tracker.example/1"},
    "metric": {"value": 3.9, "target": "4", "date": "2026-09-30"},
    "evidence": {"link": "https://research.example/1"},
    "persona": {"image": "ana.svg", "channels": ["shop"]},
    "trait": {"value": 4},
    "channel": {"presence": "offline", "owner": "team"},
    "touchpoint": {"channel": "shop", "owner": "team"},
    "site configuration": {"languages": ["en", "fr"], "url": "https://journeys.example/"},
}
"""What is the same in all languages, for each record that has such fields."""
_IDS = {"stage": "buy", "step": "pay", "phase": "during", "channel": "shop", "touchpoint": "till"}


def _filled(record: Translation, name: str) -> Tree:
    """Return a thing in which every text is written; each text begins with "en" and is like no other."""
    tree: Tree = {"id": name} if "id" in record.by_name else {}
    tree |= {member.name: _text(member, f"{name} {member.name}") for member in record.texts}
    tree |= _SAME.get(record.name, {})
    for field, parts in record.parts:
        kind = parts.record.name
        names = [_IDS[kind]] if kind in _IDS else [f"{name}-{kind}-1", f"{name}-{kind}-2"]
        tree[field] = [_filled(parts.record, inner) for inner in names]
    if record.extras:
        tree["x-text"] = f"en {name} x-text"
        tree["x-several"] = [f"en {name} x-several one", {"en " + name + " x-several key": f"en {name} x-several two"}]
        tree["x-figure"] = 34
    return tree


def _text(member: Field, words: str) -> Any:
    if isinstance(member.type, ListOf):
        return [f"en {words} one", f"en {words} two"]
    if isinstance(member.type, Labels):
        return {"x-text": f"en {words}"}
    if isinstance(member.type, Facts):
        return {f"en {words} name": f"en {words} value", "2": "34"}
    return f"en {words}"


def _english() -> dict[str, Tree]:
    site = _filled(TRANSLATIONS["site configuration"], "site")
    counter = site.pop("touchpoints")
    return {
        "site_config.yml": {**site, "touchpoints": ["touchpoints/counter.yml"]},
        "touchpoints/counter.yml": {"touchpoints": counter},
        "journeys/retail/lamp.md": _filled(TRANSLATIONS["journey"], "lamp"),
        "personas/ana.md": _filled(TRANSLATIONS["persona"], "ana"),
        "channels/shop.md": {},
        "touchpoints/till.md": {},
    }


ENGLISH = _english()
"""The fields of the project, by file."""
INTRODUCTION, SECTION = "en introduction", "en section"
_BODIES = {
    "journeys/retail/lamp.md": INTRODUCTION + "\n\n## Heading {#buy}\n" + SECTION,
    "personas/ana.md": "en story",
    "channels/shop.md": "en shop note",
    "touchpoints/till.md": "en till note",
}


def texts() -> tuple[str, ...]:
    """Return the names of all texts that can be translated: the beginning of each, which no other has."""
    found = [name for tree in ENGLISH.values() for name in _names(tree)]
    return (*found, INTRODUCTION, SECTION, *(body for body in _BODIES.values() if "\n" not in body))


def _names(tree: Any) -> Iterator[str]:
    for value in tree.values() if isinstance(tree, dict) else tree:
        if (text := first_text(value)) is not None:
            yield text
        elif isinstance(value, list):
            for item in value:
                yield from _names(item) if isinstance(item, dict) else ()


def first_text(value: Any) -> str | None:
    """Return what a text, a list of texts or a group of them begins with; None where it is none."""
    if isinstance(value, str):
        return value if value.startswith("en ") else None
    if isinstance(value, list) and value:
        return first_text(value[0]) if isinstance(value[0], str) else None
    if isinstance(value, dict) and value and "title" not in value:
        return next((text for pair in value.items() for part in pair if (text := first_text(part))), None)
    return None


def english() -> dict[str, str]:
    """Return the files of the project."""
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    return {"personas/ana.svg": picture, **{path: _file(path, tree, _BODIES) for path, tree in ENGLISH.items()}}


def french(chosen: Collection[str]) -> dict[str, str]:
    """Return translations of the chosen texts; files of which nothing is chosen have none."""
    files = {}
    for path, tree in ENGLISH.items():
        body = _BODIES.get(path, "")
        for text in (INTRODUCTION, SECTION, body):
            body = body.replace(text, said(text) if text in chosen else "") if text else body
        translated = translation_of(tree, chosen)
        if translated or "fr" in body:
            base, _, ending = path.rpartition(".")
            files[f"{base}.fr.{ending}"] = _file(path, translated, {path: body})
    return files


def translation_of(tree: Tree, chosen: Collection[str]) -> Tree:
    """Return the chosen texts of a thing and of what is in it, with the ids that lead to them."""
    kept: Tree = {}
    for name, value in tree.items():
        text = first_text(value)
        if text is not None:
            kept |= {name: _in_french(value)} if text in chosen else {}
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            items = [translation_of(item, chosen) for item in value]
            if "id" in value[0]:
                items = [{"id": item["id"], **inner} for item, inner in zip(value, items, strict=True) if inner]
            if any(items):
                kept[name] = items
    return kept


def said(text: str) -> str:
    """Return the translation of a text."""
    return "fr" + text.removeprefix("en")


def _in_french(value: Any) -> Any:
    if isinstance(value, str):
        return said(value) if value.startswith("en ") else value
    if isinstance(value, list):
        return [_in_french(item) for item in value]
    return {_in_french(name): _in_french(item) for name, item in value.items()}


def _file(path: str, tree: Tree, bodies: Mapping[str, str]) -> str:
    fields: Any = tree["touchpoints"] if path == "touchpoints/counter.yml" else tree
    text = json.dumps(fields, ensure_ascii=False)
    return f"---\n{text}\n---\n{bodies.get(path, '')}\n" if path.endswith(".md") else text + "\n"
