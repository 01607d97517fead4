"""A team's own colour as the colours of the shell: a bar and links that can be read in light and dark.

Knows the arithmetic of contrast (WCAG 2) and the grounds of colours.css; knows nothing of MkDocs.
"""

from __future__ import annotations

import re

_Rgb = tuple[float, float, float]

_WHITE: _Rgb = (255, 255, 255)
_BLACK: _Rgb = (0, 0, 0)
# What links and the bar's words stand on, as in assets/stylesheets/colours.css of the theme.
_LIGHT_GROUND: _Rgb = (0xFA, 0xF9, 0xF5)
_DARK_SURFACE: _Rgb = (0x1E, 0x21, 0x29)
_BAR_WORDS: _Rgb = (0xF2, 0xF0, 0xEC)
_READABLE = 4.6  # WCAG asks 4.5; the rest is for rounding
_STEPS = 50


def is_colour(text: str) -> bool:
    """Say whether a text is a colour we take: `#rrggbb`."""
    return re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is not None


def colours(colour: str) -> str:
    """Return the style sheet that gives the shell a team's colour, as near to it as can be read."""
    own = _parsed(colour)
    bar = _until_readable(own, _BAR_WORDS, towards=_BLACK)
    light_soft = _mixed(_WHITE, own, 0.08)
    dark_soft = _mixed(_DARK_SURFACE, own, 0.16)
    light = _properties(
        bar=bar, accent=_until_readable(own, _LIGHT_GROUND, light_soft, towards=_BLACK), soft=light_soft
    )
    dark = _properties(
        bar=_mixed(bar, _BLACK, 0.45),
        accent=_until_readable(own, _DARK_SURFACE, dark_soft, towards=_WHITE),
        soft=dark_soft,
    )
    # Paper is light, whatever the screen was.
    in_the_dark = f'@media screen {{\n[data-md-color-scheme="slate"] {{\n{dark}}}\n}}\n'
    return f':root,\n[data-md-color-scheme="default"] {{\n{light}}}\n\n{in_the_dark}'


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    return _contrast(_parsed(one), _parsed(other))


def _properties(*, bar: _Rgb, accent: _Rgb, soft: _Rgb) -> str:
    values = {
        "bar": bar,
        "bar-ink": _WHITE,
        "bar-muted": _until_readable(_mixed(_WHITE, bar, 0.22), bar, towards=_WHITE),
        "bar-soft": _mixed(bar, _BLACK, 0.25),
        "accent": accent,
        "accent-soft": soft,
    }
    return "".join(f"  --jb-{name}: {_written(value)};\n" for name, value in values.items())


def _until_readable(colour: _Rgb, *grounds: _Rgb, towards: _Rgb) -> _Rgb:
    """Return the colour, or the nearest one on the way to black or white that can be read on all of the grounds."""
    shades = (_mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    readable = (shade for shade in shades if all(_contrast(shade, ground) >= _READABLE for ground in grounds))
    return next(readable, towards)


def _mixed(colour: _Rgb, other: _Rgb, share: float) -> _Rgb:
    red, green, blue = (round(one + (two - one) * share) for one, two in zip(colour, other, strict=True))
    return red, green, blue


def _contrast(one: _Rgb, other: _Rgb) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: _Rgb) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parsed(colour: str) -> _Rgb:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _written(colour: _Rgb) -> str:
    return "#" + "".join(f"{round(value):02x}" for value in colour)
