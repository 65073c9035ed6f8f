"""`rightparty law prove --mutants`: faults planted in the rules, and what notices them."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rightparty.cli.output import Format, emit_rows
from rightparty.cli.progress import progress

if TYPE_CHECKING:
    from rightparty.gate.planted import Fate
    from rightparty.law.load import Law

COLUMNS = ("rule", "fault", "fate", "by")
SCREEN_COLUMNS = ("rulebook", "faults", "case", "proof", "equivalent", "survived")


def plant(law: "Law", books: Sequence[str], sample: int, format: Format, out: Path | None) -> int:
    """Plant faults in the rules of some rulebooks, or of all; 1 where something went unnoticed."""
    from rightparty.gate.planted import Planting
    from rightparty.law.cases.own import own_cases
    from rightparty.law.mutants import mutants
    from rightparty.parties.model import default_model

    asked = law.only(*books) if books else law
    faults = [one for rule in asked.every for one in mutants(rule)]
    if 0 < sample < len(faults):
        faults = [faults[number * len(faults) // sample] for number in range(sample)]
    with progress() as report:
        fates = list(Planting(law, list(own_cases()), default_model()).fates(faults, report))
    if format != "text" or out is not None:
        emit_rows([_row(fate) for fate in fates], COLUMNS, format, out)
    else:
        emit_rows(_by_book(fates), SCREEN_COLUMNS, format, out)
        _tell(fates)
    return 1 if any(fate.fate == "survived" for fate in fates) else 0


def _row(fate: "Fate") -> dict[str, Any]:
    mutant = fate.mutant
    return {"rule": mutant.original.id, "fault": mutant.what, "fate": fate.fate, "by": fate.by}


def _by_book(fates: "Sequence[Fate]") -> list[dict[str, Any]]:
    counted: dict[str, Counter[str]] = {}
    for fate in fates:
        counted.setdefault(fate.mutant.original.instrument.rulebook, Counter())[fate.fate] += 1
    return [
        {"rulebook": book, "faults": count.total(), **{one: count[one] for one in SCREEN_COLUMNS[2:]}}
        for book, count in counted.items()
    ]


def _tell(fates: "Sequence[Fate]") -> None:
    """Every fault that nothing noticed, and how many were."""
    surviving = [fate for fate in fates if fate.fate == "survived"]
    for fate in surviving:
        print(f"survived: {fate.mutant.original.id}: {fate.mutant.what}")
    counted = Counter(fate.fate for fate in fates)
    real = len(fates) - counted["equivalent"]
    noticed = counted["case"] + counted["proof"]
    share = f" ({noticed / real:.1%})" if real else ""
    print(
        f"\n{len(fates)} faults: {counted['case']} noticed by a case, {counted['proof']} by a proof, "
        f"{counted['equivalent']} no fault in any contact, {counted['survived']} survived; "
        f"{noticed} of {real} noticed{share}"
    )
