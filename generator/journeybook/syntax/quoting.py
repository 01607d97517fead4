"""Text as a YAML scalar on one line: plain where no reader of YAML takes it for anything else, in quotes elsewhere."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`=~<.+_\\/^](?:[^:#]|:(?=\S)|(?<=\S)#)*""")
"""Begins with nothing that means something to YAML, and holds nothing that it takes for a field or a comment."""
_TYPED = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null|nan|inf)"
    r"|[\d.,_:+-]+(?:[eE][+-]?\d+)?|0[xob][0-9a-fA-F_]+"  # numbers, dates and times, sexagesimals
    r"|\d{4}-\d\d?-\d\d?[Tt ].*"
)
"""What other YAML readers would take for something else than text."""
_KEEPS_PLAIN = re.compile(r"""(?![-?:](?:\s|$))[^\s,\[\]{}#&*!|>'"%@`](?:[^:#]|:(?=\S)|(?<=\S)#)*""", re.DOTALL)
_IN_BRACKETS = re.compile(r"[,\[\]{}]")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\xa0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]")
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_TO_ESCAPE = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff"\\]')


def quoted(text: str, *, in_brackets: bool = False) -> str:
    """Return any text as a YAML scalar on one line. `in_brackets` for an item of `[…]` or a value in `{…}`."""
    if is_plain(text) and not (in_brackets and (_IN_BRACKETS.search(text) or "?" in text)):
        return text
    if "\n" in text or any(_TO_ESCAPE.match(sign) and sign not in '"\\' for sign in _UNSEEN.findall(text)):
        return '"' + _TO_ESCAPE.sub(_escaped, text) + '"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def is_plain(text: str) -> bool:
    """Say whether a text means itself without quotes, to us and to other readers of YAML."""
    return bool(
        _PLAIN.fullmatch(text)
        and "\n" not in text
        and "\t" not in text
        and not text.endswith((":", " "))
        and not _TYPED.fullmatch(text)
        and not _UNSEEN.match(text[-1])
    )


def stays_plain(text: str, *, in_brackets: bool = False) -> bool:
    """Say whether what was written without quotes can be so on one line: a number, or what begins oddly."""
    if not text:
        return True
    if not _KEEPS_PLAIN.fullmatch(text) or "\n" in text or text.endswith(":") or text != text.strip():
        return False
    return not (in_brackets and _IN_BRACKETS.search(text))


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    return _ESCAPES.get(sign) or (f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}")
