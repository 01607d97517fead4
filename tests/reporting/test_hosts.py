"""Findings in the forms that code hosts and CI servers read."""

from __future__ import annotations

import json
import re
from typing import Any
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from journeybook.diagnostics import Diagnostic, Related, Severity, Suppressed
from journeybook.reporting import github, gitlab, junit, sarif
from journeybook.reporting import json as own
from journeybook.reporting.baseline import Baseline
from journeybook.reporting.hosts import fingerprints
from journeybook.source import Span
from tests.reporting.findings import finding

ERROR = finding(2, 8, 12, message="unknown persona 'anna'", hint="did you mean 'ana'?")
WARNING = finding(3, 1, 5, severity=Severity.WARNING, message="no id")
ADVICE = finding(5, 1, 4, severity=Severity.INFO, message="no goal", end_line=7)
ANY_TEXT = st.text(st.characters(), max_size=40)
"""Whatever a file's name or a team's words may hold, half surrogate pairs too."""
BASELINE = Baseline(revision="main", commit="c" * 40, older=(ADVICE, finding(9), finding(3, path="b.md")))
FOUND = st.lists(
    st.builds(
        lambda path, message, hint, line, severity: finding(
            line, path=path or "a", message=message, hint=hint, severity=severity
        ),
        ANY_TEXT,
        ANY_TEXT,
        ANY_TEXT,
        st.integers(1, 9),
        st.sampled_from(Severity),
    ),
    max_size=6,
).map(tuple)


def test_github_gets_a_command_a_finding_at_its_line_and_a_summary() -> None:
    assert github.report((ERROR, WARNING, ADVICE), prefix="cx/") == (
        "::error file=cx/a.md,line=2,endLine=2,col=8,endColumn=11,title=syntax::"
        "unknown persona 'anna'; did you mean 'ana'?\n"
        "::warning file=cx/a.md,line=3,endLine=3,col=1,endColumn=4,title=syntax::no id\n"
        "::notice file=cx/a.md,line=5,endLine=7,title=syntax::no goal\n"
        "1 error, 1 warning, 1 piece of advice in 1 file\n"
    )


@given(FOUND)
def test_no_text_ends_a_command_of_github_or_begins_one(found: tuple[Diagnostic, ...]) -> None:
    *commands, summary = github.report(found).removesuffix("\n").split("\n")
    assert len(commands) == len(found)
    assert not summary.startswith("::")
    for command in commands:
        assert re.fullmatch(r"::(error|warning|notice) file=[^,:\r\n]*,line=\d+,[^:\r\n]*::[^\r\n]*", command)


def test_gitlab_gets_what_its_report_asks_for() -> None:
    (entry, other) = json.loads(gitlab.report((ERROR, ADVICE), prefix="cx/"))
    assert entry.pop("fingerprint") != other.pop("fingerprint")
    assert entry == {
        "description": "unknown persona 'anna'; did you mean 'ana'?",
        "check_name": "syntax",
        "severity": "major",
        "location": {"path": "cx/a.md", "lines": {"begin": 2, "end": 2}},
    }
    assert (other["severity"], other["location"]["lines"]) == ("info", {"begin": 5, "end": 7})


@given(FOUND)
def test_no_two_findings_share_a_fingerprint(found: tuple[Diagnostic, ...]) -> None:
    assert len(set(fingerprints(found))) == len(found)
    assert len(json.loads(gitlab.report(found))) == len(found)


def test_a_fingerprint_stays_when_the_finding_moves_to_another_line() -> None:
    assert fingerprints((finding(2), finding(9))) == fingerprints((finding(4), finding(7)))
    assert fingerprints((finding(2, message="one"),)) != fingerprints((finding(2, message="other"),))


def _run(log: str) -> Any:
    (run,) = json.loads(log)["runs"]
    return run


def test_sarif_has_rules_places_and_what_is_suppressed_with_the_reason() -> None:
    first = Related(message="first written here", span=Span("b c.md", 3, 4, 3, 5))
    found = finding(2, 8, 12, path="dé.md", message="twice", related=(first,))
    log = sarif.report(
        (found,),
        (Suppressed(finding=WARNING, reason="agreed", span=WARNING.span),),
        manuals={"syntax": "What it is.\n\nWhy it matters."},
        version="1.2.3",
        prefix="cx/",
    )
    assert json.loads(log)["version"] == "2.1.0"
    run = _run(log)
    assert run["tool"]["driver"] == {
        "name": "journeybook",
        "version": "1.2.3",
        "rules": [
            {
                "id": "syntax",
                "shortDescription": {"text": "What it is."},
                "fullDescription": {"text": "Why it matters."},
                "help": {"text": "What it is.\n\nWhy it matters.", "markdown": "What it is.\n\nWhy it matters."},
            }
        ],
    }
    assert run["columnKind"] == "unicodeCodePoints"
    result, suppressed = run["results"]
    region = {"startLine": 2, "startColumn": 8, "endLine": 2, "endColumn": 12}
    assert result["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "cx/d%C3%A9.md"}, "region": region}}
    ]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("syntax", 0, "error")
    assert result["relatedLocations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "cx/b%20c.md"}
    assert "suppressions" not in result
    assert suppressed["suppressions"] == [{"kind": "inSource", "justification": "agreed"}]
    assert suppressed["level"] == "warning"


@given(FOUND)
def test_sarif_is_json_for_whatever_was_found(found: tuple[Diagnostic, ...]) -> None:
    run = _run(sarif.report(found, manuals={}, version="1"))
    assert len(run["results"]) == len(found)
    for result in run["results"]:
        (uri,) = (place["physicalLocation"]["artifactLocation"]["uri"] for place in result["locations"])
        assert re.fullmatch(r"[\w.~!*'();/@&=+$,%-]*", uri, re.ASCII)


def _suites(document: str) -> dict[str, ElementTree.Element]:
    return {suite.get("name", ""): suite for suite in ElementTree.fromstring(document)}


def test_junit_has_a_suite_a_file_and_fails_what_stops_a_build() -> None:
    document = junit.report((ERROR, WARNING, ADVICE), ("a.md", "b.md"), prefix="cx/")
    suites = _suites(document)
    assert list(suites) == ["cx/a.md", "cx/b.md"]
    assert [suites["cx/a.md"].get(name) for name in ("tests", "failures")] == ["3", "1"]
    error, warning, _ = suites["cx/a.md"]
    assert error.get("name") == "syntax (line 2, column 8)"
    assert error[0].tag == "failure"
    assert "cx/a.md:2:8: error: unknown persona 'anna'; did you mean 'ana'?" in (error[0].text or "")
    assert warning[0].tag == "system-out"
    assert [case.get("name") for case in suites["cx/b.md"]] == ["nothing found"]
    assert ElementTree.fromstring(document).get("failures") == "1"


def test_junit_fails_warnings_too_where_they_count_as_errors() -> None:
    suites = _suites(junit.report((ERROR, WARNING, ADVICE), (), strict=True))
    assert suites["a.md"].get("failures") == "2"


@given(FOUND)
def test_junit_is_xml_for_whatever_was_found(found: tuple[Diagnostic, ...]) -> None:
    cases = [case for suite in _suites(junit.report(found, ())).values() for case in suite]
    assert len(cases) == len(found)


def test_every_form_that_can_says_how_many_older_findings_it_leaves_out() -> None:
    assert github.report((ERROR,), suppressed=2, baseline=BASELINE).endswith(
        "\n1 error in 1 file; 3 older findings not shown; 2 findings suppressed\n"
    )
    told = json.loads(own.report((ERROR,), baseline=BASELINE))
    assert told["since"] == {"revision": "main", "commit": "c" * 40}
    assert (told["summary"]["errors"], told["summary"]["older"]) == (1, 3)
    run = _run(sarif.report((ERROR,), manuals={}, version="1", baseline=BASELINE))
    assert run["properties"]["journeybook/since"] == {"revision": "main", "commit": "c" * 40, "older": 3}
    assert [result["baselineState"] for result in run["results"]] == ["new"]
    suites = _suites(junit.report((ERROR,), ("c.md",), baseline=BASELINE))
    counts = {
        path: suite.find("properties/property[@name='older findings not shown']") for path, suite in suites.items()
    }
    assert {path: one.get("value") for path, one in counts.items() if one is not None} == {"a.md": "2", "b.md": "1"}
    assert list(counts) == ["a.md", "b.md", "c.md"]


def test_without_a_revision_nothing_is_said_about_one() -> None:
    assert "since" not in own.report((ERROR,))
    assert "baselineState" not in sarif.report((ERROR,), manuals={}, version="1")
    assert "properties" not in junit.report((ERROR,), ("b.md",))
