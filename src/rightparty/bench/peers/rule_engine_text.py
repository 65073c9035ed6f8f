"""Our rules for rule-engine: one rule a rule, and one for each instrument, which is asked first.

It knows sets of rules by no name: an instrument that does not bind is passed over whole, as we do it.
"""

from typing import Any

from rightparty.bench.peers.printer import Printer
from rightparty.bench.peers.ruleset import Ruleset


def texts(rules: Ruleset) -> dict[str, Any]:
    """`blocks`: an instrument's own condition (empty: it binds always), and its rules as (number, text).

    `types`: the facts by type, which rule-engine checks each text against.
    """
    printer = Printer(rules.names)
    blocks: dict[str, list[tuple[int, str]]] = {}
    for one in rules.ruled:
        guard = "" if one.guard is True else printer.text(one.guard)
        blocks.setdefault(guard, []).append((one.number, printer.text(one.spoken)))
    types = {rules.names[name]: question.type for name, question in rules.questions.items()}
    return {"blocks": list(blocks.items()), "types": types}
