"""Findings as SARIF 2.1.0, which code scanning of GitHub and others reads.

The form is that of the OASIS standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from journeybook.diagnostics import Diagnostic, Severity, Suppressed
from journeybook.reporting.baseline import Baseline
from journeybook.reporting.hosts import fingerprints, hosted_path, plain, told
from journeybook.source import Span

VERSION = "2.1.0"
_LEVELS = MappingProxyType({Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"})


def report(
    diagnostics: Iterable[Diagnostic],
    suppressed: Iterable[Suppressed] = (),
    *,
    manuals: Mapping[str, str],
    version: str,
    baseline: Baseline | None = None,
    prefix: str = "",
) -> str:
    """Return a log of one run. Lines and columns count from 1, in code points; ends of columns are exclusive there too.

    `manuals` is rule id → its manual in Markdown, `version` ours; suppressed findings are there with their reasons.
    With `baseline` all findings are said to be new since that, and how many older ones there are is a property of the
    run. `prefix` is the folder of the project in the repository, with a slash at its end.
    """
    taken_back = {id(one.finding): one.reason for one in suppressed}
    found = (*diagnostics, *(one.finding for one in suppressed))
    rules = sorted({one.rule for one in found})
    places = {rule: at for at, rule in enumerate(rules)}
    results = [
        {
            "ruleId": one.rule,
            "ruleIndex": places[one.rule],
            "level": _LEVELS[one.severity],
            "message": {"text": told(one)},
            "locations": [_location(one.span, prefix)],
            "partialFingerprints": {"journeybook/1": fingerprint},
            **({"baselineState": "new"} if baseline else {}),
            **({"relatedLocations": _related(one, prefix)} if one.related else {}),
            **(
                {"suppressions": [{"kind": "inSource", "justification": plain(taken_back[id(one)])}]}
                if id(one) in taken_back
                else {}
            ),
        }
        for one, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    driver = {
        "name": "journeybook",
        "version": version,
        "rules": [_rule(rule, manuals.get(rule, "")) for rule in rules],
    }
    run: dict[str, Any] = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    if baseline:
        since = {"revision": plain(baseline.revision), "commit": baseline.commit, "older": len(baseline.older)}
        run["properties"] = {"journeybook/since": since}
    log = {
        "$schema": f"https://json.schemastore.org/sarif-{VERSION}.json",
        "version": VERSION,
        "runs": [run],
    }
    return json.dumps(log, indent=2) + "\n"


def _rule(rule: str, manual: str) -> dict[str, Any]:
    """Return a rule with its manual. GitHub wants all three texts; without a manual they are the id."""
    title, _, rest = manual.partition("\n")
    title = title or rule
    why = rest.strip().partition("\n\n")[0]
    return {
        "id": rule,
        "shortDescription": {"text": title},
        "fullDescription": {"text": " ".join(why.split()) or title},
        "help": {"text": manual or title, "markdown": manual or title},
    }


def _related(diagnostic: Diagnostic, prefix: str) -> list[dict[str, Any]]:
    return [
        {"id": at, **_location(place.span, prefix), "message": {"text": plain(place.message)}}
        for at, place in enumerate(diagnostic.related)
    ]


def _location(span: Span, prefix: str) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(hosted_path(span.path, prefix))},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }
    }
