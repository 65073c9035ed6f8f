"""Clocks rule-engine: every instrument that binds, and then each of its rules, one call each."""

from collections.abc import Sequence
from typing import Any

import rule_engine
from measured import Peer, main

_TYPES = {
    "truth": rule_engine.DataType.BOOLEAN,
    "text": rule_engine.DataType.STRING,
    "whole": rule_engine.DataType.FLOAT,
    "number": rule_engine.DataType.FLOAT,
}


def prepare(rules: dict[str, Any]) -> Peer:
    """All rules, parsed once."""
    types = {name: _TYPES[kind] for name, kind in rules["types"].items()}
    context = rule_engine.Context(
        type_resolver=rule_engine.type_resolver_from_dict(types), resolver=rule_engine.resolve_item
    )

    def parsed(text: str) -> Any:
        return rule_engine.Rule(text, context=context)

    blocks = [
        (parsed(guard) if guard else None, [(number, parsed(text)) for number, text in block])
        for guard, block in rules["blocks"]
    ]

    def one(row: dict[str, Any]) -> list[int]:
        found = []
        for guard, block in blocks:
            if guard is None or guard.matches(row):
                found += [number for number, rule in block if rule.matches(row)]
        return found

    def answer(rows: Sequence[dict[str, Any]]) -> list[list[int]]:
        return [one(row) for row in rows]

    return Peer(lambda _text, rows: rows, answer, lambda given: given, batch=20)


if __name__ == "__main__":
    main(prepare)
