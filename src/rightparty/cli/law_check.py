"""`rightparty law check`: cases held against the law: its instruments alone, and the product on top."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rightparty.cli.output import Format, emit_rows
from rightparty.cli.progress import progress
from rightparty.errors import InvalidInput

COLUMNS = (
    "id",
    "expected",
    "got",
    "product_expected",
    "product_got",
    "legal_effect",
    "passed",
    "disputed",
    "reasons",
    "differences",
)
SCREEN_COLUMNS = ("id", "expected", "got", "product_got", "differences")


def check(*cases: Path, every: bool = False, format: Format = "text", out: Path | None = None) -> int:
    """Hold cases against the law: the project's own without an argument, else those of case files.

    Prints what does not agree, and last how many do. A case that stands among the disputed is counted apart.

    Example: rightparty law check

    Args:
        cases: `.toml` in the project's own form, `.jsonl` in a vocabulary of the research.
        every: show the cases that agree as well.
        format: how the table is printed.
        out: write to this file instead, its form by its ending.
    """
    from rightparty.gate.agreement import Compared, compare
    from rightparty.gate.trial import try_case
    from rightparty.law.cases.disputed import disputed
    from rightparty.law.load import load_law
    from rightparty.parties.model import default_model

    law, model = load_law(), default_model()
    asked = list(_read(cases))
    compared: list[Compared] = []
    with progress() as report:
        for number, case in enumerate(asked, 1):
            compared.append(compare(try_case(case, law, model)))
            report("cases", number, len(asked))
    agreeing = sum(one.passed for one in compared)
    failing = [one for one in compared if not one.passed and one.trial.case.id not in disputed()]
    shown = compared if every or format != "text" else [one for one in compared if not one.passed]
    columns = SCREEN_COLUMNS if format == "text" and out is None else COLUMNS
    emit_rows([_row(one, disputed()) for one in shown], columns, format, out)
    print(f"{agreeing} of {len(compared)} cases agree", file=sys.stdout if format == "text" else sys.stderr)
    return 1 if failing else 0


def _read(paths: Sequence[Path]) -> Iterator[Any]:
    from rightparty.law.cases.own import own_cases, read_case_file
    from rightparty.law.cases.research import read_research

    if not paths:
        yield from own_cases()
    for path in paths:
        if not path.is_file():
            raise InvalidInput(
                f"{path}: no such file", "name case files: `.toml`, or `.jsonl` of the research"
            )
        yield from read_research(path) if path.suffix == ".jsonl" else read_case_file(path)


def _row(compared: Any, disputed: Any) -> dict[str, Any]:
    trial = compared.trial
    case, law, product = trial.case, trial.law, trial.product
    return {
        "id": case.id,
        "expected": case.expected.verdict,
        "got": law.verdict,
        "product_expected": case.expected.product,
        "product_got": product.verdict,
        "legal_effect": list(dict.fromkeys(law.legal_effects)),
        "passed": compared.passed,
        "disputed": disputed.get(case.id),
        "reasons": list(law.rules),
        "differences": "; ".join(compared.differences),
    }
