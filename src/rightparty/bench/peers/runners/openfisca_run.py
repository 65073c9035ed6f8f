"""Clocks OpenFisca over columns: facts set as arrays that are at hand, each rule's column calculated.

An engine of columns is quick where there are many rows: each batch holds its facts as often as fill it.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from measured import Peer, main
from openfisca_core.entities import Entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

_ROWS, _COPIES = 2500, 20
_PERIOD = "2026-11-23"


def prepare(rules: dict[str, Any]) -> Peer:
    """A system of all variables; one simulation a batch."""
    words = Enum("W", [(word, word) for word in rules["words"]])
    place = {word: number for number, word in enumerate(rules["words"])}
    entity = Entity("contact", "contacts", "A contact", "")
    system = TaxBenefitSystem([entity])
    for name, kind in rules["facts"].items():
        system.add_variable(_variable(name, entity, _typed(kind, words)))
    for name, text in rules["formulas"].items():
        formula = eval(f"lambda c, p: {text}", {"W": words, "np": np})  # noqa: S307 - made by our translation
        body = {"value_type": bool, "formula": _three(formula)}
        system.add_variable(_variable(name, entity, body))
    asked = [name for name in rules["formulas"] if name.startswith("r")]

    def ready(_text: Sequence[str], rows: Sequence[dict[str, Any]]) -> tuple[int, dict[str, Any]]:
        columns = {}
        for name, kind in rules["facts"].items():
            values = [row[name] for row in rows]
            if kind == "text":
                codes = np.tile(np.array([place[value] for value in values], dtype=np.uint8), _COPIES)
                columns[name] = EnumArray(codes, words)
            else:
                dtype = {"truth": np.bool_, "whole": np.int32, "number": np.float32}[kind]
                columns[name] = np.tile(np.array(values, dtype=dtype), _COPIES)
        return len(rows), columns

    def answer(given: tuple[int, dict[str, Any]]) -> Any:
        count, columns = given
        simulation = SimulationBuilder().build_default_simulation(system, count * _COPIES)
        for name, column in columns.items():
            simulation.set_input(name, _PERIOD, column)
        return count, [simulation.calculate(name, _PERIOD) for name in asked]

    def read(given: Any) -> list[list[int]]:
        count, columns = given
        numbers = np.array([int(name[1:]) for name in asked])
        table = np.array([column[:count] for column in columns])
        return [numbers[table[:, row]].tolist() for row in range(count)]

    return Peer(ready, answer, read, batch=_ROWS, copies=_COPIES)


def _typed(kind: str, words: Any) -> dict[str, Any]:
    if kind == "text":
        return {"value_type": Enum, "possible_values": words, "default_value": next(iter(words))}
    return {"value_type": {"truth": bool, "whole": int, "number": float}[kind]}


def _variable(name: str, entity: Any, body: dict[str, Any]) -> Any:
    return type(
        name, (Variable,), {"entity": entity, "definition_period": DateUnit.DAY, "label": name, **body}
    )


def _three(formula: Any) -> Any:
    def formula_of(contact: Any, period: Any) -> Any:
        return formula(contact, period)

    return formula_of


if __name__ == "__main__":
    main(prepare)
