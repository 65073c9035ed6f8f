"""The facts behind a decision as bytes: what is sealed beside the journal, its hash inside.

    {"channel":"email","contact":"…","content":"full","facts":{…},"for_at":"…","model":"…",
     "opening":{…},"types":{"balance_age_hours":"float"},"v":1}

`facts` are written exactly as the gate hashes them, so that their SHA-256 is the `facts` of the record.
Fractions and money are text there; `types` says which, so that they are read back as what they were.
"""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from rightparty.canonical import Json, canonical, parse
from rightparty.errors import InvalidInput
from rightparty.gate.basis import Basis, Opening
from rightparty.gate.decide import hashable
from rightparty.journal.record import instant, read_instant

VERSION = 1
_TYPES: Mapping[type, str] = {float: "float", Decimal: "decimal", datetime: "instant", date: "date"}


def encode(basis: Basis) -> bytes:
    """The canonical bytes of what a decision was made from.

    Raises:
        InvalidInput: a fact is of a type that has no written form here.
    """
    types: dict[str, Json] = {}
    for name, value in basis.facts.items():
        if value is None or isinstance(value, bool | int | str):
            continue
        kind = _TYPES.get(type(value))
        if kind is None:
            raise InvalidInput(f"the fact `{name}` is a {type(value).__name__}", "give it a written form")
        types[name] = kind
    opening = basis.opening
    frees: dict[str, Json] = {name: instant(at) if at else None for name, at in opening.frees.items()}
    return canonical(
        {
            "channel": basis.channel,
            "contact": basis.contact_hash,
            "content": basis.content,
            "facts": hashable(basis.facts),
            "for_at": instant(basis.at),
            "model": basis.model,
            "opening": {"frees": frees, "hours": list(opening.hours), "zones": list(opening.zones)},
            "types": types,
            "v": VERSION,
        }
    )


def facts_hash(vector: bytes) -> str:
    """The hash that the decision's record names its facts by.

    Raises:
        InvalidInput: these are not the bytes of a vector.
    """
    value = parse(vector)
    if not isinstance(value, Mapping) or not isinstance(value.get("facts"), Mapping):
        raise _none()
    return hashlib.sha256(canonical(value["facts"])).hexdigest()


def decode(vector: bytes) -> Basis:
    """What `encode` wrote.

    Raises:
        InvalidInput: these are not the bytes of a vector of a version known here.
    """
    match parse(vector):
        case {
            "channel": str(channel),
            "contact": str(contact),
            "content": str(content),
            "facts": dict(facts),
            "for_at": str(at),
            "model": str(model),
            "opening": {"frees": dict(frees), "hours": list(hours), "zones": list(zones)},
            "types": dict(types),
            "v": 1,
        }:
            try:
                typed = {name: _typed(value, types.get(name)) for name, value in facts.items()}
                opening = Opening(
                    zones=tuple(map(str, zones)),
                    hours=tuple(map(str, hours)),
                    frees={name: read_instant(one) if one else None for name, one in frees.items()},
                )
                return Basis(read_instant(at), channel, content, contact, model, typed, opening)
            except (TypeError, ValueError, InvalidOperation) as fault:
                raise _none() from fault
    raise _none()


def _typed(value: Any, kind: object) -> Any:
    match kind:
        case None:
            return value
        case "float":
            return float(value)
        case "decimal":
            return Decimal(value)
        case "date":
            return date.fromisoformat(value)
        case "instant":
            return datetime.fromisoformat(value)
    raise ValueError(kind)


def _none() -> InvalidInput:
    return InvalidInput("these are not the facts of a decision", "compare them with their source")
