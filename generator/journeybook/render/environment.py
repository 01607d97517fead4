"""The Jinja environment of one language: escapes everything, refuses undefined names, and knows our few filters."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    nodes,
)
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from journeybook.caching import cache_folder
from journeybook.incremental.code import code
from journeybook.language import Language, plural
from journeybook.render.icons import icon
from journeybook.render.quick import QuickCode, marked, marked_up, printed

_MOST_DAYS = 30
"""How long compiled templates are kept that nobody uses."""


def environment(
    overrides: Path | None, language: Language, filters: Mapping[str, Callable[..., object]]
) -> Environment:
    """Return the environment of the content templates.

    `overrides` is a team's own folder whose templates go before the theme's: they are code that a team trusts.
    """
    loaders: list[BaseLoader] = [FileSystemLoader(overrides)] if overrides else []
    loaders += [FileSystemLoader(_theme()), originals()]
    made = _Told(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
        finalize=marked,
        bytecode_cache=None if overrides else _compiled(language),  # with a team's templates come words of its own
    )
    made.policies["ext.i18n.trimmed"] = True
    made.filters.update(
        day=_day_filter(language), number=language.number, duration=language.duration, plain=plain, **filters
    )
    install_words(made, language)
    made.globals.update(icon=icon, words=language.terms, language=language)
    return made


def _compiled(language: Language) -> BytecodeCache | None:
    """Return where compiled templates are kept: compiling them takes longer than filling them once.

    Our code and the language's words are in what is compiled, so each has a folder of its own.
    """
    cache = cache_folder()
    if cache is None:
        return None
    folder = cache / "templates" / f"{code()}-{language.code}"
    with suppress(OSError):
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sweep(folder)
        return FileSystemBytecodeCache(str(folder), "%s")
    return None


def _sweep(own: Path) -> None:
    """Remove what older code has compiled."""
    for folder in own.parent.iterdir():
        if time.time() - folder.stat().st_mtime > _MOST_DAYS * 86_400:
            shutil.rmtree(folder, ignore_errors=True)


def originals() -> PrefixLoader:
    """Return the loader of the theme's own templates by their names below `journeybook/`.

    So a team's template can extend or include the one whose place it takes.
    """
    return PrefixLoader({"journeybook": FileSystemLoader(_theme())})


def _theme() -> Path:
    return Path(str(files("journeybook_theme")))


class _Told(Environment):
    """Looks up the messages without variables once a template: tables would ask for the same words in every row."""

    code_generator_class = QuickCode

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _Words(cast("Callable[[str], Markup]", self.globals["gettext"])).visit(tree)
        return tree


class _Words(NodeTransformer):
    def __init__(self, gettext: Callable[[str], Markup]) -> None:
        self._gettext = gettext

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  # named after the node, as Jinja wants it
        """Put the words of a message in the place of the call that asks for them."""
        self.generic_visit(node)
        match node:
            case nodes.Call(node=nodes.Name(name="_" | "gettext"), args=[nodes.Const(value=str(message))], kwargs=[]):
                return nodes.MarkSafe(nodes.Const(str(self._gettext(message))), lineno=node.lineno)
        return node


def plain(value: object) -> str:
    """Return a text without the mark of another language: for attributes, and where no element may stand."""
    return str(value)


def _day_filter(language: Language) -> Callable[[date], Markup]:
    """Return what says a day in a <time> that machines read too."""

    @lru_cache(maxsize=4096)
    def day(value: date) -> Markup:
        return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), language.day(value))

    return day


def install_words(made: Environment, language: Language) -> None:
    """Give the templates their words; each message is HTML as far as the theme wrote it, each variable is escaped.

    Jinja's own callables would do but for two things: a number is written by the locale, and a text of another
    language keeps its mark within a sentence.
    """
    words = language.words

    def filled(text: str, variables: dict[str, object]) -> Markup:
        return marked_up(text % {name: printed(value) for name, value in variables.items()})

    def gettext(message: str, /, **variables: object) -> Markup:
        return filled(words.gettext(message), variables)

    def pgettext(context: str, message: str, /, **variables: object) -> Markup:
        return filled(str(words.pgettext(context, message)), variables)

    def ngettext(one: str, many: str, number: float, /, **variables: object) -> Markup:
        return filled(words.ngettext(one, many, plural(number)), {"num": language.number(number), **variables})

    made.newstyle_gettext = True  # type: ignore[attr-defined]  # given by the extension
    made.globals.update(_=gettext, gettext=gettext, pgettext=pgettext, ngettext=ngettext)
