"""The marks and the rules in the words of a page. Knows no score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from journeybook.checks.rule import Mark, Rule
from journeybook.language import Language
from journeybook.model.text import Foreign

ENGLISH = "en"
"""The language of messages and manuals."""


class MarkWords(NamedTuple):
    """A mark in words."""

    short: str
    """For the heading of a column."""
    sentence: str
    """What a journey that has it does."""
    asks: str
    """What is looked at."""


def mark_words(language: Language) -> Mapping[Mark, MarkWords]:
    """Return every mark in the words of a language."""
    _ = language.gettext
    return {
        Mark.CUSTOMER_VIEW: MarkWords(
            _("Customer’s view"),
            _("It takes the customer’s view"),
            _("Goal, trigger and outcome; steps told by the customer; thoughts and feelings."),
        ),
        Mark.NO_PROCESS_MAP: MarkWords(
            _("No process map"),
            _("It is no map of internal processes"),
            _("No step behind the scenes alone; no words that only the company uses."),
        ),
        Mark.PRECISE_TOUCHPOINTS: MarkWords(
            _("Touchpoints"),
            _("Touchpoints are named precisely"),
            _("A touchpoint at each step, with a name of its own, a channel and a definition."),
        ),
        Mark.FIGURES: MarkWords(
            _("Figures"),
            _("It rests on figures"),
            _("Measures with source, date and target; evidence; more than assumptions."),
        ),
        Mark.ACTION: MarkWords(
            _("Actions"),
            _("It leads to prioritised actions"),
            _("Opportunities for what hurts, with impact, effort and owner."),
        ),
        Mark.COMPLETENESS: MarkWords(
            _("Complete"),
            _("Nothing is missing"),
            _("Personas, steps and texts that a reader looks for."),
        ),
        Mark.FRESHNESS: MarkWords(
            _("Fresh"),
            _("It was looked at lately"),
            _("The date of the review, and the age of what it rests on."),
        ),
        Mark.OWNERSHIP: MarkWords(
            _("Owned"),
            _("Somebody answers for it"),
            _("Owners of the journey, its touchpoints and its opportunities."),
        ),
    }


def rule_title(rule: Rule, language: Language) -> str:
    """Return what a rule finds, in a language where that is translated; else said to be English."""
    translated = language.rule_title(rule.id, rule.title)
    return translated if translated != rule.title or speaks_english(language) else Foreign(rule.title, ENGLISH)


def speaks_english(language: Language) -> bool:
    """Say whether the pages of a language are in that of messages and manuals."""
    return language.code.partition("-")[0] == ENGLISH
