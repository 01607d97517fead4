"""The catalogs hold every message, translated, in the typography of their language."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from journeybook.errors import PublishError
from journeybook.language import language_of
from journeybook.language.po import faults

ROOT = Path(__file__).resolve().parents[2]
CATALOGS = sorted((ROOT / "generator" / "journeybook" / "language" / "catalogs").glob("*.po"))
SAME = {
    "fr": {
        # Words that French shares with English.
        *("Date", "Source", "Segment", "Frustrations", "Navigation", "Pages", "Traits", "Satisfaction", "Support"),
        *("Phase", "Phases", "Persona", "Personas", "persona", "personas", "Impact", "Effort", "A4, portrait"),
        *(
            "Description",
            "Quadrant",
            "Trait",
            "Portrait",
            "Site",
            "Exceptions",
            "Actions",
            "Atlas",
            "Gain",
            "commit",
            "satisfaction",
        ),
        *("satisfaction %(number)s", "satisfaction %(score)s", "+%(num)s point", "+%(num)s points"),
        *("%(field)s, %(name)s", "%(row)s, %(column)s", "Page %(number)s"),
        "effort %(effort)s of 5",
    }
}
"""Messages that may read in a language as they read in English."""
_PLACEHOLDER = re.compile(r"%\(\w+\)s|%%|</?\w+[^>]*>")
_CALLS = {"_": 1, "gettext": 1, "pgettext": 2, "ngettext": 2}
"""What asks for a message, and how many of its arguments are texts of the message."""


@cache
def tool() -> ModuleType:
    """The script that writes the catalogs, as a module."""
    loader = SourceFileLoader("write_catalogs", str(ROOT / "tools" / "write-catalogs"))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    made = module_from_spec(spec)
    loader.exec_module(made)
    return made


@cache
def _messages() -> Catalog:
    found: Catalog = tool().messages()
    return found


def messages() -> Catalog:
    """Every message that is asked for; looking for them takes a second."""
    return deepcopy(_messages())


def catalog_at(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem.replace("-", "_"), abort_invalid=True)


def translations(path: Path) -> Iterator[tuple[Message, str, str]]:
    """Yield each translation with its message and the English form it translates."""
    for message in catalog_at(path):
        if message.id:
            forms: tuple[str, ...] = tool().forms(message)
            for at, form in enumerate(forms):
                english = message.id[min(at, 1)] if message.pluralizable else message.id
                if form:
                    yield message, str(english), form


def test_there_is_a_catalog_for_french() -> None:
    assert "fr" in [path.stem for path in CATALOGS]


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_catalog_holds_the_messages_that_code_and_templates_ask_for(path: Path) -> None:
    catalog = tool().updated(path, messages())
    assert path.read_bytes() == tool().written(catalog), "run `make words`"


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_every_message_is_translated_and_certain(path: Path) -> None:
    assert tool().missing(catalog_at(path)) == []


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_translation_has_the_variables_and_the_tags_of_its_message(path: Path) -> None:
    assert tool().broken(catalog_at(path)) == []
    for message, english, form in translations(path):
        wanted, found = sorted(_PLACEHOLDER.findall(english)), sorted(_PLACEHOLDER.findall(form))
        # The form for one may say the number in a word, in either language.
        if message.pluralizable:
            wanted, found = ([one for one in each if one != "%(num)s"] for each in (wanted, found))
        assert wanted == found, english


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_no_message_stays_english_by_accident(path: Path) -> None:
    same = {english for _, english, form in translations(path) if form == english and re.search("[a-z]{2}", english)}
    assert same <= SAME.get(path.stem, set())
    assert SAME.get(path.stem, set()) <= {english for _, english, _ in translations(path)}


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.stem)
def test_a_translation_ends_as_its_message_does(path: Path) -> None:
    for _, english, form in translations(path):
        assert (form[0] == " ", form[-1] == " ") == (english[0] == " ", english[-1] == " "), english
        assert (form[-1] in ".:…") == (english[-1] in ".:…"), english


def test_french_has_its_own_typography() -> None:
    for _, _, form in translations(next(path for path in CATALOGS if path.stem == "fr")):
        text = re.sub(r"<[^>]*>", "", form)
        assert not re.search(r"(?<!\u202f)[;:!?»]", text), f"a narrow space stands before the sign: {form}"
        assert not re.search(r"«(?!\u202f)", text), f"a narrow space stands behind the quote: {form}"
        assert not re.search('[“”"’]', text), f"French quotes, and the plain apostrophe: {form}"
        assert "..." not in text


def test_french_counts_none_as_one() -> None:
    from journeybook.language import language_of

    french = language_of("fr")
    texts = [french.ngettext("%(num)s step", "%(num)s steps", number) for number in (0, 1, 2)]
    assert texts == ["0 étape", "1 étape", "2 étapes"]


def test_writing_the_catalogs_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_bytes(CATALOGS[0].read_bytes())
    once = tool().written(tool().updated(path, messages()))
    path.write_bytes(once)
    assert tool().written(tool().updated(path, messages())) == once


def test_a_new_catalog_begins_with_every_message_and_the_plurals_of_its_language(tmp_path: Path) -> None:
    path = tmp_path / "pl.po"
    begun = tool().updated(path, messages())
    path.write_bytes(tool().written(begun))
    read = catalog_at(path)
    assert read.num_plurals == 3
    assert len(tool().missing(read)) == len(messages())


def test_a_message_that_came_to_count_keeps_what_was_translated(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text('msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n>1;\\n"\n\nmsgid "step"\nmsgstr "étape"\n')
    template = Catalog()
    template.add(("step", "steps"))
    found = tool().updated(path, template)["step"]
    assert tool().forms(found) == ("étape", "")
    assert not found.fuzzy


def _python_calls() -> Iterator[tuple[str, list[Any]]]:
    for path in sorted((ROOT / "generator" / "journeybook").rglob("*.py")):
        if "language" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in _CALLS and path.name != "environment.py":
                    yield (
                        f"{path.name}:{node.lineno}",
                        [isinstance(one, ast.Constant) and isinstance(one.value, str) for one in node.args][
                            : _CALLS[name]
                        ],
                    )


def _template_calls() -> Iterator[tuple[str, list[Any]]]:
    parser = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.loopcontrols"])
    for path in sorted((ROOT / "theme" / "journeybook_theme").rglob("*.html")):
        for node in parser.parse(path.read_text("utf-8")).find_all(nodes.Call):
            name = node.node.name if isinstance(node.node, nodes.Name) else ""
            if name in _CALLS and path.name != "words.html":
                yield f"{path.name}:{node.lineno}", [isinstance(one, nodes.Const) for one in node.args][: _CALLS[name]]


def test_every_message_is_written_out_where_it_is_asked_for() -> None:
    calls = [*_python_calls(), *_template_calls()]
    assert len(calls) > 100
    assert not [place for place, written in calls if not written or not all(written)]


HEAD = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=%s\\n"\n"Plural-Forms: %s\\n"\n\n'
WELL = HEAD % (b"utf-8", b"nplurals=2; plural=(n != 1);")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (WELL + b'msgid "Owner"\nmsgstr "\xff"\n', 7),
        (b"\xff\xfe\x00", 1),
        (WELL + b"nonsense\n", 6),
        (HEAD % (b"klingon", b"nplurals=2; plural=(n != 1);"), 1),
        (HEAD % (b"utf-8", b"nplurals=2; plural=__import__(1);"), 1),
        (HEAD % (b"utf-8", b"nplurals=2; plural=n%0;"), 1),
        (HEAD % (b"utf-8", b"nplurals=2; plural=" + b"(" * 900 + b"n" + b")" * 900 + b";"), 1),
        (HEAD % (b"utf-8", b"nplurals=2; plural=n;"), 1),
        (WELL + b'msgid "%(num)s step"\nmsgid_plural "%(num)s steps"\nmsgstr[0] "%(nom)s"\nmsgstr[1] ""\n', 6),
    ],
)
def test_a_catalog_that_would_break_is_named_with_the_line(data: bytes, line: int, tmp_path: Path) -> None:
    assert [fault.line for fault in faults(data)] == [line]
    (tmp_path / "de.po").write_bytes(data)
    with pytest.raises(PublishError, match=rf"de\.po cannot be used: line {line}: "):
        language_of("de", tmp_path)


def test_a_catalog_may_be_empty_or_leave_words_out(tmp_path: Path) -> None:
    for data in (b"", WELL, WELL + b'msgid "Owner"\nmsgstr ""\n', WELL + b'msgid "%(a)s"\nmsgstr "100 %%"\n'):
        assert faults(data) == ()
        (tmp_path / "de.po").write_bytes(data)
        assert language_of("de", tmp_path).gettext("Owner") == "Owner"


def test_english_needs_nothing_that_reads_catalogs() -> None:
    code = (
        "import sys; from journeybook.language import language_of\n"
        "for one in ('en', 'fr'):\n"
        "    words = language_of(one).gettext('Journeys')\n"
        "    print(words, 'babel.messages' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert run.stdout.splitlines() == ["Journeys False", "Parcours True"]
