"""Our rules for GoRules ZEN: a decision table that collects, and one expression.

A decision table with the hit policy `collect` is how ZEN keeps many rules: each row a rule, its condition in
a column of its own. The engine's expression language can be had without tables and graphs, as one compiled
expression; it is many times as quick, and is measured too.
"""

import json
from collections.abc import Iterator
from typing import Any

from rightparty.bench.peers.printer import Printer
from rightparty.bench.peers.ruleset import Ruled, Ruleset


class _Zen(Printer):
    def word(self, value: str) -> str:
        return f"'{value}'"


def _conditions(rules: Ruleset) -> Iterator[tuple[Ruled, str]]:
    printer = _Zen(rules.names)
    for one in rules.ruled:
        spoken = printer.text(one.spoken)
        if one.guard is True:
            yield one, spoken
        else:
            yield one, f"({printer.text(one.guard)}) and ({spoken})"


def table(rules: Ruleset) -> dict[str, Any]:
    """A graph of one decision table, whose answer lists the rules that spoke."""
    content = {
        "hitPolicy": "collect",
        "inputs": [{"id": "condition", "name": "condition"}],
        "outputs": [{"id": "rule", "name": "rule", "field": "rule"}],
        "rules": [
            {"_id": str(one.number), "condition": text, "rule": str(one.number)}
            for one, text in _conditions(rules)
        ],
    }
    nodes = [
        {"id": "asked", "type": "inputNode", "name": "asked", "content": {}},
        {"id": "rules", "type": "decisionTableNode", "name": "rules", "content": content},
        {"id": "heard", "type": "outputNode", "name": "heard", "content": {}},
    ]
    edges = [
        {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}
        for source, target in (("asked", "rules"), ("rules", "heard"))
    ]
    placed = [{**node, "position": {"x": 0, "y": 0}} for node in nodes]
    return {"graph": json.dumps({"nodes": placed, "edges": edges})}


def expression(rules: Ruleset) -> dict[str, Any]:
    """One expression, whose answer lists the rules that spoke."""
    parts = [f"{text} ? {one.number} : -1" for one, text in _conditions(rules)]
    return {"expression": f"filter([{', '.join(parts)}], # >= 0)"}
