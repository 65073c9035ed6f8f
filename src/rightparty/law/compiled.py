"""The value reading of a whole law, compiled once: one Python function decides by all rules in force.

The rules of one period (between two changes of law) are written out for one channel: numbers of the law
stand in it as constants, each question is looked up once, what several rules share is worked out once, and an
instrument that does not bind is passed over whole. A test holds it against the rules read one by one.
"""

import re
from bisect import bisect_right
from collections import Counter as Tally
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rightparty.law.rule import Rule
from rightparty.law.terms import Building, Term, constant_name, written

if TYPE_CHECKING:
    from rightparty.law.load import Law

Heard = tuple[int, ...]
"""Rules that spoke, by their number in `Compiled.rules`, in order; `~number` for one that cannot tell."""

_ASKED = re.compile("\x00([^\x00]+)\x00")


@dataclass(frozen=True, eq=False)
class Compiled:
    """The rules in force in one period, as one function for contacts on one channel (None: on any).

    `source` is the function's text. `questions`: what it may look up. `weighed` is for whoever weighs what
    was heard: outcomes by what was heard and content class.
    """

    rules: tuple[Rule, ...]
    source: str
    questions: tuple[str, ...]
    function: Callable[[Mapping[str, Any]], Heard]
    weighed: dict[Any, Any] = field(default_factory=dict)

    def heard(self, known: Mapping[str, Any]) -> Heard:
        """Which rules speak on these facts, and which cannot be answered; a fact left out is unknown."""
        try:
            return self.function(known)
        except KeyError:
            return self.function({**dict.fromkeys(self.questions), **known})


class CompiledLaw:
    """A law with its functions, each made when it is first needed."""

    def __init__(self, law: "Law") -> None:
        self._law = law
        self._changes = [change.timestamp() for change in law.changes()]
        self._made: dict[tuple[int, str | None], Compiled] = {}

    def at(self, moment: datetime, channel: str | None = None) -> Compiled:
        """The rules in force at an instant, for one channel or for any."""
        key = (bisect_right(self._changes, moment.timestamp()), channel)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = compiled(self._law.in_force(moment), moment, channel)
        return made


def compiled(rules: Sequence[Rule], at: datetime, channel: str | None = None) -> Compiled:
    """Write rules in force at an instant out as one function."""
    blocks = list(_blocks(rules, at, {} if channel is None else {"channel": channel}))
    source = "\n".join(_function(blocks)) + "\n"
    space = dict(_decimals(term for block in blocks for term in block.terms()))
    exec(compile(source, "<law>", "exec"), space)  # noqa: S102 - our own text, made from checked rules
    asked = {name for block in blocks for term in block.terms() for name in term.asks}
    return Compiled(tuple(rules), source, tuple(sorted(asked)), space["heard"])


@dataclass
class _Block:
    """The rules of one instrument; `guard`: when it binds. Each rule: number, when it is heard, condition."""

    guard: Any
    rules: list[tuple[int, Any, Any]]

    def terms(self) -> Iterator[Term]:
        for part in (self.guard, *(part for _, *parts in self.rules for part in parts)):
            if isinstance(part, Term):
                yield part


def _blocks(rules: Sequence[Rule], at: datetime, given: Mapping[str, Any]) -> Iterator[_Block]:
    for instrument, pairs in groupby(enumerate(rules), key=lambda pair: pair[1].instrument):
        reading = Building(instrument.parameters, instrument.day(at), given)
        guard = instrument.binds(reading)
        found = []
        for number, rule in pairs:
            condition = rule.condition(reading)
            spoken = rule.on_channel(reading) & condition
            if spoken is not False:
                found.append((number, spoken, condition))
        if guard is not False and found:
            yield _Block(guard, found)


def _function(blocks: Sequence[_Block]) -> Iterator[str]:
    """The lines of the function: what all blocks share first, then block by block, in the rules' order."""
    always = [term for block in blocks if block.guard is True for _, term, _ in block.rules]
    guards = [block.guard for block in blocks if block.guard is not True]
    sometimes = [term for block in blocks if block.guard is not True for _, term, _ in block.rules]
    used = _uses([*guards, *always])
    also = _uses([*guards, *always, *sometimes])
    top = _Scope({}, [key for key in used if also[key] > 1], _by_key([*guards, *always]))
    lines = list(top.lines())
    for block in blocks:
        lines += _block_lines(block, top)
    kept = Tally(name for line in lines if not line.startswith("        ") for name in _ASKED.findall(line))
    names = {name: f"v{n}" for n, name in enumerate(n for n, uses in kept.items() if uses > 1)}
    yield "def heard(f):"
    yield "    found = []"
    yield "    add = found.append"
    for name, local in names.items():
        yield f"    {local} = f[{name!r}]"
    for inner, part in groupby(lines, key=lambda line: line.startswith("        ")):
        found = list(part)
        yield from _with_local_questions(found, names) if inner else _with(found, names)
    yield "    return tuple(found)"


def _block_lines(block: _Block, top: "_Scope") -> list[str]:
    terms = [term for _, term, _ in block.rules]
    if block.guard is True:
        return [f"    {line}" for rule in block.rules for line in _rule_lines(*rule, top)]
    uses = _uses(terms)
    scope = _Scope(
        top.names, [key for key, n in uses.items() if n > 1 and key not in top.names], _by_key(terms)
    )
    inner = [line.strip() for line in scope.lines()]
    inner += [line for rule in block.rules for line in _rule_lines(*rule, scope)]
    return [f"    if {top.write(block.guard, False)}:", *(f"        {line}" for line in inner)]


def _rule_lines(number: int, spoken: Any, condition: Any, scope: "_Scope") -> list[str]:
    """One rule: it is heard where it may be true, and cannot tell where it is not surely so."""
    told = f"add({number})"
    if isinstance(condition, Term):
        sure, may = scope.write(condition, True), scope.write(condition, False)
        told = told if sure == may else f"add({number} if {sure} else {~number})"
    return [told] if spoken is True else [f"if {scope.write(spoken, False)}: {told}"]


class _Scope:
    """Names for what is worked out before it is used; `shared` are keys of `_uses`, `terms` by term's key."""

    def __init__(
        self, outer: Mapping[Any, str], shared: Iterable[tuple[str, bool]], terms: Mapping[str, Term]
    ) -> None:
        self.names = dict(outer)
        self._shared = [(terms[key], sure) for key, sure in shared]

    def lines(self) -> Iterator[str]:
        """One line for each shared term, the smallest first, since larger ones are made of them."""
        for term, sure in sorted(self._shared, key=lambda one: len(one[0].key)):
            text = self._written(term, sure)
            self.names[term.key, sure] = f"s{len(self.names)}"
            yield f"    {self.names[term.key, sure]} = {text}"

    def write(self, term: Term, sure: bool) -> str:
        """The source of a term, or the name of what was worked out before."""
        return self.names.get((term.key, sure)) or self._written(term, sure)

    def _written(self, term: Term, sure: bool) -> str:
        return written(term, sure=sure, write=self.write, ask=lambda name: f"\x00{name}\x00")


def _uses(terms: Iterable[Any]) -> Tally[tuple[str, bool]]:
    """How often each term below these is used, and in which form, counting what is shared once."""
    found: Tally[tuple[str, bool]] = Tally()
    waiting = [(term, False) for term in terms if isinstance(term, Term)]
    while waiting:
        term, sure = waiting.pop()
        if term.op == "ask":
            continue
        found[term.key, sure] += 1
        if found[term.key, sure] > 1:
            continue
        if term.op == "not":
            waiting.append((term.parts[0], not sure))
        elif term.op in ("and", "or"):
            waiting += [(part, sure) for part in term.parts]
    return found


def _by_key(terms: Iterable[Any]) -> Mapping[str, Term]:
    found: dict[str, Term] = {}
    waiting = [term for term in terms if isinstance(term, Term)]
    while waiting:
        term = waiting.pop()
        if term.key not in found:
            found[term.key] = term
            waiting += [part for part in term.parts if isinstance(part, Term)]
    return found


def _decimals(terms: Iterable[Term]) -> Iterator[tuple[str, Any]]:
    """Decimal numbers of the law by the names that stand for them."""
    for term in _by_key(terms).values():
        for part in term.parts:
            if isinstance(part, Decimal):
                yield constant_name(part), part


def _with(lines: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
    """Lines in which each question is a local name, or looked up in its place."""
    for line in lines:
        yield _ASKED.sub(lambda m: names.get(m[1]) or f"f[{m[1]!r}]", line)


def _with_local_questions(lines: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
    """The lines of a block: what it asks twice or more is looked up at its beginning."""
    kept = list(lines)
    uses = Tally(name for line in kept for name in _ASKED.findall(line) if name not in names)
    own = {name: f"w{n}" for n, name in enumerate(name for name, n in uses.items() if n > 1)}
    for name, local in own.items():
        yield f"        {local} = f[{name!r}]"
    yield from _with(kept, {**names, **own})
