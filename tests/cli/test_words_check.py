"""`rightparty words check`: findings with their lines, and an exit code that says whether there are any."""

import json
from pathlib import Path

import pytest

from rightparty.cli import words_check
from rightparty.cli.main import run


def test_findings_are_told_with_line_words_rule_and_advice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And the command ends with 2."""
    file = tmp_path / "texts.txt"
    file.write_text("您好，请来电。\n再不还款就爆你通讯录\n", encoding="utf-8")
    assert run(["words", "check", str(file), "--country", "CN", "--audience", "owes"]) == 0
    told = capsys.readouterr().out
    assert f"{file}:2: violation: shames, grave" in told
    assert "爆你通讯录" in told
    assert "PIPL art. 25" in told
    assert told.endswith("1 findings in 1 of 2 texts\n")


def test_what_is_clean_ends_with_nothing(tmp_path: Path) -> None:
    """As does what came in, whatever it says."""
    file = tmp_path / "texts.txt"
    file.write_text("Your appointment is tomorrow.\n", encoding="utf-8")
    assert run(["words", "check", str(file)]) == 0
    file.write_text("you scum, I will never pay this debt\n", encoding="utf-8")
    assert run(["words", "check", str(file), "--direction", "in"]) == 0


def test_texts_between_empty_lines_go_over_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each counts from its first line; the encoding of Chinese Windows is read too."""
    file = tmp_path / "texts.txt"
    file.write_bytes("您好，\n请来电。\n\n再不还款\n就爆你通讯录\n".encode("gb18030"))
    assert run(["words", "check", str(file), "--audience", "owes", "--strict", "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["line"], found["saying"], found["missing"]) == (4, "shames", [])


def test_rows_say_what_is_known_of_each_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A cell goes before the option; an empty one leaves it."""
    file = tmp_path / "texts.csv"
    file.write_text(
        "id,audience,filed_case,text\n1,,,您的欠款法院已立案\n2,,C-1,您的欠款法院已立案\n3,other,C-1,您朋友欠款\n",
        encoding="utf-8",
    )
    assert run(["words", "check", str(file), "--audience", "owes", "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[:4] for line in lines[1:]] == [
        ["2", "cannot_tell", "grave", "claims_suit"],
        ["4", "violation", "grave", "debt_word"],
    ]


def test_json_lines_are_read(tmp_path: Path) -> None:
    """With lists and truths of their own."""
    file = tmp_path / "texts.jsonl"
    row = {
        "text": "还款请打开 pay.morning.cn/a",
        "audience": "owes",
        "own_links": ["morning.cn"],
        "by_agency": False,
    }
    file.write_text(json.dumps(row, ensure_ascii=False) + "\n\n", encoding="utf-8")
    assert run(["words", "check", str(file)]) == 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "words\nhello\n", "no column `text`"),
        ("a.csv", "text,audience\nhello,friend\nhello,foe\n", "a.csv:3"),
        ("a.jsonl", '{"text": 1}\nnothing\n', "a.jsonl:2: no JSON"),
    ],
)
def test_what_cannot_be_read_ends_with_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, told: str
) -> None:
    """Every fault with its line."""
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    assert run(["words", "check", str(file)]) == 3
    assert told in capsys.readouterr().err


def test_what_is_no_text_ends_with_three(tmp_path: Path) -> None:
    """Bytes of no encoding that is known here."""
    file = tmp_path / "texts.txt"
    file.write_bytes(b"\xff\xff\xff")
    assert run(["words", "check", str(file)]) == 3


def test_a_model_is_asked_only_when_it_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it finds carries its score, and a person has to read."""
    file = tmp_path / "texts.txt"
    file.write_text("手底下的人会来伺候你一家，还钱\n您的账单已出\n", encoding="utf-8")
    assert words_check.check(file, audience="owes", country="CN") == 0
    capsys.readouterr()
    assert words_check.check(file, audience="owes", country="CN", model=True, format="json") == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["found_by"], row["verdict"], row["missing"]) == ("model", "cannot_tell", ["read_by_a_person"])


def test_several_processes_find_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the order of the file."""
    file = tmp_path / "texts.txt"
    file.write_text("你这个老赖\nhello\nyou deadbeat\n再不还款就爆你通讯录\n", encoding="utf-8")
    monkeypatch.setattr(words_check, "_SHARE", 2)
    told = []
    for processes in (1, 2):
        words_check.check(file, audience="owes", country="CN", processes=processes)
        told.append(capsys.readouterr().out)
    assert told[0] == told[1] != ""
