"""The check at load of a rule's text: only what all readings can answer alike.

Python's `and`, `or`, `not`, `in` and `if` ask for one truth value, which a column or a solver's term
does not have: some raise, some silently give a wrong answer. They are found in the syntax tree. What a rule
asks for is checked by asking (`recording.py`), when its module is read (`rule.py`).
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

_INSTEAD = {
    ast.And: "no `and`: write `&`, with each side in brackets",
    ast.Or: "no `or`: write `|`, with each side in brackets",
    ast.Not: "no `not`: write `no(...)`",
    ast.Invert: "no `~`: write `no(...)`: `~True` is -2",
    ast.In: "no `in`: write `among(fact, values)`",
    ast.NotIn: "no `not in`: write `no(among(fact, values))`",
    ast.Is: "no `is`: write `==`",
    ast.IsNot: "no `is not`: write `!=`",
}
_NO_IF = "no `if`: combine both cases with `&` and `|`"
_NO_LOOP = "no loops or functions inside a rule"
_NEVER: Mapping[type[ast.AST], str] = {
    ast.IfExp: _NO_IF,
    ast.Lambda: _NO_LOOP,
    ast.ListComp: _NO_LOOP,
    ast.GeneratorExp: _NO_LOOP,
    ast.SetComp: _NO_LOOP,
    ast.DictComp: _NO_LOOP,
}
_HELPERS = {"no", "among"}
_CLOCKS = {"today", "now", "utcnow", "time", "localtime", "monotonic"}
_CLOCK = "the day is `c.business_day`, the hour `c.outside(…)`, a first day in force `since=`; "
_STATEMENTS = (ast.Return, ast.Expr, ast.Assign)


def place_of(condition: Callable[[Any], Any]) -> str:
    """File and line at which a condition is declared."""
    return f"{inspect.getsourcefile(condition) or '?'}:{inspect.getsourcelines(condition)[1]}"


def condition_faults(condition: Callable[[Any], Any], citation: str) -> list[str]:
    """Every construct of a condition that a column could not answer, with file, line and what to write."""
    file = inspect.getsourcefile(condition) or "?"
    lines, first = inspect.getsourcelines(condition)
    tree = ast.parse(textwrap.dedent("".join(lines))).body[0]
    known = getattr(condition, "__globals__", {})
    problems = [f"{file}:{first + line - 1}: {what}" for line, what in _faults(tree, known)]
    if not citation.strip():
        problems.append(f"{file}:{first}: no citation: name the text it comes from, and its clause")
    if not (condition.__doc__ or "").strip():
        problems.append(f"{file}:{first}: no docstring: write the sentence that people read")
    return problems


def _faults(tree: ast.stmt, known: Mapping[str, Any]) -> list[tuple[int, str]]:
    if not isinstance(tree, ast.FunctionDef) or len(tree.args.args) != 1:
        return [(1, "a rule is a function of one argument")]
    argument = tree.args.args[0].arg
    faults = []
    for statement in tree.body:
        if not isinstance(statement, _STATEMENTS):
            faults.append((statement.lineno, _statement_fault(statement)))
        for node in ast.walk(statement):
            fault = _fault(node, argument, known)
            if fault:
                faults.append((getattr(node, "lineno", statement.lineno), fault))
    if isinstance(tree.body[-1], ast.Expr | ast.Assign):
        faults.append((tree.body[-1].lineno, "a rule ends with `return` and its condition"))
    return faults


def _statement_fault(statement: ast.stmt) -> str:
    if isinstance(statement, ast.If):
        return _NO_IF
    return "a rule names parts of its condition and returns it: no other statements"


def _fault(node: ast.AST, argument: str, known: Mapping[str, Any]) -> str | None:
    if isinstance(node, ast.BoolOp | ast.UnaryOp):
        return _INSTEAD.get(type(node.op))
    if isinstance(node, ast.Compare):
        return _comparison_fault(node)
    if type(node) in _NEVER:
        return _NEVER[type(node)]
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == argument:
        return f"write `{argument}.name` for a fact"
    if isinstance(node, ast.Call):
        return _call_fault(node, argument, known)
    return None


def _comparison_fault(node: ast.Compare) -> str | None:
    if len(node.ops) > 1:
        return "no chained comparison: write both comparisons with `&`"
    if any(isinstance(side, ast.Constant) and side.value is None for side in (node.left, *node.comparators)):
        return "no comparison with None: an unknown fact refuses by itself"
    return _INSTEAD.get(type(node.ops[0]))


def _call_fault(node: ast.Call, argument: str, known: Mapping[str, Any]) -> str | None:
    called = node.func
    if isinstance(called, ast.Name) and (called.id in _HELPERS or _checked(known.get(called.id))):
        return None
    if (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and called.value.id == argument
    ):
        return None
    name = ast.unparse(called)
    clock = _CLOCK if name.split(".")[-1] in _CLOCKS else ""
    return (
        f"`{name}(...)` is not to be called in a rule: it could read a clock or a file; {clock}"
        "a condition of its own is declared with `@part`"
    )


def _checked(called: object) -> bool:
    """Whether a function is held to the same rules: a part, or whom an instrument binds."""
    return getattr(called, "part", False) or getattr(called, "__name__", "") == "binds"
