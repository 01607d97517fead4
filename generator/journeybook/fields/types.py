"""The scalar types of fields. Each reads a node, describes itself, and gives its JSON Schema (draft 7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Protocol, TypeAlias
from unicodedata import combining, normalize
from urllib.parse import urlsplit

from journeybook.diagnostics import did_you_mean
from journeybook.fields.reading import MISSING, Reading
from journeybook.model.parts import Duration
from journeybook.model.scale import Number
from journeybook.syntax.nodes import Node, Scalar

JsonSchema: TypeAlias = dict[str, Any]

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""Lower-case kebab: what an id looks like, in files, addresses and anchors."""
_ID = re.compile(ID_PATTERN)
# French writes a no-break space before its signs, numbers one before their units: these are no place to break a line.
_SPACES = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_SPACE_OR_CONTROL = re.compile(r"[\s\x00-\x1f]")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
# Letters that Unicode does not take apart, though readers look for them under the plain ones. `ß` is folded to `ss`.
_WHOLE_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"})
_TEXT_SCHEMA: JsonSchema = {"type": ["string", "number", "boolean"]}


class FieldType(Protocol):
    """How one kind of value is read."""

    @property
    def expected(self) -> str:
        """What the value must be, as the end of "must be …"."""

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the value of field `name`, or MISSING with a finding."""

    def schema(self) -> JsonSchema:
        """Return the JSON Schema of the value."""


@dataclass(frozen=True, slots=True)
class Text:
    """Any text, as written: `no`, `007` and `1.0` stay what they are."""

    expected: str = "text"
    one_line: bool = True
    symbols: bool = False
    """A text of up to three characters is a symbol that all languages share, such as `%`, `min` or `kWh`."""

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the text; line breaks become spaces where the field is one line."""
        if not isinstance(node, Scalar):
            return reading.wrong_type(node, name, self.expected)
        text = node.value.strip()
        # What is printable has no white space but plain spaces; to look for these alone is faster by far.
        if not self.one_line or ("  " not in text and text.isprintable()):
            return text
        return _SPACES.sub(" ", text)

    def schema(self) -> JsonSchema:
        """Editors' YAML readers type scalars by guess, so numbers and booleans pass as text."""
        return dict(_TEXT_SCHEMA)


@dataclass(frozen=True, slots=True)
class Identifier:
    """An id that this field gives, or with `of` the id of something that exists."""

    of: str = ""
    expected: str = "an id: lower-case letters, digits and single hyphens"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the id."""
        if not isinstance(node, Scalar):
            return reading.wrong_type(node, name, self.expected)
        if self.of:
            return node.value.strip()
        if not _ID.fullmatch(node.value) or len(node.value) > 100:
            hint = f"write '{suggestion}'" if (suggestion := slug(node.value)) else "for example 'fill-basket'"
            if "," in node.value:
                hint = f"several stand in brackets: [{node.value.strip()}]"
            return reading.wrong_type(node, name, self.expected, hint)
        return node.value

    def schema(self) -> JsonSchema:
        """Return a string with the pattern of ids."""
        return {"type": "string", "pattern": f"^{ID_PATTERN}$"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the members of an enumeration."""

    options: type[StrEnum]

    @property
    def expected(self) -> str:
        """The options, listed."""
        names = [option.value for option in self.options]
        return ", ".join(names[:-1]) + " or " + names[-1]

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the member."""
        if isinstance(node, Scalar):
            try:
                return self.options(node.value)
            except ValueError:
                hint = did_you_mean(node.value, [option.value for option in self.options])
                return reading.wrong_type(node, name, self.expected, hint if "did you mean" in hint else "")
        return reading.wrong_type(node, name, self.expected)

    def schema(self) -> JsonSchema:
        """Return the enumeration."""
        return {"enum": [option.value for option in self.options]}


@dataclass(frozen=True, slots=True)
class Boolean:
    """Yes or no."""

    expected: str = "true or false"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the truth value; `yes` and `no` are understood, as YAML 1.1 taught people to write them."""
        if isinstance(node, Scalar):
            word = node.value.casefold()
            if word in ("true", "yes", "on"):
                return True
            if word in ("false", "no", "off"):
                return False
        return reading.wrong_type(node, name, self.expected)

    def schema(self) -> JsonSchema:
        """Return a boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Decimal:
    """A number, with a point; within bounds where the field has them."""

    minimum: int | None = None
    maximum: int | None = None
    whole: bool = False

    @property
    def expected(self) -> str:
        """The kind of number and its bounds."""
        kind = "a whole number" if self.whole else "a number"
        if self.minimum is not None and self.maximum is not None:
            return f"{kind} from {self.minimum} to {self.maximum}"
        return kind if self.minimum is None else f"{kind}, at least {self.minimum}"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return an int or a float."""
        value = number(node.value) if isinstance(node, Scalar) else None
        if value is None or (self.whole and not isinstance(value, int)):
            return reading.wrong_type(node, name, self.expected, _comma_hint(node))
        below = self.minimum is not None and value < self.minimum
        if below or (self.maximum is not None and value > self.maximum):
            return reading.out_of_range(node, name, f"is {value}; it must be {self.expected}")
        return value

    def schema(self) -> JsonSchema:
        """Return a number or integer with bounds."""
        schema: JsonSchema = {"type": "integer" if self.whole else "number"}
        if self.minimum is not None:
            schema["minimum"] = self.minimum
        if self.maximum is not None:
            schema["maximum"] = self.maximum
        return schema


@lru_cache
def _within(minimum: int, maximum: int) -> Decimal:
    return Decimal(minimum, maximum)


@dataclass(frozen=True, slots=True)
class EmotionScore:
    """A score on the project's emotion scale."""

    expected: str = "a score on the emotion scale"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the score."""
        return _within(reading.scale.min, reading.scale.max).read(node, name, reading)

    def schema(self) -> JsonSchema:
        """Return a number; the scale is the project's."""
        return {"type": "number"}


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date, `2026-10-02`."""

    expected: str = "a date like 2026-10-02"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the date."""
        if isinstance(node, Scalar) and _DATE.fullmatch(node.value):
            try:
                return date.fromisoformat(node.value)
            except ValueError:
                return reading.out_of_range(node, name, f"is '{node.value}', a day the calendar does not have")
        return reading.wrong_type(node, name, self.expected, "year, month, day, joined by hyphens")

    def schema(self) -> JsonSchema:
        """Return a string with the format `date`."""
        return {"type": "string", "format": "date"}


_UNITS = {
    "s": 1, "sec": 1, "second": 1, "seconds": 1,
    "min": 60, "mins": 60, "minute": 60, "minutes": 60,
    "h": 3600, "hour": 3600, "hours": 3600,
    "d": 86400, "day": 86400, "days": 86400,
    "week": 604800, "weeks": 604800,
    "month": 2629800, "months": 2629800,
    "year": 31557600, "years": 31557600,
}  # fmt: skip
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]+)")


def is_time(unit: str) -> bool:
    """Say whether a unit is one that durations are written in."""
    return unit.casefold() in _UNITS


@dataclass(frozen=True, slots=True)
class DurationField:
    """A length of time with its unit: `35 min`, `1 h 30 min`, `3 weeks`."""

    expected: str = "a duration with its unit, like 35 min"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the duration; months and years count as a twelfth and a whole of 365.25 days."""
        if not isinstance(node, Scalar):
            return reading.wrong_type(node, name, self.expected)
        text = " ".join(node.value.split())
        seconds = _seconds(text)
        if seconds is None:
            hint = (
                f"did you mean '{text} min'?"
                if number(text) is not None
                else "units: s, min, h, days, weeks, months, years"
            )
            if re.search(r"\d,\d", text):
                hint = f"write a point: {text.replace(',', '.')}"
            elif short := re.fullmatch(r"(\d+)\s*h\s*(\d\d?)", text.casefold()):
                hint = f"did you mean '{short[1]} h {short[2]} min'?"
            return reading.wrong_type(node, name, self.expected, hint)
        if len(text) > 60:
            return reading.out_of_range(node, name, "is longer than a duration can be")
        if seconds > 200 * _UNITS["year"]:
            return reading.out_of_range(node, name, "is longer than two hundred years")
        return _duration(round(seconds), text)

    def schema(self) -> JsonSchema:
        """Return a string of amounts and units."""
        return {"type": "string", "pattern": r"^\s*(\d+(\.\d+)?\s*[A-Za-z]+\s*)+$"}


@lru_cache(maxsize=4096)
def _duration(seconds: int, text: str) -> Duration:
    return Duration(seconds, text)


@lru_cache(maxsize=4096)
def _seconds(text: str) -> float | None:
    """Return how long a text of amounts and units is; None where it is none. Few are written, and often."""
    folded = text.casefold()
    parts = _DURATION.findall(folded)
    rest = _DURATION.sub("", folded).replace(" ", "")
    if not parts or rest or any(unit not in _UNITS for _, unit in parts):
        return None
    return sum(float(amount) * _UNITS[unit] for amount, unit in parts)


@dataclass(frozen=True, slots=True)
class Link:
    """An address: http, https, mailto or tel, or a path in the project."""

    expected: str = "a link (http, https, mailto, tel, or a path in the project)"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return the address."""
        if not isinstance(node, Scalar):
            return reading.wrong_type(node, name, self.expected)
        value = node.value.strip()
        if not is_safe_link(value):
            return reading.out_of_range(node, name, "must be " + self.expected, "write the whole address")
        return value

    def schema(self) -> JsonSchema:
        """Return a string."""
        return {"type": "string"}


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, both text."""

    expected: str = "a group of `name: value` lines"

    def read(self, node: Node, name: str, reading: Reading) -> Any:
        """Return pairs of text in the order written."""
        entries = getattr(node, "entries", None)
        if entries is None:
            return reading.wrong_type(node, name, self.expected)
        pairs = []
        for entry in entries:
            value = Text().read(entry.value, entry.key.value, reading)
            if value is not MISSING:
                pairs.append((entry.key.value, value))
        return tuple(pairs)

    def schema(self) -> JsonSchema:
        """Return an object of texts."""
        return {"type": "object", "additionalProperties": dict(_TEXT_SCHEMA)}


@lru_cache(maxsize=4096)
def number(text: str) -> Number | None:
    """Return the number that a text is, an int where it is whole as written; None where it is none."""
    text = text.strip()
    if not _NUMBER.fullmatch(text) or len(text) > 30:
        return None
    return float(text) if "." in text else int(text)


def slug(text: str) -> str:
    """Return an id made from a title: folded to plain lower-case letters, words joined by hyphens; maybe empty."""
    plain = unaccented(text).replace("'", "").replace("’", "")
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:80].strip("-")


def unaccented(text: str) -> str:
    """Return a text in lower case without accents: what several spellings of a name have in common."""
    if text.isascii():
        return text.lower()
    apart = normalize("NFKD", text.casefold().translate(_WHOLE_LETTERS))
    return "".join(char for char in apart if not combining(char))


def is_safe_link(address: str) -> bool:
    """Say whether an address may stand in a page: a web, mail or telephone link, or a relative path."""
    if not address or _SPACE_OR_CONTROL.search(address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc)
    # Browsers take a backslash for a slash.
    return parts.scheme in ("mailto", "tel") or (not parts.scheme and not address.replace("\\", "/").startswith("//"))


def _comma_hint(node: Node) -> str:
    """A decimal comma is the one mistake whose mending can be spelled out."""
    repaired = node.value.replace(",", ".") if isinstance(node, Scalar) and "," in node.value else ""
    return f"write a point: {repaired}" if number(repaired) is not None else ""
