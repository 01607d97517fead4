"""Findings as a Code Quality report, which GitLab shows in merge requests.

The form is that of GitLab's documentation, "Code Quality report format": https://docs.gitlab.com/ci/testing/code_quality/
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from types import MappingProxyType

from journeybook.diagnostics import Diagnostic, Severity
from journeybook.reporting.hosts import fingerprints, hosted_path, told

_SEVERITIES = MappingProxyType({Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"})


def report(diagnostics: Iterable[Diagnostic], *, prefix: str = "") -> str:
    """Return a JSON array, an object a finding. Lines count from 1, both ends inclusive.

    `prefix` is the folder of the project in the repository, with a slash at its end.
    """
    found = tuple(diagnostics)
    entries = [
        {
            "description": told(one),
            "check_name": one.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[one.severity],
            "location": {
                "path": hosted_path(one.span.path, prefix),
                "lines": {"begin": one.span.line, "end": one.span.end_line},
            },
        }
        for one, fingerprint in zip(found, fingerprints(found), strict=True)
    ]
    return json.dumps(entries, indent=2) + "\n"
