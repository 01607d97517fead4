"""Findings as JUnit's XML, which every CI server can list: a test suite a file, a test case a finding.

There is no standard of the form; this is the part of it that Jenkins, GitLab and Azure have in common, and that the
schema of Jenkins' xUnit plugin (junit-10.xsd) allows: it knows no attributes for the file and the line of a test.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree

from journeybook.diagnostics import Diagnostic, Severity
from journeybook.reporting.baseline import Baseline
from journeybook.reporting.hosts import hosted_path, told

_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, however it is written."""


def report(
    diagnostics: Iterable[Diagnostic],
    files: Iterable[str],
    *,
    strict: bool = False,
    baseline: Baseline | None = None,
    prefix: str = "",
) -> str:
    """Return an XML document with a suite for each file that was checked or has findings, in order of path.

    What would stop a build has failed: errors, with `strict` warnings too. Other findings pass, and say what they are
    in their output. A file without findings is one test that passes. With `baseline`, what the findings are told since,
    a suite says how many older ones there are in its file. `prefix` is the folder of the project in the repository,
    with a slash at its end.
    """
    found = sorted(diagnostics, key=lambda one: one.sort_key)
    by_path = {path: tuple(those) for path, those in groupby(found, key=lambda one: one.span.path)}
    fails = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    top = ElementTree.Element("testsuites", name="journeybook check")
    older = Counter(one.span.path for one in (baseline.older if baseline else ()))
    for path in sorted({*files, *by_path, *older}):
        _suite(top, hosted_path(path, prefix), by_path.get(path, ()), older[path], fails)
    for name in ("tests", "failures"):
        top.set(name, str(sum(int(suite.get(name, "0")) for suite in top)))
    ElementTree.indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(top, encoding="unicode") + "\n"


def _suite(
    top: ElementTree.Element, path: str, found: tuple[Diagnostic, ...], older: int, fails: set[Severity]
) -> None:
    path = _plain(path)
    failures = sum(one.severity in fails for one in found)
    suite = ElementTree.SubElement(
        top, "testsuite", name=path, tests=str(len(found) or 1), failures=str(failures), errors="0", skipped="0"
    )
    if older:
        properties = ElementTree.SubElement(suite, "properties")
        ElementTree.SubElement(properties, "property", name="older findings not shown", value=str(older))
    if not found:
        ElementTree.SubElement(suite, "testcase", classname=path, name="nothing found")
    for one in found:
        place = f"line {one.span.line}, column {one.span.column}"
        case = ElementTree.SubElement(suite, "testcase", classname=path, name=f"{one.rule} ({place})")
        text = _plain(told(one))
        if one.severity in fails:
            failure = ElementTree.SubElement(case, "failure", type=one.rule, message=text)
            failure.text = f"{path}:{one.span.line}:{one.span.column}: {one.severity}: {text}"
        else:
            ElementTree.SubElement(case, "system-out").text = f"{one.severity}: {text}"


def _plain(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
