"""Findings for programs: all fields, always, the same bytes for the same findings."""

from __future__ import annotations

import json as standard

from hypothesis import given
from hypothesis import strategies as st

from journeybook.diagnostics import Related, Severity, Suppressed
from journeybook.reporting.json import report
from journeybook.source import Span
from tests.reporting.findings import finding


def test_every_field_is_there() -> None:
    one = finding(
        2, 8, 12, message="unknown persona 'anna'", hint="did you mean 'ana'?",
        related=(Related(message="first written here", span=Span("b.md", 3, 4, 3, 5)),),
    )  # fmt: skip
    assert standard.loads(report((one,))) == {
        "format": "journeybook-check/1",
        "summary": {"errors": 1, "warnings": 0, "infos": 0, "files": 1, "suppressed": 0},
        "diagnostics": [
            {
                "rule": "syntax",
                "severity": "error",
                "message": "unknown persona 'anna'",
                "hint": "did you mean 'ana'?",
                "path": "a.md",
                "line": 2,
                "column": 8,
                "end_line": 2,
                "end_column": 12,
                "related": [
                    {
                        "message": "first written here",
                        "path": "b.md",
                        "line": 3,
                        "column": 4,
                        "end_line": 3,
                        "end_column": 5,
                    }
                ],
            }
        ],
        "suppressed": [],
    }


def test_an_empty_report_has_the_same_shape() -> None:
    assert standard.loads(report(())) == {
        "format": "journeybook-check/1",
        "summary": {"errors": 0, "warnings": 0, "infos": 0, "files": 0, "suppressed": 0},
        "diagnostics": [],
        "suppressed": [],
    }


def test_the_summary_counts_by_severity_and_file() -> None:
    found = (
        finding(),
        finding(2, severity=Severity.WARNING),
        finding(3, severity=Severity.WARNING, path="b.md"),
        finding(4, severity=Severity.INFO),
    )
    summary = standard.loads(report(found))["summary"]
    assert summary == {"errors": 1, "warnings": 2, "infos": 1, "files": 2, "suppressed": 0}


def test_what_is_suppressed_stands_apart_with_its_reason() -> None:
    taken_back = Suppressed(finding=finding(2, message="gone"), reason="it will come", span=Span("a.md", 1, 3, 1, 40))
    document = standard.loads(report((finding(),), (taken_back,)))
    assert document["summary"] == {"errors": 1, "warnings": 0, "infos": 0, "files": 1, "suppressed": 1}
    (one,) = document["suppressed"]
    assert (one["rule"], one["message"], one["line"]) == ("syntax", "gone", 2)
    place = {"path": "a.md", "line": 1, "column": 3, "end_line": 1, "end_column": 40}
    assert one["suppression"] == {"reason": "it will come", **place}
    assert len(document["diagnostics"]) == 1


@given(st.text(), st.text(min_size=1))
def test_any_text_comes_back_from_plain_ascii(message: str, path: str) -> None:
    text = report((finding(message=message, path=path),))
    assert text.isascii()
    assert text.endswith("}\n")
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    (one,) = standard.loads(text)["diagnostics"]
    assert (
        one["message"] == message.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        or one["message"] == message
    )
    assert one["path"] == path.encode("utf-8", "backslashreplace").decode()


def test_a_file_name_that_is_no_text_is_written_readably() -> None:
    (one,) = standard.loads(report((finding(path="caf\udce9.md"),)))["diagnostics"]
    assert one["path"] == "caf\\udce9.md"


def test_the_same_findings_give_the_same_bytes() -> None:
    found = (finding(), finding(2, hint="é"))
    assert report(found) == report(found)
