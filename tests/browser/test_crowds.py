"""Journeys of many steps whose personas are many and have long names, as imports bring them: pages keep their width."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from journeybook import pipeline
from tests.browser.conftest import visit

NAMES = (
    "The one who has a name so long that nobody has room for it on a phone nor beside a point of a curve",
    "Accesses for monitoring",
    "Reviews efficiency",
    "Oversees operations",
    "Ana",
)
NARROW = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the site stands on disk."""
    root = tmp_path_factory.mktemp("crowd")
    ids = [f"p{at}" for at in range(len(NAMES))]
    steps = "".join(
        f"      - title: They do what is done at step {at}\n"
        f"        emotion: {{{', '.join(f'{one}: {(at + number) % 5 + 1}' for number, one in enumerate(ids))}}}\n"
        for at in range(21)
    )
    files = {
        "site_config.yml": "title: Crowds\n",
        "journeys/all.md": f"---\ntitle: All of it\npersonas: [{', '.join(ids)}]\n"
        f"stages:\n  - title: All\n    steps:\n{steps}---\n",
        **{f"personas/{one}.md": f"---\ntitle: {name}\n---\n" for one, name in zip(ids, NAMES, strict=True)},
    }
    for path, text in files.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    pipeline.build(pipeline.check(root), root / "site")
    return (root / "site").as_uri()


@pytest.mark.parametrize("width", [1440, 320])
@pytest.mark.parametrize("path", ["journeys/all.html", "side-by-side/all.html"])
def test_the_page_is_as_wide_as_its_window(browser: Browser, crowd: str, path: str, width: int) -> None:
    for seen in visit(browser, width):
        seen.page.goto(f"{crowd}/{path}")
        assert seen.page.evaluate(NARROW)
