"""Case files of researchers, one JSON object a line, in two vocabularies told apart by their keys."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rightparty.errors import InvalidInput
from rightparty.law.cases import asia, us
from rightparty.law.cases.case import Case
from rightparty.law.faults import counted

Translate = Callable[[Mapping[str, Any], str], Case]


def read_research(path: Path) -> Iterator[Case]:
    """Every case of a file of JSON lines.

    Raises:
        InvalidInput: lines that are not JSON, cases of neither vocabulary, and facts that a vocabulary does
            not have, all at once, each with file and line.
    """
    problems: list[str] = []
    found: list[Case] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            raw = json.loads(line)
        except json.JSONDecodeError as fault:
            problems.append(f"{where}: not JSON: {fault}")
            continue
        try:
            if not isinstance(raw, Mapping):
                raise InvalidInput("no case: each line is one JSON object")
            found.append(_vocabulary(raw)(raw, where))
        except InvalidInput as fault:
            problems += _told(fault, where)
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            what = f"{type(fault).__name__} {fault}"
            problems.append(
                f"{where}: `{raw.get('id', '?')}`: something lacks, or is of another kind: {what}"
            )
    if problems:
        raise InvalidInput(f"{path}: {counted(problems)} in cases", problems=problems)
    yield from found


def _told(fault: InvalidInput, where: str) -> Iterator[str]:
    """What is wrong with one case, and what there is instead; its place once."""
    help = f": {fault.help}" if fault.help else ""
    for problem in fault.problems or (f"{fault}{help}",):
        yield f"{where}: {str(problem).removeprefix(f'{where}: ')}"


def _vocabulary(raw: Mapping[str, Any]) -> Translate:
    if "rule_ids" in raw:
        return asia.translated
    if "legal_effect" in raw:
        return us.translated
    raise InvalidInput(
        "a case of neither vocabulary: no `rule_ids` (Asia, Europe, Latin America), no `legal_effect` (US)"
    )
