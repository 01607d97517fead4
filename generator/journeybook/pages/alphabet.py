"""The order of titles and the letter each stands under, the same on every machine: no locale is asked."""

from __future__ import annotations

from journeybook.fields.types import unaccented

DIGITS = "0–9"
"""The heading above titles that begin with a digit."""
OTHER = "#"
"""The heading above titles without a letter or a digit."""


def folded(text: str) -> str:
    """Return a text without case, accents and what stands before its first letter or digit, for comparing."""
    plain = unaccented(text)
    if not plain[:1].isalnum():
        start = next((at for at, character in enumerate(plain) if character.isalnum()), 0)
        plain = plain[start:]
    return " ".join(plain.split())


def letter_of(text: str) -> str:
    """Return the heading a title stands under: a capital letter of any script, DIGITS or OTHER."""
    first = folded(text)[:1]
    if first.isdigit():
        return DIGITS
    return first.upper()[:1] if first.isalpha() else OTHER


def alphabetical(text: str) -> tuple[int, str, str]:
    """Return the sort key of a title: signs, digits, Latin letters, then other scripts; the text itself last."""
    plain = folded(text)
    first = plain[:1]
    if not first.isalnum():
        rank = 0
    elif first.isdigit():
        rank = 1
    else:
        rank = 2 if first.isascii() else 3
    return rank, plain, text


def letter_anchor(letter: str) -> str:
    """Return the anchor of a letter's heading."""
    return {DIGITS: "letter-0", OTHER: "letter-sign"}.get(letter, f"letter-{letter.lower()}")
