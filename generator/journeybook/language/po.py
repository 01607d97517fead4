"""One catalog, a file of gettext (`fr.po`): read as it is, with no step between, and looked through for what is wrong.

Knows not where catalogs are, nor of which languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations

from journeybook.errors import PublishError

_PLACE = re.compile(r"%%|%\((\w+)\)s|%")
_NUMBERS = range(1000)
"""Numbers that every rule of plurals must have a form for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What makes a catalog unfit to be read, or to speak."""

    line: int
    """From 1."""
    message: str
    hint: str = ""


@cache
def read(path: Path) -> Translations:
    """Return the words of a catalog of ours."""
    with path.open("rb") as file:
        return _compiled(read_po(file))


def checked(path: Path) -> Translations:
    """Return the words of a team's own catalog. PublishError where it cannot be read, or would break a sentence."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PublishError(f"the catalog {path} cannot be read: {error.strerror}") from error
    found = "; ".join(f"line {fault.line}: {fault.message}" for fault in faults(data)[:5])
    if found:
        raise PublishError(f"the catalog {path} cannot be used: {found}")
    return _compiled(read_po(BytesIO(data)))


def faults(data: bytes) -> tuple[Fault, ...]:
    """Return what is wrong in a catalog: why it cannot be read, else each translation that would break a sentence."""
    try:
        catalog = read_po(BytesIO(data), abort_invalid=True)
        compiled = _compiled(catalog)
    except PoFileError as error:
        return (
            Fault(
                line=error.lineno + 1, message="this line is none of a catalog", hint="gettext says how: msgid, msgstr"
            ),
        )
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, max(0, data.find(error.object))) + 1  # it knows the line alone
        return (Fault(line=line, message=f"this is no text in {error.encoding}", hint="save the catalog as UTF-8"),)
    except (ValueError, LookupError, TypeError, OverflowError, RecursionError) as error:
        return (
            Fault(
                line=1, message=f"the head of this catalog cannot be used: {error}", hint="begin with a copy of ours"
            ),
        )
    plural = _plural_fault(compiled, catalog.num_plurals)
    return (*plural, *(fault for message in catalog if message.id for fault in _broken(message)))


def _plural_fault(words: Translations, forms: int) -> Iterator[Fault]:
    try:
        fits = all(0 <= words.plural(number) < forms for number in _NUMBERS)
    except (ArithmeticError, ValueError, RecursionError):
        fits = False
    if not fits:
        hint = "write the rule of the language, such as nplurals=2; plural=(n != 1);"
        yield Fault(line=1, message=f"its Plural-Forms do not choose one of {forms} forms for every number", hint=hint)


def _broken(message: Message) -> Iterator[Fault]:
    known = {place[1] for text in _forms(message.id) for place in _PLACE.finditer(text)}
    for text in _forms(message.string):
        for place in _PLACE.finditer(text):
            line = message.lineno or 1
            if place[0] == "%":
                fact = "a '%' that begins no '%(name)s'"
                yield Fault(line=line, message=f"this translation holds {fact}", hint="write %% for a percent sign")
            elif place[1] and place[1] not in known:
                names = ", ".join(f"%({name})s" for name in sorted(filter(None, known)))
                hint = f"known here: {names}" if names else "this message has none"
                yield Fault(line=line, message=f"this translation has a place for an unknown '{place[0]}'", hint=hint)


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())


def _compiled(catalog: Catalog) -> Translations:
    if catalog.locale is None:
        catalog.locale = "en"  # or Babel leaves the rule of plurals out, which the catalog states
    buffer = BytesIO()
    write_mo(buffer, catalog)
    buffer.seek(0)
    return Translations(buffer)
