"""Every word of a page that is not content is a message, and every number is written by the locale."""

from __future__ import annotations

import pytest

from journeybook.pages.plan import plan
from journeybook.render import RenderedPage, Renderer
from tests.language.greek import EMPTY, FILES, site
from tests.language.pseudo import Pseudo, Untranslated


def rendered(files: dict[str, str]) -> list[RenderedPage]:
    context = site(files, Pseudo(), "fr")
    renderer = Renderer(context)
    return [renderer.render(planned.build()) for planned in plan(context)]


PAGES = rendered(FILES)
EMPTY_PAGES = rendered(EMPTY)


@pytest.mark.parametrize("page", [*PAGES, *EMPTY_PAGES], ids=lambda page: page.path)
def test_every_word_and_number_of_a_page_is_said_in_its_language(page: RenderedPage) -> None:
    read = Untranslated(page.html)
    assert not read.found
    assert read.messages > 2


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_titles_and_search_texts_are_said_in_the_language_too(page: RenderedPage) -> None:
    texts = [page.title, page.description, *(heading.title for heading in page.headings)]
    for entry in page.search:
        texts += [entry.title, entry.text, entry.kind, entry.context]
    assert not [text for text in texts if Untranslated(text).found]


@pytest.mark.parametrize(
    ("html", "faults"),
    [
        ("<p>⟦Owner⟧ Άννα</p>", 0),
        ("<p>⟦Journeys of <a href='x'>Άννα</a>⟧, ⟪3.5⟫ ⟦Neutral⟧</p>", 0),
        ("<p>Owner</p>", 1),
        ("<p>⟦Owner⟧ of ⟦it⟧</p>", 1),
        ("<p aria-label='Map'>⟦Map⟧</p>", 1),
        ("<p data-moved='Moved up'>⟦Map⟧</p>", 1),
        ("<svg><title>Curve</title></svg>", 1),
        ("<p>⟦mean 3.5⟧</p>", 1),
        ("<code>journey</code>", 0),
    ],
)
def test_the_reader_finds_what_is_not_said_in_the_language(html: str, faults: int) -> None:
    assert len(Untranslated(html).found) == faults
