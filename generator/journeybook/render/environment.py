"""The Jinja environment of one language: escapes everything, refuses undefined names, and knows our few filters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from journeybook.language import Language
from journeybook.model.text import Foreign
from journeybook.render.icons import icon


def environment(
    overrides: Path | None, language: Language, filters: Mapping[str, Callable[..., object]]
) -> Environment:
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
        extensions=["jinja2.ext.i18n"],
        finalize=_marked,
    )
    made.policies["ext.i18n.trimmed"] = True
    made.filters.update(
        day=_day_filter(language), number=language.number, duration=language.duration, plain=plain, **filters
    )
    _install_words(made, language)
    made.globals.update(icon=icon, words=language.terms, language=language)
    return made


def plain(value: object) -> str:
    """Return a text without the mark of another language: for attributes, and where no element may stand."""
    return str(value)


def _marked(value: object) -> object:
    """Mark what is printed in another language than the page's, for the eye and for a screen reader's voice."""
    if type(value) is Foreign:
        return Markup('<span lang="{}" class="jb-foreign">{}</span>').format(value.language, str(value))
    return value


def _day_filter(language: Language) -> Callable[[date], Markup]:
    """Return what says a day in a <time> that machines read too."""

    def day(value: date) -> Markup:
        return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), language.day(value))

    return day


def _install_words(made: Environment, language: Language) -> None:
    """Give the templates their words; each message is HTML as far as the theme wrote it, each variable is escaped."""

    def ngettext(one: str, many: str, number: float, **variables: object) -> Markup:
        chosen = language.words.ngettext(one, many, int(number) if number == int(number) else 2)
        return Markup(chosen) % {"num": language.number(number), **variables}

    made.install_gettext_callables(  # type: ignore[attr-defined]  # given by the extension
        language.words.gettext,
        language.words.ngettext,
        newstyle=True,
        pgettext=language.words.pgettext,
        npgettext=language.words.npgettext,
    )
    made.globals["ngettext"] = ngettext
