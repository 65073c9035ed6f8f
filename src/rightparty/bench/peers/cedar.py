"""Our rules for Cedar: one `forbid` a rule, whose conditions read the request's context.

One request a candidate asks all rules; those that hold are the reasons of its answer. Cedar has whole numbers
and no fractions with arithmetic: numbers are handed over in millionths.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from rightparty.bench.peers.printer import Printer
from rightparty.bench.peers.ruleset import Ruleset
from rightparty.errors import RightpartyError
from rightparty.law.terms import Term

_MILLION = 1_000_000


class _Cedar(Printer):
    joins: ClassVar[Mapping[str, str]] = {"and": " && ", "or": " || "}

    def __init__(self, rules: Ruleset) -> None:
        super().__init__({name: f"context.{short}" for name, short in rules.names.items()})
        self._fractions = {name for name, one in rules.questions.items() if one.type == "number"}

    def compared(self, left: Any, right: Any, *, sign: str) -> str:
        asks = {name for part in (left, right) if isinstance(part, Term) for name in part.asks}
        if not asks & self._fractions:
            return super().compared(left, right, sign=sign)
        return super().compared(_scaled(left), _scaled(right), sign=sign)

    def negated(self, text: str) -> str:
        return f"!({text})"

    def among(self, part: Term, values: tuple[Any, ...]) -> str:
        return f"[{', '.join(self.value(value) for value in values)}].contains({self.value(part)})"


def policies(rules: Ruleset) -> dict[str, Any]:
    """Everything is permitted but what a rule forbids; `fractions`: facts that are handed over in millionths.

    Raises:
        RightpartyError: a number of the law has more than six digits behind the point.
    """
    printer = _Cedar(rules)
    found = ["permit (principal, action, resource);"]
    for one in rules.ruled:
        guard = "" if one.guard is True else f" when {{ {printer.text(one.guard)} }}"
        found.append(
            f'@id("{one.number}") forbid (principal, action, resource){guard} '
            f"when {{ {printer.text(one.spoken)} }};"
        )
    fractions = [rules.names[name] for name, one in rules.questions.items() if one.type == "number"]
    return {"policies": "\n".join(found), "fractions": fractions}


def _scaled(part: Any) -> Any:
    if isinstance(part, Term):
        return part
    scaled = Decimal(str(part)) * _MILLION
    if scaled != int(scaled):
        raise RightpartyError(f"{part} is no whole number of millionths, which is all that Cedar is given")
    return int(scaled)
