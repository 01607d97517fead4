"""The markers around a diagram in the Markdown of a journey."""

from __future__ import annotations

import pytest

from journeybook.prose.markers import CLOSING, OPENING, marked, without_marked

BLOCK = f"{OPENING}\n```mermaid\njourney\n```\n{CLOSING}"


def _places(body: str) -> list[str]:
    return [body[place.start : place.end] for place in marked(body)]


def test_what_stands_between_markers_is_found_with_them() -> None:
    assert _places(f"Before.\n\n{BLOCK}\n\nBehind.\n") == [BLOCK]
    assert _places(BLOCK) == [BLOCK]
    assert [place.line for place in marked(f"Before.\n\n{BLOCK}\n")] == [2]


@pytest.mark.parametrize(
    "opening", ["<!--journeybook:diagram-->", "<!-- journeybook:  diagram  -->  ", f"   {OPENING}"]
)
def test_markers_may_be_spaced_as_people_do(opening: str) -> None:
    body = f"{opening}\nold\n<!-- / journeybook: diagram -->"
    assert _places(body) == [body]


@pytest.mark.parametrize(
    "body",
    [
        f"```html\n{BLOCK.replace('```', '~~~')}\n```\n",
        f"    {OPENING}\n    {CLOSING}\n",
        f"Text {OPENING}\n",
        "<!-- journeybook: ignore[x] why -->\n",
        "",
    ],
)
def test_what_code_and_sentences_show_are_no_markers(body: str) -> None:
    assert marked(body) == ()
    assert without_marked(body) == body


def test_a_fence_that_is_never_closed_between_markers_hides_not_their_end() -> None:
    assert _places(f"{OPENING}\n```mermaid\n{CLOSING}\n\nText\n") == [f"{OPENING}\n```mermaid\n{CLOSING}"]


def test_markers_that_are_never_closed_are_told() -> None:
    (place,) = marked(f"Text\n{OPENING}\n```mermaid\n```\n")
    assert not place.is_closed
    assert without_marked(f"Text\n{OPENING}\n") == f"Text\n{OPENING}\n"


def test_without_them_all_other_lines_keep_their_numbers() -> None:
    body = f"One\n{BLOCK}\nTwo\n{BLOCK}\nThree"
    bare = without_marked(body)
    assert [(at, line) for at, line in enumerate(bare.split("\n")) if line] == [
        (at, line) for at, line in enumerate(body.split("\n")) if line in ("One", "Two", "Three")
    ]
