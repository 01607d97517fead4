"""Text in another language than its catalogue. Knows no HTML: how it is marked is the business of what renders it."""

from __future__ import annotations


class Foreign(str):
    """A text that nobody has translated into the language of its catalogue.

    It compares, sorts and hashes as the text alone. What `str` makes of it (a slice, `strip`, a join) is plain text
    that no longer says its language.
    """

    language: str
    """The BCP 47 code of the language it is written in, for example `en`."""

    def __new__(cls, text: str, language: str) -> Foreign:
        """Return `text`, said to be in `language`."""
        foreign = super().__new__(cls, text)
        foreign.language = language
        return foreign

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # `str` gives its text alone
        return str(self), self.language


def same_language(text: str, source: str) -> str:
    """Return `text`, which was made from `source`, said to be in the language of it."""
    return Foreign(text, source.language) if isinstance(source, Foreign) else text
