"""The reading of a rule that builds it: every answer is a term, and every operation on terms another.

A term can then be written out as Python source, in two forms: whether it is surely true, and whether it may
be true. The first asks that every fact it needs is known; the second takes what is not known for true. Both
follow the logic of `law/logic.py`, with short cuts: `a & b` may be true where both may be.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rightparty.law.parameters import Parameter
from rightparty.law.readings import Reading


@dataclass(frozen=True, eq=False)
class Term:
    """One operation over others; `key` is equal where terms are. `asks`: the questions below it."""

    op: str
    parts: tuple[Any, ...]
    key: str
    asks: tuple[str, ...]

    def __and__(self, other: Any) -> Any:
        return _joined("and", self, other) if isinstance(other, Term) else self if other else False

    def __or__(self, other: Any) -> Any:
        return _joined("or", self, other) if isinstance(other, Term) else True if other else self

    __rand__ = __and__
    __ror__ = __or__

    def __invert__(self) -> Any:
        return self.parts[0] if self.op == "not" else _term("not", self)

    def __eq__(self, other: Any) -> Any:
        return _term("==", self, other)

    def __ne__(self, other: Any) -> Any:
        return _term("!=", self, other)

    def __lt__(self, other: Any) -> Any:
        return _term("<", self, other)

    def __le__(self, other: Any) -> Any:
        return _term("<=", self, other)

    def __gt__(self, other: Any) -> Any:
        return _term(">", self, other)

    def __ge__(self, other: Any) -> Any:
        return _term(">=", self, other)

    def __add__(self, other: Any) -> Any:
        return _term("+", self, other)

    def __radd__(self, other: Any) -> Any:
        return _term("+", other, self)

    def __sub__(self, other: Any) -> Any:
        return _term("-", self, other)

    def __rsub__(self, other: Any) -> Any:
        return _term("-", other, self)

    def __mul__(self, other: Any) -> Any:
        return _term("*", self, other)

    __rmul__ = __mul__

    def isin(self, values: Collection[Any]) -> Any:
        """Membership, as a column spells it."""
        return _term("in", self, tuple(sorted(set(values), key=repr)))

    def __hash__(self) -> int:
        return hash(self.key)

    def __bool__(self) -> bool:
        raise TypeError("a rule must not branch on an answer: use `&`, `|` and `no(...)`")


def _term(op: str, *parts: Any) -> Term:
    keys = [part.key if isinstance(part, Term) else repr(part) for part in parts]
    asks = dict.fromkeys(name for part in parts if isinstance(part, Term) for name in part.asks)
    return Term(op, parts, f"({op} {' '.join(keys)})", tuple(asks))


def _joined(op: str, left: Term, right: Term) -> Term:
    """Both sides in one flat term, each part once."""
    sides = [side.parts if side.op == op else (side,) for side in (left, right)]
    parts = {part.key: part for side in sides for part in side}
    return _term(op, *parts.values()) if len(parts) > 1 else left


def question(name: str) -> Term:
    """The answer to a question, whatever it is."""
    return Term("ask", (name,), f"[{name}]", (name,))


class Building(Reading):
    """The reading that answers with terms; `given` are answers known beforehand, such as the channel."""

    def __init__(self, parameters: Mapping[str, Parameter], day: date, given: Mapping[str, Any]) -> None:
        super().__init__(parameters, day)
        self._given = given

    def _answer(self, name: str) -> Any:
        return self._given[name] if name in self._given else question(name)


Write = Callable[[Term, bool], str]
"""How a term below another is written: its own source, or the name of what was worked out before."""


def constant_name(value: Decimal) -> str:
    """How source names a decimal number; Python has no literal of one."""
    return "D" + "".join(sign if sign.isalnum() else f"_{ord(sign)}_" for sign in str(value))


def written(term: Term, *, sure: bool, write: Write, ask: Callable[[str], str]) -> str:
    """The source of a term: whether it is surely true, or may be; `write` writes the terms below it.

    `ask` writes a question. The source is of use as a truth only: it may come to None instead of False.
    """
    if term.op == "ask":
        return ask(term.parts[0]) if sure else f"{ask(term.parts[0])} is not False"
    if term.op in ("and", "or"):
        return f" {term.op} ".join(f"({write(part, sure)})" for part in term.parts)
    if term.op == "not":
        return f"not ({write(term.parts[0], not sure)})"
    return _compared(term, sure=sure, ask=ask)


def _compared(term: Term, *, sure: bool, ask: Callable[[str], str]) -> str:
    left, right = (_value(part, ask) for part in term.parts)
    if term.op == "in":
        right = "{" + ", ".join(repr(value) for value in term.parts[1]) + "}"
        test = f"{left} in {right}" if term.parts[1] else "False"
    else:
        test = f"{left} {term.op} {right}"
    plain = isinstance(term.parts[0], Term) and term.parts[0].op == "ask" and len(term.asks) == 1
    plain = plain and not isinstance(term.parts[1], Term)
    # None equals nothing a rule compares with, and is in no list: no need to ask whether the fact is known.
    if plain and (term.op in ("==", "in") if sure else term.op == "!="):
        return test
    if sure:
        return " and ".join((*(f"{ask(name)} is not None" for name in term.asks), test))
    return " or ".join((*(f"{ask(name)} is None" for name in term.asks), test))


def _value(part: Any, ask: Callable[[str], str]) -> str:
    if not isinstance(part, Term):
        return constant_name(part) if isinstance(part, Decimal) else repr(part)
    if part.op == "ask":
        return ask(part.parts[0])
    if part.op in ("+", "-", "*"):
        left, right = (_value(one, ask) for one in part.parts)
        return f"({left} {part.op} {right})"
    raise TypeError(f"a truth is compared with something: write it with `&`, `|` and `no(...)`: {part.key}")
