"""The grounds of heat maps stay apart for people who see fewer colours, and their numbers can be read."""

from __future__ import annotations

import re
from itertools import combinations
from math import dist

import pytest

from tests.theme.test_colours import APART, STYLES, VISION, contrast, scheme, seen

HEAT = STYLES.with_name("heat.css")
LEAST = 4.5


def mixed(colour: str, share: float, other: str) -> str:
    """Return what `color-mix(in srgb, colour share, other)` is."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(one * share + two * (1 - share)):02x}" for one, two in pairs)


def grounds(name: str) -> dict[int, tuple[str, str]]:
    """Return level → the colour behind a number and that of the number, as the style sheet has them."""
    colours = scheme(name)
    found = {}
    for level, on, tint in re.findall(
        r"\.jb-heat--([1-5]) \{ (?:--jb-on: var\((.*?)\); )?--jb-heat: (.*?); \}", HEAT.read_text("utf-8")
    ):
        names = re.findall(r"--jb-[a-z0-9-]+", tint)
        share = re.search(r"(\d+)%", tint)
        ground = mixed(colours[names[0]], int(share[1]) / 100, colours[names[1]]) if share else colours[names[0]]
        found[int(level)] = (ground, colours[on or "--jb-ink"])
    return found


@pytest.mark.parametrize("name", ["default", "slate"])
def test_a_number_can_be_read_on_the_colour_of_its_level(name: str) -> None:
    found = grounds(name)
    assert sorted(found) == [1, 2, 3, 4, 5]
    assert not {level: pair for level, pair in found.items() if contrast(*pair) < LEAST}


@pytest.mark.parametrize("name", ["default", "slate"])
@pytest.mark.parametrize("vision", VISION)
def test_the_grounds_of_levels_differ_for_every_kind_of_sight(name: str, vision: str) -> None:
    found = {level: seen(ground, VISION[vision]) for level, (ground, _) in grounds(name).items()}
    close = [(one, other) for one, other in combinations(found, 2) if dist(found[one], found[other]) < APART]
    assert not close
