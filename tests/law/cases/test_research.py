"""Cases in the words of the research: what a vocabulary does not have is an error, and never a pass."""

import json
from pathlib import Path
from typing import Any

import pytest

from rightparty.errors import InvalidInput
from rightparty.law.cases.research import read_research

ASIA: dict[str, Any] = {
    "id": "A-1",
    "rule_ids": ["CN-TIM-01"],
    "jurisdiction": "CN",
    "citation": "GB/T 45251-2025, 5.3",
    "facts": {
        "creditor_type": "BANK",
        "product": "consumer_loan",
        "sender": "creditor",
        "channel": "voice",
        "recipient_role": "borrower",
        "recipient_check": "verified",
        "content_class": "post_due_reminder",
        "content_flags": [],
        "dpd": 20,
        "holds": [],
        "prior_events": [],
        "local_time": "2026-11-23T22:00:00+08:00",
    },
    "expected": "delay",
}
US: dict[str, Any] = {
    "id": "U-1",
    "citation": "12 CFR 1006.14",
    "legal_effect": "permitted",
    "facts": {"jurisdiction": "US-FED", "debts": [], "persons": [], "events": [], "action": {}},
    "expected": "allow",
}


def _problems(folder: Path, *lines: str) -> list[str]:
    file = folder / "cases.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        list(read_research(file))
    return [str(problem).removeprefix(str(file)) for problem in caught.value.problems]


def _with(case: dict[str, Any], **facts: Any) -> str:
    return json.dumps(case | {"facts": case["facts"] | facts})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (_with(ASIA, mood=3), "no fact `mood`"),
        (_with(ASIA, chanel="voice"), "no fact `chanel`: did you mean `channel`?"),
        (_with(ASIA, channel="pigeon"), "no channel `pigeon`: there are"),
        (_with(ASIA, content_flags=["smiles"]), "no content flag `smiles`: there are"),
        (_with(US, weather="fine"), "no fact `weather` of a case"),
        (json.dumps({"id": "x"}), "a case of neither vocabulary"),
        (json.dumps({"id": "x", "rule_ids": []}), "`x`: something lacks"),
        ("[1]", "no case: each line is one JSON object"),
        ("{", "not JSON"),
    ],
)
def test_what_a_vocabulary_does_not_have_is_refused(tmp_path: Path, line: str, told: str) -> None:
    """With file and line, and what there is instead where there is something near."""
    [problem] = _problems(tmp_path, line)
    assert problem.startswith(":1: ")
    assert problem.count("cases.jsonl") == 0
    assert told in problem


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    """Two wrong facts in one case, and a line that is no JSON two lines below."""
    told = _problems(tmp_path, _with(ASIA, mood=3, weather=1), "", "{")
    assert [one.split(" ")[0] for one in told] == [":1:", ":1:", ":3:"]


def test_a_good_case_of_each_vocabulary_is_read(tmp_path: Path) -> None:
    """So that the faults above are faults of what was changed."""
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps(ASIA), encoding="utf-8")
    assert [case.id for case in read_research(file)] == ["A-1"]
