"""What nobody has translated is marked, wherever an element may stand, and nowhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from journeybook.language import language_of
from journeybook.pages.plan import plan
from journeybook.render import RenderedPage, Renderer
from tests.language.greek import FILES, site

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_NO_ELEMENTS = {"svg", "title", "option", "textarea", "script", "style"}
"""In these a mark would be text, or break what is drawn."""
_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")


@dataclass
class Marks(HTMLParser):
    """Where a page has texts in Greek, and what is said of their language."""

    html: str
    unmarked: list[str] = field(default_factory=list)
    misplaced: list[str] = field(default_factory=list)
    marked: int = 0
    open: list[tuple[str, str]] = field(default_factory=list)
    """The elements the reader is in: name and language, where one is said."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()
        assert not self.open, f"these do not end: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if "jb-foreign" in (values.get("class") or "") and _NO_ELEMENTS & {name for name, _ in self.open}:
            self.misplaced.append(self.open[-1][0])
        self.misplaced += [
            f"{tag} {name}"
            for name, value in attrs
            if value and ("<" in value or "jb-foreign" in value) and name != "class"
        ]
        if tag not in _VOID:
            self.open.append((tag, values.get("lang") or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> ends nothing"
        began, _ = self.open.pop()
        assert began == tag, f"<{began}> is ended by </{tag}>"

    def handle_data(self, data: str) -> None:
        # A letter is the same in all languages: initials, the letters of a glossary.
        if len(_GREEK.findall(data)) < 2:
            return
        if _NO_ELEMENTS & {name for name, _ in self.open} or any(name == "code" for name, _ in self.open):
            return
        said = next((language for _, language in reversed(self.open) if language), "")
        if said == "el":
            self.marked += 1
        else:
            self.unmarked.append(f"{'>'.join(name for name, _ in self.open[-3:])}: {' '.join(data.split())}")


def rendered(edition: str, files: dict[str, str] = FILES) -> list[RenderedPage]:
    context = site(files, language_of("fr"), edition)
    renderer = Renderer(context)
    return [renderer.render(planned.build()) for planned in plan(context)]


FRENCH = rendered("fr")


@pytest.mark.parametrize("page", FRENCH, ids=lambda page: page.path)
def test_every_untranslated_text_says_its_language(page: RenderedPage) -> None:
    read = Marks(page.html)
    assert not read.unmarked
    assert read.marked


@pytest.mark.parametrize("page", FRENCH, ids=lambda page: page.path)
def test_no_mark_stands_where_no_element_may(page: RenderedPage) -> None:
    assert not Marks(page.html).misplaced


@pytest.mark.parametrize("page", FRENCH, ids=lambda page: page.path)
def test_titles_and_search_texts_hold_no_mark(page: RenderedPage) -> None:
    texts = [page.title, page.description, *(heading.title for heading in page.headings)]
    texts += [text for entry in page.search for text in (entry.title, entry.text, entry.kind, entry.context)]
    assert not [text for text in texts if "jb-foreign" in text or "<span" in text]


def test_a_page_says_once_that_its_file_is_not_translated() -> None:
    translated = {**FILES, "journeys/buy.fr.md": "---\ntitle: Acheter\n---\n"}
    pages = {page.path: page for page in rendered("fr", translated)}
    said = "Pas encore traduit\u202f: cette page est écrite en grec."
    assert pages["journeys/call.html"].html.count(said) == 1
    assert pages["personas/ana.html"].html.count(said) == 1
    assert said not in pages["journeys/buy.html"].html
    assert said not in pages["journeys/index.html"].html
    assert "journeys/buy.fr.md" in pages["journeys/buy.html"].html
    assert "Pas encore traduit" not in "".join(page.html for page in rendered("el"))


def test_in_its_own_language_nothing_is_marked() -> None:
    assert not [page.path for page in rendered("el") if "jb-foreign" in page.html]
