"""A value of another kind than the field holds.

A list where one text belongs, a word where a number belongs, a date that is written otherwise. Values are read as
text and typed by their field, never guessed: `no`, `007` and `1.0` as titles stay what they are.

Wrong:

    reviewed: 2 October 2026
    duration: 35
    moment_of_truth: maybe

Right:

    reviewed: 2026-10-02
    duration: 35 min
    moment_of_truth: true

The way out: the message says what the field holds; `journeybook schema` gives it to editors that help while typing.
"""

from __future__ import annotations

from journeybook.checks.rule import Family, Rule
from journeybook.diagnostics import Severity

RULE = Rule.documented(__doc__, id="wrong-type", severity=Severity.ERROR, family=Family.FIELDS, fixed=True)
