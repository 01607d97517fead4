"""What is said again is what would be said anew."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journeybook.caching import digest
from journeybook.diagnostics import Diagnostic, Related, Severity, in_order
from journeybook.reporting.again import Said, report_again
from journeybook.reporting.text import report
from journeybook.source import SourceFile, Span

PATHS = ("journeys/a.md", "journeys/b.md", "site_config.yml")
SPANS = st.builds(Span, st.sampled_from(PATHS), st.integers(1, 3), st.integers(1, 3))
WORDS = st.sampled_from(("", "the step has no figure", "'x'"))
FOUND = st.lists(
    st.builds(
        Diagnostic,
        rule=st.sampled_from(("one", "two")),
        severity=st.sampled_from(Severity),
        message=WORDS,
        span=SPANS,
        hint=WORDS,
        related=st.lists(st.builds(Related, message=WORDS, span=SPANS), max_size=1).map(tuple),
    ),
    max_size=6,
).map(in_order)
TEXTS = st.fixed_dictionaries(dict.fromkeys(PATHS, st.sampled_from(("one\ntwo\nthree\n", "uno\ndue\ntre\n", ""))))


def said(found: tuple[Diagnostic, ...], texts: dict[str, str], before: Said) -> Said:
    sources = {path: SourceFile(path, text) for path, text in texts.items()}
    contents = {path: digest(texts[path].encode()) for path in PATHS[:2]}
    return report_again(found, sources, contents, before, colour=True)


@given(FOUND, TEXTS, FOUND, TEXTS)
def test_whatever_was_said_before_it_is_what_is_said_anew(
    old: tuple[Diagnostic, ...], then: dict[str, str], new: tuple[Diagnostic, ...], now: dict[str, str]
) -> None:
    before = said(old, then, Said())
    for found in (old, new):
        sources = {path: SourceFile(path, text) for path, text in now.items()}
        assert said(found, now, before).text == report(found, sources, colour=True)


def test_of_a_file_of_which_the_same_is_to_be_said_the_text_is_taken_as_it_was() -> None:
    found = (Diagnostic(rule="one", severity=Severity.INFO, message="no figure", span=Span("journeys/a.md", 1, 1)),)
    texts = dict.fromkeys(PATHS, "one\n")
    before = said(found, texts, Said())
    marked = Said(before.text.replace("no figure", "NO FIGURE"), before.parts)
    assert "NO FIGURE" in said(found, texts, marked).text
    assert "NO FIGURE" not in said(found, {**texts, "journeys/a.md": "two\n"}, marked).text
