"""A team's own colour can be read wherever the shell uses it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.publish.brand import colours, contrast, is_colour
from journeybook.publish.build import publish
from journeybook.render.rendered import RenderedPage, Site

_COLOURS = Path(__file__).parents[2] / "theme/journeybook_theme/assets/stylesheets/colours.css"


def _schemes(css: str) -> tuple[dict[str, str], dict[str, str]]:
    blocks = re.findall(r"\{([^}]*)\}", css)
    light, dark = (dict(re.findall(r"--jb-([\w-]+): (#\w{6})", block)) for block in blocks[:2])
    return light, dark


def _assert_readable(scheme: dict[str, str]) -> None:
    for words, ground in (
        ("accent", "ground"),
        ("accent", "surface"),
        ("accent", "accent-soft"),
        ("ink", "ground"),
        ("ink", "surface"),
        ("ink", "accent-soft"),
        ("muted", "ground"),
        ("muted", "surface"),
        ("bar-ink", "bar"),
        ("bar-muted", "bar"),
        ("bar-muted", "bar-soft"),
    ):
        assert contrast(scheme[words], scheme[ground]) >= 4.5, f"{words} on {ground}"


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_our_own_colours_can_be_read() -> None:
    for scheme in _schemes(_COLOURS.read_text("utf-8")):
        _assert_readable(scheme)


@given(st.integers(0, 0xFFFFFF))
def test_any_colour_can_be_read(number: int) -> None:
    ours = _schemes(_COLOURS.read_text("utf-8"))
    for base, own in zip(ours, _schemes(colours(f"#{number:06x}")), strict=True):
        _assert_readable({**base, **own})


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    light, _ = _schemes(colours("#1A5A92"))
    assert light["bar"] == light["accent"] == "#1a5a92"


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "#1234567", "#123456;", " #123456", "#123456\n"])
def test_only_six_digits_are_a_colour(text: str) -> None:
    assert not is_colour(text)


def test_the_colour_is_loaded_only_where_a_team_set_it(
    make_site: Callable[..., Site], pages: tuple[RenderedPage, ...], tmp_path: Path
) -> None:
    publish(make_site(palette="#7b2cbf"), pages, tmp_path / "own")
    publish(make_site(), pages, tmp_path / "ours")
    assert "#7b2cbf" in (tmp_path / "own/assets/stylesheets/brand.css").read_text()
    assert "../assets/stylesheets/brand.css" in (tmp_path / "own/journeys/drive.html").read_text("utf-8")
    assert not (tmp_path / "ours/assets/stylesheets/brand.css").exists()
    assert "brand.css" not in (tmp_path / "ours/journeys/drive.html").read_text("utf-8")
