"""Checks by file: what is put into a folder, and what is taken from the files that come back."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rightparty.channels import checks_drop
from rightparty.channels.checks_drop import AliyunDrop, MnrlDrop, RndDrop
from rightparty.errors import InvalidInput
from rightparty.parties.checks.check import IDENTITY, RECYCLED, Question
from rightparty.parties.model import default_model

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
SINCE = datetime(2026, 1, 31, 20, tzinfo=UTC)
US, INDIA, CHINA = "+12025550123", "+919812345678", "+8613800138000"


def question(number: str = US, person: str = "ana", check: str = RECYCLED) -> Question:
    """About one number."""
    return Question(f"{number}/{person}", check, f"x{number}", person, number, SINCE)


def test_a_query_for_the_us_database(tmp_path: Path) -> None:
    """Numbers of other countries are left out, each with the reason; only its owner can read the file."""
    put = RndDrop().put([question(), question(CHINA)], tmp_path / "out", AT)
    (path,) = put.files
    assert path.name == "rnd-query-20261123T020000Z-1.csv"
    assert path.read_text() == "2025550123,2026-01-31\n"
    assert path.stat().st_mode & 0o077 == 0
    assert [(one.number, why) for one, why in put.left_out] == [(CHINA, "is no North American number")]
    assert sorted(tmp_path.joinpath("out").iterdir()) == [path]


def test_a_long_query_becomes_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None is longer than the database takes."""
    monkeypatch.setattr(checks_drop, "LINES_MOST", 2)
    put = RndDrop().put([question(f"+1202555{n:04}") for n in range(5)], tmp_path, AT)
    assert [len(path.read_text().splitlines()) for path in put.files] == [2, 2, 1]


def test_the_answers_of_the_us_database(tmp_path: Path) -> None:
    """Every question about a number is answered, whoever it was asked for."""
    came = tmp_path / "result.csv"
    came.write_text("\ufeffTN,Date,Result\r\n2025550123,2026-01-31,yes\r\n", encoding="utf-8")
    answers = RndDrop().take([question(), question(person="ben"), question(CHINA)], [came], AT)
    assert [(one.question.person_id, one.finding) for one in answers] == [
        ("ana", "recycled"),
        ("ben", "recycled"),
    ]


def test_one_bad_line_and_no_answer_is_taken(tmp_path: Path) -> None:
    """Every bad line is told, with its file; a file with a fault may be another than it seems."""
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_bytes(b"2025550123,2026-01-31,yes\n2025550123,2026-01-31,\xff\n")
    second.write_text("2025550123\n")
    with pytest.raises(InvalidInput) as caught:
        RndDrop().take([question()], [first, second], AT)
    assert [str(problem).split(" ")[0] for problem in caught.value.problems] == ["a.csv:2:", "b.csv:1:"]


def test_indias_list_is_compared_here(tmp_path: Path) -> None:
    """Nothing is put anywhere; asked since what is February in India, its list must be there."""
    assert MnrlDrop().put([question(INDIA), question(US)], tmp_path, AT).left_out == [
        (question(US), "is no Indian mobile number")
    ]
    lists = []
    for month, number in ((1, "9000000001"), (2, "9000000002"), (3, "9812345678")):
        path = tmp_path / f"mnrl-2026-{month:02}.json"
        path.write_text(json.dumps({"status": 200, "payload": [{"n": number}]}))
        lists.append(path)
    asked = [question(INDIA), question("+919812345679")]
    assert [one.finding for one in MnrlDrop().take(asked, lists, AT)] == ["recycled", "not_recycled"]
    assert [one.finding for one in MnrlDrop().take(asked, lists[1:2], AT)] == ["not_recycled"] * 2
    assert [one.finding for one in MnrlDrop().take(asked, lists[:1], AT)] == ["recycling_unknown"] * 2


def test_a_list_names_its_month(tmp_path: Path) -> None:
    """Else nobody knows of when it tells."""
    came = tmp_path / "list.json"
    came.write_text('{"payload":[]}')
    with pytest.raises(InvalidInput) as caught:
        MnrlDrop().take([question(INDIA)], [came], AT)
    assert "does not name its month" in str(caught.value.problems[0])


def test_the_chinese_vendors_calls_by_file(tmp_path: Path) -> None:
    """Our own system makes the calls; each answer finds its question."""
    drop = AliyunDrop("auth", default_model().lag_of)
    asked = [question(CHINA), question(CHINA, "ben", IDENTITY)]
    put = drop.put(asked, tmp_path, AT)
    assert [why for _, why in put.left_out] == ["the person's name is not known"]
    (call,) = map(json.loads, put.files[0].read_text().splitlines())
    told = {
        "reference": call["reference"],
        "at": AT.isoformat(),
        "response": {"Code": "OK", "Data": {"VerifyResult": "1"}},
    }
    came = tmp_path / "came.jsonl"
    came.write_text(json.dumps(told) + "\n")
    (answer,) = drop.take(asked, [came], AT)
    assert (answer.finding, answer.question.person_id) == ("recycled", "ana")


@pytest.mark.parametrize("drop", [RndDrop(), MnrlDrop(), AliyunDrop("auth", default_model().lag_of)])
def test_what_leaves_is_declared(drop: checks_drop.Drop) -> None:
    """Each source says what it gets, how old its data may be, and in what money it is paid."""
    declared = drop.declared
    assert declared.sends
    assert declared.lag_max.days >= 31
    assert len(declared.currency) == 3
