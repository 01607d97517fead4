"""One language of the interface. English is the language the messages are written in, and needs no catalog."""

from __future__ import annotations

from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.support import NullTranslations

from journeybook.language.catalog import FOLDER, catalog_file, translations
from journeybook.language.duration import duration_text
from journeybook.language.terms import Terms

SOURCE = "en"
"""The language of the messages in code and templates."""
MINUS = "\u2212"
_LOCALES = {"en": "en-GB"}
"""Where a language alone leaves open how a date is written."""


class Language:
    """The words, dates, numbers and lengths of time of one language."""

    def __init__(self, code: str, words: NullTranslations | None) -> None:
        self.code = code
        """BCP 47, as the project's configuration has it: `fr`, `pt-BR`."""
        self.spoken = code if words is not None or code.split("-")[0] == SOURCE else SOURCE
        """The language the interface speaks: English where there is no catalog for `code`."""
        self.words = words if words is not None else NullTranslations()
        self._locale = _locale(self.spoken)

    @property
    def name(self) -> str:
        """What the language is called by those who speak it: `Français`."""
        try:
            shown = Locale.parse(self.code, sep="-").get_display_name()
        except (UnknownLocaleError, ValueError):
            shown = None
        return shown[:1].upper() + shown[1:] if shown else self.code

    def called(self, code: str) -> str:
        """Return what another language is called in this one: `anglais`; its code where that is not known."""
        try:
            shown = Locale.parse(code, sep="-").get_display_name(self._locale)
        except (UnknownLocaleError, ValueError):
            shown = None
        return shown or code

    def gettext(self, message: str, /, **variables: object) -> str:
        """Return a message in this language, its `%(name)s` filled in where variables are given."""
        text: str = self.words.gettext(message)
        return text % variables if variables else text

    def ngettext(self, one: str, many: str, number: float, /, **variables: object) -> str:
        """Return a message that counts; `%(num)s` is the number as this language writes it."""
        text: str = self.words.ngettext(one, many, plural(number))
        return text % {"num": self.number(number), **variables}

    def pgettext(self, context: str, message: str, /) -> str:
        """Return a message that means something else elsewhere: `context` tells the two apart."""
        return str(self.words.pgettext(context, message))

    def rule_title(self, rule: str, title: str) -> str:
        """Return what a rule finds, of which it has the English `title`."""
        return str(self.words.pgettext(f"rule.{rule}", title))

    @cached_property
    def terms(self) -> Terms:
        """The words for values of the model, by key."""
        return Terms(self.words)

    def day(self, value: date) -> str:
        """Return `2 October 2026`, `2 octobre 2026`."""
        return _day(value, self._locale)

    def month(self, value: date) -> str:
        """Return `October 2026`, `octobre 2026`."""
        return _month(value, self._locale)

    def number(self, value: float) -> str:
        """Return a number with at most one decimal: `1,234.5`, `1 234,5`."""
        return _number(value, "#,##0.#", self._locale)

    def exact(self, value: float) -> str:
        """Return a number with all the decimals it has: a record is never rounded."""
        return _number(value, None, self._locale)

    def mean(self, value: float) -> str:
        """Return a number with one decimal, always, so that it is seen to be a mean: `4.0`."""
        return _number(value, "#,##0.0", self._locale)

    def change(self, value: float) -> str:
        """Return by how much something rises or falls: `+1.5`, `−2`, `0`; to one decimal, halves away from zero."""
        shown = self.number(int(abs(value) * 10 + 0.5 + 1e-9) / 10)
        return shown if shown == "0" else f"{MINUS if value < 0 else '+'}{shown}"

    def percent(self, value: float) -> str:
        """Return `98%`, `98 %`: a number with all its decimals and the sign as this language sets it."""
        pattern = self._locale.percent_formats[None]
        return f"{pattern.prefix[0]}{self.exact(value)}{pattern.suffix[0]}"

    def duration(self, seconds: int) -> str:
        """Return a length of time: `66 min`, `4 h 25 min`, `9 days 3 h`."""
        return duration_text(seconds, self)


def language_of(code: str, own: Path | None = None) -> Language:
    """Return the language of a code; `own` is a folder with a team's own catalogs, which go before ours."""
    return Language(code, translations(code, own))


def plural(number: float) -> int:
    """Return what a catalog chooses the form for a number by: it knows whole ones, and 1.5 is as plural as 2."""
    return int(number) if number == int(number) else 2


def known_languages(own: Path | None = None) -> tuple[str, ...]:
    """Return the languages that have words: English, those of our catalogs, those of a team's own folder."""
    folders = (FOLDER, own) if own else (FOLDER,)
    found = {path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.po")}
    return (SOURCE, *sorted(found - {SOURCE}))


def has_words(code: str, own: Path | None = None) -> bool:
    """Say whether the interface can speak a language."""
    return code.split("-")[0] == SOURCE or any(catalog_file(code, folder) for folder in (own, FOLDER) if folder)


def _locale(code: str) -> Locale:
    for name in (_LOCALES.get(code, code), code.split("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en", "GB")


@lru_cache(maxsize=10_000)
def _day(value: date, locale: Locale) -> str:
    return format_date(value, format="long", locale=locale)


@lru_cache(maxsize=1_000)
def _month(value: date, locale: Locale) -> str:
    return format_skeleton("yMMMM", value, locale=locale)


@lru_cache(maxsize=10_000)
def _number(value: float, pattern: str | None, locale: Locale) -> str:
    """Write a minus as wide as a plus, which no line break parts from its number."""
    # As a whole number where it is one: 4.0 is written by a computer, 4 by a person.
    exact = int(value) if pattern is None and value == int(value) else value
    text = format_decimal(exact, format=pattern, locale=locale, decimal_quantization=pattern is not None)
    return text.replace("-", MINUS)
