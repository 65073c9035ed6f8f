"""`journal verify` and `journal receipt` on an exported file."""

import json
from pathlib import Path

import pytest

from rightparty.cli.main import run
from rightparty.journal.export import End, end_line
from rightparty.signing import public_pem
from tests.journal.samples import KEY, STRANGER, journal


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with an exported journal and the public keys of its lender and of a stranger."""
    (tmp_path / "journal.jsonl").write_bytes(journal(8, (3, 8)).file())
    (tmp_path / "lender.pub").write_bytes(public_pem(KEY.public_key()))
    (tmp_path / "stranger.pub").write_bytes(public_pem(STRANGER.public_key()))
    return tmp_path


def _verify(files: Path, *options: str, name: str = "journal.jsonl", key: str = "lender.pub") -> int:
    return run(["journal", "verify", str(files / name), "--key", str(files / key), *options])


def test_an_untouched_journal_ends_with_code_0_and_shows_the_roots(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each head's root is printed as computed and as expected, and the sum says all is sealed."""
    assert _verify(files) == 0
    shown = capsys.readouterr().out
    root = journal(8, (8,)).heads[0].root.hex()
    assert f"computed {root}\n       expected {root}" in shown
    assert shown.endswith("8 of 8 records stand under a signed head; 2 heads; 0 faults\n")


def test_a_flipped_byte_ends_with_code_1_and_names_its_record(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The record's number, the line, and both hashes are printed."""
    path = files / "journal.jsonl"
    path.write_bytes(
        path.read_bytes().replace(
            b'"delivered"},"kind":"outcome","seq":4', b'"delivereD"},"kind":"outcome","seq":4'
        )
    )
    assert _verify(files) == 1
    shown = capsys.readouterr().out
    assert "FAULT  line 7: record 4 was altered" in shown
    assert "1 faults" in shown


def test_json_tells_the_same(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same result, for a program to read."""
    assert _verify(files, "--format", "json", key="stranger.pub") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is False
    assert {fault["what"] for fault in told["faults"]} == {"forged"}


def test_a_receipt_is_handed_out_and_verified_by_itself(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One record leaves the journal with its proof, and stands without it."""
    source, out = str(files / "journal.jsonl"), str(files / "receipt.json")
    assert run(["journal", "receipt", "5", "--file", source, "--out", out]) == 0
    assert _verify(files, name="receipt.json") == 0
    assert "leaf hash of record 5: agrees" in capsys.readouterr().out
    assert _verify(files, name="receipt.json", key="stranger.pub") == 1


def test_a_journal_cut_short_is_caught_by_a_receipt_kept_earlier(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Cut at its first head, its last line forged, the file looks whole, but not to one with a receipt."""
    source, kept = files / "journal.jsonl", str(files / "kept.json")
    assert run(["journal", "receipt", "5", "--file", str(source), "--out", kept]) == 0
    cut = source.read_bytes().splitlines(keepends=True)[:5]
    source.write_bytes(b"".join(cut))
    assert _verify(files) == 1, "its last line is missing"
    source.write_bytes(b"".join([*cut, end_line(End(3, 1, 0))]))
    assert _verify(files) == 0
    assert _verify(files, "--kept", kept) == 1
    assert "covers more than the 3 records here" in capsys.readouterr().out


def test_what_cannot_be_done_is_refused_with_the_way_out(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a key, with a private key, or with a word for a number, the command says what is needed."""
    source = str(files / "journal.jsonl")
    assert run(["journal", "verify", source]) == 2
    assert "--key PUBLIC_KEY_FILE" in capsys.readouterr().err
    assert run(["journal", "receipt", "c-1", "--file", source]) == 2
    assert run(["journal", "verify", source, "--key", source]) == 3
    assert run(["journal", "verify", str(files / "no.jsonl"), "--key", str(files / "lender.pub")]) == 1
