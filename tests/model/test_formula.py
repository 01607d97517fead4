"""Formulas over measures: what is computed, and that nothing else ever is."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeybook.model.formula import LONGEST, MEASURES, FormulaError, formula

VALUES = {"impact": 4, "effort": 2, "severity": 5, "x-net-reach": 0.5, "steps": 0}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("impact / effort", 2),
        ("(impact + severity) / effort", 4.5),
        ("impact + severity / effort", 6.5),
        ("2 * impact - -effort", 10),
        ("+impact - effort - 1", 1),
        ("x-net-reach * 10", 5),
        ("min(impact, effort, .5) + max(1., severity)", 5.5),
        ("  impact\u00a0/ effort ", 2),
        ("7", 7),
    ],
)
def test_a_formula_is_computed_as_arithmetic_is(text: str, value: float) -> None:
    assert formula(text).score(VALUES).value == value


def test_its_measures_are_named_once_in_the_order_written() -> None:
    assert formula("(impact + x-a) / max(effort, impact)").measures == ("impact", "x-a", "effort")


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("impact / x-cost", True),
        ("(impact * 2 + severity) / max(x-cost / 1000, 1) + journeys", True),
        ("impact - x-cost", True),
        ("impact - -x-cost", False),
        ("impact", False),
        ("x-cost / effort", False),
        ("impact / (1 / x-cost)", False),
        ("x-cost / (1 + x-cost)", False),
        ("impact * (0 - 1) / x-cost", False),
        ("impact / x-cost * -1", False),
    ],
)
def test_it_knows_whether_more_of_a_measure_makes_the_score_less(text: str, falls: bool) -> None:
    assert formula(text).falls_with("x-cost") is falls


def test_a_division_by_zero_gives_no_score() -> None:
    score = formula("impact / steps").score(VALUES)
    assert (score.value, score.by_zero, score.missing) == (None, True, ())


def test_a_missing_measure_gives_no_score_and_is_named() -> None:
    score = formula("impact / (personas + journeys)").score({**VALUES, "personas": None})
    assert (score.value, score.by_zero, score.missing) == (None, False, ("personas", "journeys"))


def test_a_number_beyond_all_numbers_gives_no_score() -> None:
    big = formula(" * ".join(["x-a"] * 12)).score({"x-a": 10**29})
    assert (big.value, big.by_zero, big.missing) == (None, False, ())


@pytest.mark.parametrize(
    ("text", "at", "said"),
    [
        ("impact ** 2", "**", "there is no '**'"),
        ("impact // 2", "//", "there is no '//'"),
        ("2 + imapct", "imapct", "unknown measure 'imapct'"),
        ("impact % 2", "%", "no part of a formula"),
        ("impact effort", "e", "cannot be read"),
        ("2impact", "i", "a sign is missing"),
        ("1e9", "e", "a sign is missing"),
        ("1 + min(impact)", "min(impact)", "two values or more"),
        ("2 * impact(2)", "impact(2)", "only measures"),
        ("impact if effort else 1", "if", "unknown measure 'if'"),
        ("__import__('os')", "__import__", "unknown measure"),
        ("impact.real", ".", "a sign is missing"),
        ("(impact, effort)", "(impact, effort)", "only measures"),
        ("min(*x-a, 2)", "*x-a", "only measures"),
    ],
)
def test_what_is_no_formula_is_refused_at_its_place(text: str, at: str, said: str) -> None:
    with pytest.raises(FormulaError) as error:
        formula(text)
    assert said in error.value.message
    assert text[error.value.start : error.value.end] == at


def test_a_formula_has_a_greatest_length() -> None:
    assert formula("1" + "+1" * (LONGEST // 2 - 1)).score({}).value == LONGEST // 2
    with pytest.raises(FormulaError):
        formula("1" + "+1" * (LONGEST // 2))


_ATOMS = st.one_of(st.sampled_from([*MEASURES, "x-a"]), st.integers(0, 99).map(str))
_TEXTS = st.recursive(
    _ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({' '.join(parts)})"),
        inner.map(lambda text: f"-{text}"),
        st.tuples(st.sampled_from(["min", "max"]), inner, inner).map(
            lambda parts: f"{parts[0]}({parts[1]}, {parts[2]})"
        ),
    ),
    max_leaves=8,
)


@given(_TEXTS, st.lists(st.integers(0, 5), min_size=7, max_size=7))
def test_every_formula_gives_what_python_gives(text: str, numbers: list[int]) -> None:
    values = dict(zip([*MEASURES, "x-a"], numbers, strict=True))
    names = {name.replace("-", "_"): float(value) for name, value in values.items()}
    code = compile(ast.parse(text.replace("x-a", "x_a"), mode="eval"), "formula", "eval")
    try:
        wanted = eval(code, {"min": min, "max": max, **names})
    except ZeroDivisionError:
        wanted = None
    score = formula(text, longest=1_000).score(values)
    assert score.value == wanted
    assert score.by_zero == (wanted is None)


@given(st.one_of(st.text(max_size=60), st.text("impact efor+-*/().,0189x-_'[]{}=<>%:;@\n", max_size=60)))
def test_no_text_does_anything_but_give_a_number_or_be_refused(text: str) -> None:
    try:
        made = formula(text)
    except FormulaError:
        return
    assert all(name in MEASURES or name.startswith("x-") for name in made.measures)
    score = made.score(dict.fromkeys(made.measures, 2))
    assert score.value is not None or score.by_zero
