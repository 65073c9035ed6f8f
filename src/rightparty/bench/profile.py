"""Where a run's time goes: an engine that notes how long each query took, and who asked for it."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, cast

from rightparty.engine import Engine

_ASKS = frozenset({"create", "materialize", "number", "rows", "count", "write", "drop", "read_parquet"})
_PACKAGE = "rightparty."


@dataclass
class Spent:
    """Queries of one kind: how many, and how long in all."""

    queries: int = 0
    seconds: float = 0.0


class Profiled:
    """Stands for an engine, and notes what each of its methods took; everything else is the engine's own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.spent: dict[str, Spent] = defaultdict(Spent)

    @property
    def engine(self) -> Engine:
        """Itself, as whoever is handed it should see it."""
        return cast("Engine", self)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._engine, name)
        return self._noted(name, found) if name in _ASKS else found

    def _noted(self, method: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*given: Any, **more: Any) -> Any:
            label = f"{_topic()}: {_what(method, given, more)}"
            began = perf_counter()
            try:
                return call(*given, **more)
            finally:
                one = self.spent[label]
                one.queries += 1
                one.seconds += perf_counter() - began

        return asked

    def top(self, most: int = 20) -> Sequence[Mapping[str, object]]:
        """The kinds of query that took longest, as rows of a table; `share` is of all queries."""
        whole = sum(one.seconds for one in self.spent.values()) or 1.0
        ranked = sorted(self.spent.items(), key=lambda pair: -pair[1].seconds)[:most]
        return [
            {"query": label, "queries": one.queries, "seconds": round(one.seconds, 3),
             "share": f"{one.seconds / whole:.0%}"}
            for label, one in ranked
        ]  # fmt: skip


def _what(method: str, given: Sequence[Any], more: Mapping[str, Any]) -> str:
    """The method, and the table that it makes: numbers in a name are left out, so that chunks are one."""
    named = [value for value in (*given, *more.values()) if isinstance(value, str)]
    return f"{method} {re.sub('[0-9]+', 'N', named[0])}" if named else method


def _topic() -> str:
    """Who asked: the first module of this package above the engine."""
    frame = sys._getframe(2)
    return str(frame.f_globals.get("__name__", "")).removeprefix(_PACKAGE)
