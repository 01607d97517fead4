"""One catalog is all that a language needs: a whole site in one that nobody has ever translated anything into."""

from __future__ import annotations

import json
import re
from pathlib import Path
from textwrap import dedent

import pytest
from babel.messages.pofile import write_po

from benchmarks.search.entries import entries_of
from journeybook.pipeline import build, check
from tests.language.greek import FILES
from tests.language.pseudo import Untranslated
from tests.language.test_catalogs import messages

CODE = "am"
"""Amharic: Babel writes its days in letters of its own, and neither we nor Material have words in it."""
_SAID_BY_SCRIPTS = re.compile(r'<script id="__config" type="application/json">(.*?)</script>', re.DOTALL)


def bracketed(path: Path) -> None:
    """Write the catalog of a language that says each message in brackets."""
    catalog = messages()
    catalog.locale = path.stem
    for message in catalog:
        if message.id:
            forms = message.id if message.pluralizable else (message.id,)
            message.string = tuple(f"⟦{form}⟧" for form in forms) if message.pluralizable else f"⟦{forms[0]}⟧"
            message.flags.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tmp_path_factory.mktemp("project")
    for path, text in FILES.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(dedent(text).lstrip("\n"), "utf-8")
    config = dedent(FILES["site_config.yml"]).replace("[el, fr]", f"[el, {CODE}]")
    (project / "site_config.yml").write_text(f"{config}theme: {{overrides: theme}}\n", "utf-8")
    for code in ("el", CODE):
        bracketed(project / "theme" / "languages" / f"{code}.po")
    out = project / "out"
    build(check(project), out)
    return out


def pages(site: Path) -> list[Path]:
    return [site / "404.html", *sorted((site / CODE).rglob("*.html"))]


def test_every_word_of_every_page_and_its_frame_comes_from_the_catalog(site: Path) -> None:
    assert len(pages(site)) > 20
    faults = {}
    for path in pages(site):
        language = "" if path.name == "404.html" else CODE
        read = Untranslated(path.read_text("utf-8"), language, digits=False)
        assert read.messages > 3, path.name
        if read.found:
            faults[path.relative_to(site).as_posix()] = read.found
    assert not faults


def test_what_the_search_says_comes_from_the_catalog(site: Path) -> None:
    found = _SAID_BY_SCRIPTS.search((site / CODE / "index.html").read_text("utf-8"))
    assert found
    words = json.loads(found[1])["translations"]
    searched = {key: word for key, word in words.items() if key.startswith("search.result.")}
    assert len(searched) > 5
    assert not {key: word for key, word in searched.items() if not word.startswith("⟦")}


def test_the_texts_of_the_search_are_content_or_come_from_the_catalog(site: Path) -> None:
    found = entries_of(site / CODE)
    texts = [text for entry in found for key, text in entry.items() if text and key not in ("location", "lang")]
    assert len(texts) > 100
    assert not [text for text in texts if Untranslated(text, digits=False).found]
