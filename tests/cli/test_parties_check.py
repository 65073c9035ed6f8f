"""`rightparty parties check`: numbers out, evidence in, from the command line."""

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cyclopts import App

from rightparty.cli.parties_check import check
from rightparty.errors import InvalidInput, Refused
from tests.channels.vendor import vendor

AT = "2026-11-23T10:00:00+08:00"


def run(*arguments: str) -> None:
    """The command as it is parsed from a line; faults are raised."""
    app = App(name="check", result_action="return_value")
    app.default(check)
    app([*arguments, "--at", AT, "--folder-only"], exit_on_error=False, print_error=False)


@pytest.fixture
def book(root: Path) -> str:
    """The example book: three people in China, one in the United States."""
    return str(root / "examples" / "first-book")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """What the vendor granted."""
    path = tmp_path / "key.toml"
    path.write_text('key_id = "ours"\nsecret = "s3cret"\n[codes]\nrecycled = "c1"\n', encoding="utf-8")
    return path


def rows(path: Path) -> list[dict[str, str]]:
    """The evidence written."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_query_for_the_us_database(book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Maria's number, since she stated it; the others' are no business of the United States."""
    run(book, "--with", "rnd", "--ask", str(tmp_path / "out"))
    told = capsys.readouterr()
    path = Path(told.out.strip())
    assert path.read_text(encoding="utf-8") == "3125550142,2025-02-01\n"
    assert told.err.splitlines()[-1] == "1 numbers asked about in 1 files"


@pytest.mark.parametrize(
    ("answer", "kind", "counted"),
    [
        ("yes", "recycled", "1 yes, 0 no, 0 no_data"),
        ("no", "not_recycled", "0 yes, 1 no, 0 no_data"),
        ("no_data", "recycling_unknown", "0 yes, 0 no, 1 no_data"),
    ],
)
def test_its_answers_become_evidence(
    book: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: str, kind: str, counted: str
) -> None:
    """Rows of the book's own table, dated by the query."""
    came, out = tmp_path / "came.csv", tmp_path / "evidence.csv"
    came.write_text(f"3125550142,2025-02-01,{answer}\n", encoding="utf-8")
    run(book, "--with", "rnd", "--answers", str(came), "--out", str(out))
    (row,) = rows(out)
    assert (row["point_id"], row["person_id"], row["kind"]) == ("maria-mobile", "maria", kind)
    assert (row["at"], row["since"]) == ("2026-11-23 02:00:00+00:00", "2025-02-01 16:00:00+00:00")
    assert capsys.readouterr().err.splitlines()[-1] == f"1 answers: {counted}; 0 questions without an answer"


def test_added_to_the_book_the_evidence_is_read_and_the_number_is_not_asked_again(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Until thirty days have passed."""
    folder = tmp_path / "book"
    folder.mkdir()
    for path in (root / "examples" / "first-book").iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    came, out = tmp_path / "came.csv", tmp_path / "more.csv"
    came.write_text("3125550142,2025-02-01,yes\n", encoding="utf-8")
    run(str(folder), "--with", "rnd", "--answers", str(came), "--out", str(out))
    evidence = folder / "evidence.csv"
    old = rows(evidence)
    new = [row | {"at": "2026-11-23 01:59:00+00:00"} for row in rows(out)]
    with evidence.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(new[0]))
        writer.writeheader()
        writer.writerows([*old, *new])
    capsys.readouterr()
    run(str(folder), "--with", "rnd", "--ask", str(tmp_path / "again"))
    assert capsys.readouterr().err.splitlines()[-1] == "0 numbers asked about in 0 files"
    run(str(folder), "--with", "rnd", "--ask", str(tmp_path / "again"), "--again-after-days", "0")
    assert capsys.readouterr().err.splitlines()[-1] == "1 numbers asked about in 1 files"


def test_a_bad_answer_is_named_with_its_line(book: str, tmp_path: Path) -> None:
    """And nothing is written."""
    came, out = tmp_path / "came.csv", tmp_path / "evidence.csv"
    came.write_text("3125550142,2025-02-01,perhaps\n", encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        run(book, "--with", "rnd", "--answers", str(came), "--out", str(out))
    assert [str(problem) for problem in caught.value.problems] == [
        "came.csv:1: answer `perhaps` is none of yes, no and no_data"
    ]
    assert not out.exists()


def test_the_chinese_vendor_by_file(
    book: str, tmp_path: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two people owe in China; the third is nobody's business. Two answers of the vendor come back."""
    run(book, "--with", "cn", "--ask", str(tmp_path / "out"), "--key", str(key))
    told = capsys.readouterr()
    calls = [json.loads(line) for line in Path(told.out.strip()).read_text(encoding="utf-8").splitlines()]
    assert [call["reference"] for call in calls] == ["na-mobile/li-na", "wang-mobile/wang-lei"]
    assert [call["parameters"]["StartTime"] for call in calls] == [
        "2026-11-23 08:31:00",
        "2026-06-15 15:21:00",
    ]
    came, out = tmp_path / "came.jsonl", tmp_path / "evidence.csv"
    came.write_text(
        "".join(
            json.dumps({
                "reference": call["reference"],
                "at": AT,
                "response": {"Code": "OK", "Data": {"VerifyResult": result, "Carrier": "CMCC"}},
            })
            + "\n"
            for call, result in zip(calls, "21", strict=True)
        ),
        encoding="utf-8",
    )  # fmt: skip
    run(book, "--with", "cn", "--answers", str(came), "--out", str(out))
    assert [(row["person_id"], row["kind"], row["as_of"]) for row in rows(out)] == [
        ("li-na", "not_recycled", "2026-11-16 02:00:00+00:00"),
        ("wang-lei", "recycled", "2026-11-23 02:00:00+00:00"),
    ]


def test_the_chinese_vendor_over_http(book: str, tmp_path: Path, key: Path) -> None:
    """Each person is one call, dated now."""
    out = tmp_path / "evidence.csv"
    with vendor() as listening:
        listening.says({"Code": "OK", "Data": {"VerifyResult": "1", "Carrier": "CMCC"}})
        listening.says({"Code": "RequestFrequencyLimit"})
        run(book, "--with", "cn", "--endpoint", listening.url, "--key", str(key), "--out", str(out))
    assert [row["kind"] for row in rows(out)] == ["recycled", "recycling_unknown"]
    assert abs(datetime.fromisoformat(rows(out)[0]["at"]) - datetime.now(UTC)) < timedelta(hours=1)
    assert len({headers["x-acs-signature-nonce"] for headers, _ in listening.calls}) == 2


def test_an_identity_is_asked_only_where_it_is_known(
    book: str, tmp_path: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example book has no identity numbers, so nothing leaves; and each use has a code of its own."""
    with pytest.raises(Refused, match="no use of the check `identity`"):
        run(book, "--with", "cn", "--about", "identity", "--ask", str(tmp_path / "out"), "--key", str(key))
    key.write_text(key.read_text(encoding="utf-8") + 'identity = "c2"\n', encoding="utf-8")
    run(book, "--with", "cn", "--about", "identity", "--ask", str(tmp_path / "out"), "--key", str(key))
    assert capsys.readouterr().err.splitlines()[-2:] == [
        "0 numbers asked about in 0 files",
        "2 left out: the person's identity number of 18 places is not known",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--with", "rnd"), "not clear what to do"),
        (("--with", "rnd", "--ask", "x", "--answers", "y"), "not clear what to do"),
        (("--with", "rnd", "--endpoint", "https://x.example"), "only the Chinese vendor"),
        (("--with", "cn", "--endpoint", "https://x.example"), "only with a key"),
        (("--with", "cn", "--ask", "x"), "no use of the check"),
        (("--with", "mnrl", "--ask", "x"), "is not asked, it is read"),
    ],
)
def test_what_is_not_clear_is_refused(book: str, arguments: tuple[str, ...], said: str) -> None:
    """One thing at a time, and the vendor only with its key."""
    with pytest.raises(Refused, match=said):
        run(book, *arguments)


@pytest.mark.parametrize("text", ["", "secret = 1", 'key_id="a"\nsecret="b"\n[codes]\nother="c"', "not toml"])
def test_a_key_that_cannot_be_read_is_not_repeated(book: str, tmp_path: Path, text: str) -> None:
    """A fault tells the form, never what stands in the file."""
    path = tmp_path / "key.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        run(book, "--with", "cn", "--endpoint", "https://x.example", "--key", str(path))
    assert caught.value.message == f"{path}: cannot be read as a key"
