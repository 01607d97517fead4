"""The one Markdown reader: CommonMark with tables, strikethrough, footnotes, definition lists and admonitions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def markdown_parser() -> MarkdownIt:
    """Return the reader. It accepts every link, so that a forbidden one can be reported and not just vanish."""
    # Imported here: most commands read no Markdown, and to import what does takes a tenth of a small check.
    from markdown_it import MarkdownIt
    from mdit_py_plugins.admon import admon_plugin
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.use(footnote_plugin).use(deflist_plugin).use(admon_plugin)
    reader.validateLink = _accept  # type: ignore[method-assign]  # how markdown-it wants it
    return reader


def _accept(url: str) -> bool:
    return bool(url)
