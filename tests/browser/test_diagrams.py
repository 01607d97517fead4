"""The diagrams of journeys as a browser draws them: no letters outside their boxes, and colours that turn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.diagrams.goldens import CASES, svg_of

OUTSIDE = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const { width, height } = svg.viewBox.baseVal;
    const [, ...boxes] = [...svg.querySelectorAll("rect")].map((box) => box.getBBox());
    const texts = [...svg.querySelectorAll("text")].map((text) => [text.getBBox(), text.textContent]);
    const within = (inner, outer) =>
      inner.x >= outer.x && inner.x + inner.width <= outer.x + outer.width
      && inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
    const meet = (one, other) =>
      Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > 0.5
      && Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > 1.5;
    texts.forEach(([at, text], n) => {
      if (!within(at, { x: 0, y: 0, width, height })) found.push(`${text} leaves the picture`);
      for (const box of boxes) if (meet(at, box) && !within(at, box)) found.push(`${text} leaves its box`);
      for (const [other, said] of texts.slice(0, n)) if (meet(at, other)) found.push(`${text} covers ${said}`);
    });
  }
  return found;
}"""


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of every golden diagram, in both schemes."""
    made = browser.new_page(color_scheme=request.param)
    pictures = "".join(svg_of(name) for name in CASES)
    made.set_content(f'<!doctype html><html style="color-scheme: {request.param}"><meta charset="utf-8">{pictures}')
    yield made
    made.close()


def test_no_letters_leave_their_box_or_cover_others(page: Page) -> None:
    assert page.locator("svg text").count() > 100
    assert page.evaluate(OUTSIDE) == []


def test_paper_and_ink_turn_with_the_colour_scheme(page: Page) -> None:
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    paper, ink = page.evaluate(
        """() => [document.querySelector("svg > rect"), document.querySelector("svg g[font-weight] text")].map(
          (element) => getComputedStyle(element).fill
        )"""
    )

    assert (paper, ink) == (
        ("rgb(30, 33, 41)", "rgb(232, 230, 225)") if dark else ("rgb(255, 255, 255)", "rgb(35, 33, 43)")
    )


def test_a_picture_holds_its_light_colours_where_styles_are_dropped(page: Page) -> None:
    page.evaluate("document.querySelectorAll('svg [style]').forEach((element) => element.removeAttribute('style'))")

    assert page.evaluate("getComputedStyle(document.querySelector('svg > rect')).fill") == "rgb(255, 255, 255)"


def test_a_picture_is_one_image_with_a_name(page: Page) -> None:
    images = page.get_by_role("img")

    assert images.count() == len(CASES)
    assert page.get_by_role("img", name="A tap that drips").count() == 1
