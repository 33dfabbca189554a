"""Template sandbox: what a template may reach. It may come from somebody whom nobody knows.

Jinja's own sandbox decides, and keeps a template from changing a list, which another page would
see. What is asked for most, a field of a view or a macro, is known to be safe, and is let through
first: the sandbox then costs about a twentieth of the drawing.
"""

from itertools import compress
from types import BuiltinMethodType, CodeType, MethodType
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from sitegen.template_limits import OPERATORS, Steps, bounded, called, limit_filters, operate

_COUNTED = "counted, as no template can write it"
_CLOSED = frozenset(["encode", "format", "format_map", "translate"])
"""Methods of texts that reach into values, or make much of a little; a filter ``format`` stays."""


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, within the limits of a page."""

    intercepted_binops = OPERATORS

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  # Jinja's
        """Make an environment without globals."""
        super().__init__(**options)
        self.globals.clear()
        limit_filters(self.filters)
        self.steps = Steps()
        self._fields: dict[type, frozenset[str]] = {}
        self.bounded = bounded
        self.filters[_COUNTED] = self._counted

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401  # as above
        """Give an attribute of a value, or what is undefined."""
        if attribute in self._fields.get(type(obj), ()):
            return getattr(obj, attribute)
        if isinstance(obj, Struct):
            self._fields[type(obj)] = frozenset(obj.__struct_fields__)
        return super().getattr(obj, attribute)

    def call(self, context: Context, function: Any, /, *args: Any, **named: Any) -> Any:  # noqa: ANN401  # as above
        """Call what a template calls."""
        next(self.steps.left)
        if type(function) is Macro:
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
            return function(context.eval_ctx, *args, **named)
        if isinstance(function, (BuiltinMethodType, MethodType)):
            args = called(function, args, named)
            return bounded(super().call(context, function, *args, **named))
        return super().call(context, function, *args, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401, ARG002  # as above
        """Apply an operator."""
        return operate(operator, left, right)

    def wrap_str_format(self, value: Any) -> None:  # noqa: ANN401  # as above
        """Leave ``str.format`` to ``is_safe_attribute``, which refuses it."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401  # as above
        """Tell whether a template may use an attribute."""
        closed = isinstance(obj, str) and attr in _CLOSED
        return not closed and super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:  # noqa: ANN401  # as above
        """Say that an attribute may not be used."""
        kind = type(obj).__name__
        hint = f"'{attribute}' of a value of the type {kind} is closed to templates"
        return self.undefined(hint, name=attribute, obj=obj, exc=SecurityError)

    def _counted(self, things: Any) -> Any:  # noqa: ANN401  # as above
        """Let a loop take a step for each turn."""
        return compress(things, self.steps.left)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002  # as above
    ) -> str:
        """Write the code of a template, with loops that take steps."""
        for loop in source.find_all(nodes.For):
            counted = nodes.Filter(loop.iter, _COUNTED, [], [], None, None)
            loop.iter = counted.set_lineno(loop.lineno).set_environment(self)
        return super()._generate(source, name, filename, defer_init)

    def _compile(self, source: str, filename: str) -> CodeType:
        """Compile what was generated; Python has limits of its own to what is nested in it."""
        try:
            return super()._compile(source, filename)
        except (MemoryError, SyntaxError):
            raise RecursionError from None


class SandboxGenerator(CodeGenerator):
    """Writes code that joins no endless texts."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802  # as above
        """Write what joins texts."""
        self.write("environment.bounded(")
        super().visit_Concat(node, frame)
        self.write(")")
