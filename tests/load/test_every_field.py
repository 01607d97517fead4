"""A mistake in any field of any record is reported on the line where it was made, and nowhere else."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import pytest

from journeybook.diagnostics import Severity
from journeybook.fields.record import Field, Group, ListOf, Record, Records
from journeybook.fields.types import (
    Boolean,
    Choice,
    Date,
    Decimal,
    DurationField,
    EmotionScore,
    Facts,
    Identifier,
    Link,
    Text,
)
from journeybook.format import RECORDS
from journeybook.format.inventory import Inventory
from journeybook.format.priorities import FormulaField, Measure, Weights
from journeybook.format.site import Branch, Labels, Lane, Severities
from journeybook.format.theme import FontFiles, Weight
from journeybook.format.values import EmotionsField, Icon, QuantityField
from tests.load.projects import found_in
from tests.load.records import PLACES

WRONG: dict[type, tuple[str, ...]] = {
    Text: ("[a, b]", "{a: b}"),
    Boolean: ("perhaps", "[true]", "1"),
    Branch: ("a b", "../main", "main/", ".main", "'a^b'", "'a?b'", "-x", "[main]", "{a: b}"),
    Choice: ("nonsense", "[a]", "{a: b}"),
    Date: ("yesterday", "2026-13-01", "2026-02-30", "02/10/2026", "2026-1-5", "[2026-10-02]", "2026-10-02 10:00:00"),
    Decimal: ("many", "[1]", "{a: 1}", "1e3", "1_000", "0x1F", "12 345", "½"),
    DurationField: ("35", "soon", "5 parsecs", "-5 min", "[5 min]", "300 years", "1,5 h"),
    EmotionScore: ("good", "0", "5.5", "[3]", "3,5", "1e999999999"),
    EmotionsField: ("good", "0", "[3]", "{ana: good}", "{ana: 9}", "{ana: [3]}", "{ana:3}"),
    Facts: ("text", "[a]", "{a: [b]}"),
    FormulaField: ("[impact]", "{a: b}", "impact ** 2", "impact(2)", "imapct", "impact effort", "2 <3", "min(impact)"),
    FontFiles: ("{a: b}", "[[a]]", "[{a: b}]"),
    Group: ("text", "[a]"),
    Icon: ("web", "material/nonsense", "material/../material/web", "[a]", "{a: b}"),
    Identifier: ("Not an id", "[a]", "{a: b}", "a--b", "-a", "É", "a_b"),
    Inventory: ("{a: b}", "[[a]]"),
    Labels: ("text", "[a]", "{x-a: [b]}", "{a: b}", "{thought: b}"),
    Lane: ("nonsense", "[[a]]"),
    Link: ("javascript:alert(1)", "a b", "//host/a", "[a]", "https://", "data:text/html,x", "http:///a"),
    Measure: ("imapct", "[impact]", "{a: b}", "x-", "'x-a b'"),
    ListOf: ("{a: b}", "[[a]]", "[{a: b}]"),
    QuantityField: ("much", "[1]", "% 3", "3,9", "1 2"),
    Records: ("{a: b}", "[[a]]", "text"),
    Weights: ("text", "[impact]", "{impact: much}", "{imapct: 2}", "{impact: -1}", "{impact: [2]}"),
    Weight: ("heavy", "0", "1001", "900 100", "400-700", "[400]", "{a: b}"),
    Severities: ("text", "[a]", "{unused-channel: grave}"),
}
"""Values that no field of the type takes."""


def _wrong(member: Field) -> list[str]:
    kind: Any = member.type
    if isinstance(kind, Identifier) and kind.of:
        return ["nowhere", "[[a]]", "{a: b}"]
    values = list(WRONG[type(kind)])
    if isinstance(kind, ListOf) and isinstance(kind.item, Identifier):
        values.append("[nowhere]" if kind.item.of else "[Not an id]")
    if isinstance(kind, Records) and kind.references:
        values[-1:] = ["nowhere", "[nowhere]"]
    if isinstance(kind, Records) and kind.needed:
        values.append("[]")
    if isinstance(kind, Decimal) and kind.maximum is not None:
        values += [str(kind.maximum + 1), "-101"]
    if isinstance(kind, Decimal) and kind.whole:
        values.append("2.5")
    return values


def _fields() -> list[Any]:
    return [
        pytest.param(record, member, wrong, id=f"{record.name}-{member.name}-{wrong}")
        for record in RECORDS
        for member in record.fields
        for wrong in _wrong(member)
    ]


def test_every_record_has_a_place_here() -> None:
    assert sorted(record.name for record in RECORDS) == sorted(PLACES)


@pytest.mark.parametrize("name", PLACES)
def test_the_places_are_without_mistakes(name: str) -> None:
    place = PLACES[name]
    assert [str(one) for one in found_in(place.changes(place.valid))] == []


@pytest.mark.parametrize(("record", "member", "wrong"), _fields())
def test_a_wrong_value_is_reported_on_its_line(record: Record, member: Field, wrong: str) -> None:
    place = PLACES[record.name]
    fields = {name: value for name, value in place.valid.items() if name != member.name}
    # Not the first field, because its line is that of the record too.
    text = place.text({**fields, "x-before": "1", member.name: f"{wrong} # here"} if record.extras else {
        **fields, member.name: f"{wrong} # here"
    })  # fmt: skip
    at = next(number for number, line in enumerate(text.split("\n"), 1) if line.endswith("# here"))
    found = [one for one in found_in({place.path: text}) if one.severity is Severity.ERROR]
    assert found, "nothing was found"
    # What refers to the thing that was meant cannot find it.
    lost = record.name if member.name == "id" else member.name.removesuffix("s")
    found = [one for one in found if one.rule != f"unknown-{lost}" or one.span.line == at]
    for one in found:
        assert (one.span.path, one.span.line) == (place.path, at), f"{one.rule}: {one.message}"
        assert one.message


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.name)
def test_a_field_that_does_not_exist_is_reported_on_its_line(record: Record) -> None:
    place = PLACES[record.name]
    text = place.text({**place.valid, "nonsense": "1 # here"})
    at = next(number for number, line in enumerate(text.split("\n"), 1) if line.endswith("# here"))
    found = found_in({place.path: text})
    assert [(one.rule, one.span.line) for one in found] == [("unknown-field", at)]
    assert found[0].hint


@pytest.mark.parametrize(
    ("record", "member"),
    [
        pytest.param(record, member, id=f"{record.name}-{member.name}")
        for record in RECORDS
        for member in record.required
    ],
)
@pytest.mark.parametrize("written", [None, "", '""', "~"])
def test_a_required_field_that_is_not_written_is_reported_at_the_record(
    record: Record, member: Field, written: str | None
) -> None:
    place = PLACES[record.name]
    fields = {name: value for name, value in place.valid.items() if name != member.name}
    if written is not None:
        fields[member.name] = f"{written} # here"
    text = place.text(fields)
    if member.name in ("stages", "steps") and written is None:
        text = text.removesuffix(place.after) + "---\n"
    lines = text.split("\n")
    first = 1 + place.before.count("\n")
    at = next((number for number, line in enumerate(lines, 1) if line.endswith("# here")), first)
    found = [one for one in found_in({place.path: text}) if one.rule == "missing-field"]
    assert [(one.span.path, one.span.line) for one in found] == [(place.path, at)]
    assert f"`{member.name}: …`" in found[0].hint


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.name)
def test_other_peoples_names_for_a_field_lead_to_ours(record: Record) -> None:
    for other, ours in record.synonyms.items():
        assert ours in record.by_name, other
        assert other not in record.by_name


def test_every_choice_is_read() -> None:
    for record in RECORDS:
        for member in record.fields:
            if isinstance(member.type, Choice):
                options: type[StrEnum] = member.type.options
                place = PLACES[record.name]
                for option in options:
                    fields = {**place.valid, member.name: option.value}
                    if option.value == "to-be":
                        continue
                    wrong = [one for one in found_in(place.changes(fields)) if one.severity is Severity.ERROR]
                    assert wrong == [], option
