"""`journal consistency`, `journal verifier`, and what `journal verify` says of proofs and time-stamps."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rightparty.cli.main import run
from rightparty.journal.anchor import accept, request
from rightparty.journal.export import head_line
from rightparty.signing import public_pem
from tests.journal.authority import Workshop, workshop
from tests.journal.samples import KEY, STRANGER, Journal, journal, seal_at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A journal as it was exported last week, and as it is today, with the lender's key."""
    (tmp_path / "old.jsonl").write_bytes(journal(5, (3, 5)).file())
    (tmp_path / "new.jsonl").write_bytes(journal(9, (3, 5, 9)).file())
    (tmp_path / "other.jsonl").write_bytes(journal(8, (3, 8)).file())
    (tmp_path / "key.pub").write_bytes(public_pem(KEY.public_key()))
    (tmp_path / "head.json").write_bytes(head_line(journal(5, (5,)).heads[0]))
    return tmp_path


def _run(folder: Path, *arguments: str) -> int:
    """Run a command; words with an ending are files of the folder."""
    return run([str(folder / one) if "." in one else one for one in ("journal", *arguments)])


def test_a_journal_is_proven_to_extend_the_head_that_somebody_kept(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The proof holds by itself, by the package and by the one-file verifier; a head alone may be kept."""
    for kept in ("receipt.json", "head.json"):
        assert _run(folder, "receipt", "2", "--file", "old.jsonl", "--out", "receipt.json") == 0
        assert _run(folder, "consistency", kept, "--file", "new.jsonl", "--out", "proof.json") == 0
        assert _run(folder, "verify", "proof.json", "--key", "key.pub") == 0
    assert "the first 5 of 9 records: agrees" in capsys.readouterr().out
    assert _run(folder, "verify", "new.jsonl", "--key", "key.pub", "--kept", "proof.json") == 0
    assert _run(folder, "verify", "old.jsonl", "--key", "key.pub", "--kept", "proof.json") == 1
    assert "covers more than the 5 records here" in capsys.readouterr().out


def test_a_journal_that_does_not_extend_it_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A journal cut off, or another one, gives no proof, and the head is called evidence."""
    assert _run(folder, "consistency", "head.json", "--file", "new.jsonl", "--out", "proof.json") == 0
    assert _run(folder, "consistency", "proof.json", "--file", "old.jsonl") == 3
    assert "covers 9 records, the journal's last 5" in capsys.readouterr().err
    forged = Journal(journal(9, ()).entries[::-1], seal_at(journal(9, ()).entries[::-1], (9,)))
    (folder / "forged.jsonl").write_bytes(forged.file())
    assert _run(folder, "consistency", "head.json", "--file", "forged.jsonl") == 2
    assert "keep the head: it is evidence" in capsys.readouterr().err
    assert _run(folder, "consistency", "key.pub", "--file", "new.jsonl") == 3


def test_whether_the_head_kept_is_genuine_is_said_first(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A head that a stranger signed accuses nobody; a genuine one is evidence; without a key it may be."""
    [forged] = seal_at(journal(5, ()).entries[::-1], (5,), STRANGER)
    (folder / "stranger.json").write_bytes(head_line(forged))
    about = ("--file", "new.jsonl", "--key", "key.pub")
    assert _run(folder, "consistency", "stranger.json", *about) == 2
    said = capsys.readouterr().err
    assert "not genuine" in said
    assert "evidence" not in said
    assert "was changed" not in said
    changed = Journal(journal(9, ()).entries[::-1], seal_at(journal(9, ()).entries[::-1], (9,)))
    (folder / "changed.jsonl").write_bytes(changed.file())
    assert _run(folder, "consistency", "head.json", "--file", "changed.jsonl", "--key", "key.pub") == 2
    said = capsys.readouterr().err
    assert "it is genuine" in said
    assert "keep the head: it is evidence" in said
    assert "if it is genuine" not in said
    assert _run(folder, "consistency", "stranger.json", "--file", "new.jsonl") == 2
    assert "if it is genuine, which `--key` tells" in capsys.readouterr().err
    assert _run(folder, "consistency", "head.json", *about, "--out", "proof.json") == 0


def test_a_changed_proof_is_found(folder: Path) -> None:
    """Neither hashes nor heads can be exchanged."""
    assert _run(folder, "consistency", "head.json", "--file", "new.jsonl", "--out", "proof.json") == 0
    told = json.loads((folder / "proof.json").read_text())
    told["proof"][0] = "00" * 32
    changed = json.dumps(told, sort_keys=True, separators=(",", ":"))
    (folder / "changed.json").write_text(changed)
    assert _run(folder, "verify", "changed.json", "--key", "key.pub") == 1


def test_the_verifier_is_written_out_and_runs_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file that is handed out verifies what was exported, without this package."""
    assert _run(folder, "verifier", "--out", "verifier.py") == 0
    assert run(["journal", "verifier"]) == 0
    assert capsys.readouterr().out == (folder / "verifier.py").read_text()
    done = subprocess.run(
        [sys.executable, "-I", "-S", "verifier.py", "new.jsonl", "--key", "key.pub"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout[:2]) == (0, "9 ")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """One authority for the module's tests."""
    return workshop(tmp_path_factory.mktemp("tsa"))


def test_stamps_are_checked_against_the_authority_s_certificates(
    folder: Path, shop: Workshop, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its root they hold; with another's, each is a fault; OpenSSL agrees with the one file's help."""
    whole = journal(4, (4,))
    [head] = whole.heads
    stamp = accept(
        shop.stamp(request(head, 9)), head, nonce=9, authority="https://tsa.example/", roots=shop.roots,
        now=datetime.now(UTC),
    )  # fmt: skip
    (folder / "stamped.jsonl").write_bytes(whole.file(lambda _: (stamp,)))
    (folder / "root.pem").write_bytes(shop.roots)
    (folder / "stranger.pem").write_bytes(workshop(tmp_path_factory.mktemp("stranger")).roots)
    assert _run(folder, "verify", "stamped.jsonl", "--key", "key.pub", "--authority", "root.pem") == 0
    assert "by https://tsa.example/" in capsys.readouterr().out
    assert _run(folder, "verify", "stamped.jsonl", "--key", "key.pub", "--authority", "stranger.pem") == 1
    assert "not that of a trusted authority" in capsys.readouterr().out
    assert _run(folder, "verify", "stamped.jsonl", "--key", "key.pub", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["stamps"][0]["size"] == 4
    assert _run(folder, "verifier", "--out", "verifier.py") == 0
    done = subprocess.run(
        [sys.executable, "-I", "verifier.py", "stamped.jsonl", "--key", "key.pub", "--tokens", "stamps"],
        cwd=folder, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    [command] = [line.removeprefix("check  ") for line in done.stdout.splitlines() if "openssl" in line]
    checked = subprocess.run(
        command.replace("ROOTS.pem", "root.pem").split(),
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert b"Verification: OK" in checked.stdout + checked.stderr
