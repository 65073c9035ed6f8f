"""Clocks GoRules ZEN: a graph by its batch call, an expression by one call a row.

Facts are handed over as JSON text, which proved no slower than dictionaries.
"""

from typing import Any

import zen
from measured import Peer, main

_KEY = "law"


def prepare(rules: dict[str, Any]) -> Peer:
    """The expression where there is one, else the graph."""
    return _expression(rules["expression"]) if "expression" in rules else _graph(rules["graph"])


def _graph(graph: str) -> Peer:
    content = zen.ZenDecisionContent(graph)
    engine = zen.ZenEngine({"loader": lambda _key: content})
    return Peer(
        ready=lambda text, _rows: [{"key": _KEY, "context": line} for line in text],
        answer=engine.evaluate_batch,
        read=lambda given: [[row["rule"] for row in one["data"]["result"]] for one in given],
        batch=50,
    )


def _expression(text: str) -> Peer:
    made = zen.compile_expression(text)
    return Peer(
        ready=lambda lines, _rows: lines,
        answer=lambda lines: [made.evaluate(line) for line in lines],
        read=lambda given: given,
        batch=250,
    )


if __name__ == "__main__":
    main(prepare)
