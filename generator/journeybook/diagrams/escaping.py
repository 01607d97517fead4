"""All escaping of Mermaid text: any text to a label, and back. Knows no diagram and no model.

Mermaid has no quoting in its journeys. `:` `;` `#` `,` and line ends are grammar, `%%` opens a comment, and a line
that begins with `title` or `section` is one. What Mermaid does have is `#58;`, a character by its code point, which
it puts back after parsing.
"""

from __future__ import annotations

import re
import unicodedata

EMPTY = "-"
"""The label of a text that shows nothing: Mermaid refuses a task, a section and a title without a name."""


def label(text: str) -> str:
    """Return a text as Mermaid reads it whole: one line that holds no character of any Mermaid grammar.

    Letters, their marks, digits, space, `-` and `.` stay; each other character becomes `#<code point>;`.
    """
    shown = collapse(text)
    if not shown:
        return EMPTY
    if shown.translate(_BARE).isalnum() and not _KEYWORD.match(shown):
        return shown  # as most are: nothing has to be escaped
    pieces: list[str] = []
    bare = False  # whether the last character stands as itself
    for at, character in enumerate(shown):
        bare = _stays(character, after_bare=bare) and not (at == 0 and _KEYWORD.match(shown))
        pieces.append(character if bare else f"#{ord(character)};")
    return "".join(pieces)


def plain(escaped: str) -> str:
    """Return what a label says: the inverse of `label`, up to `collapse`.

    Understands the code points as written and in the form that Mermaid's parser gives them.
    """
    return _CODE_POINT.sub(_character, escaped)


def collapse(text: str) -> str:
    """Return a text on one line: white space as single spaces, `�` for what no page can show.

    The spaces that forbid a line break stay what they are: French puts them before `?` and `:`.
    """
    return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", _WHITE_SPACE.sub(" ", text).strip())


_WHITE_SPACE = re.compile("[^\\S\u00a0\u202f]+")

# Control characters and lone surrogates are not allowed in XML, not even by number, and HTML turns `&#128;` into
# another character. The bidirectional overrides reorder what stands after the label too.
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

# Words that begin a statement when they begin a line. Mermaid ignores case, and takes the next ASCII letter, digit
# or underscore for a part of the word: `journeyé` begins with the keyword too.
_KEYWORD = re.compile(r"(?:journey|title|section|accTitle|accDescr|end)(?![0-9A-Za-z_])", re.IGNORECASE)

_CODE_POINT = re.compile("#([0-9]{1,7});|ﬂ°°([0-9]{1,7})¶ß")


_BARE = str.maketrans("", "", " -.")


def _stays(character: str, *, after_bare: bool) -> bool:
    if character in " -." or character.isalnum():
        return True
    # A mark belongs to the letter before it; after a code point it would sit on the semicolon.
    return after_bare and unicodedata.category(character).startswith("M")


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2])
    return chr(code) if code <= 0x10FFFF else match[0]
