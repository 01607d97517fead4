"""What the readers of reports ask for, as far as it concerns what is written: for tests.

Put down from the published descriptions: OASIS, "Static Analysis Results Interchange Format 2.1.0"; GitHub, "SARIF
support for code scanning"; GitLab, "Code Quality report format"; the JUnit report of Jenkins' xUnit plugin. Stricter
than these: what is not named here is not written.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any


def _closed(needed: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**needed, **optional},
        "required": list(needed),
        "additionalProperties": False,
    }


def _list(of: Any, **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": of, **more}


_TEXT = {"type": "string", "minLength": 1}
_WORDS = {"type": "string"}
_FROM_1 = {"type": "integer", "minimum": 1}
_MESSAGE = _closed({"text": _TEXT})
_REGION = _closed({"startLine": _FROM_1, "startColumn": _FROM_1, "endLine": _FROM_1, "endColumn": _FROM_1})
_PLACE = _closed(
    {
        "artifactLocation": _closed({"uri": {"type": "string", "pattern": r"^[\w.~!*'();/@&=+$,%-]+$"}}),
        "region": _REGION,
    }
)
_RULE = _closed(
    {
        "id": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
        "shortDescription": _MESSAGE,
        "fullDescription": _MESSAGE,
        "help": _closed({"text": _TEXT, "markdown": _TEXT}),
    }
)
_RESULT = _closed(
    {
        "ruleId": _TEXT,
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": _MESSAGE,
        "locations": _list(_closed({"physicalLocation": _PLACE}), minItems=1, maxItems=1),
        "partialFingerprints": _closed({"journeybook/1": _TEXT}),
    },
    baselineState={"enum": ["new", "unchanged", "updated", "absent"]},
    relatedLocations=_list(
        _closed({"id": {"type": "integer", "minimum": 0}, "physicalLocation": _PLACE, "message": _MESSAGE}),
        uniqueItems=True,
    ),
    suppressions=_list(
        _closed({"kind": {"enum": ["inSource", "external"]}, "justification": _WORDS}), uniqueItems=True
    ),
)
_RUN = _closed(
    {
        "tool": _closed(
            {"driver": _closed({"name": _TEXT, "version": _TEXT, "rules": _list(_RULE, uniqueItems=True)})}
        ),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": _list(_RESULT),
    },
    properties={"type": "object"},
)
SARIF = _closed(
    {
        "$schema": {"const": "https://json.schemastore.org/sarif-2.1.0.json"},
        "version": {"const": "2.1.0"},
        "runs": _list(_RUN),
    }
)
GITLAB = _list(
    _closed(
        {
            "description": _TEXT,
            "check_name": _TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{40}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": _closed(
                {
                    # Relative to the repository, and not beginning with ./
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": _closed({"begin": _FROM_1, "end": _FROM_1}),
                }
            ),
        }
    )
)

JUNIT_CHILDREN = MappingProxyType(
    {
        "testsuites": r"(testsuite )*",
        "testsuite": r"(properties )?(testcase )*(system-out )?(system-err )?",
        "properties": r"(property )*",
        "property": "",
        "testcase": r"(skipped |error |failure |system-out |system-err )*",
        "failure": "",
        "system-out": "",
    }
)
"""Element → the order of those in it, as a pattern of their names."""
JUNIT_ATTRIBUTES = MappingProxyType(
    {
        "testsuites": ({"name", "tests", "failures"}, {"time", "errors", "disabled"}),
        "testsuite": ({"name", "tests", "failures", "errors"}, {"skipped", "time"}),
        "properties": (set(), set()),
        "property": ({"name", "value"}, set()),
        "testcase": ({"name", "classname"}, {"time"}),
        "failure": ({"type", "message"}, set()),
        "system-out": (set(), set()),
    }
)
"""Element → the attributes that it has always, and those that it may have."""
