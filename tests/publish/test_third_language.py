"""A further language needs one catalog file: then the whole interface speaks it, the frame and the pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from benchmarks.search.entries import entries_of
from journeybook import pipeline
from tests.language.greek import FILES
from tests.language.pseudo import Untranslated
from tests.language.test_catalogs import messages

CODE = "os"
"""Written in Cyrillic, so that every Latin letter is one of the interface; Material has no words in it."""
SHOWN_IN_THEMSELVES = {"EL", "FR", "OS", "Français"}
"""The languages in the switch."""


def _catalog() -> Catalog:
    """Return a catalog in which every message is translated: into itself, in brackets."""
    made = Catalog(locale=CODE, project="test", charset="utf-8", fuzzy=False)
    for message in messages():
        if message.id:
            texts = message.id if isinstance(message.id, tuple) else (message.id,)
            said = tuple(f"⟦{text}⟧" for text in texts)
            made.add(message.id, said if len(said) > 1 else said[0], context=message.context, flags=message.flags)
    return made


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project with content in Greek and Cyrillic, and one catalog of its own."""
    root = tmp_path_factory.mktemp("third")
    for name, text in FILES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(dedent(text).lstrip("\n"), "utf-8")
    config = (root / "site_config.yml").read_text("utf-8")
    assert "languages: [el, fr]" in config
    config = config.replace("languages: [el, fr]", f"languages: [el, fr, {CODE}]") + "theme: {overrides: theme}\n"
    (root / "site_config.yml").write_text(config, "utf-8")
    (root / "theme/languages").mkdir(parents=True)
    with (root / f"theme/languages/{CODE}.po").open("wb") as file:
        write_po(file, _catalog())
    checked = pipeline.check(root)
    unspoken = [finding.message for finding in checked.findings if finding.rule == "language-without-words"]
    assert len(unspoken) == 1, "there are no words in Greek"
    pipeline.build(checked, root / "site")
    return root / "site"


def _documents(site: Path) -> Iterator[tuple[str, str]]:
    for page in sorted((site / CODE).rglob("*.html")):
        yield page.relative_to(site).as_posix(), page.read_text("utf-8")


def _faults(document: str) -> list[str]:
    """Return the words that no message said, but keys of the keyboard, addresses and the names of languages."""
    found = (fault.partition(": ") for fault in Untranslated(document, CODE).found)
    return [
        f"{place}: {text}"
        for place, _, text in found
        if not text.startswith(("the number in", "https://"))
        and not place.endswith("kbd")
        and text not in SHOWN_IN_THEMSELVES
    ]


def test_every_word_of_every_page_comes_from_the_catalog(site: Path) -> None:
    documents = dict(_documents(site))
    assert len(documents) > 15
    assert {path: faults for path, document in documents.items() if (faults := _faults(document))} == {}


def test_what_scripts_say_comes_from_the_catalog_too(site: Path) -> None:
    document = (site / CODE / "index.html").read_text("utf-8")
    (config,) = re.findall(r'<script id="__config" type="application/json">(.*?)</script>', document)
    translations = json.loads(config)["translations"]
    said = {key: text for key, text in translations.items() if key.startswith("search.")}
    assert len(said) >= 6
    assert {key: text for key, text in said.items() if "⟦" not in text} == {}


def test_search_hits_and_the_page_for_unknown_addresses_speak_it(site: Path) -> None:
    kinds = {entry["kind"] for entry in entries_of(site / CODE)} - {""}
    assert {"⟦Journey⟧", "⟦Step⟧", "⟦Persona⟧", "⟦Touchpoint⟧", "⟦Channel⟧"} <= kinds
    assert all(kind.startswith("⟦") for kind in kinds)
    assert f'<section lang="{CODE}">' in (site / "404.html").read_text("utf-8")
    assert "⟦There is no such page⟧" in (site / "404.html").read_text("utf-8")


def test_the_catalog_itself_is_no_part_of_the_site(site: Path) -> None:
    assert not list(site.rglob("*.po"))
    assert not (site / "languages").exists()
