"""The language of the interface: its words, dates, numbers and lengths of time. Knows no page and no template."""

from journeybook.language.language import Language, has_words, known_languages, language_of, plural
from journeybook.language.terms import TERMS, Terms

__all__ = ["TERMS", "Language", "Terms", "has_words", "known_languages", "language_of", "plural"]
