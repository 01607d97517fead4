"""The colours of emotions stay apart for people who see fewer of them, and stand out from what they lie on."""

from __future__ import annotations

import re
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

STYLES = Path(__file__).parents[2] / "theme/journeybook_theme/assets/stylesheets/colours.css"

Rgb = tuple[float, float, float]
Matrix = tuple[Rgb, Rgb, Rgb]

# How light reaches an eye without one kind of cone, in linear sRGB: Machado, Oliveira and Fernandes (2009), "A
# physiologically-based model for simulation of color vision deficiency", severity 1.
VISION: dict[str, Matrix] = {
    "all three": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
APART = 12.0
"""Of CIE 1976 colour difference; 2.3 is the least that can be seen at all, side by side."""


def scheme(name: str) -> dict[str, str]:
    """Return the custom properties of a scheme."""
    text = STYLES.read_text(encoding="utf-8")
    block = re.search(rf'\[data-md-color-scheme="{name}"\] {{(.*?)\n\s*}}', text, re.DOTALL)
    assert block
    return dict(re.findall(r"(--jb-[a-z0-9-]+): (#[0-9a-f]{6})", block[1]))


def linear(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    first, second, third = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in (red, green, blue)
    )
    return first, second, third


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def seen(colour: str, vision: Matrix) -> Rgb:
    """Return a colour as an eye sees it, in CIE Lab."""
    light = linear(colour)
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in vision)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("name", ["default", "slate"])
@pytest.mark.parametrize("vision", VISION)
def test_emotions_differ_for_every_kind_of_sight(name: str, vision: str) -> None:
    colours = {level: scheme(name)[f"--jb-emotion-{level}"] for level in range(1, 6)}
    close = {
        (one, other): round(distance, 1)
        for one, other in combinations(colours, 2)
        if (distance := dist(seen(colours[one], VISION[vision]), seen(colours[other], VISION[vision]))) < APART
    }
    assert not close


@pytest.mark.parametrize("name", ["default", "slate"])
def test_what_means_something_stands_out_from_the_map(name: str) -> None:
    colours = scheme(name)
    meaning = [f"--jb-emotion-{level}" for level in range(1, 6)] + ["--jb-pain", "--jb-opportunity", "--jb-truth"]
    faint = {key: round(ratio, 2) for key in meaning if (ratio := contrast(colours[key], colours["--jb-surface"])) < 3}
    assert not faint


@pytest.mark.parametrize("name", ["default", "slate"])
def test_text_is_readable_on_every_ground(name: str) -> None:
    colours = scheme(name)
    grounds = ("--jb-ground", "--jb-surface", "--jb-accent-soft", "--jb-pain-soft", "--jb-opportunity-soft")
    faint = {
        (ink, ground): round(ratio, 2)
        for ink in ("--jb-ink", "--jb-muted")
        for ground in grounds
        if (ratio := contrast(colours[ink], colours[ground])) < 4.5
    }
    assert not faint
