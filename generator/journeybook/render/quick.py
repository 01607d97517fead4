"""Lets the Python that Jinja makes of templates do less for each value it prints. What is printed stays the same.

A page prints some thousand values, most of them plain texts, and calls hundreds of macros. Of each value Jinja makes
marked text, twice and with the help of three functions, and of what a macro returns three times; a lookup of an
attribute or a call goes through functions that are ready for what our templates never do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import FunctionType, MethodType
from typing import Any

import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, optimizeconst
from jinja2.runtime import Context, Macro, markup_join
from jinja2.utils import missing
from markupsafe import Markup, escape

from journeybook.model.text import Foreign

# Without the mark on what it returns, which joining takes away again.
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", escape)
marked_up: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Returns HTML as what need not be escaped."""
_FUNCTIONS = (FunctionType, MethodType)


def printed(value: object) -> str:
    """Return what a template prints of a value: escaped, unless it is HTML."""
    kind = type(value)
    if kind is str:
        return _escaped(value)  # type: ignore[arg-type]
    if kind is Markup:
        return value  # type: ignore[return-value]
    return str(value) if kind is int else escape(marked(value))


def marked(value: object) -> object:
    """Mark what is printed in another language than the page's, for the eye and for a screen reader's voice."""
    if type(value) is Foreign:
        return Markup('<span lang="{}" class="jb-foreign">{}</span>').format(value.language, str(value))
    return value


def called(
    context: Context,
    loop: Mapping[str, Any] | None,
    block: Mapping[str, Any] | None,
    thing: Any,
    /,
    *values: Any,
    **named: Any,
) -> Any:
    """Return what a call in a template comes to; see `jinja2.runtime.Context.call` and `Macro.__call__`."""
    kind = type(thing)
    if kind is Macro:
        if thing.caller or thing.catch_kwargs or thing.catch_varargs or not context.eval_ctx.autoescape:
            return thing(context.eval_ctx, *values, **named)
        names = thing.arguments
        if len(values) < len(names):
            values += tuple([named.pop(name, missing) for name in names[len(values) :]])
        if named or len(values) > len(names):
            return thing(context.eval_ctx, *values, **named)  # which says what is wrong
        return marked_up(thing._func(*values))
    if kind in _FUNCTIONS and not hasattr(thing, "jinja_pass_arg"):
        return thing(*values, **named)
    if loop is not None:
        named["_loop_vars"] = loop
    if block is not None:
        named["_block_vars"] = block
    return context.call(thing, *values, **named)


def joined(parts: Sequence[Any]) -> str:
    """Return what `~` makes of some values."""
    for part in parts:
        if type(part) is not str and type(part) is not int:
            return markup_join(parts)
    return "".join(map(str, parts))


class QuickCode(CodeGenerator):
    """Makes the Python of a template."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja's names
        """Begin with what the others below need."""
        self.writeline(f"from {__name__} import called, joined, printed")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Look an attribute up; where there is none, as Jinja does."""
        self.write("(found if (found := getattr((of := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing else environment.getattr(of, {node.attr!r}))")

    @optimizeconst
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Join values to a text."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super().visit_Concat(node, frame)
            return
        self.write("joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        """Call a macro or whatever it is."""
        loop = "_loop_vars" if frame.loop_frame else "None"
        block = "_block_vars" if frame.block_frame else "None"
        self.write(f"called(context, {loop}, {block}, ")
        self.visit(node.node, frame)
        self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")
