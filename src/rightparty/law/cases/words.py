"""The words of a case, held against the lists they come from: a case that nobody can read proves nothing."""

from collections.abc import Mapping
from typing import Any

from rightparty.book.tables import TABLES
from rightparty.errors import InvalidInput
from rightparty.law.facts import FACTS
from rightparty.law.faults import CHANNELS, nearest
from rightparty.law.load import load_law
from rightparty.law.vocabulary import ALL

_CONTACT = {"channel": CHANNELS, "content": ALL, "mode": ("informing", "interactive")}
_BESIDE = {"times", "zones", "country"}
"""Keys of a row that are no columns of a book: what a scene derives, and how often it repeats."""

_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "text": str,
    "truth": bool,
    "whole": int,
    "number": (int, float),
}


def check_rule(rule: str) -> None:
    """Raise `InvalidInput` where no rule has this id."""
    every = [one.id for one in load_law().every]
    if rule not in every:
        raise InvalidInput(f"no rule `{rule}`{nearest(rule, every)}")


def check_facts(facts: Mapping[str, Any]) -> None:
    """Raise `InvalidInput` at a fact that no rule asks for, or that is given another type of answer."""
    questions = load_law().questions
    for name, value in facts.items():
        kind = FACTS[name].type if name in FACTS else questions[name].type if name in questions else None
        if kind is None:
            raise InvalidInput(f"no fact `{name}`{nearest(name, (*FACTS, *questions))}")
        if not isinstance(value, _TYPES[kind]) or (kind != "truth" and isinstance(value, bool)):
            raise InvalidInput(f"`{name}` = {value!r} is no {kind}")
        known = FACTS[name].values if name in FACTS else ()
        if known and value not in known:
            raise InvalidInput(f"`{name}` is never `{value}`{nearest(str(value), known)}")


def check_contact(contact: Mapping[str, Any]) -> None:
    """Raise `InvalidInput` at a channel, content class or mode that there is not."""
    for name, known in _CONTACT.items():
        if name in contact and contact[name] not in known:
            raise InvalidInput(f"no {name} `{contact[name]}`{nearest(str(contact[name]), known)}")


def check_row(table: str, row: Mapping[str, Any]) -> None:
    """Raise `InvalidInput` at a table or column that there is not, or a word that a column cannot hold."""
    if table not in TABLES:
        raise InvalidInput(f"no table `{table}`{nearest(table, TABLES)}")
    columns = TABLES[table].by_name
    for name, value in row.items():
        if name in _BESIDE:
            continue
        if name not in columns:
            raise InvalidInput(f"no column `{name}` in `{table}`{nearest(name, columns)}")
        known = columns[name].choices
        if known and value is not None and value not in known:
            raise InvalidInput(f"`{name}` of `{table}` is never `{value}`{nearest(str(value), known)}")
