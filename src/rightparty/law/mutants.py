"""Planted faults: a rule as somebody could have got it wrong, each fault one small change.

Removed; a comparison flipped, or without its edge; a cap, a number, a window's edge or a counter's days moved
by one; a channel dropped, from the rule itself or from a list that it names.
"""

import ast
import inspect
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import CodeType, FunctionType
from typing import Any

from rightparty.law.load import Law
from rightparty.law.parameters import Parameter, Window
from rightparty.law.rule import Condition, Rule

_FLIPPED: Mapping[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
_SIGNS: Mapping[type[ast.cmpop], str] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """`rule`: the rule with a fault in it, None where it was removed. `what`: the fault in words."""

    original: Rule
    what: str
    rule: Rule | None

    def planted(self, law: Law) -> Law:
        """The law with the fault in it."""
        return Law(self._among(law.rules), self._among(law.records))

    def _among(self, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        planted = (self.rule if rule is self.original else rule for rule in rules)
        return tuple(rule for rule in planted if rule is not None)


def mutants(rule: Rule) -> Iterator[Mutant]:
    """Every fault that is planted in a rule."""
    yield Mutant(rule, "removed", None)
    yield from _numbers(rule)
    yield from _channels(rule)
    yield from _conditions(rule)


def _numbers(rule: Rule) -> Iterator[Mutant]:
    for name in sorted(rule.recording.limits):
        parameter = rule.instrument.parameters[name]
        for what, move in _moves(parameter.values[-1].value):
            values = tuple(replace(one, value=move(one.value)) for one in parameter.values)
            changed: dict[str, Parameter] = {
                **rule.instrument.parameters,
                name: replace(parameter, values=values),
            }
            moved = replace(rule, instrument=replace(rule.instrument, parameters=changed))
            yield Mutant(rule, f"{name} {what}", moved)


def _moves(value: Any) -> Iterator[tuple[str, Callable[[Any], Any]]]:
    """Ways in which a number of the law is moved by one."""
    if isinstance(value, Window):
        yield "opens a second sooner", lambda w: replace(w, opens=w.opens - 1)
        yield "opens a minute later", lambda w: replace(w, opens=w.opens + 60)
        yield "closes a minute sooner", lambda w: replace(w, closes=w.closes - 60)
        yield "closes a second later", lambda w: replace(w, closes=w.closes + 1)
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        yield "one more", lambda n: n + _one(n)
        yield "one less", lambda n: n - _one(n)


def _one(number: Any) -> Any:
    """One, or for a share one of its last digit but at least a thousandth."""
    return 1 if isinstance(number, int) else type(number)("0.001")


def _channels(rule: Rule) -> Iterator[Mutant]:
    for channel in rule.channels if len(rule.channels) > 1 else ():
        kept = tuple(one for one in rule.channels if one != channel)
        yield Mutant(rule, f"without channel {channel}", replace(rule, channels=kept))


def _conditions(rule: Rule) -> Iterator[Mutant]:
    """Faults in the text of the condition, and of the parts that it calls."""
    for function in _reached(rule.condition):
        tree = _tree(function)
        told: Counter[str] = Counter()
        for what, changed in _changes(tree, function.__globals__):
            condition = _rebuilt(rule.condition, function, _compiled(changed, function))
            told[what] += 1
            again = f" ({told[what]})" if told[what] > 1 else ""  # the same words at another place
            yield Mutant(rule, f"{function.__name__}: {what}{again}", replace(rule, condition=condition))


def _reached(condition: Condition) -> tuple[FunctionType, ...]:
    """A condition and all parts below it, once each."""
    found: dict[str, FunctionType] = {}
    open_: list[Any] = [condition]
    while open_:
        function = open_.pop()
        if isinstance(function, FunctionType) and function.__qualname__ + function.__module__ not in found:
            found[function.__qualname__ + function.__module__] = function
            open_ += _parts(function).values()
    return tuple(found.values())


def _parts(function: FunctionType) -> dict[str, FunctionType]:
    """The parts that a function calls, by the name it calls them by."""
    known = function.__globals__
    return {n: known[n] for n in function.__code__.co_names if getattr(known.get(n), "part", False)}


def _tree(function: FunctionType) -> ast.FunctionDef:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    if not isinstance(tree, ast.FunctionDef):
        raise TypeError(f"{function.__name__} is no function with a name")
    tree.decorator_list = []  # what the function is declared as is no part of its text
    return tree


def _changes(tree: ast.FunctionDef, known: Mapping[str, Any]) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Each change of one place of a function's text; the tree is put back after each."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and type(node.ops[0]) in _FLIPPED:
            was = node.ops[0]
            for flipped in _FLIPPED[type(was)]:
                node.ops[0] = flipped()
                yield f"{_SIGNS[flipped]} for {_SIGNS[type(was)]} in `{_short(node)}`", tree
            node.ops[0] = was
        elif isinstance(node, ast.keyword) and node.arg == "days" and isinstance(node.value, ast.Constant):
            was_days = node.value
            for step in (1, -1):
                days = _days(was_days) + step
                if days > 0:
                    node.value = ast.copy_location(ast.Constant(days), was_days)
                    yield f"{days} days for {_days(was_days)}", tree
            node.value = was_days
        else:
            yield from _list_changes(tree, node, known)


def _list_changes(
    tree: ast.FunctionDef, node: ast.AST, known: Mapping[str, Any]
) -> Iterator[tuple[str, ast.FunctionDef]]:
    """A list of channels with one of them dropped: `channels=VOICE`, `among(c.channel, ELECTRONIC)`."""
    if isinstance(node, ast.keyword) and node.arg == "channels":
        was = node.value
    elif isinstance(node, ast.Call) and getattr(node.func, "id", "") == "among" and _of_channel(node):
        was = node.args[1]
    else:
        return
    whole = tuple(eval(compile(ast.Expression(was), "<list>", "eval"), dict(known)))  # noqa: S307 -- our own text
    for one in whole if len(whole) > 1 else ():
        kept = ast.parse(repr(tuple(each for each in whole if each != one)), mode="eval").body
        _put(node, kept)
        yield f"without {one} in `{_short(node)}`", tree
    _put(node, was)


def _put(node: ast.keyword | ast.Call, new: ast.expr) -> None:
    if isinstance(node, ast.keyword):
        node.value = new
    else:
        node.args[1] = new


def _days(constant: ast.Constant) -> int:
    if not isinstance(constant.value, int):
        raise TypeError(f"{constant.value!r} is no number of days")
    return constant.value


def _of_channel(call: ast.Call) -> bool:
    return len(call.args) == 2 and getattr(call.args[0], "attr", "") == "channel"


def _short(node: ast.AST) -> str:
    told = " ".join(ast.unparse(node).split())
    return told if len(told) <= 60 else f"{told[:57]}..."


def _compiled(tree: ast.FunctionDef, function: FunctionType) -> CodeType:
    module = ast.fix_missing_locations(ast.Module([tree], []))
    code = compile(module, inspect.getsourcefile(function) or "<mutant>", "exec")
    return next(one for one in code.co_consts if isinstance(one, CodeType))


def _rebuilt(condition: Any, changed: FunctionType, code: CodeType) -> Condition:
    """A condition whose text, or that of a part below it, is another."""
    parts = {name: _rebuilt(part, changed, code) for name, part in _parts(condition).items()}
    own = code if condition is changed else condition.__code__
    made = FunctionType(own, {**condition.__globals__, **parts}, condition.__name__)
    made.__doc__, made.__module__ = condition.__doc__, condition.__module__
    if getattr(condition, "part", False):
        made.part = True  # type: ignore[attr-defined]  # as `part` marks it
    return made
