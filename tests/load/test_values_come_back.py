"""What a team writes in a field is what the catalogue holds."""

from __future__ import annotations

import json
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from journeybook.diagnostics import Severity
from journeybook.fields.record import Field, ListOf, Record
from journeybook.fields.types import Facts, Text
from journeybook.format import RECORDS
from journeybook.model.catalogue import Catalogue
from journeybook.syntax.decoding import FORBIDDEN
from tests.load.projects import front, loaded
from tests.load.records import PLACES, STAGES

TEXTS = st.text(
    alphabet=st.characters(exclude_categories=("Cs",)).filter(lambda char: not FORBIDDEN.match(char)), min_size=1
).filter(str.strip)
# Fields whose text is a path or a colour, or has another name in the model.
SPECIAL = {
    ("persona", "image"),
    ("theme", "palette"),
    ("theme", "logo"),
    ("theme", "overrides"),
    ("note", "title"),
    ("metric", "unit"),
}
FREE = [
    pytest.param(record, member, id=f"{record.name}-{member.name}")
    for record in RECORDS
    for member in record.fields
    if type(member.type) is Text and (record.name, member.name) not in SPECIAL
]
LISTS = [
    pytest.param(record, member, id=f"{record.name}-{member.name}")
    for record in RECORDS
    for member in record.fields
    if isinstance(member.type, ListOf) and type(member.type.item) is Text
]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _as_read(text: str, member: Field) -> str:
    composed = normalize("NFC", text)
    kind = member.type
    one_line = kind.one_line if isinstance(kind, Text) else True
    if not one_line:
        return composed.strip()
    # A space that keeps two words together is none of those that a line may break at.
    kept, apart = "\u00a0\u2007\u202f", "\ue000\ue001\ue002"
    words = composed.strip().translate(str.maketrans(kept, apart)).split()
    return " ".join(words).translate(str.maketrans(apart, kept))


@pytest.mark.parametrize(("record", "member"), FREE)
@settings(max_examples=25)
@given(text=TEXTS)
@example(text="no")
@example(text="2026-10-02")
@example(text="a: b # c [d] {e} 'f' \"g\" \\h")
@example(text=" two\n lines\t")
def test_any_text_in_any_field_comes_back(record: Record, member: Field, text: str) -> None:
    place = PLACES[record.name]
    project = loaded(place.changes({**place.valid, member.name: _quoted(text)}))
    assert [one for one in project.findings if one.severity is Severity.ERROR] == []
    assert getattr(place.made(project), member.name) == _as_read(text, member)


@pytest.mark.parametrize(("record", "member"), LISTS)
@settings(max_examples=25)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_any_texts_in_any_list_come_back(record: Record, member: Field, texts: list[str]) -> None:
    place = PLACES[record.name]
    written = "[" + ", ".join(map(_quoted, texts)) + "]"
    project = loaded(place.changes({**place.valid, member.name: written}))
    assert [one for one in project.findings if one.severity is Severity.ERROR] == []
    read = getattr(place.made(project), member.name.replace("-", "_"))
    assert read == tuple(_as_read(text, member) for text in texts)


@given(texts=st.dictionaries(TEXTS.map(lambda text: normalize("NFC", text)), TEXTS, max_size=4))
def test_any_facts_of_a_persona_come_back_in_their_order(texts: dict[str, str]) -> None:
    assume("<<" not in texts)
    written = "{" + ", ".join(f"{_quoted(name)}: {_quoted(text)}" for name, text in texts.items()) + "}"
    project = loaded({"personas/ana.md": front(f"title: Ana\nfacts: {written}\n")})
    member = Field(name="facts", type=Facts(), doc="")
    facts = tuple((name, _as_read(text, member)) for name, text in texts.items())
    assert project.catalogue.personas["ana"].facts == facts


@given(text=TEXTS)
def test_any_text_in_a_field_of_a_teams_own_comes_back(text: str) -> None:
    fields = f"title: T\npersonas: [ana]\nx-legal: {_quoted(text)}\n{STAGES}"
    project = loaded({"journeys/lamp.md": front(fields)})
    assert project.findings == ()
    assert project.catalogue.journeys["lamp"].extras["x-legal"] == normalize("NFC", text)


@given(body=TEXTS)
def test_the_narrative_comes_back_but_for_blank_ends(body: str) -> None:
    assume("## " not in body and "{#" not in body and "<<<<" not in body and ">>>>" not in body)
    plain = body.replace("\r\n", "\n").replace("\r", "\n")
    project = loaded({"personas/ana.md": front("title: Ana\n", plain)})
    assert project.catalogue.personas["ana"].body == plain.strip("\n")


@pytest.mark.parametrize(
    ("written", "seconds", "text"),
    [
        ("35 min", 2100, "35 min"),
        ("1 h 30 min", 5400, "1 h 30 min"),
        ("90s", 90, "90s"),
        ("  2   days ", 172800, "2 days"),
        ("0.5 h", 1800, "0.5 h"),
        ("3 weeks", 1814400, "3 weeks"),
        ("1 Year", 31557600, "1 Year"),
    ],
)
def test_a_duration_keeps_its_words(written: str, seconds: int, text: str) -> None:
    place = PLACES["step"]
    duration = place.made(loaded(place.changes({**place.valid, "duration": written}))).duration
    assert (duration.seconds, duration.text) == (seconds, text)


@pytest.mark.parametrize(("written", "value"), [("3", 3), ("3.5", 3.5), ("1.0", 1.0), ("5", 5), ("+2", 2)])
def test_a_number_is_whole_where_it_is_written_so(written: str, value: float) -> None:
    place = PLACES["step"]
    emotion = place.made(loaded(place.changes({**place.valid, "emotion": written}))).emotion
    assert emotion.everyone == value
    assert type(emotion.everyone) is type(value)


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [("3.9", 3.9, ""), ("62 %", 62, "%"), ("62%", 62, "%"),
     ("-4 min", -4, "min"), ("12 of 20 calls", 12, "of 20 calls")],
)  # fmt: skip
def test_a_figure_keeps_its_unit(written: str, value: float, unit: str) -> None:
    place = PLACES["metric"]
    metric = place.made(loaded(place.changes({"kpi": "csat", "value": written})))
    assert (metric.value, metric.unit) == (value, unit)


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_a_date_comes_back(day: date) -> None:
    place = PLACES["journey"]
    assert place.made(loaded(place.changes({**place.valid, "reviewed": day.isoformat()}))).reviewed == day


@pytest.mark.parametrize("field", ["tags", "personas"])
def test_one_value_stands_for_a_list_of_one(field: str) -> None:
    place = PLACES["journey"]
    journey = place.made(loaded(place.changes({**place.valid, field: "ana"})))
    assert getattr(journey, field) == ("ana",)


def test_a_project_without_fields_but_the_needed_ones_has_sensible_defaults() -> None:
    project = loaded({"site_config.yml": "title: T\n", "personas/ana.md": None, "journeys/lamp.md": front(
        "title: A lamp\nstages:\n  - title: In the shop\n    steps:\n      - title: I ask\n"
    )})  # fmt: skip
    journey = project.catalogue.journeys["lamp"]
    assert isinstance(project.catalogue, Catalogue)
    assert [one.rule for one in project.findings] == ["missing-id", "missing-id"]
    assert (journey.scope, journey.kind, journey.state, journey.status) == ("customer", "linear", "as-is", "draft")
    assert [(stage.id, [step.id for step in stage.steps]) for stage in journey.stages] == [("in-the-shop", ["i-ask"])]
    assert not journey.steps[0].emotion
