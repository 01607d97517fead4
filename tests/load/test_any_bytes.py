"""Any bytes in any file of a project give findings or a catalogue, and never an exception."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeybook.checks.runner import run
from journeybook.diagnostics import Diagnostic
from journeybook.load import Loaded
from journeybook.reporting import json, text
from journeybook.source import Span
from tests.load.projects import CONFIGURATION, FILES, JOURNEY, PERSONA, loaded

ROLES = {
    "site_config.yml": CONFIGURATION,
    "journeys/lamp.md": JOURNEY,
    "journeys/torch.journey.yaml": JOURNEY.split("---\n")[1],
    "personas/ana.md": PERSONA,
    "channels/shop.md": "---\ntitle: Shop\n---\nA [note](shop.md).\n",
    "touchpoints/till.md": "---\n---\n![x](till.png) <b>text</b>\n",
}
"""Every kind of file, and what one looks like."""

IN_FRENCH = {
    "site_config.yml": CONFIGURATION + "languages: [en, fr]\n",
    "site_config.fr.yml": "title: Magasin\ntouchpoints: [{id: till, title: Caisse}]\n",
    "journeys/lamp.fr.md": JOURNEY,
    "journeys/torch.fr.journey.yaml": "title: Lampe\nstages: [{id: buy, steps: [{id: pay, title: Je paie}]}]\n",
    "personas/ana.fr.md": "---\ntitle: Anne\ngoals: [Payer]\ntraits: [{left: a}]\nfacts: {a: b}\n---\nSon histoire.\n",
    "channels/shop.fr.md": "---\n---\nUne [note](shop.fr.md).\n",
    "touchpoints/till.fr.md": "---\ntitle: Caisse\n---\n![x](till.png) <b>texte</b>\n",
}
"""A translation of each of them, and the configuration that asks for these."""

PIECES = st.sampled_from(
    [
        b"---", b"\n", b"title:", b" ", b"- ", b"stages:", b"steps:", b"id: ", b"a", b"personas: [", b"]", b"{", b"}",
        b": ", b"emotion: ", b"9", b"'", b'"', b"\xe9", b"\xef\xbb\xbf", b"\x00", b"#", b"&a ", b"*a", b"!!set ", b"\t",
        b"x-a: ",
        b"[a](b)", b"![a](//b)", b"<script>", b"## A {#a}", b"```", b"<!--", "\u202e".encode(), "e\u0301".encode(),
        b"pains: ", b"next: ", b"channels:", b"touchpoints: ", b"a.yml", b"lanes: ", b"checks: ", b"theme: ", b"{a: b}",
    ]
)  # fmt: skip
LIKE_A_FILE = st.lists(PIECES, max_size=40).map(b"".join)


def _assert_sound(project: Loaded) -> None:
    found = run(project)
    for language in project.translations:
        assert set(project.catalogue_in(language).journeys) == set(project.catalogue.journeys)
        assert project.settings_in(language).lanes == project.settings.lanes
    for one in found:
        assert one.message
        for span in (one.span, *(place.span for place in one.related)):
            _assert_inside(span, one, project)
    text.report(found, project.sources)
    json.report(found).encode()


def _assert_inside(span: Span, one: Diagnostic, project: Loaded) -> None:
    source = project.sources.get(span.path)
    if source is None:
        assert (span.line, span.column) == (1, 1), one
        return
    assert 1 <= span.line <= source.line_count, one
    assert 1 <= span.column <= len(source.line(span.line)) + 1, one
    assert (span.line, span.column) <= (span.end_line, span.end_column), one
    assert span.end_line <= source.line_count, one
    assert span.end_column <= len(source.line(span.end_line)) + 1, one


@pytest.mark.parametrize("path", ROLES)
@settings(max_examples=60)
@given(data=st.binary() | LIKE_A_FILE | st.text().map(str.encode))
def test_any_bytes_as_a_whole_file(path: str, data: bytes) -> None:
    _assert_sound(loaded({path: data}))


@pytest.mark.parametrize("path", ROLES)
@settings(max_examples=120)
@given(data=st.data())
def test_any_bytes_in_the_midst_of_a_good_file(path: str, data: st.DataObject) -> None:
    good = ROLES[path].encode()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, len(good)))
    piece = data.draw(LIKE_A_FILE | st.binary(max_size=8))
    _assert_sound(loaded({path: good[:start] + piece + good[end:]}))


@pytest.mark.parametrize("path", IN_FRENCH)
@settings(max_examples=60)
@given(data=st.binary() | LIKE_A_FILE)
def test_any_bytes_as_a_whole_translation(path: str, data: bytes) -> None:
    _assert_sound(loaded({**ROLES, **IN_FRENCH, path: data}))


@pytest.mark.parametrize("path", [*IN_FRENCH, *ROLES])
@settings(max_examples=120)
@given(data=st.data())
def test_any_bytes_in_the_midst_of_a_translation_or_what_it_translates(path: str, data: st.DataObject) -> None:
    files = {**ROLES, **IN_FRENCH}
    good = files[path].encode()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, len(good)))
    piece = data.draw(LIKE_A_FILE | st.binary(max_size=8))
    _assert_sound(loaded({**files, path: good[:start] + piece + good[end:]}))


@settings(max_examples=60)
@given(data=LIKE_A_FILE)
def test_any_bytes_as_front_matter(data: bytes) -> None:
    _assert_sound(loaded({path: b"---\n" + data + b"\n---\nText\n" for path in ROLES if path.endswith(".md")}))


@settings(max_examples=60)
@given(data=LIKE_A_FILE | st.binary())
def test_any_bytes_as_a_list_of_touchpoints(data: bytes) -> None:
    configuration = FILES["site_config.yml"].split("touchpoints:")[0] + "touchpoints: data/list.yml\n"
    _assert_sound(loaded({"site_config.yml": configuration, "data/list.yml": data}))


@settings(max_examples=60)
@given(name=st.text(min_size=1, max_size=40), folder=st.sampled_from(["journeys", "personas", "channels", "data", "x"]))
def test_any_name_of_a_file(name: str, folder: str) -> None:
    _assert_sound(loaded({f"{folder}/{name}.md": JOURNEY}))
    _assert_sound(loaded({**IN_FRENCH, f"{folder}/{name}.fr.md": JOURNEY, f"{folder}/{name}.fr.yml": "[a]"}))
