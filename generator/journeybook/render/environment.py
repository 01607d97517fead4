"""The Jinja environment: escapes everything, refuses undefined names, and knows our few filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from journeybook.render.duration import duration_text
from journeybook.render.icons import icon
from journeybook.render.words import WORDS


def environment(overrides: Path | None, filters: Mapping[str, Callable[..., object]]) -> Environment:
    """Return the environment of the content templates.

    `overrides` is a team's own folder whose templates go before the theme's: they are code that a team trusts.
    """
    theme = Path(str(files("journeybook_theme")))
    loaders: list[BaseLoader] = [FileSystemLoader(overrides)] if overrides else []
    loaders.append(FileSystemLoader(theme))
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
    )
    made.filters.update({"day": _day, "number": _number, "duration": duration_text, **filters})
    made.globals.update(icon=icon, words=WORDS)
    return made


def _day(value: date) -> Markup:
    """Return `2 October 2026`, in a <time> that machines read too."""
    shown = f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), shown)


def _number(value: float) -> str:
    """Return a number with at most one decimal, thin spaces between thousands."""
    text = f"{value:,.1f}" if value != int(value) else f"{int(value):,}"
    return text.replace(",", "\u202f")


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
