"""The Python that we have Jinja make of templates prints what Jinja's own does, and fails where that fails."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from journeybook.model.text import Foreign
from journeybook.render.quick import QuickCode, marked


class _Plain(Environment):
    pass


class _Quick(Environment):
    code_generator_class = QuickCode


class _Thing:
    name = "a <thing> & its \"quotes\" and 'others'"
    markup = Markup("<b>bold</b>")
    text = Foreign("Einkauf & <mehr>", "de")
    none = None
    number = 1_000
    items = ("first", "second")  # as an attribute, where a mapping has a method

    def __html__(self) -> str:
        return "<i>drawn</i>"

    def told(self, what: str, loud: bool = False) -> str:
        return f"<{what}>" + ("!" if loud else "")


@pass_context
def _known(context: Context, name: str) -> str:
    return f"{name}={context.get(name, 'nothing')}"


_VALUES: dict[str, Any] = {
    "thing": _Thing(),
    "pairs": {"a": 1, "items": "<not the method>", "b": Markup("<u>2</u>")},
    "rows": [(1, "<one>"), (2, Markup("<two/>")), (3, Foreign("<drei>", "de"))],
    "known": _known,
    "yes": True,
    "half": 0.5,
}
_MACROS = """
{%- macro cell(text, wide=false, note="<none>") %}<td{% if wide %} wide{% endif %}>{{ text }}|{{ note }}</td>
{%- endmacro -%}
{%- macro box(title) %}[{{ title }}: {{ caller() }}]{% endmacro -%}
{%- macro many(first) %}{{ first }}/{{ varargs | join("+") }}/{{ kwargs.items() | list }}{% endmacro -%}
{%- macro named(caller=none) %}{{ caller is none }}{% endmacro -%}
"""


@pytest.mark.parametrize(
    "template",
    [
        "{{ thing.name }} {{ thing.markup }} {{ thing.text }} {{ thing.none }} {{ thing.number }} {{ thing }}",
        "{{ yes }} {{ half }} {{ rows }} {{ 5 }} {{ '<const>' }} {{ [1, '<2>'] }} {{ -thing.number }}",
        "{{ pairs.a }} {{ pairs.b }} {{ pairs['items'] }} {{ thing.items[1] }} {{ thing.markup.upper() }}",
        "{{ thing.missing is defined }} {{ pairs.missing | default('<none>') }} {{ nothing is defined }}",
        "{{ thing.name ~ 5 }} {{ thing.markup ~ '<x>' ~ 5 }} {{ '<x>' ~ thing.text }} {{ half ~ thing.none }}",
        "{{ thing.told('a') }} {{ thing.told('b', loud=true) }} {{ thing.told(what='c') }} {{ range(3) | list }}",
        "{{ cell('<a>') }} {{ cell('a', true) }} {{ cell('a', note='<b>') }} {{ cell(wide=true, text=thing.text) }}",
        "{{ cell(cell('<a>')) }} {{ cell(thing.markup, 1, 2) }} {{ cell('a', note=cell('b')) | upper }}",
        "{% call box('<t>') %}<p>{{ thing.name }}</p>{% endcall %} {{ many(1, 2, 3, a='<b>') }} {{ named() }}",
        "{% for number, text in rows if number > 1 %}{{ loop.index }}{{ cell(text, loop.last) }}{% endfor %}",
        "{% for number, text in rows %}{% set seen = number %}{{ known('seen') }} {{ known('number') }};{% endfor %}",
        "{% set ns = namespace(n=0) %}{% for row in rows %}{% set ns.n = ns.n + row[0] %}{% endfor %}{{ ns.n }}",
        "{% set block %}<p>{{ thing.name }}</p>{% endset %}{{ block }}",
        "{% filter upper %}{{ thing.name }}{% endfilter %}",
        "{% autoescape false %}{{ thing.name }} {{ cell('<a>') }} {{ '<a>' ~ 1 }}{% endautoescape %}",
        "{% autoescape yes %}{{ thing.name }} {{ cell('<a>') }} {{ '<a>' ~ 1 }}{% endautoescape %}",
        (
            "{% block inner %}{{ known('thing') | length > 5 }} {{ self.other() }}{% endblock %}"
            "{% block other %}<o>{% endblock %}"
        ),
        "{% macro again(n) %}{{ n }}{% if n %}{{ again(n - 1) }}{% endif %}{% endmacro %}{{ again(3) }}",
        "{{ lipsum is defined }} {% set next = cycler('<a>', 'b') %}{{ next.next() }}{{ next.next() }}",
    ],
)
def test_it_prints_the_same(template: str) -> None:
    assert _made(_Quick, template) == _made(_Plain, template)


@pytest.mark.parametrize(
    "template",
    [
        "{{ thing.missing }}",
        "{{ thing.missing.deeper }}",
        "{{ nothing.at_all }}",
        "{{ nothing() }}",
        "{{ thing.missing() }}",
        "{{ cell() }}",
        "{{ cell(1, 2, 3, 4) }}",
        "{{ cell(1, text=2) }}",
        "{{ cell(1, other=2) }}",
        "{{ box('no caller') }}",
        "{% call cell('a') %}nobody asks for it{% endcall %}",
        "{{ thing.told() }}",
        "{{ 'a' ~ nothing }}",
    ],
)
def test_it_fails_alike(template: str) -> None:
    errors = []
    for kind in (_Plain, _Quick):
        with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever Jinja raises
            _made(kind, template)
        errors.append((type(raised.value), str(raised.value)))
    assert errors[0] == errors[1]


def _made(kind: type[Environment], template: str) -> str:
    environment = kind(autoescape=True, undefined=StrictUndefined, finalize=marked, extensions=["jinja2.ext.i18n"])
    return environment.from_string(_MACROS + template).render(**_VALUES)
