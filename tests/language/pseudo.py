"""A language that puts every message into brackets, and a reader of pages that finds the words outside of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser

from babel.support import NullTranslations

from journeybook.language import Language

_TOLD = {"content", "aria-label", "aria-description", "aria-roledescription", "alt", "title", "placeholder", "label"}
"""Attributes whose whole value readers see or hear; of a <meta>, only what describes the page. What scripts show
stands in `data-` attributes."""
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+")
_RAW_NUMBER = re.compile(r"\d[.,]\d|\d{4,}|\d-\d")
_SYMBOL = re.compile(r"https?://\S+|^\s*[A-Z]{2}\s*$")
"""An address, or the code of a language."""
_WRITTEN = re.compile(r"⟪[^⟪⟫]*⟫")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_SILENT = {"script", "style", "code", "kbd", "no translation"}
"""What is no word of the page: code is in the language of a machine, a key has its name on it."""


class _Bracketed(NullTranslations):
    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return f"⟦{singular if n == 1 else plural}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


class Pseudo(Language):
    """Says `⟦Owner⟧` for `Owner`, and `⟪4.5⟫` for a number or a day that went through the locale."""

    def __init__(self, code: str = "fr") -> None:
        super().__init__(code, _Bracketed())

    def day(self, value: date) -> str:
        return f"⟪{super().day(value)}⟫"

    def month(self, value: date) -> str:
        return f"⟪{super().month(value)}⟫"

    def number(self, value: float) -> str:
        return f"⟪{super().number(value)}⟫"

    def exact(self, value: float) -> str:
        return f"⟪{super().exact(value)}⟫"

    def mean(self, value: float) -> str:
        return f"⟪{super().mean(value)}⟫"


@dataclass
class Untranslated(HTMLParser):
    """The words of a page that came through no message, and the numbers that came through no locale."""

    html: str
    language: str = ""
    """That of the interface, where the page is a whole document: an element in another one is another's word."""
    digits: bool = True
    """Whether numbers are judged too."""
    found: list[str] = field(default_factory=list)
    depth: int = 0
    """How many messages the reader is in: those with links in them go over several texts."""
    open: list[tuple[str, str]] = field(default_factory=list)
    """The elements the reader is in: name and language, where one is said."""
    messages: int = 0
    """How many there were, so that a test can tell a page without words from one without faults."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.html)
        self.close()
        assert self.depth == 0, "a message begins that does not end"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in _VOID:
            named = "no translation" if values.get("translate") == "no" else tag
            self.open.append((named, values.get("lang") or ""))
        if self._is_foreign():
            return
        for name, value in attrs:
            if name == "content" and values.get("name") != "description":
                continue
            if name in _TOLD and value:
                self._judge(value, self._outside(value)[0], f"{tag} {name}")
            elif name.startswith("data-") and value and _CAPITALISED.search(self._outside(value)[0]):
                self.found.append(f"{tag} {name}: {value}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] not in (tag, "no translation"):
            pass

    def _is_foreign(self) -> bool:
        said = next((language for _, language in reversed(self.open) if language), "")
        return bool(self.language and said and said != self.language)

    def handle_data(self, data: str) -> None:
        if _SILENT & {name for name, _ in self.open} or self._is_foreign():
            return
        outside, self.depth = self._outside(data, self.depth)
        self.messages += data.count("⟦")
        self._judge(data, outside, ">".join(name for name, _ in self.open[-3:]))

    def _judge(self, whole: str, outside: str, place: str) -> None:
        outside = _SYMBOL.sub("", outside)
        if _LATIN.search(outside):
            self.found.append(f"{place}: {' '.join(outside.split())}")
        if self.digits and _RAW_NUMBER.search(_WRITTEN.sub("", whole)):
            self.found.append(f"{place}: the number in {' '.join(whole.split())}")

    @staticmethod
    def _outside(text: str, depth: int = 0) -> tuple[str, int]:
        """Return what stands in no message, and how deep in messages the text ends."""
        kept = []
        for sign in text:
            depth += (sign in "⟦⟪") - (sign in "⟧⟫")
            if not depth and sign not in "⟧⟫":
                kept.append(sign)
        return "".join(kept), depth
