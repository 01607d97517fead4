"""Style sheets: the addresses in one, with their places. Changes none and does not know where they lead.

Reads CSS as browsers do (CSS Syntax Level 3): comments, strings, escapes, and the odd grammar of `url(…)`. A regular
expression would miss `u\\72l(…)` and see addresses in comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_ESCAPE = re.compile(r"\\(?:([0-9A-Fa-f]{1,6})[ \t\n]?|\n|(.)|$)", re.DOTALL)
_NAME = re.compile(r"(?:[-\w]|[^\x00-\x7f]|\\(?:[0-9A-Fa-f]{1,6}[ \t\n]?|[^\n]))+")
_STRINGS = {
    '"': re.compile(r'"((?:[^"\\\n]|\\.)*)("?)', re.DOTALL),
    "'": re.compile(r"'((?:[^'\\\n]|\\.)*)('?)", re.DOTALL),
}
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_BARE_URL = re.compile(r"[ \t\n\f]*((?:[^)\\]|\\.)*)\)?", re.DOTALL)
_QUOTED = re.compile(r"[ \t\n\f]*[\"']")
_FETCHING = frozenset({"url", "src", "image", "image-set", "-webkit-image-set"})
"""Functions in which a text is an address."""


class Use(Enum):
    """What a style sheet does with an address."""

    IMPORT = "import"
    """It is another style sheet, which is read too."""
    FETCH = "fetch"
    """It is a picture or a font."""
    CARRY = "carry"
    """It is a text that a custom property holds: an address, if some function takes it for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleAddress:
    """An address in a style sheet."""

    address: str
    """As it is meant, escapes resolved."""
    use: Use
    start: int
    """Where it begins in the text, from 0, without a quote."""
    end: int


def addresses_in(css: str) -> tuple[StyleAddress, ...]:
    """Return the addresses of a style sheet in order. Takes time in proportion to its length, whatever it holds."""
    return tuple(_Reader(css).addresses())


class _Reader:
    """Goes through a style sheet once, from token to token."""

    def __init__(self, css: str) -> None:
        self.css = css
        self.at = 0
        self.functions: list[str] = []
        """The open brackets, the innermost last; a plain one is empty."""
        self.rule = ""
        """The at-rule whose beginning is read: `import`; empty elsewhere."""
        self.property = ""
        """The property whose value is read."""
        self.last_name = ""

    def addresses(self) -> Iterator[StyleAddress]:
        css = self.css
        while self.at < len(css):
            sign = css[self.at]
            if css.startswith("/*", self.at):
                self._pass(_COMMENT)
            elif sign in "\"'":
                yield from self._string(sign)
            elif name := _NAME.match(css, self.at):
                self.at = name.end()
                yield from self._name(resolved(name[0]).lower())
            else:
                self.at += 1
                self._mark(sign)

    def _pass(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.css, self.at)
        self.at = found.end() if found else self.at + 1

    def _name(self, name: str) -> Iterator[StyleAddress]:
        """Look at a name that was just passed."""
        start = self.at
        if not self.css.startswith("(", start):
            self.last_name = name
            return
        self.at += 1
        if name == "url" and not _QUOTED.match(self.css, self.at):
            bare = _BARE_URL.match(self.css, self.at)
            if bare:
                self.at = bare.end()
                text = bare[1].rstrip(" \t\n\f")
                yield from self._found(text, bare.start(1), bare.start(1) + len(text))
            return
        self.functions.append(name)

    def _string(self, quote: str) -> Iterator[StyleAddress]:
        found = _STRINGS[quote].match(self.css, self.at)
        if found is None:
            self.at += 1
            return
        self.at = found.end()
        if not found[2] and self.css.startswith("\n", self.at):
            return  # a line break that is not escaped: browsers drop what it stands in
        yield from self._found(found[1], found.start(1), found.end(1), bare=False)

    def _found(self, text: str, start: int, end: int, *, bare: bool = True) -> Iterator[StyleAddress]:
        use = None
        fetched = bare or (bool(self.functions) and self.functions[-1] in _FETCHING)
        if self.rule == "import" and (fetched or not self.functions):
            use = Use.IMPORT
            self.rule = "imported"  # what follows says for which media
        elif fetched and self.rule != "namespace":
            use = Use.FETCH
        elif self.property.startswith("--") or self.property == "initial-value":
            use = Use.CARRY
        if use is not None:
            yield StyleAddress(address=resolved(text), use=use, start=start, end=end)

    def _mark(self, sign: str) -> None:
        """Look at a sign of its own that was just passed."""
        if sign == "(":
            self.functions.append("")
        elif sign == ")":
            if self.functions:
                self.functions.pop()
        elif sign in "{};":
            # Browsers end an open bracket there too, or nearly: the next rule is read as one in any case.
            self.functions.clear()
            self.rule = self.property = self.last_name = ""
        elif sign == ":":
            self.property = self.property or self.last_name
        elif sign == "@" and (name := _NAME.match(self.css, self.at)):
            self.at = name.end()
            self.rule = resolved(name[0]).lower()


def resolved(text: str) -> str:
    """Return a name or the inside of a string with its escapes resolved."""
    return _ESCAPE.sub(_escaped, text) if "\\" in text else text


def _escaped(escape: re.Match[str]) -> str:
    if escape[1]:
        code = int(escape[1], 16)
        return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else "\ufffd"
    return escape[2] or ""
