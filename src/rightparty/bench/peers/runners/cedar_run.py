"""Clocks Cedar by cedarpy's batch call, policies and entities parsed beforehand.

The context of a request is handed over as JSON text: from a dictionary cedarpy would write that text itself.
"""

import json
from collections.abc import Sequence
from typing import Any

import cedarpy
from measured import Peer, main

_MILLION = 1_000_000
_WHO = {"principal": 'A::"a"', "action": 'A::"a"', "resource": 'A::"a"'}


def prepare(rules: dict[str, Any]) -> Peer:
    """All rules as one set of policies."""
    policies = cedarpy.PolicySet.from_str(rules["policies"])
    entities = cedarpy.Entities.from_json_str("[]")
    fractions = rules["fractions"]

    def ready(_text: Sequence[str], rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**_WHO, "context": _context(row, fractions)} for row in rows]

    def read(given: Sequence[Any]) -> list[list[int]]:
        for one in given:
            if one.diagnostics.errors:
                raise ValueError(f"Cedar could not read a rule: {one.diagnostics.errors[0]}")
        return [[int(key) for key in one.diagnostics.id_annotations_by_reason.values()] for one in given]

    return Peer(
        ready, lambda requests: cedarpy.is_authorized_batch(requests, policies, entities), read, batch=500
    )


def _context(row: dict[str, Any], fractions: Sequence[str]) -> str:
    return json.dumps({**row, **{name: round(row[name] * _MILLION) for name in fractions}})


if __name__ == "__main__":
    main(prepare)
